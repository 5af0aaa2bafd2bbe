#include "read/places.hpp"

#include <doctest/doctest.h>

using peil::FileName;
using peil::Position;
using peil::read::Places;

namespace {

const FileName k_file("data/x.yaml");

} // namespace

TEST_CASE("places: columns count characters, from one, in any order of asking")
{
  const Places places(k_file, "één\r\n  twee\n");
  CHECK(places.at(5, 99) == Position{k_file, 1, 4, 1});
  CHECK(places.at(9, 13) == Position{k_file, 2, 3, 4});
  CHECK(places.at(2, 5) == Position{k_file, 1, 2, 2});
  CHECK(places.at(0) == Position{k_file, 1, 1, 1});
  CHECK(places.at(7) == Position{k_file, 2, 1, 1});
  CHECK(places.at(10) == Position{k_file, 2, 4, 1});
}

TEST_CASE("places: what is underlined ends with its line, and the end of the text is a place")
{
  const std::string_view text = "a: b c  \nd";
  const Places places(k_file, text, 10);
  CHECK(places.at(3, text.size()) == Position{k_file, 10, 4, 3});
  CHECK(places.at(9, 1) == Position{k_file, 11, 1, 1});
  CHECK(places.at(99) == Position{k_file, 11, 2, 1});
  CHECK(Places(k_file, "").at(0) == Position{k_file, 1, 1, 1});
}

TEST_CASE("places: lines are found without their line end")
{
  const Places places(k_file, "a\r\n\nbc");
  CHECK(places.line(0) == "a");
  CHECK(places.line(2) == "a");
  CHECK(places.line(3) == "");
  CHECK(places.line(5) == "bc");
  CHECK(places.line_start(5) == 4);
  CHECK(places.line_end(4) == 6);
  CHECK(places.next_line(0) == 3);
  CHECK(places.next_line(2) == 3);
  CHECK(places.next_line(4) == 6);
}
