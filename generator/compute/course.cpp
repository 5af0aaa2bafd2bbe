#include "compute/course.hpp"

namespace peil::compute {
namespace {

Decimal between(const CourseStep& a, const CourseStep& b, Date date)
{
  const std::int64_t rise = (b.value - a.value).millionths();
  const std::int64_t days = date.days_since(a.date);
  const std::int64_t all_days = b.date.days_since(a.date);
  // Nobody expects a millionth of a project: one decimal says enough.
  constexpr std::int64_t tenth = 100'000;
  const std::int64_t raised = rise * days / all_days;
  const std::int64_t half = raised < 0 ? -tenth / 2 : tenth / 2;
  return a.value + Decimal::from_millionths((raised + half) / tenth * tenth);
}

bool is_falling(const Indicator& indicator)
{
  return indicator.target && indicator.target->direction == Target::Direction::down;
}

bool at_least_as_good(const Indicator& indicator, Decimal value, Decimal other)
{
  return is_falling(indicator) ? value <= other : value >= other;
}

// "bereikt" before the test date only for what cannot slip away by time alone (domain.md R75): a
// count that may not pass a maximum can still do so.
bool cannot_slip_away(const Indicator& indicator)
{
  const IndicatorKind kind = indicator.kind;
  return !is_falling(indicator) &&
         (kind == IndicatorKind::cumulative || kind == IndicatorKind::per_year ||
          kind == IndicatorKind::in_period);
}

// Where the course begins: one step behind the first step.
Decimal start_of(const Indicator& indicator)
{
  return indicator.baseline ? indicator.baseline->value : Decimal();
}

Signal lag_signal(const Indicator& indicator, Decimal value, const Expectation& expected)
{
  if (at_least_as_good(indicator, value, expected.step_before.value_or(start_of(indicator))))
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
      (cannot_slip_away(indicator) || (test_date && as_of >= *test_date)))
    return {Verdict::reached, SignalReason::target_met};
  if (test_date && as_of > *test_date)
    return {Verdict::not_reached, SignalReason::test_date_passed};
  // Where less is better, nothing at all is the best there is and not a beginning.
  const bool nothing_yet = *value == Decimal() && !is_falling(indicator);
  if (!expected.now || (*expected.now == Decimal() && nothing_yet)) {
    if (nothing_yet)
      return {Verdict::not_started, SignalReason::nothing_expected};
    return {Verdict::on_course, SignalReason::nothing_expected_yet_begun};
  }
  if (at_least_as_good(indicator, *value, *expected.now))
    return {Verdict::on_course, SignalReason::as_expected};
  return lag_signal(indicator, *value, expected);
}

} // namespace peil::compute
