#include "support/project_fixture.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>
#include <vector>

using namespace peil;
using namespace peil::tests;

namespace {

const std::string k_measure = "maatregel: {tekst: Doen, eigenaar: wie, datum: 2027-03-31}";

TestData judged(const std::string& judgement)
{
  return {{},
          {{"data/voortgang/oordelen.yaml",
            fmt::format("oordelen:\n- {{over: mkb, datum: 2026-12-15, {}}}\n", judgement)}}};
}

// What is missing of one indicator; nothing when it is all there.
std::optional<MissingExplanation::Kind> missing_of(const TestProject& project,
                                                   const std::string& about, std::string_view on)
{
  for (const MissingExplanation& one : project.snapshot(on).missing_explanations)
    if (one.about == about)
      return one.kind;
  return std::nullopt;
}

} // namespace

TEST_CASE("§9: what a judgement in force still owes its reader")
{
  using Kind = MissingExplanation::Kind;
  struct Row
  {
    std::string name;
    std::string judgement;
    std::optional<Kind> expected;
  };
  const std::string evidence = "bewijs: {soort: s, titel: t, datum: 2026-12-10, verwijzing: v}";
  const std::vector<Row> rows = {
      {"green with evidence", "oordeel: op_koers, " + evidence, std::nullopt},
      {"green without evidence", "oordeel: op_koers", Kind::evidence},
      {"reached with half evidence", "oordeel: bereikt, bewijs: {soort: s, titel: t}",
       Kind::evidence},
      {"off course with everything", "oordeel: niet_op_koers, oorzaak: o, gevolg: g, " + k_measure,
       std::nullopt},
      {"attention without a cause", "oordeel: aandacht, gevolg: g, " + k_measure,
       Kind::explanation},
      {"attention without a consequence", "oordeel: aandacht, oorzaak: o, " + k_measure,
       Kind::explanation},
      {"not reached without a measure", "oordeel: niet_bereikt, oorzaak: o, gevolg: g",
       Kind::explanation},
      {"a measure that nobody owns",
       "oordeel: aandacht, oorzaak: o, gevolg: g, maatregel: {tekst: Doen, datum: 2027-03-31}",
       Kind::explanation},
      {"a measure without a date",
       "oordeel: aandacht, oorzaak: o, gevolg: g, maatregel: {tekst: Doen, eigenaar: wie}",
       Kind::explanation},
      {"not started, with its reason", "oordeel: niet_gestart, reden: later", std::nullopt},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(missing_of(TestProject(judged(row.judgement)), "mkb", "2026-12-31") == row.expected);
  }
}

TEST_CASE("§9: nothing is green because nobody looked, and later judgements do not help")
{
  const TestProject project(judged("oordeel: niet_gestart, reden: later"));
  CHECK(missing_of(project, "mkb", "2026-12-14") == MissingExplanation::Kind::judgement);
  CHECK_FALSE(missing_of(project, "mkb", "2026-12-15"));
  CHECK(missing_of(project, "vouchers", "2027-12-31") == MissingExplanation::Kind::judgement);
  CHECK(missing_of(project, "p1-reststromen", "2027-12-31") == MissingExplanation::Kind::judgement);
}
