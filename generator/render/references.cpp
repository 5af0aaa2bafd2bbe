#include "render/references.hpp"

#include "base/dutch.hpp"
#include "render/words.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace peil::render {
namespace {

constexpr std::string_view k_no_data = "geen gegevens";

using Names = std::map<std::string, std::string>;

std::string shown(const std::optional<Decimal>& amount)
{
  return amount ? dutch::amount(*amount) : std::string(k_no_data);
}

std::string value_of(const Indicator& indicator, const IndicatorResult& result, bool with_unit)
{
  if (result.not_applicable)
    return "n.v.t.";
  if (result.hidden)
    return "niet getoond";
  if (!result.value)
    return std::string(k_no_data);
  return with_unit ? value_with_unit(indicator, *result.value)
                   : shown_value(indicator, *result.value);
}

void add_indicator(const Indicator& indicator, const IndicatorResult& result, Names& names)
{
  const std::string id = indicator.id.value + ".";
  names[id + "titel"] = indicator.title;
  names[id + "waarde"] = value_of(indicator, result, false);
  names[id + "waarde_met_eenheid"] = value_of(indicator, result, true);
  names[id + "signaal"] =
      result.signal ? std::string(status_of(*result.signal).word) : std::string(k_no_data);
  names[id + "oordeel"] = result.judgement == nullptr
                              ? "nog geen oordeel"
                              : std::string(status_of(result.judgement->verdict).word);
  names[id + "verwacht"] = result.expected ? shown_value(indicator, *result.expected) : "nog niets";
  if (!indicator.target)
    return;
  names[id + "doel"] = shown_target(indicator);
  names[id + "uitkomst"] =
      result.verdict_word.empty() ? std::string(k_no_data) : result.verdict_word;
  if (indicator.target->minimum)
    names[id + "minimum"] = shown_value(indicator, *indicator.target->minimum);
  if (indicator.target->maximum)
    names[id + "maximum"] = shown_value(indicator, *indicator.target->maximum);
}

void add_money(const std::string& prefix, const BudgetCell& cell, Names& names)
{
  names[prefix + "raming"] = dutch::amount(cell.estimate);
  names[prefix + "begroting"] = shown(cell.budget);
  names[prefix + "verplicht"] = shown(cell.committed);
  names[prefix + "gerealiseerd"] = shown(cell.spent);
  names[prefix + "prognose"] = shown(cell.forecast);
  names[prefix + "vrij"] = shown(cell.free);
}

void add_budget(const Project& project, const BudgetResult& budget, Names& names)
{
  if (project.budget.lines.empty())
    return;
  add_money("begroting.", budget.total, names);
  for (const auto& [year, cell] : budget.by_year)
    add_money(fmt::format("begroting.{}.", year), cell, names);
  for (const BudgetLineResult& line : budget.lines)
    add_money(fmt::format("begroting.{}.", project.budget.lines[line.line_index].id.value),
              line.total, names);
}

void add_milestones(const Project& project, const Snapshot& snapshot, Names& names)
{
  if (snapshot.milestones.empty())
    return;
  const auto count = [&](auto... states) {
    return std::to_string(
        std::count_if(snapshot.milestones.begin(), snapshot.milestones.end(),
                      [&](const MilestoneResult& one) { return ((one.state == states) || ...); }));
  };
  names["mijlpalen.totaal"] = std::to_string(snapshot.milestones.size());
  names["mijlpalen.gereed"] = count(MilestoneState::done, MilestoneState::done_late);
  names["mijlpalen.te_laat"] = count(MilestoneState::late);
  for (const MilestoneResult& result : snapshot.milestones)
    names[fmt::format("mijlpalen.{}.status", project.milestones[result.milestone_index].id.value)] =
        status_of(result.state).word;
}

} // namespace

std::map<std::string, std::string> make_references(const Project& project, const Snapshot& snapshot)
{
  Names names;
  names["peildatum"] = dutch::long_date(snapshot.as_of);
  names["plan.titel"] = project.plan.title;
  names["plan.organisatie"] = project.plan.organisation;
  names["plan.begin"] = dutch::long_date(project.plan.period.first);
  names["plan.einde"] = dutch::long_date(project.plan.period.last);
  for (const IndicatorResult& result : snapshot.indicators)
    add_indicator(project.indicators[result.indicator_index], result, names);
  add_budget(project, snapshot.budget, names);
  add_milestones(project, snapshot, names);
  for (std::size_t i = 0; i < project.registers.size(); ++i)
    if (project.registers[i].is_public)
      names[fmt::format("registers.{}.aantal", project.registers[i].name)] =
          std::to_string(snapshot.registers[i].records.size());
  return names;
}

} // namespace peil::render
