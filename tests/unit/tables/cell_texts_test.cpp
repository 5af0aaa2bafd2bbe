#include "tables/cell_texts.hpp"
#include "tables/record_texts.hpp"

#include <doctest/doctest.h>

using namespace peil;
using namespace peil::tables;
using Kind = SheetCell::Kind;

namespace {

Field field_of(FieldType type)
{
  Field field;
  field.name.value = "veld";
  field.type = type;
  field.choices = {{"in_gang", "in gang", ""}, {"klaar", "gereed", ""}, {"weg", "klaar", ""}};
  return field;
}

// What is read, with ` | ` between values; "fout" for a mistake.
std::string read(Kind kind, const std::string& text, const Field& field)
{
  Diagnostics mistakes;
  const Worksheet sheet{FileName("boek.xlsx"), "Blad", {}};
  const auto texts = read_cell_texts({kind, 0, text, {}}, field, {&sheet, 1, 0, {}}, mistakes);
  CHECK(texts.has_value() == mistakes.empty());
  if (!texts)
    return "fout";
  std::string joined;
  for (const std::string& one : *texts)
    joined += (joined.empty() ? "" : " | ") + one;
  return joined;
}

struct Row
{
  FieldType type;
  Kind kind;
  std::string text;
  std::string expected;
};

} // namespace

TEST_CASE("cells: Dutch dates, numbers, yes or no and choices are read as the sources write them")
{
  using enum FieldType;
  const std::vector<Row> rows{
      {date, Kind::date, "2026-12-31", "2026-12-31"},
      {date, Kind::text, "31-12-2026", "2026-12-31"},
      {date, Kind::text, "1/2/2026", "2026-02-01"},
      {date, Kind::text, "1.2.2026", "2026-02-01"},
      {date, Kind::text, " 31 December 2026 ", "2026-12-31"},
      {date, Kind::text, "3 mrt. 2026", "2026-03-03"},
      {date, Kind::text, "3 sep 2026", "2026-09-03"},
      {date, Kind::text, "31-02-2026", "fout"},
      {date, Kind::text, "31-12-26", "fout"},
      {date, Kind::number, "46085", "fout"},
      {number, Kind::number, "12", "12"},
      {number, Kind::number, "1.125", "1.1250"},
      {number, Kind::number, "1e+20", "fout"},
      {number, Kind::number, "0.1234567", "fout"},
      {number, Kind::date, "2026-12-31", "fout"},
      {number, Kind::text, "1.250", "fout"},
      {number, Kind::text, "1.250,5", "1250.5"},
      {number, Kind::text, "1.250.000", "1250000"},
      {number, Kind::text, "1,250", "1.25"},
      {number, Kind::text, "1,2,3", "fout"},
      {number, Kind::text, "-3,5", "-3.5"},
      {number, Kind::text, "--3", "fout"},
      {amount, Kind::text, "€ 1.234,50", "1234.5"},
      {amount, Kind::text,
       "€\xC2\xA0"
       "50",
       "50"},
      {amount, Kind::text, "50 euro", "fout"},
      {yes_no, Kind::yes_no, "true", "true"},
      {yes_no, Kind::text, "Nee", "false"},
      {yes_no, Kind::number, "1", "fout"},
      {quarter, Kind::text, "Q3 2026", "2026-Q3"},
      {quarter, Kind::text, "Q5 2026", "fout"},
      {choice, Kind::text, "in gang", "in_gang"},
      {choice, Kind::text, "in gank", "fout"},
      {choice, Kind::text, "Gereed", "klaar"},
      {choice, Kind::text, "klaar", "klaar"},
      {reference, Kind::number, "12", "12"},
      {text, Kind::text, "=1+1", "=1+1"},
      {text, Kind::number, "3.5", "3.5"},
      {text, Kind::text, "  \n", ""},
      {text, Kind::error, "#N/A", "fout"},
      {markdown, Kind::text, "een\r\ntwee", "een\ntwee"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(read(row.kind, row.text, field_of(row.type)) == row.expected);
  }
}

TEST_CASE("cells: several values have a semicolon between them, and quotes where one is in a value")
{
  Field field = field_of(FieldType::text);
  field.many = true;
  CHECK(read(Kind::text, "a; b ;; c", field) == "a | b | c");
  CHECK(read(Kind::text, "\"a; \"\"b\"\"\"; c", field) == "a; \"b\" | c");
  const Texts texts{"x;y", "\"", "z"};
  CHECK(split_values(cell_text(texts, field), ';') == texts);
  field.type = FieldType::number;
  CHECK(read(Kind::text, "1,5; 2", field) == "1.5 | 2");
  CHECK(read(Kind::text, "1,5; veel", field) == "fout");
}

TEST_CASE("cells: a choice shows its title, or its code when the title is not its own")
{
  const Field field = field_of(FieldType::choice);
  CHECK(cell_text({"in_gang"}, field) == "in gang");
  CHECK(cell_text({"klaar"}, field) == "gereed");
  CHECK(cell_text({"weg"}, field) == "weg");
}
