#include "check/translations.hpp"
#include "source_texts.hpp"

using namespace peil;
using namespace peil::check;
using namespace peil::tests;

namespace {

PlanIds ids()
{
  const std::vector<std::string> one = {"x"};
  PlanIds known;
  known.pillars = known.indicators = known.milestones = one;
  known.budget_lines = known.registers = one;
  return known;
}

} // namespace

TEST_CASE("translations: every text by what it belongs to, an empty one is none")
{
  Diagnostics mistakes;
  const auto translations =
      check_translations(read_texts({{"data/talen/en.yaml", R"(plan: {titel: Plan, kort: ''}
pijlers: {x: {titel: Pillar}}
indicatoren: {x: {titel: Trees, eenheid: tree, doelwoord: about}}
mijlpalen: {x: {titel: Start}}
begroting: {x: {titel: Benches}}
registers: {x: {titel: Parks}}
)"}}),
                         ids(), mistakes);
  CHECK(told(mistakes) == "");
  REQUIRE(translations.size() == 1);
  CHECK(translations[0].language == "en");
  const std::map<std::string, std::string, std::less<>> expected = {
      {"plan.titel", "Plan"},
      {"pijlers.x.titel", "Pillar"},
      {"indicatoren.x.titel", "Trees"},
      {"indicatoren.x.eenheid", "tree"},
      {"indicatoren.x.doelwoord", "about"},
      {"mijlpalen.x.titel", "Start"},
      {"begroting.x.titel", "Benches"},
      {"registers.x.titel", "Parks"}};
  CHECK(translations[0].texts == expected);
}

TEST_CASE("translations: what is named must exist, whatever its kind")
{
  for (const char* part : {"pijlers", "indicatoren", "mijlpalen", "begroting", "registers"}) {
    CAPTURE(part);
    Diagnostics mistakes;
    check_translations(
        read_texts({{"data/talen/en.yaml", fmt::format("{}: {{y: {{titel: Y}}}}\n", part)}}), ids(),
        mistakes);
    REQUIRE(mistakes.size() == 1);
    CHECK(mistakes.front().message.nl.find("'y'") != std::string::npos);
  }
}
