#include "compute/course.hpp"
#include "support/project_fixture.hpp"

#include <doctest/doctest.h>
#include <vector>

using namespace peil;
using peil::compute::Expectation;
using peil::tests::day;

namespace {

const Date k_test_date(2027, 12, 31);

Indicator rising(IndicatorKind kind)
{
  Indicator indicator;
  indicator.kind = kind;
  indicator.target = Target{};
  indicator.target->minimum = Decimal(5);
  indicator.target->maximum = Decimal(7);
  indicator.target->test_date = k_test_date;
  indicator.course.steps = {{day("2026-06-30"), Decimal(1)},
                            {day("2026-12-31"), Decimal(3)},
                            {day("2027-12-31"), Decimal(5)}};
  return indicator;
}

// Less is better: at most 10, expected to fall from 20 by way of 15.
Indicator falling()
{
  Indicator indicator;
  indicator.kind = IndicatorKind::stock;
  indicator.target = Target{};
  indicator.target->direction = Target::Direction::down;
  indicator.target->maximum = Decimal(10);
  indicator.target->test_date = k_test_date;
  indicator.course.steps = {{day("2026-06-30"), Decimal(20)},
                            {day("2026-12-31"), Decimal(15)},
                            {day("2027-12-31"), Decimal(10)}};
  return indicator;
}

Verdict signal_of(const Indicator& indicator, int value, std::string_view on)
{
  const Expectation expected =
      compute::expected_on(indicator, Period{Date(2026, 1, 1), k_test_date}, day(on));
  return compute::signal_on(indicator, indicator.target, Decimal(value), expected, day(on),
                            k_test_date, nullptr)
      .verdict;
}

} // namespace

TEST_CASE("R01, R02: the verdict word of a target")
{
  Target range;
  range.minimum = Decimal(5);
  range.maximum = Decimal(7);
  Target least;
  least.minimum = Decimal(2);
  Target of_twelve;
  of_twelve.minimum = of_twelve.maximum = of_twelve.out_of = Decimal(12);
  Target at_most;
  at_most.direction = Target::Direction::down;
  at_most.maximum = Decimal(10);
  struct Row
  {
    std::string name;
    const Target& target;
    int value;
    std::string day;
    TargetOutcome expected;
  };
  const std::vector<Row> rows = {
      {"below, on the test date", range, 4, "2027-12-31", TargetOutcome::not_yet_reached},
      {"below, after the test date", range, 4, "2028-01-01", TargetOutcome::not_reached},
      {"the lower end", range, 5, "2027-12-31", TargetOutcome::within_range},
      {"the upper end", range, 7, "2027-12-31", TargetOutcome::within_range},
      {"above is no fault", range, 8, "2028-01-01", TargetOutcome::above_range},
      {"no maximum, below", least, 1, "2027-12-31", TargetOutcome::not_yet_reached},
      {"no maximum, reached", least, 2, "2027-12-31", TargetOutcome::minimum_reached},
      {"n of 12", of_twelve, 11, "2028-01-01", TargetOutcome::out_of},
      {"less is better, too much", at_most, 11, "2027-12-31", TargetOutcome::not_yet_reached},
      {"less is better, too much after the test date", at_most, 11, "2028-01-01",
       TargetOutcome::not_reached},
      {"less is better, reached", at_most, 10, "2027-12-31", TargetOutcome::maximum_kept},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(compute::outcome_on(row.target, Decimal(row.value), day(row.day), k_test_date) ==
          row.expected);
  }
  CHECK(compute::outcome_on(range, std::nullopt, k_test_date, k_test_date) ==
        TargetOutcome::unknown);
}

TEST_CASE("R75: the computed signal of a rising target")
{
  struct Row
  {
    std::string name;
    IndicatorKind kind;
    int value;
    std::string day;
    Verdict expected;
  };
  constexpr IndicatorKind stock = IndicatorKind::stock;
  constexpr IndicatorKind cumulative = IndicatorKind::cumulative;
  const std::vector<Row> rows = {
      {"nothing expected, nothing there", stock, 0, "2026-06-29", Verdict::not_started},
      {"nothing expected, something there", stock, 1, "2026-06-29", Verdict::on_course},
      {"as expected", stock, 1, "2026-06-30", Verdict::on_course},
      {"one step behind", stock, 2, "2026-12-31", Verdict::attention},
      {"more than one step behind", stock, 0, "2026-12-31", Verdict::off_course},
      {"a stock is not reached before the test date", stock, 5, "2027-06-30", Verdict::on_course},
      {"a stock on the test date", stock, 5, "2027-12-31", Verdict::reached},
      {"a cumulative minimum is reached at once", cumulative, 5, "2026-12-31", Verdict::reached},
      {"a count per year too", IndicatorKind::per_year, 5, "2027-12-01", Verdict::reached},
      {"on the test date it may still be behind", cumulative, 4, "2027-12-31", Verdict::attention},
      {"after it, it is not reached", cumulative, 4, "2028-01-01", Verdict::not_reached},
      {"after it, it is reached", stock, 5, "2028-01-01", Verdict::reached},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(signal_of(rising(row.kind), row.value, row.day) == row.expected);
  }
}

TEST_CASE("the computed signal of a falling target")
{
  struct Row
  {
    std::string name;
    int value;
    std::string day;
    Verdict expected;
  };
  const std::vector<Row> rows = {
      {"as expected", 20, "2026-06-30", Verdict::on_course},
      {"better than expected", 12, "2026-12-31", Verdict::on_course},
      {"one step behind", 18, "2026-12-31", Verdict::attention},
      {"more than one step behind", 21, "2026-12-31", Verdict::off_course},
      {"reached on the test date", 10, "2027-12-31", Verdict::reached},
      {"not reached after it", 11, "2028-01-01", Verdict::not_reached},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(signal_of(falling(), row.value, row.day) == row.expected);
  }
}

TEST_CASE("where less is better, none at all is the best there is and not a beginning")
{
  Indicator indicator = falling();
  indicator.course.steps.back().value = Decimal(0);
  indicator.target->maximum = Decimal(0);
  CHECK(signal_of(indicator, 0, "2027-12-30") == Verdict::on_course);
  CHECK(signal_of(indicator, 0, "2026-01-01") == Verdict::on_course);
  CHECK(signal_of(indicator, 0, "2027-12-31") == Verdict::reached);
}

TEST_CASE("a count under a maximum is not reached before its test date: it can still pass it")
{
  Indicator indicator = falling();
  for (const IndicatorKind kind : {IndicatorKind::cumulative, IndicatorKind::per_year}) {
    indicator.kind = kind;
    CHECK(signal_of(indicator, 2, "2027-12-30") == Verdict::on_course);
    CHECK(signal_of(indicator, 2, "2027-12-31") == Verdict::reached);
  }
}

TEST_CASE("one step behind the first step is where the baseline was")
{
  Indicator indicator = falling();
  CHECK(signal_of(indicator, 24, "2026-06-30") == Verdict::off_course);
  indicator.baseline = Baseline{Decimal(25), day("2025-12-31"), "a count"};
  CHECK(signal_of(indicator, 24, "2026-06-30") == Verdict::attention);
  CHECK(signal_of(indicator, 26, "2026-06-30") == Verdict::off_course);
}

TEST_CASE("a course per year looks at the steps of its own year only")
{
  Indicator indicator = rising(IndicatorKind::per_year);
  indicator.target->test_date.reset();
  const auto expected_in = [&](int year, std::string_view on) {
    return compute::expected_on(indicator, calendar_year(year), day(on)).now;
  };
  CHECK(expected_in(2026, "2026-12-31") == Decimal(3));
  CHECK_FALSE(expected_in(2027, "2027-01-01"));
  CHECK(compute::test_date_of(indicator, calendar_year(2026)) == day("2026-12-31"));
}

TEST_CASE("a straight course runs between its points, a stepped one waits for them")
{
  Indicator indicator;
  indicator.course.steps = {{day("2026-01-01"), Decimal(0)}, {day("2026-01-11"), Decimal(20)}};
  const Period plan{Date(2026, 1, 1), k_test_date};
  CHECK(compute::expected_on(indicator, plan, day("2026-01-06")).now == Decimal(0));
  indicator.course.linear = true;
  CHECK_FALSE(compute::expected_on(indicator, plan, day("2025-12-31")).now);
  CHECK(compute::expected_on(indicator, plan, day("2026-01-06")).now == Decimal(10));
  CHECK(compute::expected_on(indicator, plan, day("2027-01-01")).now == Decimal(20));
}

TEST_CASE("a straight course is said to one decimal, up and down")
{
  Indicator indicator;
  indicator.course.linear = true;
  indicator.course.steps = {{day("2026-01-01"), Decimal(0)}, {day("2026-01-04"), Decimal(2)}};
  const Period plan{Date(2026, 1, 1), k_test_date};
  const auto now = [&] { return compute::expected_on(indicator, plan, day("2026-01-02")).now; };
  CHECK(now() == Decimal::from_millionths(700'000));
  indicator.course.steps = {{day("2026-01-01"), Decimal(2)}, {day("2026-01-04"), Decimal(0)}};
  CHECK(now() == Decimal::from_millionths(1'300'000));
}
