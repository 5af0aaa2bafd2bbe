#include "workbook/parts.hpp"
#include "workbook/read_workbook.hpp"
#include "workbook/sheet_part.hpp"
#include "workbook/write_workbook.hpp"

#include <doctest/doctest.h>

using namespace peil;
using namespace peil::workbook;
using Kind = SheetCell::Kind;

namespace {

WorkbookLayout small_layout()
{
  WorkbookLayout layout;
  layout.title = "Proef";
  SheetLayout sheet;
  sheet.name = "Eén & 'twee' <3>";
  for (const CellFormat format : {CellFormat::text, CellFormat::date, CellFormat::amount}) {
    sheet.columns.emplace_back();
    sheet.columns.back().key = "k" + std::to_string(sheet.columns.size());
    sheet.columns.back().format = format;
  }
  sheet.rows = {{"=1+1", "2026-03-04", "1234.5"},
                {"_x000D_ é\n<&>", "", "123456789012.123456"},
                {" spaties ", "1899-01-01", "-0.01"}};
  layout.sheets.push_back(sheet);
  return layout;
}

std::vector<SheetRow> rows_of(const std::string& cells, SheetOutcome expected)
{
  std::vector<SheetRow> rows;
  Room room{5, 30};
  CHECK(read_sheet_part("<worksheet><sheetData>" + cells + "</sheetData></worksheet>",
                        {{"gedeeld"}, {false, true}, Epoch::from_1900}, room, rows) == expected);
  return rows;
}

} // namespace

TEST_CASE("workbook: what is written is read back the same")
{
  const auto bytes = write_workbook(small_layout());
  REQUIRE(bytes.ok());
  const auto sheets = read_workbook(FileName("x.xlsx"), bytes.value());
  REQUIRE(sheets.ok());
  const Worksheet& sheet = sheets.value().front();
  CHECK(sheet.name == "Eén & 'twee' <3>");
  REQUIRE(sheet.rows.size() == 4);
  CHECK(sheet.rows[0].cells[0] == SheetCell{Kind::text, 0, "k1", {}});
  CHECK(sheet.rows[1].number == 3);
  CHECK(sheet.rows[1].cells == std::vector<SheetCell>{{Kind::text, 0, "=1+1", {}},
                                                      {Kind::date, 1, "2026-03-04", {}},
                                                      {Kind::number, 2, "1234.5", {}}});
  CHECK(sheet.rows[2].cells == std::vector<SheetCell>{{Kind::text, 0, "_x000D_ é\n<&>", {}},
                                                      {Kind::text, 2, "123456789012,123456", {}}});
  CHECK(sheet.rows[3].cells[0].text == " spaties ");
  CHECK(sheet.rows[3].cells[2] == SheetCell{Kind::number, 2, "-0.01", {}});
}

TEST_CASE("workbook: every kind of cell that programs write is read")
{
  const std::vector<SheetRow> rows = rows_of(
      R"(<row><c t="s"><v>0</v></c><c r="C1" s="1"><v>46085.5</v></c><c t="b"><v>1</v></c></row>)"
      R"(<row r="4"><c t="str"><f>A1</f><v>ja</v></c><c><f>B1</f></c></row>)",
      SheetOutcome::read);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].cells == std::vector<SheetCell>{{Kind::text, 0, "gedeeld", {}},
                                                {Kind::date, 2, "2026-03-04", {}},
                                                {Kind::yes_no, 3, "true", {}}});
  CHECK(rows[1].number == 4);
  CHECK(rows[1].cells ==
        std::vector<SheetCell>{{Kind::text, 0, "ja", {}}, {Kind::error, 1, "", {}}});
}

TEST_CASE("workbook: a sheet with more than there is room for is refused")
{
  rows_of("<row>" + std::string("<c><v>1</v></c><c><v>1</v></c><c><v>1</v></c><c><v>1</v></c>") +
              "<c><v>1</v></c><c><v>1</v></c></row>",
          SheetOutcome::too_large);
  std::string texts;
  for (int i = 0; i < 5; ++i)
    texts += R"(<c t="s"><v>0</v></c>)";
  rows_of("<row>" + texts + "</row>", SheetOutcome::too_large);
}

TEST_CASE("workbook: addresses that no sheet has are damage")
{
  for (const char* cells : {R"(<row r="0"><c><v>1</v></c></row>)", R"(<row r="99999999"/>)",
                            R"(<row><c r="ZZZZ1"><v>1</v></c></row>)",
                            R"(<row><c r="1"><v>1</v></c></row>)", "<c><v>1</v></c>", "<row>"}) {
    CAPTURE(cells);
    rows_of(cells, SheetOutcome::damaged);
  }
}

TEST_CASE("workbook: parts are found from the root or from the part that names them")
{
  const auto relations = read_relations(
      R"(<r:Relationships xmlns:r="x"><r:Relationship Id="a" Target="/xl/a.xml"/>)"
      R"(<r:Relationship Id="b" Target="../b.xml"/><r:Relationship Id="c" Target="c/d.xml"/></r:Relationships>)",
      "xl/workbook.xml");
  REQUIRE(relations);
  CHECK(relations->at("a").target == "xl/a.xml");
  CHECK(relations->at("b").target == "b.xml");
  CHECK(relations->at("c").target == "xl/c/d.xml");
}

TEST_CASE("workbook: texts keep their runs together and leave out how they are said")
{
  const auto texts =
      read_shared_strings("<sst><si><r><t>een </t></r><r><t>twee</t></r><rPh><t>x</t></rPh></si>"
                          "<si><t>a_x000A_b_x005F_x0041_</t></si></sst>");
  REQUIRE(texts);
  CHECK(*texts == std::vector<std::string>{"een twee", "a\nb_x0041_"});
}
