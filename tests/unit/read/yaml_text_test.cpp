#include "read/yaml_text.hpp"

#include <doctest/doctest.h>
#include <string>
#include <vector>

using namespace peil::read;

namespace {

constexpr std::size_t k_none = std::string_view::npos;

} // namespace

TEST_CASE("yaml text: a quoted text ends at its own quote")
{
  CHECK(end_of_quoted(R"("a" b)", 0) == 3);
  CHECK(end_of_quoted(R"("a\"b" c)", 0) == 6);
  CHECK(end_of_quoted(R"("a\\" c)", 0) == 5);
  CHECK(end_of_quoted("'it''s' x", 0) == 7);
  CHECK(end_of_quoted(R"('a\' b)", 0) == 4);
  CHECK(end_of_quoted("''", 0) == 2);
  CHECK(end_of_quoted("\"a\nb\"", 0) == 5);
  CHECK(end_of_quoted("\"a\n", 0) == k_none);
  CHECK(end_of_quoted("\"a\\", 0) == k_none);
  CHECK(end_of_quoted("'a''", 0) == k_none);
}

TEST_CASE("yaml text: a plain text ends where its value ends, folded lines included")
{
  CHECK(end_of_plain("a: x y # c\n", 3, "x y") == 6);
  CHECK(end_of_plain("a: x\n   y\n\n  z\nb: 1\n", 3, "x y\nz") == 14);
  CHECK(end_of_plain("a: x\r\n  y\r\n", 3, "x y") == 9);
}

TEST_CASE("yaml text: a block of text ends before the line that is indented no deeper")
{
  const std::string_view text = "a: |\n  x\n\n  y\nb: 1\n";
  CHECK(text.substr(end_of_block_scalar(text, 3, 0)) == "\nb: 1\n");
  CHECK(end_of_block_scalar("a: |\nb: 1\n", 3, 0) == 4);
  CHECK(end_of_block_scalar("|\nx\ny\n", 0, -1) == 5);
  CHECK(end_of_block_scalar("|\nx\n---\n", 0, -1) == 3);
}

TEST_CASE("yaml text: a key in a line is found behind dashes and before its colon")
{
  struct Row
  {
    std::string line;
    std::size_t key;
    std::size_t colon;
  };
  const std::vector<Row> rows = {{"a: 1", 0, 1},        {"  naam:", 2, 6}, {"- a: 1", 2, 3},
                                 {"  -  - a: 1", 7, 8}, {"a b : 1", 0, 4}, {"\"a: b\": 1", 0, 6},
                                 {"a:b: 1", 0, 3},      {"a:\t1", 0, 1},   {"x: y # z: 1", 0, 1}};
  for (const Row& row : rows) {
    CAPTURE(row.line);
    const std::optional<KeyInLine> key = key_in_line(row.line);
    REQUIRE(key);
    CHECK(key->key == row.key);
    CHECK(key->colon == row.colon);
  }
  for (const std::string line :
       {"", "   ", "# a: 1", "a", "a:b", "http://x", "- a", "x # y: 1", "\"a: 1", ": 1", "-a"}) {
    CAPTURE(line);
    CHECK_FALSE(key_in_line(line));
  }
}

TEST_CASE("yaml text: a key without a space behind its colon is told from an address")
{
  CHECK(colon_without_space("naam:x") == 4);
  CHECK(colon_without_space("één:x") == 5);
  for (const std::string text : {"http://x", "naam: x", "naam:", ":x", "twee woorden:x", ""}) {
    CAPTURE(text);
    CHECK_FALSE(colon_without_space(text));
  }
}

TEST_CASE("yaml text: what the parser passed over is found, blanks and indicators are not")
{
  const auto unread = [](std::string_view text) { return find_unread_text(text, 0, text.size()); };
  for (const std::string text :
       {"", " \n\t", "# opmerking\n  # nog een", "- ? : , [ ] { }", "\n---\n...\n"}) {
    CAPTURE(text);
    CHECK_FALSE(unread(text));
  }
  CHECK(unread("%YAML 1.2") == 0);
  CHECK(unread("# x\n y") == 5);
  CHECK(unread(" .") == 1);
}

TEST_CASE("yaml text: a quote opens a text only where a value can begin")
{
  const auto opens = [](std::string_view text) {
    return is_opening_quote(text, text.find_first_of("\"'"));
  };
  for (const std::string text :
       {"\"a", "a: 'b", "- \"b", "  'b", "[\"a", "{'a", "[a, \"b", "\"a\":\"b", "? 'a"}) {
    CAPTURE(text);
    CHECK(opens(text));
  }
  for (const std::string text : {"foto's", "a: zo'n", "a: b 'c", "-'a", "x"}) {
    CAPTURE(text);
    CHECK_FALSE((text.find('\'') != std::string::npos && opens(text)));
  }
}
