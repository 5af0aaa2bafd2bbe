#include "compute/budget.hpp"
#include "support/project_fixture.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace peil;
using namespace peil::tests;

namespace {

using Amount = std::optional<Decimal>;

std::string booking(const std::string& id, int year, const std::string& date,
                    const std::string& kind, int amount)
{
  return fmt::format("- {{id: {}, post: dashboard, budgetjaar: {}, datum: {}, soort: {}, bedrag: "
                     "{}, omschrijving: Boeking}}\n",
                     id, year, date, kind, amount);
}

std::string figure(const std::string& kind, const std::string& date, int amount)
{
  return fmt::format("  - {{regel: dashboard, jaar: 2026, soort: {}, datum: {}, bedrag: {}, bron: "
                     "Overzicht}}\n",
                     kind, date, amount);
}

TestData money(const std::string& bookings, const std::string& figures,
               const std::string& rest = "")
{
  TestData data;
  if (!bookings.empty())
    data.records["boekingen"] = bookings;
  data.files["data/voortgang/geld.yaml"] =
      (figures.empty() ? std::string("cijfers: []\n") : "cijfers:\n" + figures) + rest;
  return data;
}

// The line `dashboard` in 2026: 50 000 in the plan.
BudgetCell dashboard_on(const TestData& data, std::string_view on)
{
  const Project project = make_project(data);
  for (const BudgetLineResult& row : compute::compute_budget(project, day(on)).lines)
    if (project.budget.lines[row.line_index].id.value == "dashboard")
      return row.by_year.at(2026);
  FAIL("no line dashboard");
  return {};
}

Diagnostics warnings_on(const TestData& data, std::string_view on)
{
  const TestProject project(data);
  return compute::check_outcome(project.evaluation(), project.snapshot(on));
}

} // namespace

TEST_CASE("R60: the last figure on or before the day holds, bookings add up by budget year")
{
  const TestData data =
      money(booking("b-1", 2026, "2026-03-01", "verplichting", 30000) +
                booking("b-2", 2026, "2026-04-01", "verplichting", -5000) +
                booking("b-3", 2026, "2027-01-10", "betaling", 20000) +
                booking("b-4", 2027, "2026-12-01", "verplichting", 1000),
            figure("begroting", "2026-02-11", 50000) + figure("begroting", "2026-06-01", 60000));
  struct Row
  {
    std::string day;
    Amount budget;
    Amount committed;
    Amount spent;
  };
  const std::vector<Row> rows = {
      {"2026-02-10", {}, {}, {}},
      {"2026-02-11", Decimal(50000), {}, {}},
      {"2026-03-01", Decimal(50000), Decimal(30000), Decimal(0)},
      {"2026-06-01", Decimal(60000), Decimal(25000), Decimal(0)},
      {"2026-12-31", Decimal(60000), Decimal(25000), Decimal(0)},
      {"2027-01-10", Decimal(60000), Decimal(25000), Decimal(20000)},
  };
  for (const Row& row : rows) {
    CAPTURE(row.day);
    const BudgetCell cell = dashboard_on(data, row.day);
    CHECK(cell.estimate == Decimal(50000));
    CHECK(cell.budget == row.budget);
    CHECK(cell.committed == row.committed);
    CHECK(cell.spent == row.spent);
  }
}

TEST_CASE("R61, R62: what is free and by how much the forecast differs")
{
  const std::string committed = booking("b-1", 2026, "2026-03-01", "verplichting", 30000);
  const std::string paid = booking("b-2", 2026, "2026-03-02", "betaling", 35000);
  const std::string budget = figure("begroting", "2026-02-11", 60000);
  struct Row
  {
    std::string name;
    TestData data;
    Amount free;
    Amount variance;
  };
  const std::vector<Row> rows = {
      {"nothing known", money("", ""), {}, {}},
      {"without a budget the estimate is the basis", money(committed, ""), Decimal(20000), {}},
      {"of committed and paid the larger", money(committed + paid, budget), Decimal(25000), {}},
      {"a lower forecast is an advantage",
       money("", budget + figure("prognose", "2026-03-01", 55000)),
       {},
       Decimal(5000)},
      {"a higher forecast is a disadvantage",
       money("", figure("prognose", "2026-03-01", 51000)),
       {},
       Decimal(-1000)},
      {"no difference is zero, not unknown",
       money("", budget + figure("prognose", "2026-03-01", 60000)),
       {},
       Decimal(0)},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const BudgetCell cell = dashboard_on(row.data, "2026-12-31");
    CHECK(cell.free == row.free);
    CHECK(cell.variance == row.variance);
  }
}

TEST_CASE("budget: the last change of a figure is the last day on which it became another one")
{
  const TestData data =
      money(booking("b-1", 2026, "2026-03-01", "verplichting", 30000) +
                booking("b-2", 2026, "2026-04-01", "verplichting", -5000) +
                booking("b-3", 2026, "2026-05-01", "betaling", 800) +
                booking("b-4", 2026, "2026-06-01", "betaling", 100) +
                booking("b-5", 2026, "2026-06-01", "betaling", -100),
            figure("begroting", "2026-02-11", 50000) + figure("begroting", "2026-06-01", 60000) +
                figure("begroting", "2026-07-01", 60000) + figure("prognose", "2026-08-01", 55000));
  const Project project = make_project(data);
  using Figure = BudgetChange::Figure;
  const auto changed = [&](Figure figure, std::string_view on, Amount before, int now) {
    BudgetChange change;
    change.line_index = 3;
    change.year = 2026;
    change.figure = figure;
    change.date = day(on);
    change.before = before;
    change.now = Decimal(now);
    return change;
  };
  struct Row
  {
    std::string day;
    std::vector<BudgetChange> changes;
  };
  const BudgetChange first_budget = changed(Figure::budget, "2026-02-11", {}, 50000);
  const BudgetChange second_budget = changed(Figure::budget, "2026-06-01", Decimal(50000), 60000);
  const BudgetChange committed = changed(Figure::committed, "2026-04-01", Decimal(30000), 25000);
  const BudgetChange spent = changed(Figure::spent, "2026-05-01", {}, 800);
  const std::vector<Row> rows = {
      {"2026-02-10", {}},
      {"2026-03-31", {first_budget, changed(Figure::committed, "2026-03-01", {}, 30000)}},
      {"2026-05-31", {first_budget, committed, spent}},
      {"2026-07-31", {second_budget, committed, spent}},
      {"2026-08-01",
       {second_budget, changed(Figure::forecast, "2026-08-01", {}, 55000), committed, spent}},
  };
  REQUIRE(project.budget.lines[3].id.value == "dashboard");
  for (const Row& row : rows) {
    CAPTURE(row.day);
    CHECK(compute::compute_budget(project, day(row.day)).last_changes == row.changes);
  }
}

TEST_CASE("R63: a total adds up what is known and says of how many lines")
{
  const Project project = make_project(money(booking("b-1", 2026, "2026-03-01", "betaling", 100),
                                             figure("begroting", "2026-02-11", 52000)));
  const BudgetResult result = compute::compute_budget(project, day("2026-12-31"));
  const BudgetCell& year = result.by_year.at(2026);
  CHECK(year.estimate == Decimal(180000));
  CHECK(year.budget == Amount(Decimal(52000)));
  CHECK(year.budget_known == 1);
  CHECK(year.booked_known == 1);
  CHECK(year.forecast_known == 0);
  CHECK_FALSE(year.forecast);
  // Lines without an estimate in 2026 may be empty: four of the seven have one.
  CHECK(year.lines == 4);
  CHECK(result.by_year.at(2027).estimate == Decimal(370000));
  CHECK(result.total.estimate == Decimal(550000));
  CHECK(result.total.lines == 7);
}

TEST_CASE("R65: spending above the estimate asks for a note")
{
  const std::string bookings = booking("b-1", 2026, "2026-03-01", "betaling", 50000) +
                               booking("b-2", 2026, "2026-09-01", "betaling", 1);
  CHECK(warnings_on(money(bookings, ""), "2026-08-31").empty());
  REQUIRE(warnings_on(money(bookings, ""), "2026-09-01").size() == 1);
  CHECK(warnings_on(money(bookings, ""), "2026-09-01").front().severity == Severity::warning);
}

TEST_CASE("R66: a booking may be negative, the sum at a date not")
{
  const std::string bookings = booking("b-1", 2026, "2026-03-01", "verplichting", -100) +
                               booking("b-2", 2026, "2026-09-01", "verplichting", 100);
  REQUIRE(warnings_on(money(bookings, ""), "2026-08-31").size() == 1);
  CHECK(warnings_on(money(bookings, ""), "2026-08-31").front().severity == Severity::error);
  CHECK(warnings_on(money(bookings, ""), "2026-09-01").empty());
}
