#include "base/output.hpp"

#include <doctest/doctest.h>
#include <string>

namespace peil {

TEST_CASE("output: what a terminal would obey is shown as one replacement character each")
{
  CHECK(shown_in_terminal("rood\x1B[31m!") == "rood\uFFFD[31m!");
  CHECK(shown_in_terminal("\x07\x08\x7F\r") == "\uFFFD\uFFFD\uFFFD\uFFFD");
  CHECK(shown_in_terminal("\xC2\x9B"
                          "31m") == "\uFFFD31m");
  CHECK(shown_in_terminal("a\u202Eb\u2069") == "a\uFFFDb\uFFFD");
  CHECK(shown_in_terminal(std::string_view("a\0b", 3)) == "a\uFFFDb");
}

TEST_CASE("output: bytes that are no UTF-8 are replaced one by one")
{
  CHECK(shown_in_terminal("\xFF"
                          "a\xC3") == "\uFFFDa\uFFFD");
}

TEST_CASE("output: what people write comes through to the byte")
{
  const std::string text = "Coëvorden: 5–7 projecten\n\t‘ja’ 🌱 \u200F\u2028\n";
  CHECK(shown_in_terminal(text) == text);
}

} // namespace peil
