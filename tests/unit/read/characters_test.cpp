#include "read/characters.hpp"

#include <doctest/doctest.h>
#include <vector>

using peil::Diagnostic;
using peil::FileName;
using peil::read::checked_text;
using namespace std::string_view_literals;

namespace {

const FileName k_file("data/x.yaml");

// "line:column message" of the only mistake.
std::string mistake_in(std::string_view bytes, std::uint32_t first_line = 1)
{
  const auto checked = checked_text(k_file, bytes, first_line);
  REQUIRE_FALSE(checked.ok());
  REQUIRE(checked.mistakes().size() == 1);
  const Diagnostic& mistake = checked.mistakes().front();
  CHECK_FALSE(mistake.hint.empty());
  return fmt::format("{}:{} {}", mistake.at.line, mistake.at.column, mistake.message.nl);
}

} // namespace

TEST_CASE("characters: ordinary text passes, and a byte order mark at its beginning is left out")
{
  CHECK(checked_text(k_file, "naam: één €\r\n\t").value() == "naam: één €\r\n\t");
  CHECK(checked_text(k_file, "\xEF\xBB\xBFnaam: x\n").value() == "naam: x\n");
  CHECK(checked_text(k_file, "").value() == "");
  CHECK(checked_text(k_file, "\xEF\xBB\xBF").value() == "");
}

TEST_CASE("characters: what no source may hold is reported where it stands")
{
  struct Row
  {
    std::string name;
    std::string_view bytes;
    std::string expected;
  };
  const std::vector<Row> rows = {
      {"Windows-1252", "a: x\nb: caf\xE9\n"sv, "2:7 byte 0xE9 is geen geldige UTF-8"},
      {"invalid after é", "é\xFF"sv, "1:2 byte 0xFF is geen geldige UTF-8"},
      {"overlong form", "a\xC0\xAF"sv, "1:2 byte 0xC0 is geen geldige UTF-8"},
      {"surrogate", "a\xED\xA0\x80"sv, "1:2 byte 0xED is geen geldige UTF-8"},
      {"NUL", "ab: x\0y\n"sv, "1:6 stuurteken U+0000 in de tekst"},
      {"escape", "a\n\x1B[31m"sv, "2:1 stuurteken U+001B in de tekst"},
      {"end of transmission, at which yaml-cpp stops", "a: 1\n\x04 b: 2\n"sv,
       "2:1 stuurteken U+0004 in de tekst"},
      {"C1 control", "é\u0093x"sv, "1:2 stuurteken U+0093 in de tekst"},
      {"lone CR", "a: 1\rb: 2\r"sv, "1:5 regeleinde van alleen een CR-teken"},
      {"our first sentinel", "één \uE000"sv,
       "1:5 hier staat het teken U+E000, dat peil zelf gebruikt"},
      {"our second sentinel", "\uE001"sv,
       "1:1 hier staat het teken U+E001, dat peil zelf gebruikt"},
      {"a byte order mark from joined files", "a: 1\n\uFEFFb: 2\n"sv,
       "2:1 hier staat een bytevolgordemarkering (U+FEFF) midden in de tekst"},
      {"UTF-16, little end first",
       "\xFF\xFE"
       "a\0:\0"sv,
       "1:1 dit bestand is geen UTF-8 maar UTF-16"},
      {"UTF-16, big end first", "\xFE\xFF\0a\0:"sv, "1:1 dit bestand is geen UTF-8 maar UTF-16"},
      {"UTF-16 without a mark", "a\0:\0 \0"sv, "1:1 dit bestand is geen UTF-8 maar UTF-16"},
      {"a workbook", "PK\x03\x04\x14\0"sv,
       "1:1 dit is een werkmap of een ander ingepakt bestand, geen tekst"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(mistake_in(row.bytes) == row.expected);
  }
}

TEST_CASE("characters: lines count on from the first line of a part")
{
  CHECK(mistake_in("a\nb\x01", 5) == "6:2 stuurteken U+0001 in de tekst");
  CHECK(mistake_in("a\nb\xFF", 5) == "6:2 byte 0xFF is geen geldige UTF-8");
}

TEST_CASE("characters: several are reported together, in order, and not without end")
{
  const auto checked = checked_text(k_file, "\uE000\n\x01\n\uE001\n");
  REQUIRE(checked.mistakes().size() == 3);
  CHECK(checked.mistakes()[0].at.line == 1);
  CHECK(checked.mistakes()[1].at.line == 2);
  CHECK(checked.mistakes()[2].at.line == 3);
  CHECK(checked_text(k_file, std::string(1000, '\x01')).mistakes().size() == 20);
}

TEST_CASE("characters: an excerpt shows nothing that could disturb a terminal")
{
  using peil::read::printable_text;
  CHECK(printable_text("\xEF\xBB\xBFnaam: één\r\n\tx\n") == "naam: één\r\n\tx\n");
  CHECK(printable_text("a\xE9"
                       "b\x1B[0m\0c\u0085"sv) == "a\uFFFD"
                                                 "b\uFFFD[0m\uFFFDc\uFFFD");
  CHECK(printable_text("x\ry\r\nz\r") == "x\uFFFDy\r\nz\uFFFD");
  CHECK(printable_text("\xFF\xFE"
                       "a\0"sv) == "");
  CHECK(printable_text("") == "");
}
