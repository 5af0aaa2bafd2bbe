#pragma once

#include "model/open_data.hpp"

#include <string>

namespace peil::open_data {

/// What stands between the values of a cell that holds many; no code, id, number or date has it.
constexpr char k_between_values = '|';

/// The table as RFC 4180 has it: UTF-8, commas, a decimal point, CR LF. A cell without a value is
/// empty; yes and no are `true` and `false`.
std::string csv(const DataTable& table);

/// The same for Excel in Dutch: a byte order mark, semicolons, a decimal comma, `ja` and `nee`.
/// A text that a spreadsheet would take for a formula begins with an apostrophe; numbers stay
/// numbers.
std::string excel_csv(const DataTable& table);

/// A value without any of that: "3.5", "2026-12-31", "true", the text itself.
std::string plain_text(const DataValue& value);

/// Every value of a cell, with `|` between them.
std::string plain_text(const DataCell& cell);

} // namespace peil::open_data
