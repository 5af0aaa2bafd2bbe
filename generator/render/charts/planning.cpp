#include "render/addresses.hpp"
#include "render/charts/kinds.hpp"
#include "render/charts/labels.hpp"
#include "render/charts/plane.hpp"
#include "render/charts/sentences.hpp"
#include "render/charts/style.hpp"
#include "render/charts/time_axis.hpp"

#include <algorithm>
#include <map>

namespace peil::render::charts {
namespace {

using nlohmann::json;

constexpr double k_bar_height = 12;
constexpr double k_between_rows = 12;

/// How a state looks: a shape that differs from the others, then a colour.
struct StateLook
{
  /// A Vega symbol, or a path in a square from -1 to 1.
  std::string_view symbol;
  bool is_filled = false;
  std::string_view colour;
};

StateLook look_of(MilestoneState state)
{
  constexpr std::string_view tick = "M-0.9,0.05L-0.3,0.65L0.9,-0.65";
  switch (state) {
  case MilestoneState::done:
  case MilestoneState::done_late:
    return {tick, false, k_value};
  case MilestoneState::running:
    return {"triangle-right", true, k_value};
  case MilestoneState::late:
    return {"diamond", true, k_expected};
  case MilestoneState::cancelled:
    return {"M-0.8,-0.8L0.8,0.8M0.8,-0.8L-0.8,0.8", false, k_muted};
  case MilestoneState::planned:
    break;
  }
  return {"circle", false, k_muted};
}

/// The quarter in force: that of the plan, or that of the last move.
Period quarter_of(const MilestoneResult& result)
{
  return calendar_quarter(result.due.year(), result.due.quarter());
}

std::string quarter_word(const Words& words, Date due)
{
  return words.notation().short_quarter(due.year(), due.quarter());
}

// "Q3 2027", or "Q3 2027 (eerst Q2 2027)" when it was moved.
std::string quarter_text(const Words& words, const MilestoneResult& result)
{
  const std::string now = quarter_word(words, result.due);
  return result.moves.empty()
             ? now
             : words.say("mijlpaal.kwartaal_eerst",
                         {{"kwartaal", now}, {"eerst", quarter_word(words, result.first_due)}});
}

/// All of the plan and what lies before or after it.
Period period_of(const Input& in)
{
  Period period = in.project.plan.period;
  for (const MilestoneResult& result : in.snapshot.milestones) {
    const Period quarter = quarter_of(result);
    period.first = std::min({period.first, quarter.first, result.done.value_or(quarter.first)});
    period.last = std::max({period.last, quarter.last, result.done.value_or(quarter.last)});
  }
  return period;
}

/// Lays out the rows of the time line and draws them: the name, and under it the quarter, the mark
/// of the state and its word.
class PlanningDrawing
{
public:
  explicit PlanningDrawing(const Input& in);

  json draw() const;

private:
  double width() const { return m_margins.plot_width(); }
  double at(Date date) const { return place_of(date, m_period, width()); }
  std::optional<Date> as_of_on_the_line() const;
  double add_row(const MilestoneResult& result, double top);
  /// Where the word of a state came to stand.
  struct WordPlace
  {
    bool leaves_as_of_free = true;
    double extra_height = 0;
  };
  WordPlace add_word(Date mark, const Period& quarter, double y, const std::string& word);
  void add_as_of(json& layers, const Plane& plane) const;

  const Input& m_in;
  const Words& m_words;
  Period m_period;
  Margins m_margins;
  double m_height = 0;

  // Filled row by row.
  json m_tracks = json::array();
  json m_quarters = json::array();
  /// Where a moved milestone stood first.
  json m_first_quarters = json::array();
  json m_words_of_state = json::array();
  json m_names = json::array();
  json m_first_names = json::array();
  json m_as_of = json::array();
  /// Rows of (x, y) by state.
  std::map<MilestoneState, json> m_marks;
};

PlanningDrawing::PlanningDrawing(const Input& in)
    : m_in(in), m_words(in.words),
      m_period(period_of(in)), m_margins{8, 3 * k_line_height + k_gap, 8, 2}
{
  double top = 2 * k_gap;
  for (const MilestoneResult& result : in.snapshot.milestones)
    top = add_row(result, top);
  m_height = top;
}

std::optional<Date> PlanningDrawing::as_of_on_the_line() const
{
  return m_period.contains(m_in.snapshot.as_of) ? std::optional(m_in.snapshot.as_of) : std::nullopt;
}

// Beside the mark, on a side where neither the mark nor the line of the as-of date is in the way;
// where it fits on no side, on a line of its own below.
PlanningDrawing::WordPlace PlanningDrawing::add_word(Date mark, const Period& quarter, double y,
                                                     const std::string& word)
{
  const Span shown = {std::min(at(quarter.first), at(mark) - k_gap),
                      std::max(at(quarter.last), at(mark) + k_gap)};
  const double size = text_width(word);
  const double line = as_of_on_the_line() ? at(*as_of_on_the_line()) : -2 * k_gap;
  const auto fits = [&](const Span& span) {
    return span.from >= 0 && span.to <= width() && !span.meets({line - 3, line + 3}) &&
           !span.meets(shown);
  };
  const std::vector<Span> tries = {{shown.to + k_gap, shown.to + k_gap + size},
                                   {shown.from - k_gap - size, shown.from - k_gap},
                                   {line + k_gap, line + k_gap + size},
                                   {line - k_gap - size, line - k_gap}};
  const auto found = std::find_if(tries.begin(), tries.end(), fits);
  const auto put = [&](double from, double middle) {
    json row = label_right(m_period.first.to_iso(), middle, word);
    row["schuif"] = from;
    m_words_of_state.push_back(std::move(row));
  };
  if (found == tries.end() && tries[0].to > width() && tries[1].from < 0) {
    put(std::min(shown.from, width() - size), y + k_line_height);
    return {true, k_line_height};
  }
  const Span chosen = found != tries.end() ? *found : tries[0].to <= width() ? tries[0] : tries[1];
  put(chosen.from, y);
  return {!chosen.meets({line - 3, line + 3}), 0};
}

double PlanningDrawing::add_row(const MilestoneResult& result, double top)
{
  const Milestone& milestone = m_in.project.milestones[result.milestone_index];
  const Period quarter = quarter_of(result);
  const std::string title = m_words.title(milestone).text;
  const std::string word = m_words.word(status_of(result.state));
  double y = top + k_line_height / 2;
  for (const std::string& line : wrapped(title, width(), 2)) {
    m_names.push_back({{"y", y}, {"tekst", line}});
    y += k_line_height;
  }
  if (!result.moves.empty()) {
    m_first_names.push_back(
        {{"y", y},
         {"tekst", m_words.say("grafiek.planning.eerst",
                               {{"kwartaal", quarter_word(m_words, result.first_due)}})}});
    y += k_line_height;
  }
  const Date mark = result.done.value_or(quarter.last);
  m_tracks.push_back({{"van", m_period.first.to_iso()},
                      {"tot", m_period.last.to_iso()},
                      {"boven", y + k_line_height / 2}});
  m_quarters.push_back({{"van", quarter.first.to_iso()},
                        {"tot", quarter.last.to_iso()},
                        {"boven", y - k_bar_height / 2},
                        {"onder", y + k_bar_height / 2},
                        {"mijlpaal", title},
                        {"kwartaal", quarter_text(m_words, result)},
                        {"status", word}});
  const Period first = calendar_quarter(result.first_due.year(), result.first_due.quarter());
  if (!result.moves.empty()) {
    m_first_quarters.push_back({{"van", first.first.to_iso()},
                                {"tot", first.last.to_iso()},
                                {"boven", y - k_bar_height / 2},
                                {"onder", y + k_bar_height / 2},
                                {"mijlpaal", title},
                                {"kwartaal", quarter_text(m_words, result)},
                                {"status", word}});
  }
  json& marks = m_marks[result.state];
  if (marks.is_null())
    marks = json::array();
  marks.push_back({{"x", mark.to_iso()}, {"y", y}, {"mijlpaal", title}, {"status", word}});
  // From the quarter it stood in first, when it was moved, up to the one it stands in now.
  const Period shown = {std::min(first.first, quarter.first), std::max(first.last, quarter.last)};
  const WordPlace placed = add_word(mark, shown, y, word);
  if (as_of_on_the_line() && placed.leaves_as_of_free)
    m_as_of.push_back({{"van", m_in.snapshot.as_of.to_iso()},
                       {"boven", y - k_line_height / 2},
                       {"onder", y + k_line_height / 2}});
  return y + k_line_height / 2 + placed.extra_height + k_between_rows;
}

void PlanningDrawing::add_as_of(json& layers, const Plane& plane) const
{
  if (m_as_of.empty())
    return;
  layers.push_back(plane.uprights(m_as_of, {{"color", k_text}, {"strokeWidth", 1.5}}, nullptr));
  const std::string word = m_words.say("grafiek.planning.peildatum");
  const double x = at(m_in.snapshot.as_of);
  const double y = -(2 * k_line_height + k_gap) - k_line_height / 2;
  json label = x + text_width(word) <= width() ? label_right(m_in.snapshot.as_of.to_iso(), y, word)
                                               : label_left(m_in.snapshot.as_of.to_iso(), y, word);
  label["schuif"] = 0;
  json texts = plane.labels(json::array({label}), {{"fontWeight", "bold"}});
  texts["mark"]["clip"] = false;
  layers.push_back(std::move(texts));
  const json stem = {{"van", m_in.snapshot.as_of.to_iso()},
                     {"boven", y + k_line_height / 2},
                     {"onder", k_gap / 2}};
  layers.push_back(
      plane.uprights(json::array({stem}), {{"color", k_text}, {"strokeWidth", 1.5}}, nullptr));
}

json PlanningDrawing::draw() const
{
  json spec = chart_frame(m_margins, m_height);
  json& layers = spec["layer"];
  const Plane plane = Plane::of_time(m_height, quarter_axis(m_words, m_period, width(), "top"));
  const json told = tooltip({{"mijlpaal", m_words.say("grafiek.kop.mijlpaal")},
                             {"kwartaal", m_words.say("grafiek.kop.kwartaal")},
                             {"status", m_words.say("grafiek.kop.status")}});
  layers.push_back(plane.levels(m_tracks, {{"color", k_muted}, {"strokeWidth", 1}}));
  layers.push_back(plane.boxes(
      m_quarters,
      {{"color", k_target}, {"stroke", k_value_soft}, {"strokeWidth", 1}, {"cornerRadius", 2}},
      told));
  if (!m_first_quarters.empty())
    layers.push_back(plane.boxes(m_first_quarters,
                                 {{"color", "transparent"},
                                  {"stroke", k_muted},
                                  {"strokeWidth", 1},
                                  {"strokeDash", {3, 3}},
                                  {"cornerRadius", 2}},
                                 told));
  add_as_of(layers, plane);
  for (const auto& [state, rows] : m_marks) {
    const StateLook look = look_of(state);
    layers.push_back({{"data", values(rows)},
                      {"mark",
                       {{"type", "point"},
                        {"shape", look.symbol},
                        {"filled", look.is_filled},
                        {"color", look.colour},
                        {"size", 120},
                        {"strokeWidth", 2.5},
                        {"opacity", 1}}},
                      {"encoding",
                       {{"x", plane.across("x")},
                        {"y", plane.down("y")},
                        {"tooltip", tooltip({{"mijlpaal", m_words.say("grafiek.kop.mijlpaal")},
                                             {"status", m_words.say("grafiek.kop.status")}})}}}});
  }
  layers.push_back(names_at_left(plane, m_names));
  if (!m_first_names.empty())
    layers.push_back(names_at_left(plane, m_first_names));
  layers.push_back(plane.labels(m_words_of_state));
  return spec;
}

std::string parts_done(const Words& words, const MilestoneResult& result)
{
  const auto done = std::count_if(result.parts.begin(), result.parts.end(),
                                  [](const PartResult& part) { return part.done.has_value(); });
  return words.say("grafiek.planning.van", {{"klaar", std::to_string(done)},
                                            {"totaal", std::to_string(result.parts.size())}});
}

std::size_t count_in(const Snapshot& snapshot, std::initializer_list<MilestoneState> states)
{
  return static_cast<std::size_t>(std::count_if(
      snapshot.milestones.begin(), snapshot.milestones.end(), [&](const MilestoneResult& one) {
        return std::find(states.begin(), states.end(), one.state) != states.end();
      }));
}

// Which was done last; how many, when it was more than one that day.
std::string last_done(const Input& in)
{
  const MilestoneResult* last = nullptr;
  std::size_t same_day = 0;
  for (const MilestoneResult& one : in.snapshot.milestones) {
    if (!one.done)
      continue;
    if (last == nullptr || *one.done > *last->done) {
      last = &one;
      same_day = 1;
    } else if (*one.done == *last->done) {
      ++same_day;
    }
  }
  if (last == nullptr)
    return {};
  return in.words.say("grafiek.planning.laatste",
                      {{"aantal", count_value(same_day)},
                       {"titel", in.words.title(in.project.milestones[last->milestone_index]).text},
                       {"datum", in.words.notation().long_date(*last->done)}});
}

std::string sentence(const Input& in)
{
  const Words& words = in.words;
  const std::size_t done = count_in(in.snapshot, {MilestoneState::done, MilestoneState::done_late});
  const std::size_t late = count_in(in.snapshot, {MilestoneState::late});
  return joined({words.say("grafiek.planning.gereed",
                           {{"aantal", count_value(done)},
                            {"totaal", std::to_string(in.snapshot.milestones.size())},
                            {"datum", words.notation().long_date(in.snapshot.as_of)}}),
                 words.say("grafiek.planning.te_laat", {{"aantal", count_value(late)}}),
                 last_done(in)});
}

ChartTable table(const Input& in)
{
  const Words& words = in.words;
  ChartTable made;
  made.caption = words.say("grafiek.planning.bijschrift");
  for (const char* heading : {"mijlpaal", "kwartaal", "status", "onderdelen", "gereed_op"})
    made.headings.push_back(words.say(std::string("grafiek.kop.") + heading));
  for (const MilestoneResult& result : in.snapshot.milestones) {
    const Milestone& milestone = in.project.milestones[result.milestone_index];
    made.rows.push_back({words.title(milestone).text, quarter_text(words, result),
                         words.word(status_of(result.state)), parts_done(words, result),
                         result.done ? words.notation().short_date(*result.done)
                                     : words.say("grafiek.planning.nog_niet")});
  }
  return made;
}

} // namespace

std::optional<Chart> planning_chart(const Input& in)
{
  if (in.snapshot.milestones.size() < 2)
    return std::nullopt;
  Chart chart;
  chart.id = "planning";
  chart.title = in.words.say("grafiek.planning.titel");
  chart.sentence = sentence(in);
  chart.spec = PlanningDrawing(in).draw();
  chart.table = table(in);
  chart.page = std::string(k_planning);
  chart.at = in.project.plan.at;
  return chart;
}

} // namespace peil::render::charts
