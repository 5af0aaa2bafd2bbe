#pragma once

#include "compute/conditions.hpp"

#include <map>
#include <optional>
#include <vector>

/// The event sweep (design.md §4 "Evaluation"): a record's contribution can change only on days
/// computed from its own dates, so testing those days gives the value on every day.
namespace peil::compute {

/// A stretch of days on which a record's state stays the same: from this day until the next
/// stretch.
struct Stretch
{
  Date from;
  /// The record is there and a candidate for this rule.
  bool listed = false;
  bool counts = false;
  bool in_denominator = false;
  /// How many conditions held: decides which of a company's contacts gives the reason.
  std::size_t reached = 0;
  Decimal amount;
  std::optional<Date> counted_on;

  bool same_state(const Stretch& other) const
  {
    return listed == other.listed && counts == other.counts &&
           in_denominator == other.in_denominator && reached == other.reached &&
           amount == other.amount && counted_on == other.counted_on;
  }
};

struct Timeline
{
  std::size_t record_index = 0;
  /// In order of date; the first begins before every fact.
  std::vector<Stretch> stretches;

  const Stretch& at(Date date) const;
};

/// What may be needed to sweep one source of a rule.
struct SweepInput
{
  const Project& project;
  const RuleSource& source;
  Period own_period;
  /// For `telt_mee_in`: whether a record counts elsewhere on a day, and the days on which that
  /// changes.
  std::function<bool(const CountsTest&, std::size_t record_index, Date)> counts_on;
  std::function<std::vector<Date>(const CountsTest&)> change_days;
};

/// One timeline for every record of the source's register.
std::vector<Timeline> sweep(const SweepInput& input);

/// The reason why a record does not count on a day, in Dutch.
std::string reason_on(const SweepInput& input, std::size_t record_index, Date date);

/// The subject for one record on one day with its picks made; `counts_in` must outlive it.
Subject subject_on(const SweepInput& input, std::size_t record_index, Date date,
                   const CountsIn& counts_in);

} // namespace peil::compute
