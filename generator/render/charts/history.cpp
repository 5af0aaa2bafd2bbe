#include "render/addresses.hpp"
#include "render/charts/kinds.hpp"
#include "render/charts/labels.hpp"
#include "render/charts/sentences.hpp"
#include "render/charts/style.hpp"
#include "render/charts/time_axis.hpp"

#include <algorithm>
#include <set>

namespace peil::render::charts {
namespace {

using nlohmann::json;

constexpr double k_plot_height = 190;
constexpr double k_point_radius = 5;

/// A label in the margin at the right: the end of a line or a band says what it is.
struct EndLabel
{
  std::vector<std::string> lines;
  /// Where the line or band ends.
  double value = 0;
  std::string_view colour;
  bool bold = false;

  double height() const { return k_line_height * static_cast<double>(lines.size()); }
};

double number_of(const std::optional<Decimal>& value)
{
  return value.value_or(Decimal()).to_double();
}

/// A target and from when it holds; the first is the plan's own.
struct TargetStep
{
  Date from;
  Target target;
};

std::vector<TargetStep> target_steps(const Indicator& indicator, const IndicatorResult& result,
                                     Date first)
{
  std::vector<TargetStep> steps;
  if (!indicator.target)
    return steps;
  steps.push_back({first, *indicator.target});
  for (const TargetChange* change : result.target_changes) {
    TargetStep next{std::max(change->date, first), steps.back().target};
    next.target.minimum = change->to.minimum;
    next.target.maximum = change->to.maximum;
    steps.push_back(std::move(next));
  }
  return steps;
}

// A least amount is a band without an upper end, which needs room to show.
double highest_of(const Target& target)
{
  constexpr double room_above = 1.1;
  return std::max(number_of(target.maximum),
                  number_of(target.minimum) * (target.maximum ? 1 : room_above));
}

double highest(const Indicator& indicator, const IndicatorResult& result)
{
  double top = 1;
  for (const SeriesPoint& point : result.series)
    top = std::max(top, number_of(point.value));
  for (const CourseStep& step : indicator.course.steps)
    top = std::max(top, step.value.to_double());
  for (const TargetStep& step : target_steps(indicator, result, Date()))
    top = std::max(top, highest_of(step.target));
  return top;
}

/// The plan, and what of the data lies before or after it.
Period period_of(const Input& in, const Indicator& indicator, const IndicatorResult& result)
{
  Period period = in.project.plan.period;
  period.first = std::min(period.first, result.series.front().date);
  period.last = std::max(period.last, in.snapshot.as_of);
  for (const CourseStep& step : indicator.course.steps) {
    period.first = std::min(period.first, step.date);
    period.last = std::max(period.last, step.date);
  }
  return period;
}

/// Lays out one chart and draws it.
class HistoryDrawing
{
public:
  HistoryDrawing(const Input& in, const Indicator& indicator, const IndicatorResult& result);

  json draw() const;

private:
  json across(std::string_view field) const;
  json up(std::string_view field) const;
  double height_of(double value) const { return k_plot_height * (1 - value / m_top); }
  void make_end_labels();
  void add_band(json& layers) const;
  void add_course(json& layers) const;
  void add_value(json& layers) const;
  void add_end_labels(json& layers) const;
  void add_point_label(json& layers) const;
  bool is_free(const Span& across, const Span& down) const;
  json value_axis() const;
  json value_rows() const;

  const Input& m_in;
  const Words& m_words;
  const Indicator& m_indicator;
  const IndicatorResult& m_result;
  Period m_period;
  std::vector<std::int64_t> m_ticks;
  double m_top;
  Margins m_margins;
  std::vector<EndLabel> m_labels;
};

HistoryDrawing::HistoryDrawing(const Input& in, const Indicator& indicator,
                               const IndicatorResult& result)
    : m_in(in), m_words(in.words), m_indicator(indicator), m_result(result),
      m_period(period_of(in, indicator, result)),
      m_ticks(round_ticks(highest(indicator, result), 4)),
      m_top(static_cast<double>(m_ticks.back()))
{
  make_end_labels();
  double left = 0;
  for (const std::int64_t tick : m_ticks)
    left = std::max(left, text_width(m_words.value(indicator, Decimal(tick))));
  double right = 0;
  for (const EndLabel& label : m_labels)
    for (const std::string& line : label.lines)
      right = std::max(right, text_width(line) * (label.bold ? k_bold_width : 1));
  m_margins = {left + k_gap, k_line_height / 2, right + 2 * k_gap + k_point_radius,
               2 * k_line_height + k_gap};
}

void HistoryDrawing::make_end_labels()
{
  // A line that ends earlier has its number at its own end.
  if (m_in.snapshot.as_of == m_period.last)
    m_labels.push_back(
        {{m_words.say("grafiek.verloop.stand"), m_words.value(m_indicator, *m_result.value)},
         number_of(m_result.value),
         k_value,
         true});
  if (!m_indicator.course.steps.empty()) {
    const Decimal last = m_indicator.course.steps.back().value;
    m_labels.push_back({{m_words.say("grafiek.verloop.verwacht"), m_words.value(m_indicator, last)},
                        last.to_double(),
                        k_expected});
  }
  if (m_result.target) {
    const Target& target = *m_result.target;
    const double low = number_of(target.minimum);
    const double high = target.maximum ? number_of(target.maximum) : m_top;
    constexpr double narrow = 70;
    std::vector<std::string> lines =
        wrapped(m_words.target(m_indicator, m_result.target), narrow, 3);
    lines.insert(lines.begin(), m_words.say("grafiek.verloop.doel"));
    m_labels.push_back({std::move(lines), (low + high) / 2, k_text});
  }
}

json HistoryDrawing::across(std::string_view field) const
{
  return {{"field", field},
          {"type", "temporal"},
          {"scale", {{"nice", false}}},
          {"axis", quarter_axis(m_words, m_period, m_margins.plot_width(), "bottom")}};
}

json HistoryDrawing::value_axis() const
{
  json labels = json::object();
  for (const std::int64_t tick : m_ticks)
    labels[std::to_string(tick)] = m_words.value(m_indicator, Decimal(tick));
  return {{"values", m_ticks}, {"labelExpr", label_lookup(labels, "datum.value")}};
}

json HistoryDrawing::up(std::string_view field) const
{
  return {{"field", field},
          {"type", "quantitative"},
          {"scale", {{"domain", {0, m_top}}, {"nice", false}}},
          {"axis", value_axis()}};
}

// The band runs over the whole period and so sets the domain of time; where a decision changed the
// target it makes a step.
void HistoryDrawing::add_band(json& layers) const
{
  const std::vector<TargetStep> steps = target_steps(m_indicator, m_result, m_period.first);
  json rows = json::array();
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const Target& target = steps[i].target;
    const Date until = i + 1 < steps.size() ? steps[i + 1].from : m_period.last;
    rows.push_back({{"van", steps[i].from.to_iso()},
                    {"tot", until.to_iso()},
                    {"laag", number_of(target.minimum)},
                    {"hoog", target.maximum ? number_of(target.maximum) : m_top},
                    {"doel", m_words.target(m_indicator, target)}});
  }
  const json over_time = {{"x", across("van")}, {"x2", {{"field", "tot"}}}};
  json area = {{"mark", {{"type", "rect"}, {"color", k_target}, {"opacity", k_target_opacity}}},
               {"encoding", over_time}};
  area["encoding"].update({{"y", up("laag")},
                           {"y2", {{"field", "hoog"}}},
                           {"tooltip", tooltip({{"doel", m_words.say("grafiek.kop.doel")}})}});
  json edges = json::array();
  for (const char* field : {"laag", "hoog"}) {
    json edge = {{"mark", {{"type", "rule"}, {"color", k_value_soft}, {"strokeWidth", 1}}},
                 {"encoding", over_time}};
    edge["encoding"]["y"] = up(field);
    edges.push_back(std::move(edge));
  }
  layers.push_back({{"data", values(std::move(rows))}, {"layer", {area, edges[0], edges[1]}}});
}

void HistoryDrawing::add_course(json& layers) const
{
  const Course& course = m_indicator.course;
  json rows = json::array();
  const auto add = [&](Date date, Decimal value) {
    rows.push_back({{"datum", date.to_iso()},
                    {"waarde", value.to_double()},
                    {"verwacht", m_words.value(m_indicator, value)}});
  };
  const bool falls = m_indicator.target && m_indicator.target->direction == Target::Direction::down;
  // What must fall does not begin at nothing.
  if (!course.linear && course.steps.front().date > m_period.first && !falls)
    add(m_period.first, Decimal());
  const CourseStep* before = nullptr;
  for (const CourseStep& step : course.steps) {
    // A count per year begins anew, and so does what is expected of it.
    if (m_indicator.kind == IndicatorKind::per_year && !falls && before != nullptr &&
        before->date.year() < step.date.year())
      add(calendar_year(step.date.year()).first, Decimal());
    add(step.date, step.value);
    before = &step;
  }
  if (!course.linear && course.steps.back().date < m_period.last)
    add(m_period.last, course.steps.back().value);
  layers.push_back(
      {{"data", values(std::move(rows))},
       {"mark",
        {{"type", "line"},
         {"interpolate", course.linear ? "linear" : "step-after"},
         {"color", k_expected},
         {"strokeDash", {4, 3}},
         {"strokeWidth", 1.5}}},
       {"encoding",
        {{"x", across("datum")},
         {"y", up("waarde")},
         {"tooltip", tooltip({{"verwacht",
                               m_words.say(course.from_plan ? "grafiek.kop.verwacht"
                                                            : "grafiek.kop.verwacht_keuze")}})}}}});
}

// The points, with one more on the as-of date so that the line runs up to it.
json HistoryDrawing::value_rows() const
{
  json rows = json::array();
  const auto add = [&](Date date, Decimal value) {
    rows.push_back({{"datum", date.to_iso()},
                    {"waarde", value.to_double()},
                    {"vanaf", m_words.notation().long_date(date)},
                    {"stand", m_words.value(m_indicator, value)}});
  };
  for (const SeriesPoint& point : m_result.series)
    if (point.value)
      add(point.date, *point.value);
  if (m_result.series.back().date < m_in.snapshot.as_of)
    add(m_in.snapshot.as_of, *m_result.series.back().value);
  return rows;
}

void HistoryDrawing::add_value(json& layers) const
{
  json rows = value_rows();
  const json last = json::array({rows.back()});
  const json encoding = {{"x", across("datum")},
                         {"y", up("waarde")},
                         {"tooltip", tooltip({{"vanaf", m_words.say("grafiek.kop.vanaf")},
                                              {"stand", m_words.say("grafiek.kop.stand")}})}};
  layers.push_back(
      {{"data", values(std::move(rows))},
       {"mark",
        {{"type", "line"}, {"interpolate", "step-after"}, {"color", k_value}, {"strokeWidth", 3}}},
       {"encoding", encoding}});
  layers.push_back({{"data", values(last)},
                    {"mark",
                     {{"type", "point"},
                      {"filled", true},
                      {"color", k_value},
                      {"size", 3 * k_point_radius * k_point_radius},
                      {"opacity", 1}}},
                    {"encoding", encoding}});
}

void HistoryDrawing::add_end_labels(json& layers) const
{
  std::vector<Span> wanted;
  for (const EndLabel& label : m_labels) {
    const double middle = height_of(label.value);
    wanted.push_back({middle - label.height() / 2, middle + label.height() / 2});
  }
  const std::vector<double> middles =
      spread(wanted, {-m_margins.top, k_plot_height + k_line_height});
  for (std::size_t i = 0; i < m_labels.size(); ++i) {
    const EndLabel& label = m_labels[i];
    const double first_line = middles[i] - label.height() / 2 + k_line_height / 2;
    const json row = json::array({{{"tekst", label.lines}}});
    layers.push_back({{"data", values(row)},
                      {"mark",
                       {{"type", "text"},
                        {"align", "left"},
                        {"baseline", "middle"},
                        {"color", label.colour},
                        {"fontWeight", label.bold ? "bold" : "normal"}}},
                      {"encoding",
                       {{"x", {{"value", m_margins.plot_width() + k_gap + k_point_radius}}},
                        {"y", {{"value", first_line}}},
                        {"text", {{"field", "tekst"}, {"type", "nominal"}}}}}});
  }
}

// Whether neither the course nor the line itself runs through this box.
bool HistoryDrawing::is_free(const Span& across, const Span& down) const
{
  if (across.to > m_margins.plot_width() || down.from < 0 || down.to > k_plot_height)
    return false;
  const auto crosses = [&](Span flat, double from, double to) {
    const double y = height_of(from);
    const double next = height_of(to);
    const bool level = flat.meets(across) && down.from < y && y < down.to;
    const bool upright = across.from < flat.to && flat.to < across.to &&
                         Span{std::min(y, next), std::max(y, next)}.meets(down);
    return level || upright;
  };
  const double width = m_margins.plot_width();
  double from = 0;
  double value = 0;
  for (const CourseStep& step : m_indicator.course.steps) {
    const double at = place_of(step.date, m_period, width);
    if (crosses({from, at}, value, step.value.to_double()))
      return false;
    from = at;
    value = step.value.to_double();
  }
  if (!m_indicator.course.steps.empty() && crosses({from, width}, value, value))
    return false;
  const double last = place_of(m_result.series.back().date, m_period, width);
  const double now = place_of(m_in.snapshot.as_of, m_period, width);
  const double height = number_of(m_result.value);
  const double before = number_of(m_result.series[m_result.series.size() - 2].value);
  return !crosses({last, now}, height, height) && !crosses({0, last}, before, height);
}

// The number at the end of the line, on the first side where nothing runs through it.
void HistoryDrawing::add_point_label(json& layers) const
{
  const std::string text = m_words.value(m_indicator, *m_result.value);
  const double width = text_width(text) * k_bold_width;
  const double x = place_of(m_in.snapshot.as_of, m_period, m_margins.plot_width());
  const double y = height_of(number_of(m_result.value));
  const double aside = k_point_radius + 4;
  const double over = k_point_radius + k_line_height / 2;
  struct Try
  {
    double from;
    double middle;
  };
  const std::vector<Try> tries = {{x + aside, y},
                                  {x + aside, y - over},
                                  {x - width, y - over - 2},
                                  {x + aside, y + over},
                                  {x - width, y + over + 2}};
  const auto free = std::find_if(tries.begin(), tries.end(), [&](const Try& one) {
    return is_free({one.from, one.from + width},
                   {one.middle - k_line_height / 2, one.middle + k_line_height / 2});
  });
  const Try& chosen = free == tries.end() ? tries.front() : *free;
  layers.push_back({{"data", values(json::array({{{"tekst", text}}}))},
                    {"mark",
                     {{"type", "text"},
                      {"align", "left"},
                      {"baseline", "middle"},
                      {"color", k_value},
                      {"fontWeight", "bold"}}},
                    {"encoding",
                     {{"x", {{"value", chosen.from}}},
                      {"y", {{"value", chosen.middle}}},
                      {"text", {{"field", "tekst"}, {"type", "nominal"}}}}}});
}

json HistoryDrawing::draw() const
{
  json spec = chart_frame(m_margins, k_plot_height);
  json& layers = spec["layer"];
  if (m_result.target)
    add_band(layers);
  if (!m_indicator.course.steps.empty())
    add_course(layers);
  add_value(layers);
  if (m_in.snapshot.as_of != m_period.last)
    add_point_label(layers);
  add_end_labels(layers);
  return spec;
}

std::string point_text(const Words& words, const Indicator& indicator, const SeriesPoint& point)
{
  if (point.value)
    return words.value(indicator, *point.value);
  return words.say(indicator.not_applicable.empty() ? "waarde.geen_gegevens" : "waarde.nvt");
}

// The value that holds on a day of the series.
const SeriesPoint& point_on(const IndicatorResult& result, Date date)
{
  const SeriesPoint* last = &result.series.front();
  for (const SeriesPoint& point : result.series)
    if (point.date <= date)
      last = &point;
  return *last;
}

// The days on which the value changed, or the target did.
std::set<Date> days_of_change(const IndicatorResult& result)
{
  std::set<Date> days;
  for (const SeriesPoint& point : result.series)
    days.insert(point.date);
  for (const TargetChange* change : result.target_changes)
    days.insert(std::max(change->date, result.series.front().date));
  return days;
}

ChartTable table(const Words& words, const Indicator& indicator, const IndicatorResult& result)
{
  ChartTable rows{words.say("grafiek.verloop.bijschrift", {{"titel", words.title(indicator).text}}),
                  {words.say("grafiek.kop.vanaf"), words.say("grafiek.kop.stand")},
                  {}};
  const bool has_steps = !result.target_changes.empty();
  if (has_steps)
    rows.headings.push_back(words.say("grafiek.kop.doel"));
  const auto steps = target_steps(indicator, result, result.series.front().date);
  for (const Date day : days_of_change(result)) {
    rows.rows.push_back(
        {words.notation().short_date(day), point_text(words, indicator, point_on(result, day))});
    if (!has_steps)
      continue;
    const Target* target = &steps.front().target;
    for (const TargetStep& step : steps)
      if (step.from <= day)
        target = &step.target;
    rows.rows.back().push_back(words.target(indicator, *target));
  }
  return rows;
}

std::string last_target_change(const Words& words, const Indicator& indicator,
                               const IndicatorResult& result)
{
  if (result.target_changes.empty())
    return {};
  const auto steps = target_steps(indicator, result, result.series.front().date);
  return words.say("grafiek.verloop.doel_gewijzigd",
                   {{"datum", words.notation().long_date(result.target_changes.back()->date)},
                    {"van", words.target(indicator, steps[steps.size() - 2].target)},
                    {"naar", words.target(indicator, steps.back().target)}});
}

} // namespace

std::optional<Chart> history_chart(const Input& in, const Indicator& indicator,
                                   const IndicatorResult& result)
{
  // A line that was flat from the first day says nothing that its number does not.
  if (result.series.empty() || !result.series.back().value || !result.value || result.hidden ||
      !has_changed(result) || indicator.value_kind == ValueKind::yes_no)
    return std::nullopt;
  const Words& words = in.words;
  Chart chart;
  chart.id = "verloop-" + indicator.id.value;
  chart.title = words.say("grafiek.verloop.titel", {{"titel", words.title(indicator).text}});
  chart.sentence = joined(
      {words.say("grafiek.stand_zin", {{"datum", words.notation().long_date(in.snapshot.as_of)},
                                       {"stand", words.value_with_unit(indicator, *result.value)}}),
       compare_with_course(words, indicator, result), last_change(words, indicator, result),
       last_target_change(words, indicator, result)});
  chart.spec = HistoryDrawing(in, indicator, result).draw();
  chart.table = table(words, indicator, result);
  chart.page = indicator_address(indicator.id.value);
  chart.at = indicator.id.at;
  return chart;
}

} // namespace peil::render::charts
