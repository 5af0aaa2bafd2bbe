#pragma once

#include "model/indicator.hpp"
#include "model/snapshot.hpp"

#include <optional>

/// Expected course, outcome and the computed signal (domain.md §4.0, §9, R01, R02, R75).
namespace peil::compute {

/// The value the course expects on a day, and what it expected one step earlier. Counts per year
/// look at the steps of their own year only.
struct Expectation
{
  std::optional<Decimal> now;
  std::optional<Decimal> step_before;
};

Expectation expected_on(const Indicator& indicator, const Period& period, Date date);

/// The target of the plan with the changes dated up to that day; nothing without a target.
std::optional<Target> target_on(const Indicator& indicator, Date date);

/// The day on which the target is tested; for counts per year 31 December of `period`.
std::optional<Date> test_date_of(const Indicator& indicator, const Period& period);

bool meets_target(const Target& target, Decimal value);

/// How a value relates to its target on that day; unknown without a value.
TargetOutcome outcome_on(const Target& target, std::optional<Decimal> value, Date as_of,
                         std::optional<Date> test_date);

struct Signal
{
  Verdict verdict = Verdict::unknown;
  SignalReason reason = SignalReason::no_data;
};

/// What the numbers alone say on that day; `target` is the one in force.
Signal signal_on(const Indicator& indicator, const std::optional<Target>& target,
                 std::optional<Decimal> value, const Expectation& expected, Date as_of,
                 std::optional<Date> test_date, const NotApplicable* not_applicable);

} // namespace peil::compute
