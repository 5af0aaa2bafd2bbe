#include "compute/changes.hpp"
#include "compute/open_changes.hpp"
#include "support/project_fixture.hpp"

#include <doctest/doctest.h>
#include <fstream>
#include <iterator>

using namespace peil;
using namespace peil::tests;

// What changed since the frozen edition without an entry that says so (design.md §1.5).

namespace {

const std::string k_frozen_on = "2027-01-31";
const std::string k_indicator = "data/indicatoren/pilots-per-jaar.yaml";
const std::string k_milestones = "data/mijlpalen.yaml";
const std::string k_decision = "besluit: agenda-2027"; // of 22 December 2026
const std::string k_progress = "data/voortgang/mijlpalen.yaml";

std::string shipped(const std::string& name)
{
  std::ifstream stream(std::string(PEIL_SOURCE_DIR) + "/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

std::string replaced(std::string text, const std::string& old, const std::string& by)
{
  const std::size_t at = text.find(old);
  REQUIRE(at != std::string::npos);
  return text.replace(at, old.size(), by);
}

using Messages = std::vector<std::string>;

// The shipped project with these files instead of its own, and an edition frozen before that.
Messages told(std::map<std::string, std::string> files)
{
  const TestProject before({});
  Project project = make_project({{}, std::move(files)});
  Edition edition;
  edition.id.value = "eerste";
  edition.as_of = day(k_frozen_on);
  edition.record = std::make_shared<const EditionRecord>(
      compute::make_record(before.evaluation(), before.snapshot(k_frozen_on), edition, {}));
  project.editions = {edition};
  Messages messages;
  for (const Diagnostic& one : compute::check_open_changes(compute::Evaluation(project))) {
    CHECK(one.severity == Severity::draft);
    messages.push_back(one.at.file.str() + ": " + one.message.nl);
  }
  return messages;
}

} // namespace

TEST_CASE("open changes: what reads the same, or changed by a dated entry, is told")
{
  CHECK(told({}) == Messages{});
}

TEST_CASE("open changes: another target without an entry is not told")
{
  const std::string text = shipped(k_indicator);
  const std::string raised = replaced(text, "  minimum: 2\n", "  minimum: 4\n");
  const Messages expected = {k_indicator + ": het doel van 'pilots-per-jaar' is anders dan in de "
                                           "vastgestelde editie 'eerste'"};
  CHECK(told({{k_indicator, replaced(raised, "    van: {minimum: 2}\n",
                                     "    van: {minimum: 4}\n")}}) == expected);
  // An upper bound is a target too.
  CHECK(told({{k_indicator,
               replaced(replaced(text, "  minimum: 2\n", "  minimum: 2\n  maximum: 9\n"),
                        "    van: {minimum: 2}\n", "    van: {minimum: 2, maximum: 9}\n")}}) ==
        expected);
}

TEST_CASE("open changes: a change of the target that is entered late explains itself")
{
  const std::string early =
      replaced(shipped(k_indicator), "datum: 2027-03-16", "datum: 2027-01-16");
  CHECK(told({{k_indicator, replaced(early, "besluit: drie-pilots", k_decision)}}) == Messages{});
}

TEST_CASE("open changes: another counting rule needs an entry of after the edition")
{
  const std::string other =
      replaced(shipped(k_indicator), "is_een_van: [materiaal, ontwerp, proces]",
               "is_een_van: [materiaal, ontwerp]");
  const auto with_entry = [&other](const std::string& date) {
    return other + "definitiewijzigingen:\n  - {datum: " + date +
           ", van: Ook processen., naar: Geen processen meer., reden: Zo bleek het bedoeld., " +
           k_decision + "}\n";
  };
  const Messages expected = {k_indicator + ": de telregel van 'pilots-per-jaar' is anders dan in "
                                           "de vastgestelde editie 'eerste'"};
  CHECK(told({{k_indicator, other}}) == expected);
  CHECK(told({{k_indicator, with_entry("2027-01-31")}}) == expected);
  CHECK(told({{k_indicator, with_entry("2027-02-01")}}) == Messages{});
}

TEST_CASE("open changes: another quarter of a milestone needs a move")
{
  const std::string plan = shipped(k_milestones);
  const std::size_t at = plan.find("id: m13");
  REQUIRE(at != std::string::npos);
  const std::string later =
      plan.substr(0, at) + replaced(plan.substr(at), "kwartaal: 2027-Q2", "kwartaal: 2027-Q4");
  const auto moved = [](const std::string& moves) {
    return "mijlpalen:\n- {mijlpaal: m13" + moves + "}\n";
  };
  const std::string to_q3 = "{datum: 2027-01-13, naar: 2027-Q3, " + k_decision + ", reden: Later.}";
  const Messages expected = {k_milestones + ": mijlpaal 'm13' was in de vastgestelde editie "
                                            "'eerste' uiterlijk 2027-06-30 klaar"};
  CHECK(told({{k_milestones, later}, {k_progress, moved("")}}) == expected);
  // A move from the wrong quarter does not say what happened to the right one.
  CHECK(told({{k_milestones, later}, {k_progress, moved(", verplaatst: [" + to_q3 + "]")}}) ==
        expected);
  CHECK(told({{k_progress, moved(", verplaatst: [" + to_q3 + "]")}}) == Messages{});
}
