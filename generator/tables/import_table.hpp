#pragma once

#include "base/result.hpp"
#include "model/record_change.hpp"
#include "tables/shapes.hpp"

#include <map>
#include <span>
#include <string>
#include <vector>

namespace peil::tables {

/// One value of a table.
struct ImportedValue
{
  std::size_t column = 0;
  Texts texts;
  CellPlace place;
};

/// A row: a value for each column that the sheet has, empty ones too.
struct ImportedRow
{
  std::string id;
  CellPlace place;
  std::vector<ImportedValue> values;
};

/// What a table says of a register: the rows for each of its shapes, in their order.
struct ImportedTables
{
  std::vector<std::vector<ImportedRow>> rows;
  /// Which shapes have a sheet at all.
  std::vector<bool> given;
};

/// Reads sheets, or the one table of a CSV file, by the keys or the headings of their columns.
/// Sheets without a column `id` are no part of it. Reports columns that are unknown or double, rows
/// without an id, ids that stand there twice or belong to no record, and cells that do not hold
/// what their field asks. Points into `sheets` and `shapes`.
Result<ImportedTables> read_tables(std::span<const Worksheet> sheets, const Register& of,
                                   const Shapes& shapes);

} // namespace peil::tables
