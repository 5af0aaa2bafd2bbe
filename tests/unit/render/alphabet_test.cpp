#include "render/alphabet.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <string>
#include <vector>

using namespace peil::render;

TEST_CASE("alphabet: accents, capitals and punctuation do not decide, numbers count as numbers")
{
  const std::vector<std::string> expected{"10 tafels",   "école",        "Één plan",     "Emmen",
                                          "IJssel",      "item 9",       "item 10",      "keten",
                                          "keten en ik", "Ketenproject", "’s-Gravenland"};
  std::vector<std::string> titles(expected.rbegin(), expected.rend());
  std::sort(titles.begin(), titles.end(), [](const std::string& one, const std::string& other) {
    return sort_key(one) < sort_key(other);
  });
  CHECK(titles == expected);
}

TEST_CASE("alphabet: a title stands below its first letter, a number below the numbers")
{
  struct Row
  {
    const char* title;
    const char* letter;
  };
  for (const Row& row : {Row{"Één plan", "E"}, Row{"’s-Gravenland", "S"}, Row{"“Zo”", "Z"},
                         Row{"afval", "A"}, Row{"2026 in cijfers", "0–9"}}) {
    CAPTURE(row.title);
    CHECK(letter_of(sort_key(row.title)) == row.letter);
  }
  CHECK(letter_of("") == "0–9");
}
