#include "compute/course.hpp"

namespace peil::compute {
namespace {

Decimal between(const CourseStep& a, const CourseStep& b, Date date)
{
  const std::int64_t rise = (b.value - a.value).millionths();
  const std::int64_t days = date.days_since(a.date);
  const std::int64_t all_days = b.date.days_since(a.date);
  return a.value + Decimal::from_millionths(rise * days / all_days);
}

bool at_least_as_good(const Indicator& indicator, Decimal value, Decimal other)
{
  const bool down = indicator.target && indicator.target->direction == Target::Direction::down;
  return down ? value <= other : value >= other;
}

// "bereikt" before the test date only for what cannot slip away by time alone (domain.md R75).
bool adds_up_over_time(IndicatorKind kind)
{
  return kind == IndicatorKind::cumulative || kind == IndicatorKind::per_year ||
         kind == IndicatorKind::in_period;
}

Signal lag_signal(const Indicator& indicator, Decimal value, const Expectation& expected)
{
  if (at_least_as_good(indicator, value, expected.step_before.value_or(Decimal())))
    return {Verdict::attention, SignalReason::one_step_behind};
  return {Verdict::off_course, SignalReason::further_behind};
}

} // namespace

Expectation expected_on(const Indicator& indicator, const Period& period, Date date)
{
  Expectation expectation;
  const CourseStep* last = nullptr;
  for (const CourseStep& step : indicator.course.steps) {
    if (indicator.kind == IndicatorKind::per_year && !period.contains(step.date))
      continue;
    if (step.date > date) {
      if (indicator.course.linear && last != nullptr)
        expectation.now = between(*last, step, date);
      break;
    }
    expectation.step_before = expectation.now;
    expectation.now = step.value;
    last = &step;
  }
  return expectation;
}

std::optional<Target> target_on(const Indicator& indicator, Date date)
{
  std::optional<Target> target = indicator.target;
  for (const TargetChange& change : indicator.target_changes)
    if (target && change.date <= date) {
      target->minimum = change.to.minimum;
      target->maximum = change.to.maximum;
    }
  return target;
}

std::optional<Date> test_date_of(const Indicator& indicator, const Period& period)
{
  if (!indicator.target)
    return std::nullopt;
  if (indicator.target->test_date)
    return indicator.target->test_date;
  return period.last;
}

bool meets_target(const Target& target, Decimal value)
{
  if (target.direction == Target::Direction::down)
    return target.maximum ? value <= *target.maximum : value <= target.minimum.value_or(Decimal());
  return value >= target.minimum.value_or(Decimal());
}

TargetOutcome outcome_on(const Target& target, std::optional<Decimal> value, Date as_of,
                         std::optional<Date> test_date)
{
  if (!value)
    return TargetOutcome::unknown;
  if (target.out_of)
    return TargetOutcome::out_of;
  if (!meets_target(target, *value))
    return test_date && as_of > *test_date ? TargetOutcome::not_reached
                                           : TargetOutcome::not_yet_reached;
  if (!target.minimum || !target.maximum)
    return target.direction == Target::Direction::down ? TargetOutcome::maximum_kept
                                                       : TargetOutcome::minimum_reached;
  return *value > *target.maximum ? TargetOutcome::above_range : TargetOutcome::within_range;
}

Signal signal_on(const Indicator& indicator, const std::optional<Target>& target,
                 std::optional<Decimal> value, const Expectation& expected, Date as_of,
                 std::optional<Date> test_date, const NotApplicable* not_applicable)
{
  if (not_applicable != nullptr)
    return {Verdict::not_in_period, SignalReason::not_applicable};
  if (!value)
    return {Verdict::unknown, SignalReason::no_data};
  if (target && meets_target(*target, *value) &&
      (adds_up_over_time(indicator.kind) || (test_date && as_of >= *test_date)))
    return {Verdict::reached, SignalReason::target_met};
  if (test_date && as_of > *test_date)
    return {Verdict::not_reached, SignalReason::test_date_passed};
  if (!expected.now || (*expected.now == Decimal() && *value == Decimal())) {
    if (*value == Decimal())
      return {Verdict::not_started, SignalReason::nothing_expected};
    return {Verdict::on_course, SignalReason::nothing_expected_yet_begun};
  }
  if (at_least_as_good(indicator, *value, *expected.now))
    return {Verdict::on_course, SignalReason::as_expected};
  return lag_signal(indicator, *value, expected);
}

} // namespace peil::compute
