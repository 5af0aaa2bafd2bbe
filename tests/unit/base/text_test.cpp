#include "base/text.hpp"

#include <doctest/doctest.h>
#include <vector>

using namespace std::string_view_literals;

TEST_CASE("text: characters are code points")
{
  CHECK(peil::count_characters("") == 0);
  CHECK(peil::count_characters("één") == 3);
  CHECK(peil::count_characters("€ 5–7") == 5);
  CHECK(peil::count_characters("🌱") == 1);
}

TEST_CASE("text: well-formed UTF-8 passes, up to the edges of the ranges")
{
  for (const std::string_view text :
       {""sv, "abc"sv, "\x7F"sv, "\xC2\x80"sv, "\xDF\xBF"sv, "\xE0\xA0\x80"sv, "\xED\x9F\xBF"sv,
        "\xEE\x80\x80"sv, "\xEF\xBF\xBF"sv, "\xF0\x90\x80\x80"sv, "\xF4\x8F\xBF\xBF"sv, "a\0b"sv})
    CHECK_FALSE(peil::find_invalid_utf8(text));
}

TEST_CASE("text: ill-formed UTF-8 is found at its first byte")
{
  struct Row
  {
    std::string name;
    std::string_view bytes;
  };
  const std::vector<Row> rows = {
      {"a continuation alone", "ab\x80"sv},
      {"Windows-1252 é", "ab\xE9"sv},
      {"Windows-1252 é before text", "ab\xE9 cd"sv},
      {"two bytes cut short", "ab\xC3"sv},
      {"three bytes cut short", "ab\xE2\x82"sv},
      {"four bytes cut short", "ab\xF0\x9F\x8C"sv},
      {"overlong slash in two bytes", "ab\xC0\xAF"sv},
      {"overlong in three bytes", "ab\xE0\x80\xAF"sv},
      {"overlong in four bytes", "ab\xF0\x80\x80\xAF"sv},
      {"first surrogate", "ab\xED\xA0\x80"sv},
      {"last surrogate", "ab\xED\xBF\xBF"sv},
      {"above U+10FFFF", "ab\xF4\x90\x80\x80"sv},
      {"five bytes", "ab\xF8\x88\x80\x80\x80"sv},
      {"UTF-16 mark", "ab\xFF\xFE"sv},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(peil::find_invalid_utf8(row.bytes) == std::optional<std::size_t>(2));
  }
}

TEST_CASE("text: control characters are found, line ends and tabs are none")
{
  CHECK_FALSE(peil::find_control_character("a\tb\r\nc é \u00A0 \uFFFD"));
  for (const std::string_view text :
       {"ab\0"sv, "ab\x1B[31m"sv, "ab\x7F"sv, "ab\x04"sv, "ab\u0080"sv, "ab\u009F"sv})
    CHECK(peil::find_control_character(text) == std::optional<std::size_t>(2));
}

TEST_CASE("text: trimming takes blanks and line ends from either side only")
{
  CHECK(peil::trimmed(" \t a b \r\n") == "a b");
  CHECK(peil::trimmed("") == "");
  CHECK(peil::trimmed(" \n ") == "");
  CHECK(peil::trimmed("\u00A0a") == "\u00A0a");
}

TEST_CASE("text: splitting keeps empty parts, lines lose their line end")
{
  CHECK(peil::split("a;;b", ';') == std::vector<std::string_view>{"a", "", "b"});
  CHECK(peil::split("", ';') == std::vector<std::string_view>{""});
  CHECK(peil::split(";", ';') == std::vector<std::string_view>{"", ""});
  CHECK(peil::split_lines("").empty());
  CHECK(peil::split_lines("a\nb") == std::vector<std::string_view>{"a", "b"});
  CHECK(peil::split_lines("a\r\nb\r\n") == std::vector<std::string_view>{"a", "b"});
  CHECK(peil::split_lines("a\n\nb\n") == std::vector<std::string_view>{"a", "", "b"});
  CHECK(peil::split_lines("\n\n") == std::vector<std::string_view>{"", ""});
}

TEST_CASE("text: joining reads as a sentence")
{
  const std::vector<std::string> parts = {"a", "b", "c"};
  CHECK(peil::join_with(parts, " of ") == "a, b of c");
  CHECK(peil::join_with(std::span(parts).first(2), " of ") == "a of b");
  CHECK(peil::join_with(std::span(parts).first(1), " of ") == "a");
  CHECK(peil::join_with(std::span(parts).first(0), " of ") == "");
}

TEST_CASE("text: an address word can stand in an address as it is")
{
  for (const std::string_view word : {"a", "5-7", "zon-op-dak", "2026"})
    CHECK(peil::is_address_word(word));
  for (const std::string_view word :
       {"", "-a", "a-", "a--b", "A", "a_b", "a b", "a/b", "..", "é"}) {
    CAPTURE(word);
    CHECK_FALSE(peil::is_address_word(word));
  }
}

TEST_CASE("text: a key word is lower snake_case that begins with a letter")
{
  for (const std::string_view word : {"a", "naam_kort", "jaar2026", "a_"})
    CHECK(peil::is_key_word(word));
  for (const std::string_view word : {"", "_a", "2a", "A", "a-b", "a b", "é"}) {
    CAPTURE(word);
    CHECK_FALSE(peil::is_key_word(word));
  }
}
