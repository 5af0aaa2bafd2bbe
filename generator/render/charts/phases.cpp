#include "render/addresses.hpp"
#include "render/charts/kinds.hpp"
#include "render/charts/plane.hpp"
#include "render/charts/sentences.hpp"
#include "render/charts/style.hpp"

#include <algorithm>

namespace peil::render::charts {
namespace {

using nlohmann::json;

constexpr double k_bar_height = 16;

/// A bar with its name and its number.
struct NamedBar
{
  std::string name;
  std::size_t count = 0;
  /// A step back: an open bar, so that it is another thing without its colour too.
  bool is_open = false;
};

const std::vector<Choice>& phases_of(const Register& of)
{
  return of.fields[*of.phase_field].fields[k_history_value].choices;
}

std::string lower_title(const Words& words, const Register& of)
{
  std::string title = words.title(of).text;
  if (!title.empty() && title.front() >= 'A' && title.front() <= 'Z')
    title.front() = static_cast<char>(title.front() - 'A' + 'a');
  return title;
}

std::string count_text(const Words& words, std::size_t count)
{
  return words.notation().number(Decimal(static_cast<std::int64_t>(count)));
}

std::size_t position_of(const std::vector<Choice>& phases, const std::string& code)
{
  const auto found = std::find_if(phases.begin(), phases.end(),
                                  [&](const Choice& phase) { return phase.code == code; });
  return static_cast<std::size_t>(found - phases.begin());
}

std::string title_of(const std::vector<Choice>& phases, const std::string& code)
{
  const std::size_t position = position_of(phases, code);
  return position < phases.size() ? phases[position].title : code;
}

std::size_t highest_of(const std::vector<NamedBar>& bars)
{
  std::size_t most = 1;
  for (const NamedBar& bar : bars)
    most = std::max(most, bar.count);
  return most;
}

/// Bars from zero with the name before each and the number behind it.
json named_bars(const Words& words, const std::vector<NamedBar>& bars)
{
  constexpr double row_height = 28;
  const double number_width =
      text_width(count_text(words, highest_of(bars))) * k_bold_width + k_gap;
  Margins margins{0, 2, number_width, 2};
  for (const NamedBar& bar : bars)
    margins.left = std::max(margins.left, text_width(bar.name) + k_gap);
  const double height = row_height * static_cast<double>(bars.size());
  const Plane plane = Plane::of_numbers(static_cast<double>(highest_of(bars)), height);
  json full = json::array();
  json open = json::array();
  json names = json::array();
  json numbers = json::array();
  double middle = row_height / 2;
  for (const NamedBar& bar : bars) {
    const std::string number = count_text(words, bar.count);
    (bar.is_open ? open : full)
        .push_back({{"van", 0},
                    {"tot", bar.count},
                    {"boven", middle - k_bar_height / 2},
                    {"onder", middle + k_bar_height / 2},
                    {"naam", bar.name},
                    {"aantal", number}});
    names.push_back({{"y", middle}, {"tekst", bar.name}});
    numbers.push_back(label_right(bar.count, middle, number));
    middle += row_height;
  }
  const json told = tooltip(
      {{"naam", words.say("grafiek.kop.fase")}, {"aantal", words.say("grafiek.kop.aantal")}});
  json spec = chart_frame(margins, height);
  json& layers = spec["layer"];
  if (!full.empty())
    layers.push_back(plane.boxes(std::move(full), {{"color", k_value}}, told));
  if (!open.empty())
    layers.push_back(plane.boxes(
        std::move(open),
        {{"fill", k_expected}, {"fillOpacity", 0}, {"stroke", k_expected}, {"strokeWidth", 2}},
        told));
  const json zero = {{"van", 0}, {"boven", 0}, {"onder", height}};
  layers.push_back(plane.uprights(json::array({zero}), {{"color", k_muted}}, nullptr));
  json name_layer = names_at_left(plane, std::move(names));
  name_layer["mark"].update({{"align", "right"}, {"dx", -k_gap}});
  layers.push_back(std::move(name_layer));
  layers.push_back(plane.labels(std::move(numbers), {{"fontWeight", "bold"}}));
  return spec;
}

struct PhaseCounts
{
  std::vector<NamedBar> bars;
  std::size_t without = 0;
  /// The phase that holds more records than any other; none when there are more of them.
  std::optional<NamedBar> fullest;
  std::size_t in_use = 0;
};

PhaseCounts counts_of(const Register& of, const RegisterResult& result)
{
  PhaseCounts counts;
  for (const Choice& phase : phases_of(of))
    counts.bars.push_back({phase.title});
  for (const RecordState& state : result.records) {
    const std::size_t position = position_of(phases_of(of), state.phase);
    if (position < counts.bars.size())
      ++counts.bars[position].count;
    else
      ++counts.without;
  }
  const std::size_t most = highest_of(counts.bars);
  for (const NamedBar& bar : counts.bars) {
    counts.in_use += bar.count > 0 ? 1 : 0;
    if (bar.count == most)
      counts.fullest = bar;
  }
  if (std::count_if(counts.bars.begin(), counts.bars.end(),
                    [&](const NamedBar& bar) { return bar.count == most; }) > 1)
    counts.fullest.reset();
  return counts;
}

// What changed in the terms of this chart: where more came in. From where stands in the sentence of
// the moves.
std::string last_arrivals(const Words& words, const Register& of, const RegisterResult& result)
{
  if (!result.last_moved)
    return {};
  std::size_t arrived = 0;
  bool in_one_phase = true;
  for (const PhaseMove& move : result.last_moves) {
    arrived += move.count;
    in_one_phase = in_one_phase && move.to == result.last_moves.front().to;
  }
  return words.say(in_one_phase ? "grafiek.fasen.laatste" : "grafiek.fasen.laatste_fasen",
                   {{"datum", words.notation().long_date(*result.last_moved)},
                    {"aantal", count_value(arrived)},
                    {"getal", count_text(words, arrived)},
                    {"fase", title_of(phases_of(of), result.last_moves.front().to)}});
}

std::string funnel_sentence(const Input& in, const Register& of, const RegisterResult& result,
                            const PhaseCounts& counts)
{
  const Words& words = in.words;
  const std::string begin =
      words.say("grafiek.fasen.totaal", {{"aantal", count_value(result.records.size())},
                                         {"getal", count_text(words, result.records.size())},
                                         {"datum", words.notation().long_date(in.snapshot.as_of)},
                                         {"naam", lower_title(words, of)}});
  std::string most;
  if (counts.fullest)
    most = words.say("grafiek.fasen.meeste", {{"fase", counts.fullest->name},
                                              {"getal", count_text(words, counts.fullest->count)}});
  std::string without;
  if (counts.without > 0)
    without = words.say("grafiek.fasen.zonder", {{"aantal", count_value(counts.without)}});
  return joined({begin, most, without, last_arrivals(words, of, result)});
}

/// Forward (a first phase is one) or back, in the order of the phases.
struct Moves
{
  std::vector<PhaseMove> forward;
  std::vector<PhaseMove> back;
};

Moves moves_of(const std::vector<Choice>& phases, const RegisterResult& result)
{
  Moves moves;
  for (const PhaseMove& move : result.moves) {
    const bool back =
        !move.from.empty() && position_of(phases, move.to) < position_of(phases, move.from);
    (back ? moves.back : moves.forward).push_back(move);
  }
  // What is new comes first: before the first phase.
  const auto place = [&](const PhaseMove& move) {
    return std::pair(move.from.empty() ? 0 : position_of(phases, move.from) + 1,
                     position_of(phases, move.to));
  };
  const auto before = [&](const PhaseMove& a, const PhaseMove& b) { return place(a) < place(b); };
  std::sort(moves.forward.begin(), moves.forward.end(), before);
  std::sort(moves.back.begin(), moves.back.end(), before);
  return moves;
}

std::string move_name(const Words& words, const std::vector<Choice>& phases, const PhaseMove& move,
                      bool back)
{
  const std::string from =
      move.from.empty() ? words.say("grafiek.stroom.nieuw") : title_of(phases, move.from);
  return words.say(back ? "grafiek.stroom.pijl_terug" : "grafiek.stroom.pijl",
                   {{"van", from}, {"naar", title_of(phases, move.to)}});
}

// The last steps that the bars count: those within the plan period.
std::string last_steps(const Input& in, const std::vector<Choice>& phases,
                       const RegisterResult& result)
{
  if (!result.last_moved || !in.project.plan.period.contains(*result.last_moved))
    return {};
  const Words& words = in.words;
  std::size_t count = 0;
  std::string steps;
  for (const PhaseMove& move : result.last_moves) {
    count += move.count;
    steps +=
        (steps.empty() ? "" : ", ") + words.say(move.from.empty() ? "grafiek.stroom.laatste_begin"
                                                                  : "grafiek.stroom.laatste_stap",
                                                {{"aantal", count_value(move.count)},
                                                 {"getal", count_text(words, move.count)},
                                                 {"van", title_of(phases, move.from)},
                                                 {"naar", title_of(phases, move.to)}});
  }
  return words.say("grafiek.stroom.laatste",
                   {{"aantal", count_value(count)},
                    {"datum", words.notation().long_date(*result.last_moved)},
                    {"stappen", steps}});
}

std::string flow_sentence(const Input& in, const Moves& moves)
{
  std::size_t entered = 0;
  std::size_t forward = 0;
  std::size_t back = 0;
  for (const PhaseMove& move : moves.forward)
    (move.from.empty() ? entered : forward) += move.count;
  for (const PhaseMove& move : moves.back)
    back += move.count;
  const Words& words = in.words;
  const auto steps = [&](std::string_view path, std::size_t count) {
    return words.say(path, {{"aantal", count_value(count)}, {"getal", count_text(words, count)}});
  };
  return words.say("grafiek.stroom.zin",
                   {{"begin", words.notation().long_date(in.project.plan.period.first)},
                    {"datum", words.notation().long_date(in.snapshot.as_of)},
                    {"vooruit", steps("grafiek.stroom.vooruit", forward)},
                    {"terug", steps("grafiek.stroom.terug", back)},
                    {"nieuw", steps("grafiek.stroom.begonnen", entered)}});
}

} // namespace

std::optional<Chart> funnel_chart(const Input& in, const Register& of, const RegisterResult& result)
{
  if (!of.phase_field)
    return std::nullopt;
  const PhaseCounts counts = counts_of(of, result);
  // All in one phase: the sentence of the list says that already.
  if (counts.in_use < 2)
    return std::nullopt;
  const Words& words = in.words;
  const std::string title = words.title(of).text;
  const std::string day = words.notation().long_date(in.snapshot.as_of);
  Chart chart;
  chart.table = {words.say("grafiek.fasen.bijschrift", {{"titel", title}, {"datum", day}}),
                 {words.say("grafiek.kop.fase"), words.say("grafiek.kop.aantal")},
                 {}};
  for (const NamedBar& bar : counts.bars)
    chart.table.rows.push_back({bar.name, count_text(words, bar.count)});
  chart.id = "fasen-" + of.name;
  chart.title = words.say("grafiek.fasen.titel", {{"titel", title}});
  chart.sentence = funnel_sentence(in, of, result, counts);
  chart.spec = named_bars(words, counts.bars);
  chart.page = register_address(of.name);
  chart.at = of.at;
  return chart;
}

std::optional<Chart> flow_chart(const Input& in, const Register& of, const RegisterResult& result)
{
  if (!of.phase_field || result.moves.size() < 2)
    return std::nullopt;
  const Words& words = in.words;
  const std::vector<Choice>& phases = phases_of(of);
  const Moves moves = moves_of(phases, result);
  Chart chart;
  chart.table = {words.say("grafiek.stroom.bijschrift",
                           {{"titel", words.title(of).text},
                            {"datum", words.notation().long_date(in.snapshot.as_of)}}),
                 {words.say("grafiek.kop.van"), words.say("grafiek.kop.naar"),
                  words.say("grafiek.kop.richting"), words.say("grafiek.kop.aantal")},
                 {}};
  std::vector<NamedBar> bars;
  for (const bool back : {false, true})
    for (const PhaseMove& move : back ? moves.back : moves.forward) {
      bars.push_back({move_name(words, phases, move, back), move.count, back});
      chart.table.rows.push_back(
          {move.from.empty() ? words.say("grafiek.stroom.nieuw") : title_of(phases, move.from),
           title_of(phases, move.to),
           words.say(back ? "grafiek.stroom.richting_terug" : "grafiek.stroom.richting_vooruit"),
           count_text(words, move.count)});
    }
  chart.id = "stroom-" + of.name;
  chart.title = words.say("grafiek.stroom.titel", {{"titel", words.title(of).text}});
  chart.sentence = joined({flow_sentence(in, moves), last_steps(in, phases, result)});
  chart.spec = named_bars(words, bars);
  chart.page = register_address(of.name);
  chart.at = of.at;
  return chart;
}

} // namespace peil::render::charts
