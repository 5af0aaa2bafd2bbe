#include "compute/protected_sums.hpp"

#include <algorithm>

namespace peil::compute {
namespace {

// What is settled after the plan still changes a sum; later than this none is printed.
constexpr int k_years_after = 2;

std::vector<Date> quarter_ends(const Plan& plan, Date as_of)
{
  std::vector<Date> days;
  const int last = std::min(as_of.year(), plan.period.last.year() + k_years_after);
  for (int year = plan.period.first.year(); year <= last; ++year)
    for (const Date day :
         {Date(year, 3, 31), Date(year, 6, 30), Date(year, 9, 30), Date(year, 12, 31)})
      if (day <= as_of)
        days.push_back(day);
  return days;
}

/// Sums over the same register are of one kind: granted and settled, of this year and of the next.
struct Kind
{
  std::vector<std::size_t> indicators;
  std::vector<SumParts> printed;
  Companies companies;
};

Decimal total_of(const SumParts& parts)
{
  Decimal total;
  for (const auto& [record, amount] : parts)
    total += amount;
  return total;
}

} // namespace

PrintedSums printed_sums(const Evaluation& evaluation, Date as_of)
{
  PrintedSums sums;
  const Project& project = evaluation.project();
  std::map<std::size_t, Kind> kinds;
  for (std::size_t i = 0; i < project.indicators.size(); ++i) {
    const auto& periods = evaluation.periods_of(i);
    const auto& rule = project.indicators[i].rule;
    if (periods.empty() || rule->kind != CountingRule::Kind::sum ||
        !periods.front().count->is_private())
      continue;
    sums[i];
    Kind& kind = kinds[rule->sources.front().register_index];
    kind.indicators.push_back(i);
    for (auto& [record, companies] : periods.front().count->companies())
      kind.companies[record].insert(companies.begin(), companies.end());
  }
  for (const Date day : quarter_ends(project.plan, as_of))
    for (auto& [of_register, kind] : kinds)
      for (const std::size_t indicator : kind.indicators) {
        SumParts parts = evaluation.period_on(indicator, day)->count->parts_on(day);
        if (!may_be_printed(parts, kind.printed, kind.companies))
          continue;
        sums[indicator].push_back({day, total_of(parts), parts.empty()});
        if (!parts.empty())
          kind.printed.push_back(std::move(parts));
      }
  return sums;
}

} // namespace peil::compute
