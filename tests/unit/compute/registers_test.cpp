#include "complete_records.hpp"
#include "compute/registers.hpp"

#include <doctest/doctest.h>

using namespace peil;
using namespace peil::tests;

namespace {

RegisterResult chain_projects_on(const std::string& records, std::string_view on)
{
  TestData data;
  data.records["ketenprojecten"] = records;
  const Project project = make_project(data);
  for (const Register& of : project.registers)
    if (of.name == "ketenprojecten")
      return compute::compute_register(of, project.plan.period, day(on));
  FAIL("no register ketenprojecten");
  return {};
}

std::string with_phases(const std::string& id, const std::string& phases)
{
  ChainProject one;
  one.id = id;
  one.phases = phases;
  return to_yaml(one);
}

} // namespace

TEST_CASE("phases: the moves of the plan period, and those of the last day that had any")
{
  const std::string records = with_phases("keten-a", "{datum: 2025-11-03, waarde: verkenning}, "
                                                     "{datum: 2026-03-01, waarde: pilot}, "
                                                     "{datum: 2026-09-01, waarde: toepassing}") +
                              with_phases("keten-b", "{datum: 2025-12-01, waarde: verkenning}, "
                                                     "{datum: 2026-03-01, waarde: pilot}") +
                              with_phases("keten-c", "{datum: 2026-03-01, waarde: verkenning}");
  struct Row
  {
    std::string day;
    std::optional<Date> last_moved;
    std::vector<PhaseMove> last_moves;
    std::vector<PhaseMove> moves;
  };
  const PhaseMove begun = {"", "verkenning", 1};
  const PhaseMove to_pilot = {"verkenning", "pilot", 2};
  const PhaseMove applied = {"pilot", "toepassing", 1};
  const std::vector<Row> rows = {
      {"2025-11-02", {}, {}, {}},
      {"2026-02-28", day("2025-12-01"), {begun}, {}},
      {"2026-03-01", day("2026-03-01"), {begun, to_pilot}, {begun, to_pilot}},
      {"2026-08-31", day("2026-03-01"), {begun, to_pilot}, {begun, to_pilot}},
      {"2026-09-01", day("2026-09-01"), {applied}, {begun, applied, to_pilot}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.day);
    const RegisterResult result = chain_projects_on(records, row.day);
    CHECK(result.last_moved == row.last_moved);
    CHECK(result.last_moves == row.last_moves);
    CHECK(result.moves == row.moves);
  }
}
