#pragma once

#include "model/record_change.hpp"
#include "tables/shapes.hpp"

namespace peil::tables {

/// A number as the sources take it: 1.1250, for 1.125 would be refused as ambiguous.
std::string source_number(Decimal number);

/// A value as the sources write it; equal texts mean equal values.
Texts texts_of(const Cell& cell);

/// The value of a column in a record or small record.
Texts texts_of(const Item& item, const Column& column);

/// The small records of a list in a record, none when it is empty.
const std::vector<Item>& items_of(const Record& record, const Shape& list);

/// What stands in the cell of a list that is only shown: "2 regels", nothing for none.
std::string lines_text(const Item& item, const Column& column);

/// Whether a text is one that lines_text gives.
bool is_lines_text(std::string_view text);

/// A value as it stands in a cell of a workbook: choices by their word, ja or nee, several values
/// with `; ` between them. Dates stay ISO and single numbers keep their point: the workbook has
/// types of its own for them.
std::string cell_text(const Texts& texts, const Field& field);

/// A value as people read it, for a report: 31-12-2026 and 1.234,50.
std::string reader_text(const Texts& texts, const Field& field);

/// Cuts what cell_text put together; a value with `;` or `"` in it stands in quotes.
std::vector<std::string> split_values(std::string_view text, char separator);

} // namespace peil::tables
