#include "complete_records.hpp"

#include <doctest/doctest.h>

using namespace peil;
using namespace peil::tests;

namespace {

const std::string k_progress = "data/voortgang/mijlpalen.yaml";

std::string part(const std::string& id, const std::string& on)
{
  return fmt::format("{{onderdeel: {}, datum: {}, {}}}", id, on, k_evidence);
}

// What was entered about one milestone; `more` begins with a comma.
std::string progress(const std::string& milestone, const std::string& parts,
                     const std::string& more = "")
{
  return fmt::format("mijlpalen:\n- {{mijlpaal: {}, onderdelen: [{}]{}}}\n", milestone, parts,
                     more);
}

std::string chain_table(const std::string& date)
{
  return fmt::format(
      "- {{id: tafel-{0}, titel: Tafel van {0}, keten: hout, sector: bouw, datum: {0}, status: "
      "gehouden, vcgd: true, aanwezigen: [{{rol: producent}}, {{rol: afnemer}}], verslag: {{soort: "
      "verslag, titel: Verslag, datum: {0}, verwijzing: dossier 1}}}}\n",
      date);
}

// Twelve with access, instruction and support; the first with dates of its own.
std::string twelve(const std::string& first_access, const std::string& last_support)
{
  return municipalities([&](std::size_t i) {
    return step_of_municipality("toegang", i == 0 ? first_access : "datum: 2026-07-01") +
           step_of_municipality("instructie", "datum: 2026-08-01") +
           (i == 11 && last_support.empty()
                ? std::string()
                : step_of_municipality("supportafspraken",
                                       "datum: " + (i == 11 ? last_support : "2026-08-15")));
  });
}

struct Row
{
  std::string name;
  std::string milestone;
  TestData data;
  std::string day;
  MilestoneState expected;
  std::string done = "";
};

MilestoneResult milestone_on(const TestProject& project, const std::string& id,
                             const std::string& on)
{
  for (const MilestoneResult& one : project.snapshot(on).milestones)
    if (project.project().milestones[one.milestone_index].id.value == id)
      return one;
  FAIL("no milestone ", id);
  return {};
}

void check_rows(const std::vector<Row>& rows)
{
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const TestProject project(row.data);
    const MilestoneResult result = milestone_on(project, row.milestone, row.day);
    CHECK(result.state == row.expected);
    CHECK((result.done ? result.done->to_iso() : "") == row.done);
  }
}

} // namespace

TEST_CASE("§9, R56–R58: the state of a milestone whose parts are entered")
{
  const auto entered = [](const std::string& parts, const std::string& more = "") {
    return TestData{{}, {{k_progress, progress("m03", parts, more)}}};
  };
  const std::string two =
      part("calloverzicht", "2026-08-01") + ", " + part("planning", "2026-09-01");
  const std::string cancelled =
      ", vervallen: {datum: 2026-09-15, besluit: voortgangsrapport-2026, reden: Niet meer nodig}";
  check_rows({
      {"nothing done in time", "m03", {}, "2026-09-30", MilestoneState::planned},
      {"nothing done, a day late", "m03", {}, "2026-10-01", MilestoneState::late},
      {"the first part starts it", "m03", entered(two), "2026-08-01", MilestoneState::running},
      {"… not before", "m03", entered(two), "2026-07-31", MilestoneState::planned},
      {"so does a start date", "m03", entered("", ", gestart: 2026-06-01"), "2026-06-01",
       MilestoneState::running},
      {"two of three parts are not enough", "m03", entered(two), "2026-10-01",
       MilestoneState::late},
      {"all parts on the last day of the quarter", "m03",
       entered(two + ", " + part("shortlist-consortia", "2026-09-30")), "2027-01-01",
       MilestoneState::done, "2026-09-30"},
      {"… and on the day before that", "m03",
       entered(two + ", " + part("shortlist-consortia", "2026-09-30")), "2026-09-29",
       MilestoneState::running},
      {"all parts a day later", "m03",
       entered(two + ", " + part("shortlist-consortia", "2026-10-01")), "2027-01-01",
       MilestoneState::done_late, "2026-10-01"},
      {"R57: cancelled from its date", "m03", entered(two, cancelled), "2026-09-15",
       MilestoneState::cancelled},
      {"R57: … not before", "m03", entered(two, cancelled), "2026-09-14", MilestoneState::running},
      {"R57: cancelled is not late", "m03", entered(two, cancelled), "2027-12-31",
       MilestoneState::cancelled},
      {"R57: what was done before stays done", "m03",
       entered(two + ", " + part("shortlist-consortia", "2026-09-14"), cancelled), "2026-12-31",
       MilestoneState::done, "2026-09-14"},
  });
}

TEST_CASE("R51, R52, R59: m01 is done by the second table since 1 July, an agreement and a list")
{
  const auto held = [](const std::string& second) {
    return TestData{{{"ketentafels",
                      chain_table("2026-06-30") + chain_table("2026-07-01") + chain_table(second)}},
                    {{k_progress, progress("m01", part("afspraken", "2026-08-01") + ", " +
                                                      part("shortlist-cases", "2026-08-02"))}}};
  };
  check_rows({
      {"a table before July does not count", "m01", held("2026-09-30"), "2026-09-29",
       MilestoneState::running},
      {"in time", "m01", held("2026-09-30"), "2026-09-30", MilestoneState::done, "2026-09-30"},
      {"the second after the quarter: done late", "m01", held("2026-10-05"), "2026-12-31",
       MilestoneState::done_late, "2026-10-05"},
  });
  CHECK(TestProject(held("2026-10-05")).result("ketentafels", "2026-12-31").value == Decimal(1));
}

TEST_CASE("R51, R53: m05 is done on the first day with 12 of 12 and the release plan, for good")
{
  const auto rolled_out = [](const std::string& municipalities) {
    return TestData{{{"gemeenten", municipalities}},
                    {{k_progress, progress("m05", part("releaseplan", "2026-09-10"))}}};
  };
  const std::string access = "datum: 2026-07-01";
  check_rows({
      {"§4.10: 11 of 12 is not done", "m05", rolled_out(twelve(access, "")), "2026-09-30",
       MilestoneState::running},
      {"§4.10: … and late after the quarter", "m05", rolled_out(twelve(access, "")), "2026-10-01",
       MilestoneState::late},
      {"12 of 12, then the release plan", "m05", rolled_out(twelve(access, "2026-09-01")),
       "2026-09-10", MilestoneState::done, "2026-09-10"},
      {"the release plan, then 12 of 12", "m05", rolled_out(twelve(access, "2026-09-20")),
       "2026-09-30", MilestoneState::done, "2026-09-20"},
      {"it stays done when access ends", "m05",
       rolled_out(twelve(access + ", tot_en_met: 2026-12-31", "2026-09-01")), "2027-06-30",
       MilestoneState::done, "2026-09-10"},
      {"12 of each, but never 12 of 12 at once", "m05",
       rolled_out(twelve(access + ", tot_en_met: 2026-08-20", "2026-09-01")), "2026-09-30",
       MilestoneState::running},
  });
}

TEST_CASE("§4.9: a moved milestone is due in its new quarter from the day of the move")
{
  const TestData moved{{},
                       {{k_progress, progress("m03",
                                              part("calloverzicht", "2026-08-01") + ", " +
                                                  part("planning", "2026-09-01") + ", " +
                                                  part("shortlist-consortia", "2026-12-31"),
                                              ", verplaatst: [{datum: 2026-09-10, naar: 2026-Q4, "
                                              "reden: Later, besluit: voortgangsrapport-2026}, "
                                              "{datum: 2026-11-10, naar: 2027-Q1, reden: Nog "
                                              "later, besluit: voortgangsrapport-2026}]")}}};
  check_rows({
      {"before the move it is due in the quarter of the plan", "m03", moved, "2026-09-09",
       MilestoneState::running},
      {"after the quarter of the plan it is not late", "m03", moved, "2026-10-01",
       MilestoneState::running},
      {"done before the last quarter in force is in time", "m03", moved, "2026-12-31",
       MilestoneState::done, "2026-12-31"},
  });
  const TestProject project(moved);
  struct Due
  {
    std::string day;
    std::string due;
    std::size_t moves;
  };
  for (const Due& row : {Due{"2026-09-09", "2026-09-30", 0}, Due{"2026-09-10", "2026-12-31", 1},
                         Due{"2026-11-10", "2027-03-31", 2}}) {
    CAPTURE(row.day);
    const MilestoneResult result = milestone_on(project, "m03", row.day);
    CHECK(result.due == day(row.due));
    CHECK(result.first_due == day("2026-09-30"));
    CHECK(result.moves.size() == row.moves);
  }
}

TEST_CASE("§4.9: a move after the quarter does not undo that it was late until then")
{
  const TestProject project(
      {{},
       {{k_progress, progress("m03", "",
                              ", verplaatst: [{datum: 2026-10-15, naar: 2026-Q4, reden: Later, "
                              "besluit: voortgangsrapport-2026}]")}}});
  CHECK(milestone_on(project, "m03", "2026-10-14").state == MilestoneState::late);
  CHECK(milestone_on(project, "m03", "2026-10-15").state == MilestoneState::planned);
  CHECK(milestone_on(project, "m03", "2027-01-01").state == MilestoneState::late);
}
