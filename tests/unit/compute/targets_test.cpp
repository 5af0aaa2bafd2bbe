#include "compute/course.hpp"
#include "support/project_fixture.hpp"

#include <doctest/doctest.h>
#include <vector>

using namespace peil;
using peil::tests::day;

namespace {

// 5–7 in the plan, 6–8 from 1 March 2027, at least 6 from 1 June 2027.
Indicator changed()
{
  Indicator indicator;
  indicator.target = Target{};
  indicator.target->minimum = Decimal(5);
  indicator.target->maximum = Decimal(7);
  indicator.target->word = "circa";
  indicator.target_changes.resize(2);
  indicator.target_changes[0].date = day("2027-03-01");
  indicator.target_changes[0].to = {Decimal(6), Decimal(8)};
  indicator.target_changes[1].date = day("2027-06-01");
  indicator.target_changes[1].to = {Decimal(6), std::nullopt};
  return indicator;
}

// Pilots begun in 2026 and 2027, each a day in May.
std::string pilots(int in_2026, int in_2027)
{
  std::string records;
  const auto add = [&records](int year, int number) {
    const std::string name = std::to_string(year) + "-" + std::to_string(number);
    records +=
        "- {id: p-" + name + ", titel: Pilot " + name +
        ", soort: materiaal, sector: bouw, provinciaal: false, begonnen: " + std::to_string(year) +
        "-05-03, bewijs: {soort: plan, titel: P, datum: 2026-01-05, verwijzing: d}}\n";
  };
  for (int i = 0; i < in_2026; ++i)
    add(2026, i);
  for (int i = 0; i < in_2027; ++i)
    add(2027, i);
  return records;
}

} // namespace

TEST_CASE("the target in force is that of the plan with the changes up to the day")
{
  struct Row
  {
    std::string day;
    std::optional<Decimal> minimum;
    std::optional<Decimal> maximum;
  };
  const std::vector<Row> rows = {{"2027-02-28", Decimal(5), Decimal(7)},
                                 {"2027-03-01", Decimal(6), Decimal(8)},
                                 {"2027-05-31", Decimal(6), Decimal(8)},
                                 {"2027-06-01", Decimal(6), std::nullopt}};
  for (const Row& row : rows) {
    CAPTURE(row.day);
    const auto target = compute::target_on(changed(), day(row.day));
    REQUIRE(target);
    CHECK(target->minimum == row.minimum);
    CHECK(target->maximum == row.maximum);
    CHECK(target->word == "circa");
  }
}

TEST_CASE("without a target nothing is in force")
{
  CHECK_FALSE(compute::target_on(Indicator{}, day("2027-01-01")));
}

// The shipped data change the target from 2 to 3 on 16 March 2027.
TEST_CASE("outcome and signal look at the target in force")
{
  const tests::TestProject project({{{"pilots", pilots(2, 2)}}, {}});
  struct Row
  {
    std::string day;
    int minimum;
    TargetOutcome outcome;
  };
  const std::vector<Row> rows = {
      {"2026-12-31", 2, TargetOutcome::minimum_reached},
      {"2027-03-15", 2, TargetOutcome::not_yet_reached},
      {"2027-05-03", 3, TargetOutcome::not_yet_reached},
      {"2028-01-01", 3, TargetOutcome::not_reached},
  };
  for (const Row& row : rows) {
    CAPTURE(row.day);
    const IndicatorResult result = project.result("pilots-per-jaar", row.day);
    REQUIRE(result.target);
    CHECK(result.target->minimum == Decimal(row.minimum));
    CHECK(result.outcome == row.outcome);
  }
  CHECK(project.result("pilots-per-jaar", "2027-05-03").signal == Verdict::on_course);
  CHECK(project.result("pilots-per-jaar", "2028-01-01").signal == Verdict::not_reached);
}

TEST_CASE("a year that is over keeps the target it ended with")
{
  const tests::TestProject project({{{"pilots", pilots(2, 3)}}, {}});
  const std::vector<PeriodValue> years = project.result("pilots-per-jaar", "2027-12-31").periods;
  REQUIRE(years.size() == 2);
  CHECK(years[0].target->minimum == Decimal(2));
  CHECK(years[0].outcome == TargetOutcome::minimum_reached);
  CHECK(years[1].target->minimum == Decimal(3));
  CHECK(years[1].outcome == TargetOutcome::minimum_reached);
}
