#pragma once

#include "compute/count.hpp"

#include <memory>
#include <vector>

namespace peil::compute {

/// All counting rules of a project, each swept once over all its facts: afterwards any as-of date
/// can be asked for. Refers to the project, which must outlive it.
class Evaluation
{
public:
  struct PeriodCount
  {
    Period period;
    std::unique_ptr<Count> count;
  };

  explicit Evaluation(const Project& project);

  const Project& project() const { return *m_project; }

  /// One count for each calendar year of the plan for counts per year, otherwise one; empty for
  /// measured indicators.
  const std::vector<PeriodCount>& periods_of(std::size_t indicator) const
  {
    return m_counts[indicator];
  }

  /// The count that gives the value on a day: for counts per year that of the calendar year, the
  /// first year before the plan and the last after it (domain.md R03). Null when measured.
  const PeriodCount* period_on(std::size_t indicator, Date date) const;

  /// The value on a day; nothing without data. "n.v.t." is for the caller (see not_applicable_on).
  std::optional<Decimal> value_on(std::size_t indicator, Date date) const;

  /// The reason why the value reads "n.v.t." on a day (domain.md R39), or null.
  const NotApplicable* not_applicable_on(std::size_t indicator, Date date) const;

  /// The days on which the value can change, in order.
  std::vector<Date> change_days(std::size_t indicator) const;

  /// The first day on or after `not_before` on which the value is at least that much.
  std::optional<Date> first_day_at_least(std::size_t indicator, Decimal at_least,
                                         Date not_before) const;

private:
  void count_indicator(std::size_t indicator);

  const Project* m_project;
  std::vector<std::vector<PeriodCount>> m_counts;
};

} // namespace peil::compute
