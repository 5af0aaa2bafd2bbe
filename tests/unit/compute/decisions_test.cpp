#include "compute/decisions.hpp"
#include "support/project_fixture.hpp"

#include <doctest/doctest.h>
#include <vector>

using namespace peil;
using peil::tests::day;

namespace {

Decision decision(const std::string& id, std::string_view date, std::string_view due = "")
{
  Decision made;
  made.id.value = id;
  made.date = day(date);
  if (!due.empty())
    made.due = day(due);
  return made;
}

std::string order_on(const Project& project, std::string_view on)
{
  std::string ids;
  for (const DecisionResult& one : compute::compute_decisions(project, day(on)))
    ids += project.decisions[one.decision_index].id.value + " ";
  return ids;
}

} // namespace

TEST_CASE("a decision stands as its last step says, and is open before the first")
{
  Project project;
  project.decisions = {decision("a", "2027-02-03", "2027-06-30")};
  project.decisions[0].steps = {{day("2027-03-01"), DecisionState::in_progress, ""},
                                {day("2027-09-01"), DecisionState::settled, "klaar"}};
  struct Row
  {
    std::string day;
    DecisionState state;
    bool overdue;
    std::string since;
  };
  const std::vector<Row> rows = {
      {"2027-02-03", DecisionState::open, false, "2027-02-03"},
      {"2027-03-01", DecisionState::in_progress, false, "2027-03-01"},
      {"2027-06-30", DecisionState::in_progress, false, "2027-03-01"},
      {"2027-07-01", DecisionState::in_progress, true, "2027-03-01"},
      {"2027-09-01", DecisionState::settled, false, "2027-09-01"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.day);
    const auto results = compute::compute_decisions(project, day(row.day));
    REQUIRE(results.size() == 1);
    CHECK(results[0].state == row.state);
    CHECK(results[0].overdue == row.overdue);
    CHECK(results[0].since == day(row.since));
  }
  CHECK(compute::compute_decisions(project, day("2027-02-02")).empty());
}

TEST_CASE("open decisions come first, the one due first on top; then the latest settled one")
{
  Project project;
  project.decisions = {decision("no-date", "2026-01-01"),
                       decision("late", "2026-03-01", "2027-12-01"),
                       decision("soon", "2026-04-01", "2027-01-01"), decision("old", "2026-01-01"),
                       decision("new", "2026-01-01")};
  project.decisions[3].steps = {{day("2026-05-01"), DecisionState::settled, ""}};
  project.decisions[4].steps = {{day("2026-06-01"), DecisionState::lapsed, ""}};
  CHECK(order_on(project, "2026-12-31") == "soon late no-date new old ");
  CHECK(order_on(project, "2026-03-15") == "late no-date old new ");
}

TEST_CASE("a measure is done, running or late")
{
  const Measure measure{"doen", "wie", day("2027-03-31"), day("2027-05-01"), "gelukt"};
  CHECK(measure_state_on(measure, day("2027-03-31")) == MeasureState::running);
  CHECK(measure_state_on(measure, day("2027-04-01")) == MeasureState::late);
  CHECK(measure_state_on(measure, day("2027-05-01")) == MeasureState::done);
  CHECK(measure_state_on({"doen", "wie", {}, {}, ""}, day("2030-01-01")) == MeasureState::running);
}
