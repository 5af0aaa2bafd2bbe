#include "read/csv.hpp"

#include <doctest/doctest.h>
#include <vector>

using peil::Diagnostic;
using peil::FileName;
using peil::Table;
using peil::Value;
using peil::read::parse_csv;

namespace {

const FileName k_file("data/x.csv");

Table parsed(std::string_view bytes)
{
  const peil::Result<Table> table = parse_csv(k_file, bytes);
  REQUIRE(table.ok());
  return table.value();
}

// Rows on lines, cells between |, empty cells as ~.
std::string outline(const Table& table)
{
  std::string text;
  for (const auto& heading : table.headings)
    text += "|" + heading.value;
  for (const Value& row : table.rows) {
    text += "\n";
    for (const Value::Member& cell : row.members)
      text += "|" + (cell.value.is_empty() ? "~" : cell.value.text);
  }
  return text;
}

// "line:column+length message" of every mistake and note, one per line.
std::string told(std::string_view bytes)
{
  const peil::Result<Table> table = parse_csv(k_file, bytes);
  REQUIRE_FALSE(table.ok());
  std::string text;
  for (const Diagnostic& mistake : table.mistakes()) {
    CHECK(mistake.at.file == k_file);
    CHECK_FALSE(mistake.hint.nl.empty());
    CHECK_FALSE(mistake.hint.en.empty());
    text += fmt::format("{}{}:{}+{} {}", text.empty() ? "" : "\n", mistake.at.line,
                        mistake.at.column, mistake.at.length, mistake.message.nl);
    for (const peil::Note& note : mistake.notes)
      text += fmt::format(" ({}:{} {})", note.at.line, note.at.column, note.message.nl);
  }
  return text;
}

struct Row
{
  std::string name;
  std::string bytes;
  std::string expected;
};

} // namespace

TEST_CASE("csv: rows become maps from heading to cell")
{
  const std::vector<Row> rows = {
      {"semicolons", "naam;fase\na;pilot\nb;\n", "|naam|fase\n|a|pilot\n|b|~"},
      {"commas", "naam,fase\na,pilot\n", "|naam|fase\n|a|pilot"},
      {"a comma in a cell between semicolons", "naam;n\na,b;3,5\n", "|naam|n\n|a,b|3,5"},
      {"a heading that holds the other separator", "\"a,b,c\";d\n1;2\n", "|a,b,c|d\n|1|2"},
      {"one column", "naam\na\nb\n", "|naam\n|a\n|b"},
      {"headings only", "naam;fase\n", "|naam|fase"},
      {"CR LF", "a;b\r\n1;2\r\n", "|a|b\n|1|2"},
      {"no line end at the end", "a;b\n1;2", "|a|b\n|1|2"},
      {"an empty last cell at the end", "a;b\n1;", "|a|b\n|1|~"},
      {"a byte order mark",
       "\xEF\xBB\xBF"
       "a;b\n1;2\n",
       "|a|b\n|1|2"},
      {"quotes", "a;b\n\"x;y\";\"z\"\n", "|a|b\n|x;y|z"},
      {"quotes in quotes", "a;b\n\"\"\"x\"\" y\";\"\"\"\"\n", "|a|b\n|\"x\" y|\""},
      {"nothing in quotes", "a;b\n\"\";1\n", "|a|b\n|~|1"},
      {"a cell of several lines", "a;b\n\"x\ny\";1\n2;3\n", "|a|b\n|x\ny|1\n|2|3"},
      {"a cell of several lines with CR LF", "a;b\r\n\"x\r\n\r\ny\";1\r\n", "|a|b\n|x\n\ny|1"},
      {"blanks around cells", " a ; b \n 1 ; \"2 \" \n", "|a|b\n|1|2 "},
      {"empty lines", "\n\na;b\n\n1;2\n   \n;\n \"\" ;\n3;4\n\n", "|a|b\n|1|2\n|3|4"},
      {"an apostrophe", "a;b\nfoto's;'x'\n", "|a|b\n|foto's|'x'"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(outline(parsed(row.bytes)) == row.expected);
  }
}

TEST_CASE("csv: rows of empty cells above the headings say nothing of the separator")
{
  for (const char* empty : {"\"\"\n", ",\r\n", " ,\"\"\n\n"}) {
    CAPTURE(empty);
    const Table table = parsed(std::string(empty) + "id,titel\na,b\n");
    CHECK(table.headings.size() == 2);
    const peil::Result<Table> tabs = parse_csv(k_file, std::string(empty) + "id\ttitel\n");
    REQUIRE_FALSE(tabs.ok());
    CHECK(tabs.mistakes().front().message.nl == "kolommen gescheiden met tabs");
  }
}

TEST_CASE("csv: every heading and cell knows its place, in characters")
{
  const Table table = parsed("één;\"t;w\"\r\n\"x\r\ny\"; é \r\nz;\r\n");
  const auto place = [](const peil::Position& at) {
    return fmt::format("{}:{}+{}", at.line, at.column, at.length);
  };
  CHECK(place(table.headings[0].at) == "1:1+3");
  CHECK(place(table.headings[1].at) == "1:5+5");
  CHECK(place(table.rows[0].at) == "2:1+2");
  CHECK(place(table.rows[0].members[0].value.at) == "2:1+2");
  CHECK(place(table.rows[0].members[1].value.at) == "3:5+1");
  CHECK(place(table.rows[1].members[1].value.at) == "4:3+1");
  CHECK(table.rows[1].members[1].key == table.headings[1]);
  CHECK(table.file == k_file);
}

TEST_CASE("csv: a cell in quotes is no more a text than another")
{
  CHECK_FALSE(parsed("a\n\"12\"\n").rows[0].members[0].value.quoted);
}

TEST_CASE("csv: mistakes are reported where they stand")
{
  const std::vector<Row> rows = {
      {"an empty file", "", "0:0+1 geen kopregel gevonden"},
      {"only empty lines", "\n;;\n\n", "0:0+1 geen kopregel gevonden"},
      {"tabs", "naam\tfase\na\tb\n", "1:5+1 kolommen gescheiden met tabs"},
      {"an empty heading", "a;;c\n", "1:3+1 kolom zonder naam"},
      {"an empty heading at the end", "a;b;\n1;2;\n", "1:5+1 kolom zonder naam"},
      {"headings twice", "naam;x;naam;naam\n",
       "1:8+4 kolom 'naam' staat er al (1:1 eerder hier)\n"
       "1:13+4 kolom 'naam' staat er al (1:1 eerder hier)"},
      {"too few cells", "a;b;c\n1;22\n", "2:3+2 deze rij heeft 2 cellen, de kopregel 3"},
      {"one cell", "a;b\n12\n", "2:1+2 deze rij heeft 1 cel, de kopregel 2"},
      {"too many cells", "a;b\n1;2;33;4\n", "2:5+2 deze rij heeft 4 cellen, de kopregel 2"},
      {"too many cells, empty", "a;b\n1;2;\n", "2:5+1 deze rij heeft 3 cellen, de kopregel 2"},
      {"several rows", "a;b\n1\n1;2\n1;2;3\n",
       "2:1+1 deze rij heeft 1 cel, de kopregel 2\n4:5+1 deze rij heeft 3 cellen, de kopregel 2"},
      {"an unclosed quote", "a;b\n1;\"é x\n2;3\n", "2:3+4 aanhalingsteken wordt niet gesloten"},
      {"an unclosed quote at the very end", "a;b\n1;\"",
       "2:3+1 aanhalingsteken wordt niet gesloten"},
      {"text after a quote", "a;b\n\"é\" x;2\n3\n",
       "2:5+1 tekst na het afsluitende aanhalingsteken\n"
       "3:1+1 deze rij heeft 1 cel, de kopregel 2"},
      {"text after a quote that runs on", "a;b\n1;\"x\n2;\"y\";3\n4\n",
       "3:4+1 tekst na het afsluitende aanhalingsteken (2:3 de cel begint hier)"},
      {"a quote in the middle", "a;b\n1;5\" buis\n", "2:4+1 aanhalingsteken midden in een cel"},
      {"a mistake in the headings", "a;\"b\"c\n1;2\n",
       "1:6+1 tekst na het afsluitende aanhalingsteken"},
      {"invalid UTF-8", "a;b\n1;caf\xE9\n", "2:6+1 byte 0xE9 is geen geldige UTF-8"},
      {"line ends of old", "a;b\r1;2\r", "1:4+1 regeleinde van alleen een CR-teken"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(told(row.bytes) == row.expected);
  }
}

TEST_CASE("csv: a short row is told which column it lacks")
{
  const auto table = parse_csv(k_file, "naam,fase,jaar\nx,pilot\n");
  CHECK(table.mistakes().front().hint.nl ==
        "vul de rij aan vanaf kolom 'jaar'; een lege cel is een ',' met niets ervoor");
}
