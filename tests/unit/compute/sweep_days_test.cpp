#include "support/project_fixture.hpp"

#include <doctest/doctest.h>

using namespace peil;
using namespace peil::tests;

// Rules that compare a date otherwise than its role foretells: the sweep must look at the very day
// on which they change their mind. Found by fuzzing (tests/fuzz/counting_fuzz.cpp).

namespace {

constexpr const char* k_register =
    "titel: Proeven\nenkelvoud: proef\nopenbaar: true\nvoorbeeld: true\n"
    "titelveld: naam\nvelden:\n"
    "  - {naam: naam, type: tekst, titel: Naam, openbaar: true}\n"
    "  - {naam: dag, type: datum, titel: Dag}\n"
    "  - {naam: einde, type: datum, rol: einde, titel: Einde}\n"
    "  - {naam: bekend, type: datum, rol: informatie, titel: Bekend}\n"
    "  - {naam: boven, type: verwijzing, register: proeven, titel: Boven}\n"
    "  - {naam: delen, type: groepen, titel: Delen, velden: [{naam: bij, type: "
    "verwijzing, register: proeven, titel: Bij}]}\n";

constexpr const char* k_indicator =
    "titel: Proef\nkort: Een proef.\nhoort_bij: pilots-per-jaar\n"
    "eenheid: {een: ding, meer: dingen}\ngetal: aantal\nsoort: stand\n"
    "pijler: p2\nvolgorde: 9\nbron: Register\neigenaar: Provincie\n"
    "frequentie: elk kwartaal\ntelregel:\n"
    "  register: proeven\n  uitleg: Een proef.\n  voorwaarden:\n"
    "    - {veld: naam, is: A, reden: een ander}\n    - ";

// What a rule with this condition counts, in the days around the only ones that matter.
struct Row
{
  const char* condition;
  const char* records;
  std::vector<std::pair<const char*, int>> values;
};

} // namespace

TEST_CASE("the sweep looks at the day on which a rule changes, whatever the role of its dates")
{
  const std::vector<Row> rows = {
      {"{datum: einde, binnen: planperiode, reden: nee}",
       "- {id: a, naam: A, dag: 2026-01-01, einde: 2026-06-30}\n",
       {{"2026-06-29", 0}, {"2026-06-30", 1}, {"2026-07-01", 1}}},
      {"{datum: bekend, binnen: planperiode, reden: nee}",
       "- {id: a, naam: A, dag: 2026-01-01, bekend: 2026-06-30}\n",
       {{"2026-06-29", 0}, {"2026-06-30", 1}, {"2026-07-01", 1}}},
      {"{datum: dag, vanaf: peildatum, reden: nee}",
       "- {id: a, naam: A, dag: 2026-06-30}\n",
       {{"2026-06-29", 0}, {"2026-06-30", 1}, {"2026-07-01", 0}}},
      {"{geldig: {tot_en_met: dag}, reden: nee}",
       "- {id: a, naam: A, dag: 2026-06-30}\n",
       {{"2026-06-30", 1}, {"2026-07-01", 0}}},
      {"{geldig: {van: einde}, reden: nee}",
       "- {id: a, naam: A, dag: 2026-01-01, einde: 2026-06-30}\n",
       {{"2026-06-29", 0}, {"2026-06-30", 1}, {"2026-07-01", 1}}},
      {"{item: delen, ook_van: boven, waarvoor: [{datum: bij.dag, binnen: planperiode}], reden: "
       "nee}",
       "- {id: a, naam: A, dag: 2026-01-01}\n"
       "- {id: b, naam: B, dag: 2026-01-01, boven: a, delen: [{bij: c}]}\n"
       "- {id: c, naam: C, dag: 2026-06-30}\n",
       {{"2026-06-29", 0}, {"2026-06-30", 1}, {"2026-07-01", 1}}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.condition);
    const TestProject project(
        {{},
         {{"data/registers/proeven/register.yaml", k_register},
          {"data/registers/proeven/proeven.yaml", row.records},
          {"data/kengetallen/proef.yaml", std::string(k_indicator) + row.condition + "\n"}}});
    for (const auto& [on, value] : row.values) {
      CAPTURE(on);
      CHECK(project.result("proef", on).value == Decimal(value));
    }
  }
}
