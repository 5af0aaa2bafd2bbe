#include "render/references.hpp"

#include "render/words.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace peil::render {
namespace {

using Names = std::map<std::string, std::string>;

std::string value_of(const Words& words, const Indicator& indicator, const IndicatorResult& result,
                     bool with_unit)
{
  if (result.not_applicable)
    return words.say("waarde.nvt");
  if (result.hidden)
    return words.say("waarde.niet_getoond");
  if (!result.value)
    return words.say("waarde.geen_gegevens");
  return with_unit ? words.value_with_unit(indicator, *result.value)
                   : words.value(indicator, *result.value);
}

void add_indicator(const Words& words, const Indicator& indicator, const IndicatorResult& result,
                   Names& names)
{
  const std::string id = indicator.id.value + ".";
  names[id + "titel"] = words.title(indicator).text;
  names[id + "waarde"] = value_of(words, indicator, result, false);
  names[id + "waarde_met_eenheid"] = value_of(words, indicator, result, true);
  names[id + "signaal"] =
      result.signal ? words.word(status_of(*result.signal)) : words.say("waarde.geen_gegevens");
  names[id + "oordeel"] = result.judgement == nullptr
                              ? words.say("waarde.nog_geen_oordeel")
                              : words.word(status_of(result.judgement->verdict));
  names[id + "verwacht"] =
      result.expected ? words.value(indicator, *result.expected) : words.say("waarde.nog_niets");
  if (!result.target)
    return;
  names[id + "doel"] = words.target(indicator, result.target);
  const std::string outcome = words.outcome(indicator, result.outcome, result.value);
  names[id + "uitkomst"] = outcome.empty() ? words.say("waarde.geen_gegevens") : outcome;
  if (result.target->minimum)
    names[id + "minimum"] = words.value(indicator, *result.target->minimum);
  if (result.target->maximum)
    names[id + "maximum"] = words.value(indicator, *result.target->maximum);
}

void add_money(const Words& words, const std::string& prefix, const BudgetCell& cell, Names& names)
{
  names[prefix + "raming"] = words.notation().amount(cell.estimate);
  names[prefix + "begroting"] = words.amount_or_unknown(cell.budget);
  const auto booked = [&words](const std::optional<Decimal>& amount, bool withheld) {
    return !amount && withheld ? words.say("waarde.niet_getoond") : words.amount_or_unknown(amount);
  };
  names[prefix + "verplicht"] = booked(cell.committed, cell.committed_withheld);
  names[prefix + "gerealiseerd"] = booked(cell.spent, cell.spent_withheld);
  names[prefix + "prognose"] = words.amount_or_unknown(cell.forecast);
  names[prefix + "vrij"] = booked(cell.free, cell.committed_withheld);
}

void add_budget(const Words& words, const Project& project, const BudgetResult& budget,
                Names& names)
{
  if (project.budget.lines.empty())
    return;
  add_money(words, "begroting.", budget.total, names);
  for (const auto& [year, cell] : budget.by_year)
    add_money(words, fmt::format("begroting.{}.", year), cell, names);
  for (const BudgetLineResult& line : budget.lines)
    add_money(words, fmt::format("begroting.{}.", project.budget.lines[line.line_index].id.value),
              line.total, names);
}

void add_milestones(const Words& words, const Project& project, const Snapshot& snapshot,
                    Names& names)
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
        words.word(status_of(result.state));
}

} // namespace

std::map<std::string, std::string> make_references(const Project& project, const Snapshot& snapshot,
                                                   const Words& words)
{
  Names names;
  names["peildatum"] = words.notation().long_date(snapshot.as_of);
  names["plan.titel"] = words.title(project.plan).text;
  names["plan.organisatie"] = project.plan.organisation;
  names["plan.begin"] = words.notation().long_date(project.plan.period.first);
  names["plan.einde"] = words.notation().long_date(project.plan.period.last);
  for (const IndicatorResult& result : snapshot.indicators)
    add_indicator(words, project.indicators[result.indicator_index], result, names);
  add_budget(words, project, snapshot.budget, names);
  add_milestones(words, project, snapshot, names);
  for (std::size_t i = 0; i < project.registers.size(); ++i)
    if (project.registers[i].is_public)
      names[fmt::format("registers.{}.aantal", project.registers[i].name)] =
          std::to_string(snapshot.registers[i].records.size());
  return names;
}

} // namespace peil::render
