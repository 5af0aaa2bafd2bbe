#include "render/charts.hpp"

#include "model/public_value.hpp"
#include "render/addresses.hpp"
#include "render/charts/kinds.hpp"
#include "render/charts/locale.hpp"
#include "render/narrative_checks.hpp"
#include "render/views/view.hpp"

#include <fmt/core.h>

namespace peil::render {
namespace {

// In which phase a record is may be private where the record is not.
bool has_public_phases(const Register& of)
{
  return of.phase_field && has_public_value(of.fields[*of.phase_field]);
}

bool is_shown_in(const Words& words, const Chart& chart, const std::set<std::string>& named)
{
  return !words.is_translation() || has_translation(chart.page) || chart.id == "geld" ||
         chart.id.starts_with("kaart-") || named.contains(chart.id);
}

void plan_indicator_charts(const charts::Input& in, std::vector<ChartPlan>& plans)
{
  for (const IndicatorResult& result : in.snapshot.indicators) {
    const Indicator& indicator = in.project.indicators[result.indicator_index];
    plans.push_back({"bereik-" + indicator.id.value,
                     [in, &indicator, &result] { return range_chart(in, indicator, result); }});
    plans.push_back({"verloop-" + indicator.id.value,
                     [in, &indicator, &result] { return history_chart(in, indicator, result); }});
  }
}

void plan_register_charts(const charts::Input& in, std::vector<ChartPlan>& plans)
{
  for (std::size_t i = 0; i < in.project.registers.size(); ++i) {
    const Register& of = in.project.registers[i];
    const RegisterResult& result = in.snapshot.registers[i];
    if (!of.is_public)
      continue;
    if (has_public_phases(of)) {
      plans.push_back(
          {"fasen-" + of.name, [in, &of, &result] { return funnel_chart(in, of, result); }});
      plans.push_back(
          {"stroom-" + of.name, [in, &of, &result] { return flow_chart(in, of, result); }});
    }
    plans.push_back({"kaart-" + of.name, [in, &of] { return tile_map_chart(in, of); }});
  }
}

void plan_budget_charts(const charts::Input& in, std::vector<ChartPlan>& plans)
{
  if (!in.project.budget.lines.empty())
    plans.push_back({"geld", [in] { return budget_chart(in, std::nullopt); }});
  for (const int year : in.project.budget.years)
    plans.push_back({fmt::format("geld-{}", year), [in, year] { return budget_chart(in, year); }});
}

} // namespace

std::vector<ChartPlan> plan_charts(const Project& project, const Snapshot& snapshot,
                                   const Words& words)
{
  const charts::Input in{project, snapshot, words};
  std::vector<ChartPlan> plans;
  plan_indicator_charts(in, plans);
  plan_register_charts(in, plans);
  plan_budget_charts(in, plans);
  plans.push_back({"planning", [in] { return planning_chart(in); }});
  return plans;
}

std::vector<ChartPlan> plan_charts_of(const Project& project, const Snapshot& snapshot,
                                      const Words& words)
{
  const std::set<std::string> named = named_charts(project, words.translation_language());
  std::vector<ChartPlan> plans = plan_charts(project, snapshot, words);
  for (ChartPlan& plan : plans)
    plan.make = [make = std::move(plan.make), &words, named]() -> std::optional<Chart> {
      std::optional<Chart> chart = make();
      if (!chart || !is_shown_in(words, *chart, named))
        return std::nullopt;
      set_language(*chart, words);
      return chart;
    };
  return plans;
}

std::vector<Chart> make_charts(const std::vector<ChartPlan>& plans)
{
  std::vector<Chart> all;
  for (const ChartPlan& plan : plans)
    if (std::optional<Chart> chart = plan.make())
      all.push_back(std::move(*chart));
  return all;
}

std::string drawing_of(const std::string& chart, const Words& words)
{
  return words.is_translation() ? fmt::format("{}-{}", words.language().id, chart) : chart;
}

void set_language(Chart& chart, const Words& words)
{
  nlohmann::json& meta = chart.spec["usermeta"];
  if (!meta.is_object())
    meta = nlohmann::json::object();
  meta.update(charts::language_of(words));
  chart.page = words.root() + chart.page;
  chart.drawing = drawing_of(chart.id, words);
}

std::vector<std::string> chart_ids(const Project& project)
{
  std::vector<std::string> ids = {"geld", "planning"};
  for (const int year : project.budget.years)
    ids.push_back(fmt::format("geld-{}", year));
  for (const Indicator& indicator : project.indicators) {
    ids.push_back("verloop-" + indicator.id.value);
    if (indicator.target)
      ids.push_back("bereik-" + indicator.id.value);
  }
  for (const Register& of : project.registers) {
    if (of.is_public && has_public_phases(of))
      ids.insert(ids.end(), {"fasen-" + of.name, "stroom-" + of.name});
    if (of.is_public && of.tile_map)
      ids.push_back("kaart-" + of.name);
  }
  return ids;
}

std::string chart_file_address(const Chart& chart)
{
  return chart.page + chart.id + ".vl.json";
}

nlohmann::json chart_data(const Chart& chart, const std::string& svg)
{
  // The page names the chart itself, in one Dutch sentence; what is inside is only lines and
  // shapes.
  constexpr std::string_view opening = "<svg ";
  std::string hidden = svg;
  if (hidden.starts_with(opening))
    hidden.insert(opening.size(), "aria-hidden=\"true\" focusable=\"false\" ");
  return {{"id", chart.id},
          {"titel", chart.title},
          {"zin", chart.sentence},
          {"zin_naast_verloop",
           chart.sentence_beside_history.empty() ? chart.sentence : chart.sentence_beside_history},
          {"svg", std::move(hidden)},
          {"tabel", table_view(chart.table)},
          {"bestand", chart_file_address(chart)}};
}

} // namespace peil::render
