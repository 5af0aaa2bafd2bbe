#pragma once

#include "base/result.hpp"
#include "model/sources.hpp"

#include <string_view>

namespace peil::read {

/// The rows of a CSV file (RFC 4180), separated by `;` or `,`: whichever the heading line has most
/// of. Blanks around a cell without quotes do not count, an empty cell is an empty value, lines
/// without any content are skipped, line ends inside a cell become LF. Reports a missing heading
/// line, empty and duplicate headings, rows with too many or too few cells, and misplaced or
/// unclosed quotes.
Result<Table> parse_csv(FileName file, std::string_view bytes);

} // namespace peil::read
