#pragma once

#include "model/record_change.hpp"

#include <optional>

namespace peil::tables {

/// What a cell of a table says, as the sources write it: dates as 31-12-2026, 31 december 2026 or
/// ISO, numbers with a decimal comma, ja or nee, choices by title or code, several values with `;`
/// between them. Reports what is no such value, numbers such as 1.250 that can mean two things, and
/// formulas without a result. Bounds, ids and references are left to the checks of the sources.
std::optional<Texts> read_cell_texts(const SheetCell& cell, const Field& field,
                                     const CellPlace& place, Diagnostics& mistakes);

} // namespace peil::tables
