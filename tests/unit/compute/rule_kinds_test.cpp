#include "complete_records.hpp"

#include <doctest/doctest.h>

using namespace peil;
using namespace peil::tests;

// Kinds of counting that the shipped indicators do not use, or not alone: `tel: aandeel`,
// `bronnen`.

namespace {

std::string helper_file(const std::string& number, const std::string& rule)
{
  return "titel: Proef\nkort: Een proef.\nhoort_bij: pilots-per-jaar\n"
         "eenheid: {een: ding, meer: dingen}\ngetal: " +
         number +
         "\nsoort: cumulatief\npijler: p2\nvolgorde: 9\nbron: Register\neigenaar: Provincie\n"
         "frequentie: elk kwartaal\ntelregel:\n" +
         rule;
}

TestData with_helper(const std::string& number, const std::string& rule,
                     std::map<std::string, std::string> records)
{
  return {std::move(records), {{"data/kengetallen/proef.yaml", helper_file(number, rule)}}};
}

std::string pilot(const std::string& id, const std::string& begun, bool of_province,
                  bool has_evidence)
{
  return fmt::format("- {{id: {0}, titel: Pilot {0}, soort: proces, sector: bouw, provinciaal: "
                     "{1}, begonnen: {2}{3}}}\n",
                     id, of_province, begun, has_evidence ? ", " + k_evidence : "");
}

} // namespace

TEST_CASE("a share is a percentage of those in its denominator, and nothing without any")
{
  const TestProject project(with_helper(
      "percentage",
      "  register: pilots\n  tel: aandeel\n  uitleg: Aandeel met bewijs.\n"
      "  van:\n    - {veld: provinciaal, is: true, reden: niet van de provincie}\n"
      "  voorwaarden:\n    - {bewijs: bewijs, reden: bewijs ontbreekt}\n",
      {{"pilots", pilot("p-1", "2026-02-01", true, true) + pilot("p-2", "2026-03-01", true, false) +
                      pilot("p-3", "2026-04-01", true, true) +
                      pilot("p-4", "2026-01-01", false, true)}}));
  CHECK_FALSE(project.result("proef", "2026-01-31").value);
  CHECK(project.result("proef", "2026-02-01").value == Decimal(100));
  CHECK(project.result("proef", "2026-03-01").value == Decimal(50));
  const IndicatorResult last = project.result("proef", "2026-04-01");
  CHECK(last.value == Decimal::parse("66.7"));
  CHECK(last.numerator == Decimal(2));
  CHECK(last.denominator == Decimal(3));
}

TEST_CASE("a rule over two registers counts the records of both")
{
  const TestProject project(with_helper(
      "aantal",
      "  uitleg: Pilots en analyses.\n  bronnen:\n"
      "    - register: pilots\n      voorwaarden:\n"
      "        - {datum: begonnen, binnen: planperiode, reden: niet in het plan}\n"
      "    - register: analyses\n      voorwaarden:\n"
      "        - {veld: geleverd, aanwezig: true, reden: niet geleverd}\n",
      {{"pilots", pilot("p-1", "2026-02-01", true, true)},
       {"analyses", "- {id: a-1, titel: Analyse, sector: bouw, eerste_opdracht: true, begonnen: "
                    "2026-01-15, geleverd: 2026-05-01}\n"}}));
  CHECK(project.result("proef", "2026-01-31").value == Decimal(0));
  CHECK(project.result("proef", "2026-02-01").value == Decimal(1));
  const IndicatorResult both = project.result("proef", "2026-05-01");
  CHECK(both.value == Decimal(2));
  CHECK(both.trace.size() == 2);
}
