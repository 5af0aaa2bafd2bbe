#include "compute/snapshot.hpp"
#include "render/typed_numbers.hpp"
#include "support/project_fixture.hpp"

#include <doctest/doctest.h>
#include <vector>

using namespace peil;
using namespace peil::tests;

namespace {

// What is said of a text on a day on which nothing counts; the target of ketenprojecten is 5–7.
std::vector<std::string> said_of(const std::string& body,
                                 Narrative::Kind kind = Narrative::Kind::page)
{
  Project project = make_project({});
  Narrative narrative;
  narrative.kind = kind;
  narrative.text.file = FileName("content/paginas/tekst.md");
  narrative.text.body_line = 4;
  narrative.text.body = body;
  project.narratives = {narrative};
  const compute::Evaluation evaluation(project);
  std::vector<std::string> said;
  for (const Diagnostic& one : render::check_typed_numbers(
           project, compute::compute_snapshot(evaluation, day("2026-12-31"))))
    said.push_back(
        fmt::format("{}:{}+{} {}", one.at.line, one.at.column, one.at.length, one.message.nl));
  return said;
}

using Said = std::vector<std::string>;

} // namespace

TEST_CASE("typed numbers: a number beside a figure's name that is not its own is told at its place")
{
  const std::string told =
      "hier staat 8 ketenprojecten, maar dat is niet het cijfer en niet het doel van "
      "'ketenprojecten'";
  CHECK(said_of("Er zijn 8 ketenprojecten.") == Said{"4:9+1 " + told});
  CHECK(said_of("Één regel.\n\nHè, er zijn\n8\nKetenprojecten.") == Said{"7:1+1 " + told});
  CHECK(said_of("(8 ketenprojecten)") == Said{"4:2+1 " + told});
  CHECK(said_of("8 ketenprojecten en 8 ketenprojecten").size() == 2);
}

TEST_CASE("typed numbers: the figure, the bounds of its target and other numbers are fine")
{
  const std::vector<std::string> rows = {
      "Er zijn 0 ketenprojecten.",
      "Het doel is 5–7 ketenprojecten.",
      "Het doel is 5-7 ketenprojecten, of 5 ketenprojecten.",
      "In 2026 ketenprojecten zoeken.",
      "Op 31-12-2026 ketenprojecten tellen; 1.250 ketenprojecten; 1,8 ketenprojecten.",
      "Er zijn {{ ketenprojecten.waarde }} ketenprojecten, en 8 andere ketenprojecten.",
      "8 ketenprojectenoverzichten",
      "8 [ketenprojecten](/8 ketenprojecten)",
      "Zo: `8 ketenprojecten`.",
      "Zo:\n\n```\n8 ketenprojecten\n```\n",
      "8ketenprojecten",
      "Bij minder dan 8 ketenprojecten, of minstens\n8 ketenprojecten.",
      "",
  };
  for (const std::string& row : rows) {
    CAPTURE(row);
    CHECK(said_of(row) == Said{});
  }
}

TEST_CASE("typed numbers: the chapters of an edition have a date of their own")
{
  CHECK(said_of("8 ketenprojecten", Narrative::Kind::edition) == Said{});
}

TEST_CASE("typed numbers: a text without end is read to its end")
{
  CHECK(said_of("{{" + std::string(300'000, ' ') + "8 ketenprojecten").size() == 1);
  CHECK(said_of(std::string(300'000, '`') + "`8 ketenprojecten").size() <= 1);
}
