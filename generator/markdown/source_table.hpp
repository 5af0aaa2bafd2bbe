#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace peil::markdown {

/// A line of Markdown without the indentation and `>` before it and the blanks after it.
std::string_view without_container(std::string_view line);

/// Whether the line can be the row of hyphens below the heading of a table: `| --- | :-: |`.
bool is_delimiter_row(std::string_view line);

/// The number of cells that cmark-gfm sees in a line of a table.
std::size_t count_cells(std::string_view line);

/// The byte in the line at which the cell with this number (from 0) begins, behind its `|`.
std::size_t cell_begin(std::string_view line, std::size_t cell);

inline constexpr std::size_t k_most_table_cells = 20'000;

/// A table that is too large to build. cmark-gfm fills short rows with empty cells, so some
/// kilobytes can ask for millions; that is why the source is measured before it is parsed.
struct OversizedTable
{
  /// The row of hyphens, in bytes of the text.
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t columns = 0;
  std::size_t rows = 0;
};

/// Measured generously: every row up to the next empty line counts. In source order.
std::vector<OversizedTable> find_oversized_tables(std::string_view text);

} // namespace peil::markdown
