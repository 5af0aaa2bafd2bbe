#include "tables/import_table.hpp"

#include "base/suggestion.hpp"
#include "base/text.hpp"
#include "tables/cell_texts.hpp"
#include "tables/record_texts.hpp"

#include <algorithm>
#include <set>

namespace peil::tables {
namespace {

constexpr std::string_view k_id = "id";
// Someone may have put a title above the headings.
constexpr std::size_t k_rows_above_headings = 10;

std::string lower_case(std::string_view text)
{
  std::string lower(trimmed(text));
  for (char& c : lower)
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return lower;
}

CellPlace place_of(const Worksheet& sheet, const SheetRow& row, const SheetCell& cell)
{
  return {&sheet, row.number, cell.column, cell.at};
}

CellPlace place_in(const Worksheet& sheet, const SheetRow& row, std::uint32_t column)
{
  const SheetCell* cell = row.find(column);
  return {&sheet, row.number, column,
          cell != nullptr     ? cell->at
          : row.cells.empty() ? Position()
                              : row.cells.front().at};
}

const SheetCell* id_heading(const SheetRow& row)
{
  for (const SheetCell& cell : row.cells)
    if (lower_case(cell.text) == k_id)
      return &cell;
  return nullptr;
}

// A column of a sheet and what it holds; none for the ids.
struct SheetField
{
  std::uint32_t column = 0;
  std::optional<std::size_t> target;
};

class SheetReader
{
public:
  SheetReader(const Worksheet& sheet, const Shapes& shapes, Diagnostics& mistakes)
      : m_sheet(sheet), m_shapes(shapes), m_mistakes(mistakes)
  {
  }

  /// Whether this sheet holds records.
  bool find_headings()
  {
    const std::size_t last = std::min(m_sheet.rows.size(), k_rows_above_headings);
    for (std::size_t i = 0; i < last && m_heading == nullptr; ++i)
      if (const SheetCell* id = id_heading(m_sheet.rows[i])) {
        m_heading = &m_sheet.rows[i];
        m_id_column = id->column;
        m_first = i + 1;
      }
    if (m_heading == nullptr)
      return false;
    m_shape = shape_of_sheet();
    // Below the keys of our own sheets stand the headings that people see.
    if (m_first < m_sheet.rows.size()) {
      const SheetCell* below = m_sheet.rows[m_first].find(m_id_column);
      m_first += below != nullptr && lower_case(below->text) == k_id ? 1U : 0U;
    }
    return true;
  }

  std::size_t shape() const { return m_shape; }

  void read_rows(std::vector<ImportedRow>& rows)
  {
    match_columns();
    for (std::size_t i = m_first; i < m_sheet.rows.size(); ++i)
      read_row(m_sheet.rows[i], rows);
  }

private:
  const Shape& table() const { return m_shapes.list[m_shape]; }

  // By the keys; else by the name of the sheet.
  std::size_t shape_of_sheet() const
  {
    for (std::size_t i = 1; i < m_shapes.list.size(); ++i)
      for (const SheetCell& cell : m_heading->cells)
        if (lower_case(cell.text).starts_with(m_shapes.list[i].list + "."))
          return i;
    for (std::size_t i = 1; i < m_shapes.list.size(); ++i)
      if (!m_sheet.name.empty() &&
          lower_case(m_sheet.name).starts_with(lower_case(m_shapes.list[i].title)) &&
          lower_case(m_shapes.list[i].title) != lower_case(m_shapes.list[0].title))
        return i;
    return 0;
  }

  std::optional<std::size_t> column_named(const std::string& heading) const
  {
    const std::string name = lower_case(heading);
    for (std::size_t i = 0; i < table().columns.size(); ++i)
      if (name == table().key_of(table().columns[i]) || name == table().columns[i].path)
        return i;
    for (std::size_t i = 0; i < table().columns.size(); ++i)
      if (name == lower_case(table().columns[i].heading))
        return i;
    return std::nullopt;
  }

  void report_unknown(const SheetCell& cell)
  {
    std::vector<std::string> known{std::string(k_id)};
    for (const Column& column : table().columns) {
      known.push_back(table().key_of(column));
      known.push_back(column.heading);
    }
    const std::optional<std::string> near = suggest(trimmed(cell.text), known);
    m_mistakes.push_back(error_in_cell(
        place_of(m_sheet, *m_heading, cell),
        say("onbekende kolom '{}'", "unknown column '{}'", trimmed(cell.text)),
        near ? say("bedoelt u '{}'?", "did you mean '{}'?", *near)
             : say("de velden staan in register.yaml van dit register; haal de kolom anders weg",
                   "the fields stand in register.yaml of this register; otherwise remove the "
                   "column")));
  }

  void match_columns()
  {
    std::set<std::string> seen;
    for (const SheetCell& cell : m_heading->cells) {
      const std::optional<std::size_t> target = column_named(cell.text);
      const bool is_id = lower_case(cell.text) == k_id;
      if (trimmed(cell.text).empty())
        continue;
      if (!is_id && !target)
        report_unknown(cell);
      else if (!seen.insert(is_id ? std::string(k_id) : table().columns[*target].path).second)
        m_mistakes.push_back(
            error_in_cell(place_of(m_sheet, *m_heading, cell),
                          say("kolom '{}' staat er al", "column '{}' is there already", cell.text),
                          say("haal een van beide weg", "remove one of the two")));
      else
        m_fields.push_back({cell.column, is_id ? std::nullopt : target});
      m_headed.insert(cell.column);
    }
  }

  // Text without a heading above it would be lost.
  void check_stray_cells(const SheetRow& row)
  {
    for (const SheetCell& cell : row.cells)
      if (!m_headed.contains(cell.column) && !trimmed(cell.text).empty())
        m_mistakes.push_back(
            error_in_cell(place_of(m_sheet, row, cell),
                          say("'{}' staat in een kolom zonder kop",
                              "'{}' stands in a column without a heading", trimmed(cell.text)),
                          say("haal de cel leeg, of zet boven de kolom de naam van een veld",
                              "empty the cell, or put the name of a field above the column")));
  }

  void read_row(const SheetRow& row, std::vector<ImportedRow>& rows)
  {
    const bool is_blank =
        std::all_of(row.cells.begin(), row.cells.end(), [](const SheetCell& cell) {
          return cell.kind == SheetCell::Kind::text && trimmed(cell.text).empty();
        });
    if (is_blank)
      return;
    check_stray_cells(row);
    const SheetCell* id = row.find(m_id_column);
    if (id == nullptr || trimmed(id->text).empty()) {
      m_mistakes.push_back(error_in_cell(
          place_in(m_sheet, row, m_id_column), say("deze rij heeft geen id", "this row has no id"),
          say("vul de id in, of maak de hele rij leeg", "fill in the id, or empty the whole row")));
      return;
    }
    ImportedRow read{std::string(trimmed(id->text)), place_of(m_sheet, row, *id), {}};
    for (const SheetField& field : m_fields)
      if (field.target)
        read_value(row, field, read);
    rows.push_back(std::move(read));
  }

  void read_value(const SheetRow& row, const SheetField& field, ImportedRow& into)
  {
    const SheetCell* cell = row.find(field.column);
    const CellPlace place = place_in(m_sheet, row, field.column);
    const Column& column = table().columns[*field.target];
    if (column.only_shown) {
      check_only_shown(cell, column, place);
      return;
    }
    const Field& of = *column.field;
    std::optional<Texts> texts =
        cell == nullptr ? Texts() : read_cell_texts(*cell, of, place, m_mistakes);
    if (texts)
      into.values.push_back({*field.target, std::move(*texts), place});
  }

  void check_only_shown(const SheetCell* cell, const Column& column, const CellPlace& place)
  {
    if (cell == nullptr || trimmed(cell->text).empty() || is_lines_text(trimmed(cell->text)))
      return;
    m_mistakes.push_back(
        error_in_cell(place,
                      say("'{}' is niet in een tabel te bewerken",
                          "'{}' cannot be edited in a table", table().key_of(column)),
                      say("haal uw tekst uit deze cel weg en bewerk de lijst in het YAML-bestand",
                          "take your text out of this cell and edit the list in the YAML file")));
  }

  const Worksheet& m_sheet;
  const Shapes& m_shapes;
  Diagnostics& m_mistakes;
  const SheetRow* m_heading = nullptr;
  std::uint32_t m_id_column = 0;
  std::size_t m_first = 0;
  std::size_t m_shape = 0;
  std::vector<SheetField> m_fields;
  std::set<std::uint32_t> m_headed;
};

void report_double_ids(const std::vector<ImportedRow>& rows, Diagnostics& mistakes)
{
  std::map<std::string_view, const ImportedRow*> first;
  for (const ImportedRow& row : rows) {
    const auto [earlier, is_new] = first.emplace(row.id, &row);
    if (is_new)
      continue;
    const CellPlace& there = earlier->second->place;
    mistakes.push_back(error_in_cell(
        row.place, say("id '{}' staat er al", "id '{}' is there already", row.id),
        say("geef een van beide rijen een andere id, of haal er een weg; de eerste is rij {}",
            "give one of the two rows another id, or remove one; the first is row {}",
            there.at.line != 0 ? there.at.line : there.row)));
  }
}

void report_rows_of_nothing(const ImportedTables& tables, const Register& of, Diagnostics& mistakes)
{
  std::set<std::string_view> ids;
  for (const Record& record : of.records)
    ids.insert(record.id.value);
  for (const ImportedRow& row : tables.rows.front())
    ids.insert(row.id);
  const std::vector<std::string> known(ids.begin(), ids.end());
  for (std::size_t i = 1; i < tables.rows.size(); ++i)
    for (const ImportedRow& row : tables.rows[i]) {
      if (ids.contains(row.id))
        continue;
      const std::optional<std::string> near = suggest(row.id, known);
      mistakes.push_back(
          error_in_cell(row.place, say("er is geen record '{}'", "there is no record '{}'", row.id),
                        near ? say("bedoelt u '{}'?", "did you mean '{}'?", *near)
                             : say("zet het record op het eerste werkblad, of verbeter de id",
                                   "put the record on the first sheet, or correct the id")));
    }
}

Diagnostic no_records(FileName file, const Register& of)
{
  return error_at(
      {file, 0, 0, 1}, say("geen kolom 'id' gevonden", "no column 'id' found"),
      say("begin met peil export {0}; de kolommen heten naar de velden van het register",
          "start from peil export {0}; the columns are named after the fields of the register",
          of.name));
}

} // namespace

Result<ImportedTables> read_tables(std::span<const Worksheet> sheets, const Register& of,
                                   const Shapes& shapes)
{
  Diagnostics mistakes;
  ImportedTables tables;
  tables.rows.resize(shapes.list.size());
  tables.given.resize(shapes.list.size());
  bool any = false;
  for (const Worksheet& sheet : sheets) {
    SheetReader reader(sheet, shapes, mistakes);
    if (sheet.name == k_explanation_sheet || sheet.name == k_choices_sheet ||
        !reader.find_headings())
      continue;
    any = true;
    tables.given[reader.shape()] = true;
    reader.read_rows(tables.rows[reader.shape()]);
  }
  if (!any)
    return no_records(sheets.empty() ? FileName() : sheets.front().file, of);
  report_double_ids(tables.rows.front(), mistakes);
  report_rows_of_nothing(tables, of, mistakes);
  if (!mistakes.empty())
    return mistakes;
  return tables;
}

} // namespace peil::tables
