#include "base/dutch.hpp"
#include "render/addresses.hpp"
#include "render/charts/kinds.hpp"
#include "render/charts/style.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace peil::render::charts {
namespace {

using nlohmann::json;

const std::vector<Choice>& phases_of(const Register& of)
{
  return of.fields[*of.phase_field].fields[k_history_value].choices;
}

std::string lower_title(const Register& of)
{
  std::string title = of.title;
  if (!title.empty() && title.front() >= 'A' && title.front() <= 'Z')
    title.front() = static_cast<char>(title.front() - 'A' + 'a');
  return title;
}

std::size_t count_in(const RegisterResult& result, const std::string& phase)
{
  return static_cast<std::size_t>(
      std::count_if(result.records.begin(), result.records.end(),
                    [&](const RecordState& state) { return state.phase == phase; }));
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
  return position < phases.size() ? phases[position].title : "nieuw";
}

json titles(const std::vector<Choice>& phases)
{
  json list = json::array();
  for (const Choice& phase : phases)
    list.push_back(phase.title);
  return list;
}

struct MoveTotals
{
  std::size_t forward = 0;
  std::size_t back = 0;
};

MoveTotals totals_of(const std::vector<Choice>& phases, const RegisterResult& result)
{
  MoveTotals totals;
  for (const PhaseMove& move : result.moves) {
    if (move.from.empty())
      continue;
    const bool forward = position_of(phases, move.to) > position_of(phases, move.from);
    (forward ? totals.forward : totals.back) += move.count;
  }
  return totals;
}

std::string times(std::size_t count)
{
  return fmt::format("{} keer", dutch::number(Decimal(static_cast<std::int64_t>(count))));
}

} // namespace

std::optional<Chart> funnel_chart(const Input& in, const Register& of, const RegisterResult& result)
{
  const Snapshot& snapshot = in.snapshot;
  if (!of.phase_field || result.records.empty())
    return std::nullopt;
  const std::vector<Choice>& phases = phases_of(of);
  Chart chart;
  chart.table = {fmt::format("{} per fase op {}", of.title, dutch::long_date(snapshot.as_of)),
                 {"Fase", "Aantal"},
                 {}};
  json rows = json::array();
  const Choice* fullest = nullptr;
  std::size_t most = 0;
  for (const Choice& phase : phases) {
    const std::size_t count = count_in(result, phase.code);
    rows.push_back({{"fase", phase.title}, {"aantal", count}});
    chart.table.rows.push_back({phase.title, std::to_string(count)});
    if (count > most) {
      most = count;
      fullest = &phase;
    }
  }
  json spec = chart_frame(k_plot_width - 100, static_cast<int>(phases.size()) * 32);
  spec["data"] = values(std::move(rows));
  spec["encoding"] = {
      {"y",
       {{"field", "fase"},
        {"type", "nominal"},
        {"sort", titles(phases)},
        {"axis", {{"title", nullptr}, {"domain", false}, {"ticks", false}, {"labelLimit", 160}}}}},
      {"x",
       {{"field", "aantal"},
        {"type", "quantitative"},
        {"scale",
         {{"zero", true}, {"nice", false}, {"domainMax", static_cast<double>(most) * 1.15 + 0.1}}},
        {"axis", nullptr}}}};
  spec["layer"].push_back({{"mark", {{"type", "bar"}, {"color", k_actual}}}});
  spec["layer"].push_back(
      {{"mark", {{"type", "text"}, {"align", "left"}, {"dx", 5}, {"fontWeight", "bold"}}},
       {"encoding", {{"text", {{"field", "aantal"}}}}}});
  chart.id = "fasen-" + of.name;
  chart.title = of.title + " per fase";
  chart.sentence =
      fullest == nullptr
          ? fmt::format("Op {} is nog geen fase vastgelegd.", dutch::long_date(snapshot.as_of))
          : fmt::format("Op {} zitten de meeste {} in de fase {}: {} van de {}.",
                        dutch::long_date(snapshot.as_of), lower_title(of), fullest->title, most,
                        result.records.size());
  chart.spec = std::move(spec);
  chart.page = register_address(of.name);
  chart.at = of.at;
  return chart;
}

std::optional<Chart> flow_chart(const Input& in, const Register& of, const RegisterResult& result)
{
  const Snapshot& snapshot = in.snapshot;
  if (!of.phase_field || result.moves.empty())
    return std::nullopt;
  const std::vector<Choice>& phases = phases_of(of);
  Chart chart;
  chart.table = {fmt::format("{}: van welke fase naar welke, tot en met {}", of.title,
                             dutch::long_date(snapshot.as_of)),
                 {"Van", "Naar", "Aantal"},
                 {}};
  json rows = json::array();
  for (const PhaseMove& move : result.moves) {
    const bool back =
        !move.from.empty() && position_of(phases, move.to) <= position_of(phases, move.from);
    const std::string from = move.from.empty() ? "nieuw" : title_of(phases, move.from);
    rows.push_back({{"van", from},
                    {"naar", title_of(phases, move.to)},
                    {"aantal", move.count},
                    {"richting", back ? "terug" : "vooruit"}});
    chart.table.rows.push_back({from, title_of(phases, move.to), std::to_string(move.count)});
  }
  json from_order = titles(phases);
  from_order.insert(from_order.begin(), "nieuw");
  const int side = 52;
  json spec =
      chart_frame(static_cast<int>(phases.size()) * 84, static_cast<int>(phases.size() + 1) * side);
  spec["data"] = values(std::move(rows));
  spec["encoding"] = {{"x",
                       {{"field", "naar"},
                        {"type", "nominal"},
                        {"scale", {{"domain", titles(phases)}}},
                        {"axis",
                         {{"title", "naar fase"},
                          {"orient", "top"},
                          {"labelAngle", 0},
                          {"domain", false},
                          {"ticks", false},
                          {"labelLimit", 90}}}}},
                      {"y",
                       {{"field", "van"},
                        {"type", "nominal"},
                        {"scale", {{"domain", from_order}}},
                        {"axis",
                         {{"title", "van fase"},
                          {"domain", false},
                          {"ticks", false},
                          {"grid", true},
                          {"labelLimit", 110}}}}}};
  spec["layer"].push_back(
      {{"mark", {{"type", "circle"}, {"opacity", 1}}},
       {"encoding",
        {{"size",
          {{"field", "aantal"},
           {"type", "quantitative"},
           {"scale", {{"zero", true}, {"range", {0, 1400}}}},
           {"legend", nullptr}}},
         {"color",
          {{"field", "richting"},
           {"type", "nominal"},
           {"scale", {{"domain", {"vooruit", "terug"}}, {"range", {k_band, "#e3b08f"}}}},
           {"legend", {{"title", nullptr}}}}}}}});
  spec["layer"].push_back(
      {{"mark", {{"type", "text"}, {"fontWeight", "bold"}, {"color", "#102a43"}}},
       {"encoding", {{"text", {{"field", "aantal"}}}}}});
  const MoveTotals totals = totals_of(phases, result);
  chart.id = "stroom-" + of.name;
  chart.title = of.title + ": stroom tussen de fasen";
  chart.sentence =
      fmt::format("Sinds het begin van het plan is {} een stap vooruit gezet en {} een stap terug.",
                  times(totals.forward), times(totals.back));
  chart.spec = std::move(spec);
  chart.page = register_address(of.name);
  chart.at = of.at;
  return chart;
}

} // namespace peil::render::charts
