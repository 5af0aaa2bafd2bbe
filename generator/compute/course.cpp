#include "compute/course.hpp"

#include "base/dutch.hpp"
#include "model/value_text.hpp"

#include <fmt/core.h>

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

Signal lag_signal(const Indicator& indicator, Decimal value, const Expectation& expected,
                  Date as_of)
{
  const Decimal before = expected.step_before.value_or(Decimal());
  const std::string sentence =
      fmt::format("De stand is {}, de verwachting op {} was {}", shown_value(indicator, value),
                  dutch::long_date(as_of), shown_value(indicator, *expected.now));
  if (at_least_as_good(indicator, value, before))
    return {Verdict::attention, sentence + ": één stap achter."};
  return {Verdict::off_course, sentence + ": meer dan één stap achter."};
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

std::string verdict_word(const Target& target, std::optional<Decimal> value, Date as_of,
                         std::optional<Date> test_date)
{
  if (!value)
    return {};
  if (target.out_of)
    return fmt::format("{} van {}", dutch::number(*value), dutch::number(*target.out_of));
  if (!meets_target(target, *value))
    return test_date && as_of > *test_date ? "niet bereikt" : "nog niet bereikt";
  const bool down = target.direction == Target::Direction::down;
  if (!target.minimum || !target.maximum)
    return down ? "maximum niet overschreden" : "minimum bereikt";
  if (*value > *target.maximum)
    return "boven de bandbreedte";
  return *value < *target.minimum ? "onder de bandbreedte" : "binnen de bandbreedte";
}

Signal signal_on(const Indicator& indicator, std::optional<Decimal> value,
                 const Expectation& expected, Date as_of, std::optional<Date> test_date,
                 const NotApplicable* not_applicable)
{
  if (not_applicable != nullptr)
    return {Verdict::not_in_period, "Niet van toepassing: " + not_applicable->reason + "."};
  if (!value)
    return {Verdict::unknown, "Er zijn nog geen gegevens."};
  const std::string now = shown_value(indicator, *value);
  if (indicator.target && meets_target(*indicator.target, *value) &&
      (adds_up_over_time(indicator.kind) || (test_date && as_of >= *test_date)))
    return {Verdict::reached, fmt::format("De stand is {}; daarmee is het doel gehaald.", now)};
  if (test_date && as_of > *test_date)
    return {Verdict::not_reached,
            fmt::format("De stand is {}; het doel gold op {}.", now, dutch::long_date(*test_date))};
  if (!expected.now || (*expected.now == Decimal() && *value == Decimal())) {
    if (*value == Decimal())
      return {Verdict::not_started, fmt::format("De stand is {}; op {} werd nog niets verwacht.",
                                                now, dutch::long_date(as_of))};
    return {Verdict::on_course, fmt::format("De stand is {}; er werd nog niets verwacht.", now)};
  }
  if (at_least_as_good(indicator, *value, *expected.now))
    return {Verdict::on_course,
            fmt::format("De stand is {}, de verwachting op {} was {}.", now,
                        dutch::long_date(as_of), shown_value(indicator, *expected.now))};
  return lag_signal(indicator, *value, expected, as_of);
}

} // namespace peil::compute
