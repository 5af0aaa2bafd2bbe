#pragma once

#include "base/diagnostic.hpp"
#include "base/position.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace peil {

/// One cell as a spreadsheet or CSV file holds it. Numbers have a decimal point and dates are ISO,
/// whatever their number format shows; yes_no is "true" or "false"; an error is what a formula
/// gave ("#N/A"), empty when a formula has no result at all.
struct SheetCell
{
  enum class Kind
  {
    text,
    number,
    date,
    yes_no,
    error
  };

  Kind kind = Kind::text;
  /// From 0.
  std::uint32_t column = 0;
  std::string text;
  /// Only for CSV: the place in the file. A cell of a workbook has its own kind of address.
  Position at;

  bool operator==(const SheetCell&) const = default;
};

/// The cells with something in them, in order of column.
struct SheetRow
{
  /// From 1, as a spreadsheet shows it.
  std::uint32_t number = 1;
  std::vector<SheetCell> cells;

  const SheetCell* find(std::uint32_t column) const
  {
    for (const SheetCell& cell : cells)
      if (cell.column == column)
        return &cell;
    return nullptr;
  }
  bool operator==(const SheetRow&) const = default;
};

/// One sheet as it was read: rows with something in them, from top to bottom. The one table of a
/// CSV file has no name.
struct Worksheet
{
  FileName file;
  std::string name;
  std::vector<SheetRow> rows;

  bool operator==(const Worksheet&) const = default;
};

/// Where a value came from that is on its way into the data.
struct CellPlace
{
  const Worksheet* sheet = nullptr;
  std::uint32_t row = 0;
  std::uint32_t column = 0;
  /// Only for CSV.
  Position at;
};

/// "C7": column from 0, row from 1.
std::string cell_name(std::uint32_t column, std::uint32_t row);

/// A mistake in a cell: of a workbook the message begins with "werkblad 'X', cel C7: ", in CSV the
/// position says it.
Diagnostic error_in_cell(const CellPlace& place, const Sentence& message, Sentence hint = {});

/// How a column of a workbook looks and what its cells take.
enum class CellFormat
{
  text,
  wrapped_text,
  number,
  whole,
  amount,
  date,
  yes_no
};

/// A column to be written. The key is what reading goes by: people may change the heading.
struct SheetColumn
{
  std::string key;
  std::string heading;
  /// Shown when a cell of the column is selected.
  std::string explanation;
  CellFormat format = CellFormat::text;
  /// A drop-down; empty for none.
  std::vector<std::string> choices;
  /// A drop-down of the first column of the first sheet.
  bool chooses_from_first_column = false;
  /// For numbers and amounts, as text with a point; empty for no bound.
  std::string minimum;
  std::string maximum;
  /// What is there already cannot be overwritten by accident.
  bool locked = false;
  /// Nor can anything be typed below it.
  bool only_shown = false;
};

/// A sheet to be written: every row has a cell for each column, empty text for nothing.
struct SheetLayout
{
  std::string name;
  std::vector<SheetColumn> columns;
  std::vector<std::vector<std::string>> rows;
};

/// A line of the sheet that explains the others.
struct ExplanationLine
{
  std::vector<std::string> cells;
  bool is_heading = false;
};

struct WorkbookLayout
{
  std::string title;
  bool is_sample = false;
  std::vector<SheetLayout> sheets;
  std::vector<ExplanationLine> explanation;
};

/// The sheets that hold no records.
constexpr std::string_view k_explanation_sheet = "Uitleg";
constexpr std::string_view k_choices_sheet = "Keuzes";

} // namespace peil
