#pragma once

#include "base/position.hpp"
#include "model/worksheet.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace peil::edit {

/// A stretch of text and the cell that it came from.
struct EditMark
{
  std::size_t begin = 0;
  std::size_t end = 0;
  CellPlace place;
};

/// Text under construction that remembers where its values came from.
struct MarkedText
{
  std::string text;
  std::vector<EditMark> marks;

  void add(std::string_view more) { text += more; }
  void add(std::string_view value, const CellPlace& from)
  {
    marks.push_back({text.size(), text.size() + std::max<std::size_t>(1, value.size()), from});
    text += value;
  }
  void add(const MarkedText& more)
  {
    for (const EditMark& mark : more.marks)
      marks.push_back({text.size() + mark.begin, text.size() + mark.end, mark.place});
    text += more.text;
  }
};

/// The bytes from `begin` to `end` give way to other text.
struct TextEdit
{
  std::size_t begin = 0;
  std::size_t end = 0;
  MarkedText with;
};

/// A source file as it is on disk, with its places as byte offsets.
class SourceText
{
public:
  SourceText(FileName file, std::string bytes);

  const FileName& file() const { return m_file; }
  /// Without a byte order mark.
  std::string_view text() const { return std::string_view(m_bytes).substr(m_text_begins); }

  std::string_view byte_order_mark() const
  {
    return std::string_view(m_bytes).substr(0, m_text_begins);
  }

  std::size_t offset_of(const Position& at) const;
  /// Just after what a position underlines.
  std::size_t end_of(const Position& at) const;
  std::size_t line_start(std::size_t offset) const;
  /// The start of the line after the one on which something ends; the end of the text after the
  /// last.
  std::size_t line_after(std::size_t end) const;
  /// From 0, in bytes: indentation is in spaces.
  int column_of(std::size_t offset) const { return static_cast<int>(offset - line_start(offset)); }
  std::string_view line_end() const { return m_line_end; }

  /// The text with all edits made, and where its new values came from. The edits do not overlap;
  /// those at one place come in their order.
  MarkedText with_edits(std::vector<TextEdit> edits) const;

private:
  FileName m_file;
  std::string m_bytes;
  std::size_t m_text_begins = 0;
  std::string m_line_end;
  std::vector<std::size_t> m_line_starts;
};

} // namespace peil::edit
