#include "complete_records.hpp"
#include "compute/plausibility.hpp"

#include <doctest/doctest.h>

using namespace peil;
using namespace peil::tests;

namespace {

using Said = std::vector<std::string>;

// What is said on a day about these words in it, with the line of the record.
Said said_on(const std::string& on, const TestData& data, const std::string& words)
{
  const TestProject project(data);
  Said said;
  for (const Diagnostic& one :
       compute::check_plausible(project.evaluation(), project.snapshot(on))) {
    CHECK(one.severity == Severity::warning);
    if (one.message.nl.find(words) != std::string::npos)
      said.push_back(one.message.nl);
  }
  return said;
}

TestData chain_projects(int number, const std::string& states)
{
  std::string records;
  for (int i = 0; i < number; ++i) {
    ChainProject one;
    one.id = fmt::format("keten-{}", i);
    one.states = states;
    records += to_yaml(one);
  }
  return {{{"ketenprojecten", records}}, {}};
}

TestData voucher_of_one_company(const std::string& states)
{
  Contact contact;
  contact.kind = "voucher, voucher: v-1";
  contact.has_evidence = false;
  return {{{"ondernemingen", to_yaml(Company{})},
           {"contacten", to_yaml(contact)},
           {"vouchers", voucher("v-1", states)}},
          {}};
}

} // namespace

TEST_CASE("plausible: a figure that adds up and yet fell is told with its last fall")
{
  const TestData data =
      voucher_of_one_company(granted("2026-11-01") + ", " + state("2026-12-01", "ingetrokken"));
  CHECK(said_on("2026-12-31", data, "loopt op") ==
        Said{"'mkb' loopt op, maar daalde op 2026-12-01 van 1 naar 0"});
  CHECK(said_on("2026-11-30", data, "loopt op") == Said{});
}

TEST_CASE("plausible: a stock may fall")
{
  const TestData data = chain_projects(
      1, "{datum: 2020-01-01, waarde: lopend}, {datum: 2026-05-01, waarde: gestopt}");
  CHECK(said_on("2026-12-31", data, "loopt op") == Said{});
}

TEST_CASE("plausible: a figure without a new fact for twice its frequency is stale")
{
  const TestData data = chain_projects(1, "{datum: 2020-01-01, waarde: lopend}");
  // The last fact is of 2 February; a quarter has 92 days.
  CHECK(said_on("2026-08-05", data, "'ketenprojecten' hoort") == Said{});
  CHECK(said_on("2026-08-06", data, "'ketenprojecten' hoort") ==
        Said{"'ketenprojecten' hoort elk kwartaal te worden bijgewerkt; het laatste feit is van "
             "2026-02-02"});
  CHECK(said_on("2026-12-31", {}, "'ketenprojecten' hoort") == Said{});
}

TEST_CASE("plausible: what counts without news for two quarters is named, five at most")
{
  const std::string running = "{datum: 2020-01-01, waarde: lopend}";
  CHECK(said_on("2026-08-05", chain_projects(2, running), "geen nieuws") == Said{});
  CHECK(said_on("2026-08-06", chain_projects(2, running), "geen nieuws") ==
        Said{"in 'ketenprojecten' telt mee wat al twee kwartalen geen nieuws heeft (2): "
             "keten-0, keten-1"});
  CHECK(said_on("2026-08-06", chain_projects(6, running), "geen nieuws") ==
        Said{"in 'ketenprojecten' telt mee wat al twee kwartalen geen nieuws heeft (6): "
             "keten-0, keten-1, keten-2, keten-3, keten-4, …"});
  // What stopped counts no longer, so there is nothing to ask.
  const std::string stopped = running + ", {datum: 2026-03-01, waarde: gestopt}";
  CHECK(said_on("2026-12-31", chain_projects(2, stopped), "geen nieuws") == Said{});
}

TEST_CASE("plausible: facts after the as-of date are counted once for each register")
{
  const TestData data = chain_projects(
      2, "{datum: 2020-01-01, waarde: lopend}, {datum: 2027-05-01, waarde: gestopt}");
  CHECK(said_on("2027-05-01", data, "na de peildatum") == Said{});
  CHECK(
      said_on("2027-04-30", data, "na de peildatum") ==
      Said{"in 'ketenprojecten' liggen feiten na de peildatum 2027-04-30, die nog niet meetellen: "
           "2"});
}

TEST_CASE("plausible: a project without facts is no reason to ask anything")
{
  const TestProject project({});
  CHECK(compute::check_plausible(project.evaluation(), project.snapshot("2027-12-31")).empty());
}
