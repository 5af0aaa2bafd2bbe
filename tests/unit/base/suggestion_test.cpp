#include "base/suggestion.hpp"

#include <doctest/doctest.h>
#include <vector>

namespace {

std::string suggested(std::string_view typed, const std::vector<std::string>& candidates)
{
  return peil::suggest(typed, candidates).value_or("(none)");
}

} // namespace

TEST_CASE("suggestion: a likely slip finds the word that was meant")
{
  struct Row
  {
    std::string name;
    std::string typed;
    std::string expected;
  };
  const std::vector<std::string> phases = {"verkenning", "pilot", "toepassing", "opschaling"};
  const std::vector<Row> rows = {
      {"a letter too many", "opschalling", "opschaling"},
      {"a letter lost", "opschaing", "opschaling"},
      {"a letter replaced", "pulot", "pilot"},
      {"two letters swapped", "pilto", "pilot"},
      {"capitals", "PILOT", "pilot"},
      {"the word itself", "pilot", "pilot"},
      {"three slips in ten letters", "ferkening", "verkenning"},
      {"another word", "afgerond", "(none)"},
      {"nothing typed", "", "(none)"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(suggested(row.typed, phases) == row.expected);
  }
}

TEST_CASE("suggestion: an accent is one slip, however many bytes it takes")
{
  CHECK(suggested("één", {"een"}) == "(none)");
  CHECK(suggested("reële", {"reele"}) == "reele");
  CHECK(suggested("coordinatie", {"coördinatie"}) == "coördinatie");
}

TEST_CASE("suggestion: the nearest wins, and of two equally near the first")
{
  CHECK(suggested("pilots", {"pilaar", "pilot"}) == "pilot");
  CHECK(suggested("hoek", {"boek", "doek"}) == "boek");
  CHECK(suggested("hoek", {"doek", "boek"}) == "doek");
}

TEST_CASE("suggestion: of a short word something must be left")
{
  CHECK(suggested("x", {"a"}) == "(none)");
  CHECK(suggested("ja", {"nee"}) == "(none)");
  CHECK(suggested("id", {"is"}) == "is");
  CHECK(suggested("a", {}) == "(none)");
}
