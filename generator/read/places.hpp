#pragma once

#include "base/position.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace peil::read {

/// Turns byte offsets in one source text into lines and columns as an author counts them. Looking
/// up offsets in rising order costs a single pass, however long the lines are.
class Places
{
public:
  /// `text` must be well-formed UTF-8 and outlive this. `first_line` is the line of the file on
  /// which it begins.
  Places(FileName file, std::string_view text, std::uint32_t first_line = 1);

  const FileName& file() const { return m_file; }
  std::string_view text() const { return m_text; }

  /// Where the characters from `from` up to `to` stand; what lies beyond the end of the first line
  /// is not underlined, and at least one character is.
  Position at(std::size_t from, std::size_t to) const;
  Position at(std::size_t from) const { return at(from, from + 1); }

  /// The line around an offset: where it begins, where its text ends, and that text without its
  /// line end.
  std::size_t line_start(std::size_t offset) const;
  std::size_t line_end(std::size_t offset) const;
  std::string_view line(std::size_t offset) const;
  /// Where the line after it begins; the end of the text after the last one.
  std::size_t next_line(std::size_t offset) const;

private:
  std::size_t line_index(std::size_t offset) const;

  FileName m_file;
  std::string_view m_text;
  std::uint32_t m_first_line;
  std::vector<std::size_t> m_line_starts;
  // Up to where columns were counted last, and the column found there.
  mutable std::size_t m_counted_offset = 0;
  mutable std::size_t m_counted_column = 0;
};

} // namespace peil::read
