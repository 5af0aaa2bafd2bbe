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

namespace {

// A share that must fall, measured by others, with two interim targets on the way.
constexpr std::string_view k_falling = R"(titel: Proef
kort: Een proef.
getal: percentage
soort: gemeten
nulmeting: {waarde: 50, datum: 2025-12-31, bron: b}
doel:
  maximum: 10
  richting: omlaag
  toetsdatum: 2027-12-31
  tussendoelen:
    - {datum: 2026-06-30, maximum: 40}
    - {datum: 2026-12-31, maximum: 30}
metingen:
  - {datum: 2026-01-31, waarde: 41, bron: b}
  - {datum: 2026-07-31, waarde: 29, bron: b}
)";

tests::TestProject falling_project()
{
  return tests::TestProject({{}, {{"data/indicatoren/proef.yaml", std::string(k_falling)}}});
}

} // namespace

TEST_CASE("an interim target is tested on its own date and keeps that outcome")
{
  const tests::TestProject project = falling_project();
  const auto before = project.result("proef", "2026-06-29").interim;
  REQUIRE(before.size() == 2);
  CHECK_FALSE(before[0].value);
  CHECK(before[0].outcome == TargetOutcome::unknown);
  const auto after = project.result("proef", "2027-01-01").interim;
  CHECK(after[0].value == Decimal(41));
  CHECK(after[0].outcome == TargetOutcome::not_reached);
  CHECK(after[1].value == Decimal(29));
  CHECK(after[1].outcome == TargetOutcome::maximum_kept);
}

TEST_CASE("without a course of our own the interim targets are what is expected")
{
  const tests::TestProject project = falling_project();
  CHECK(project.project().find_indicator("proef")->course.from_plan);
  struct Row
  {
    std::string day;
    std::optional<Decimal> expected;
    Verdict signal;
  };
  const std::vector<Row> rows = {{"2026-06-29", std::nullopt, Verdict::on_course},
                                 {"2026-06-30", Decimal(40), Verdict::attention},
                                 {"2026-12-31", Decimal(30), Verdict::on_course},
                                 {"2027-12-31", Decimal(10), Verdict::attention}};
  for (const Row& row : rows) {
    CAPTURE(row.day);
    const IndicatorResult result = project.result("proef", row.day);
    CHECK(result.expected == row.expected);
    CHECK(result.signal == row.signal);
  }
}

TEST_CASE("a year has the interim target that is dated in it, and none where the plan dates none")
{
  const std::string pilots_file = R"(titel: Pilots
kort: Pilots per jaar.
eenheid: {een: pilot, meer: pilots}
soort: per_jaar
doel: {minimum: 3, toetsdatum: 2028-12-31, tussendoelen: [{datum: 2026-12-31, minimum: 2}]}
telregel:
  register: pilots
  voorwaarden:
    - {datum: begonnen, binnen: periode, reden: een ander jaar}
)";
  const tests::TestProject project(
      {{{"pilots", pilots(2, 1)}}, {{"data/indicatoren/pilots-per-jaar.yaml", pilots_file}}});
  const std::vector<PeriodValue> years = project.result("pilots-per-jaar", "2027-12-31").periods;
  REQUIRE(years.size() == 2);
  REQUIRE(years[0].target);
  CHECK(years[0].target->minimum == Decimal(2));
  CHECK(years[0].outcome == TargetOutcome::minimum_reached);
  CHECK_FALSE(years[1].target);
  CHECK(years[1].outcome == TargetOutcome::unknown);
}

TEST_CASE("a year that has not begun and a share of nothing have no value, and so no outcome")
{
  const std::string share = R"(titel: Proef
kort: Een proef.
getal: percentage
soort: per_jaar
doel: {maximum: 10, richting: omlaag}
telregel:
  register: pilots
  tel: aandeel
  van:
    - {datum: begonnen, binnen: periode, reden: een ander jaar}
  voorwaarden:
    - {veld: provinciaal, is: true, reden: niet provinciaal}
)";
  const tests::TestProject project(
      {{{"pilots", pilots(1, 1)}}, {{"data/indicatoren/proef.yaml", share}}});
  const IndicatorResult early = project.result("proef", "2026-05-02");
  CHECK_FALSE(early.value);
  REQUIRE(early.periods.size() == 2);
  for (const PeriodValue& year : early.periods) {
    CHECK_FALSE(year.value);
    CHECK(year.outcome == TargetOutcome::unknown);
  }
  const IndicatorResult later = project.result("proef", "2026-05-03");
  CHECK(later.value == Decimal(0));
  CHECK(later.periods[0].outcome == TargetOutcome::maximum_kept);
  CHECK_FALSE(later.periods[1].value);
  CHECK_FALSE(project.result("proef", "2027-01-01").series.back().value);
}

TEST_CASE("a result of yes or no is reached as soon as it is there")
{
  const std::string yes_no = R"(titel: Proef
kort: Een proef.
getal: ja_nee
soort: gemeten
doel: {toetsdatum: 2026-12-31}
metingen:
  - {datum: 2026-01-31, waarde: false, bron: b}
  - {datum: 2026-07-31, waarde: true, bron: b}
)";
  const tests::TestProject project({{}, {{"data/indicatoren/proef.yaml", yes_no}}});
  CHECK(project.result("proef", "2026-07-30").outcome == TargetOutcome::not_yet_reached);
  CHECK(project.result("proef", "2026-07-31").outcome == TargetOutcome::minimum_reached);
  CHECK(project.result("proef", "2026-12-31").signal == Verdict::reached);
}
