#include "compute/evaluation.hpp"

#include <algorithm>
#include <set>

namespace peil::compute {
namespace {

std::vector<Period> periods_for(const Indicator& indicator, const Plan& plan)
{
  if (indicator.kind == IndicatorKind::in_period && indicator.period)
    return {*indicator.period};
  if (indicator.kind != IndicatorKind::per_year)
    return {plan.period};
  std::vector<Period> years;
  for (int year = plan.period.first.year(); year <= plan.period.last.year(); ++year)
    years.push_back(calendar_year(year));
  return years;
}

std::size_t index_of(const Project& project, std::string_view id)
{
  return static_cast<std::size_t>(project.find_indicator(id) - project.indicators.data());
}

const Measurement* measurement_on(const Indicator& indicator, Date date)
{
  const Measurement* last = nullptr;
  for (const Measurement& one : indicator.measurements)
    if (one.date <= date && (last == nullptr || one.date >= last->date))
      last = &one;
  return last;
}

} // namespace

Evaluation::Evaluation(const Project& project)
    : m_project(&project), m_counts(project.indicators.size())
{
  for (const std::size_t indicator : project.evaluation_order)
    count_indicator(indicator);
}

void Evaluation::count_indicator(std::size_t indicator)
{
  const Indicator& one = m_project->indicators[indicator];
  if (!one.rule)
    return;
  for (const Period& period : periods_for(one, m_project->plan)) {
    std::vector<SweepInput> inputs;
    for (const RuleSource& source : one.rule->sources)
      inputs.push_back({*m_project, source, period,
                        [this](const CountsTest& test, std::size_t record, Date date) {
                          const PeriodCount* other =
                              period_on(index_of(*m_project, test.indicator), date);
                          return other != nullptr &&
                                 other->count->record_counts(test.register_index, record, date);
                        },
                        [this](const CountsTest& test) {
                          return change_days(index_of(*m_project, test.indicator));
                        }});
    m_counts[indicator].push_back(
        {period, std::make_unique<Count>(*m_project, *one.rule, std::move(inputs))});
  }
}

const Evaluation::PeriodCount* Evaluation::period_on(std::size_t indicator, Date date) const
{
  const std::vector<PeriodCount>& counts = m_counts[indicator];
  if (counts.empty())
    return nullptr;
  const PeriodCount* chosen = &counts.front();
  for (const PeriodCount& one : counts)
    if (one.period.first <= date)
      chosen = &one;
  return chosen;
}

std::optional<Decimal> Evaluation::value_on(std::size_t indicator, Date date) const
{
  if (const PeriodCount* count = period_on(indicator, date))
    return compute::value_on(count->count->steps(), date);
  const Measurement* measured = measurement_on(m_project->indicators[indicator], date);
  return measured == nullptr ? std::nullopt : std::optional(measured->value);
}

const NotApplicable* Evaluation::not_applicable_on(std::size_t indicator, Date date) const
{
  const PeriodCount* count = period_on(indicator, date);
  const Date counted_for =
      count == nullptr ? date : std::clamp(date, count->period.first, count->period.last);
  if (value_on(indicator, date).value_or(Decimal()) != Decimal())
    return nullptr;
  for (const NotApplicable& one : m_project->indicators[indicator].not_applicable)
    if (one.period.contains(counted_for))
      return &one;
  return nullptr;
}

std::vector<Date> Evaluation::change_days(std::size_t indicator) const
{
  std::set<Date> days;
  for (const PeriodCount& one : m_counts[indicator]) {
    for (const Date day : one.count->change_days())
      days.insert(day);
    for (const auto& [day, value] : one.count->steps())
      days.insert(day);
    days.insert(one.period.first);
  }
  for (const Measurement& one : m_project->indicators[indicator].measurements)
    days.insert(one.date);
  return {days.begin(), days.end()};
}

std::optional<Date> Evaluation::first_day_at_least(std::size_t indicator, Decimal at_least,
                                                   Date not_before) const
{
  if (value_on(indicator, not_before).value_or(Decimal()) >= at_least)
    return not_before;
  for (const Date day : change_days(indicator))
    if (day > not_before && value_on(indicator, day).value_or(Decimal()) >= at_least)
      return day;
  return std::nullopt;
}

} // namespace peil::compute
