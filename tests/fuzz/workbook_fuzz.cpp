#include "base/date.hpp"
#include "base/text.hpp"
#include "property.hpp"
#include "workbook/parts.hpp"
#include "workbook/read_workbook.hpp"
#include "workbook/sheet_part.hpp"

using namespace peil;
using namespace peil::workbook;

namespace {

void demand_rows(const std::vector<SheetRow>& rows)
{
  std::uint32_t before = 0;
  for (const SheetRow& row : rows) {
    fuzz::demand(row.number > before, "rows stand from top to bottom", std::to_string(row.number));
    before = row.number;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const SheetCell& cell = row.cells[i];
      fuzz::demand(i == 0 || row.cells[i - 1].column < cell.column, "cells stand left to right");
      fuzz::demand(!find_invalid_utf8(cell.text), "a cell is UTF-8", cell.text);
      fuzz::demand(cell.kind != SheetCell::Kind::date || Date::parse(cell.text.substr(0, 10)),
                   "a date is a date", cell.text);
    }
  }
}

void try_archive(std::string_view bytes)
{
  const Result<std::vector<Worksheet>> sheets = read_workbook(FileName("x.xlsx"), bytes);
  if (!sheets.ok()) {
    for (const Diagnostic& one : sheets.mistakes())
      fuzz::demand(!one.message.nl.empty() && !one.message.en.empty(), "a message has words");
    return;
  }
  for (const Worksheet& sheet : sheets.value())
    demand_rows(sheet.rows);
}

} // namespace

// Either a whole file, or the parts of one: a sheet, its texts, its styles, the workbook,
// relations.
void fuzz::try_input(std::string_view input)
{
  if (input.starts_with("PK") || input.starts_with("\xD0\xCF"))
    return try_archive(input);
  const std::vector<std::string_view> parts = parts_of(input, 5);
  CellContext context;
  context.shared_strings = read_shared_strings(parts[1]).value_or(std::vector<std::string>());
  context.date_styles = read_date_styles(parts[2]).value_or(std::vector<bool>());
  if (const std::optional<WorkbookPart> workbook = read_workbook_part(parts[3]))
    context.epoch = workbook->epoch;
  if (const std::optional<Relations> relations = read_relations(parts[4], "xl/workbook.xml"))
    for (const auto& [id, relation] : *relations)
      for (const std::string_view step : split(relation.target, '/'))
        demand(step != "..", "a part lies in the archive", relation.target);
  std::vector<SheetRow> rows;
  Room room{1000, 100'000};
  if (read_sheet_part(parts[0], context, room, rows) == SheetOutcome::read)
    demand_rows(rows);
}
