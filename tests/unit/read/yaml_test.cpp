#include "read/yaml.hpp"

#include <doctest/doctest.h>
#include <vector>

using peil::FileName;
using peil::Position;
using peil::Value;
using peil::read::parse_yaml;

namespace {

const FileName k_file("data/x.yaml");

Value parsed(std::string_view text, std::uint32_t first_line = 1)
{
  const peil::Result<Value> result = parse_yaml(k_file, text, first_line);
  REQUIRE(result.ok());
  return result.value();
}

// "line:column+length"
std::string place(const Position& at)
{
  return fmt::format("{}:{}+{}", at.line, at.column, at.length);
}

// A tree on one line: lists in (), maps in {}, quoted texts in "", empty values as ~.
std::string outline(const Value& value)
{
  std::string text;
  switch (value.kind) {
  case Value::Kind::empty:
    return "~";
  case Value::Kind::scalar:
    return value.quoted ? "\"" + value.text + "\"" : value.text;
  case Value::Kind::list:
    for (const Value& item : value.items)
      text += (text.empty() ? "" : " ") + outline(item);
    return "(" + text + ")";
  case Value::Kind::map:
    for (const Value::Member& member : value.members)
      text += (text.empty() ? "" : " ") + member.key.value + "=" + outline(member.value);
    return "{" + text + "}";
  }
  return text;
}

} // namespace

TEST_CASE("yaml: maps, lists and texts become a tree in the order in which they are written")
{
  struct Row
  {
    std::string name;
    std::string text;
    std::string expected;
  };
  const std::vector<Row> rows = {
      {"a map", "b: 1\na: 2\n", "{b=1 a=2}"},
      {"no line end at the end", "a: 1", "{a=1}"},
      {"a list below a key, indented or not", "a:\n- b\n- c\nd:\n  - e\n", "{a=(b c) d=(e)}"},
      {"a list of records", "- a: 1\n  b: 2\n- a: 3\n", "({a=1 b=2} {a=3})"},
      {"lists in lists", "- - a\n  - b\n- c\n", "((a b) c)"},
      {"brackets", "a: [b, c]\nd: {e: 1, f: 2}\n", "{a=(b c) d={e=1 f=2}}"},
      {"brackets over lines", "a: [\n  b,\n  c,\n]\n", "{a=(b c)}"},
      {"nothing in brackets", "a: []\nb: {}\n", "{a=() b={}}"},
      {"JSON", "{\"a\": [1, \"2\"], \"b\":{\"c\":null}}", "{a=(1 \"2\") b={c=~}}"},
      {"a text over lines", "a: b\n  c\n\n  d\ne: 1\n", "{a=b c\nd e=1}"},
      {"a block of text", "a: |\n  x\n  y\nb: >-\n  z\n  w\n", "{a=\"x\ny\n\" b=\"z w\"}"},
      {"an empty block of text", "a: |\nb: 1\n", "{a=\"\" b=1}"},
      {"quotes", "a: \"b\"\nc: 'it''s'\nd: \"x\\ty\\u00e9\"\n", "{a=\"b\" c=\"it's\" d=\"x\tyé\"}"},
      {"quotes over lines, indented", "a: \"b\n  c\"\nd:\n  - 'e\n    f'\n",
       "{a=\"b c\" d=(\"e f\")}"},
      {"quoted keys", "\"a b\": 1\n'c' : 2\n", "{a b=1 c=2}"},
      {"comments", "# x\na: 1 # y\n# z\nb: # w\n  - c\n", "{a=1 b=(c)}"},
      {"a colon, a hash and a quote inside a text", "a: http://x.nl:80/#y\nb: foto's \"x\"\n",
       "{a=http://x.nl:80/#y b=foto's \"x\"}"},
      {"CR LF", "a: 1\r\nb: |\r\n  x\r\n  y\r\nc: \"d\r\n  e\"\r\n",
       "{a=1 b=\"x\ny\n\" c=\"d e\"}"},
      {"a byte order mark",
       "\xEF\xBB\xBF"
       "a: 1\n",
       "{a=1}"},
      {"one document between marks", "---\na: 1\n...\n", "{a=1}"},
      {"a text alone", "Drenthe\n", "Drenthe"},
      {"a negative number on a line of its own", "a:\n  -5\n", "{a=-5}"},
      {"a time and an address on a line of their own", "a:\n  12:30\nb:\n  http://x\n",
       "{a=12:30 b=http://x}"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(outline(parsed(row.text)) == row.expected);
  }
}

TEST_CASE("yaml: texts stay as they are written, whatever YAML makes of them")
{
  for (const std::string text : {"no", "yes", "true", "010", "0x1F", "1_000", "1e3", "2026-06-30",
                                 "12:30", "1.250", ".5", "nan", "Nul", "<<x", "=", "~x"}) {
    CAPTURE(text);
    const Value value = parsed("a: " + text + "\n");
    CHECK(value.members[0].value.text == text);
  }
}

TEST_CASE("yaml: quoted and block texts are told from plain ones")
{
  const Value value = parsed("a: 12\nb: \"12\"\nc: '12'\nd: |\n  12\n");
  CHECK_FALSE(value.find("a")->quoted);
  CHECK(value.find("b")->quoted);
  CHECK(value.find("c")->quoted);
  CHECK(value.find("d")->quoted);
  CHECK(value.find("e") == nullptr);
}

TEST_CASE("yaml: nothing written is an empty value")
{
  CHECK(parsed("").is_empty());
  CHECK(parsed("# alleen een opmerking\n").is_empty());
  CHECK(parsed("---\n").is_empty());
  CHECK(parsed("~\n").is_empty());
  CHECK(outline(parsed("a:\nb: ~\nc: null\nd: NULL\ne: Null\nf: # x\n")) ==
        "{a=~ b=~ c=~ d=~ e=~ f=~}");
  CHECK(outline(parsed("a: \"\"\nb: \"null\"\n")) == "{a=\"\" b=\"null\"}");
  CHECK(outline(parsed("-\n- \n- a\n")) == "(~ ~ a)");
}

TEST_CASE("yaml: every key and value knows its line, column and length in characters")
{
  const Value root = parsed("één: 'wéé'  # x\n"
                            "twee:\n"
                            "  - drie vier\n"
                            "  - \"vijf\n"
                            "    zes\"\n"
                            "zeven: >-\n"
                            "  acht\n");
  CHECK(place(root.at) == "1:1+1");
  CHECK(place(root.members[0].key.at) == "1:1+3");
  CHECK(place(root.members[0].value.at) == "1:6+5");
  CHECK(place(root.members[1].key.at) == "2:1+4");
  const Value& list = root.members[1].value;
  CHECK(place(list.at) == "3:3+1");
  CHECK(place(list.items[0].at) == "3:5+9");
  CHECK(place(list.items[1].at) == "4:5+5");
  CHECK(place(root.members[2].value.at) == "6:8+2");
  CHECK(root.at.file == k_file);
}

TEST_CASE("yaml: places are exact with CR LF, after a byte order mark and on one long line")
{
  const Value root = parsed("\xEF\xBB\xBF"
                            "a: é\r\nb: \"x\"\r\nc: {é: [é, é], f: g}\r\n");
  CHECK(place(root.members[0].key.at) == "1:1+1");
  CHECK(place(root.members[0].value.at) == "1:4+1");
  CHECK(place(root.members[1].value.at) == "2:4+3");
  const Value& map = root.members[2].value;
  CHECK(place(map.at) == "3:4+1");
  CHECK(place(map.members[0].value.items[1].at) == "3:12+1");
  CHECK(place(map.members[1].key.at) == "3:16+1");
}

TEST_CASE("yaml: an empty value stands at its key or its dash, a written null where it stands")
{
  const Value root = parsed("a:\nnaam:   # x\nc: ~\nd: null\n");
  CHECK(place(root.members[0].value.at) == "1:1+1");
  CHECK(place(root.members[1].value.at) == "2:1+4");
  CHECK(place(root.members[2].value.at) == "3:4+1");
  CHECK(place(root.members[3].value.at) == "4:4+4");
  const Value list = parsed("-\n# x\n-\n\n-\n- a\n");
  CHECK(place(list.items[0].at) == "1:1+1");
  CHECK(place(list.items[1].at) == "3:1+1");
  CHECK(place(list.items[2].at) == "5:1+1");
  CHECK(place(parsed("", 7).at) == "7:1+1");
}

TEST_CASE("yaml: lines count on from the first line of a part")
{
  CHECK(place(parsed("a: 1\nb: 2\n", 2).members[1].key.at) == "3:1+1");
  const auto failed = parse_yaml(k_file, "a: 1\na: 2\n", 10);
  REQUIRE_FALSE(failed.ok());
  CHECK(place(failed.mistakes()[0].at) == "11:1+1");
}
