#pragma once

#include "base/diagnostic.hpp"
#include "markdown/source.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace peil::markdown {

/// A range of bytes.
struct Span
{
  std::size_t begin = 0;
  std::size_t end = 0;

  bool operator==(const Span&) const = default;
};

/// Stands in the text where a reference stood, or something that must not reach the parser.
struct Mark
{
  /// Counts from 0; the mark is U+E000, this number, U+E001.
  std::size_t number = 0;
  Span original;
  Span marked;
  std::optional<Reference> reference;
  /// Holds only where the mark ends up in text: in code the same characters are an example.
  std::optional<Diagnostic> mistake;
  /// What readers see when it is no reference.
  std::string shown;
};

/// A piece of a text from the parsed tree: plain text, or a mark.
struct Piece
{
  std::string_view text;
  const Mark* mark = nullptr;
};

/// The body as the parser gets it: every `{{ reference }}` is one mark, whatever characters it
/// holds, so that the parser keeps it whole and its value, put in afterwards, cannot become markup.
/// Marks never hold a line end, so lines keep their numbers. For use by one thread.
class MarkedText
{
public:
  /// Keeps looking at `source.body`.
  explicit MarkedText(const Source& source);

  const std::string& text() const { return m_text; }
  const std::vector<Mark>& marks() const { return m_marks; }
  /// What is wrong wherever it stands, code included.
  const Diagnostics& mistakes() const { return m_mistakes; }

  std::string_view original(const Mark& mark) const;
  /// The author's own characters for a text from the tree.
  std::string restored(std::string_view marked) const;
  /// Takes the first piece off `rest`.
  Piece next_piece(std::string_view& rest) const;

  std::size_t line_count() const { return m_text_lines.size(); }
  /// The bytes of a line (from 1) of the marked text, without its line end.
  Span line(std::size_t number) const;
  std::size_t line_number_at(std::size_t byte) const;
  std::string_view view(Span marked) const;

  /// Where a range of the marked text stands in the file; what goes on after the line is left out.
  Position position(Span marked) const;

private:
  friend class Marker;

  std::size_t to_original(std::size_t marked) const;
  Position position_in_body(Span original) const;

  Source m_source;
  std::string m_text;
  std::vector<Mark> m_marks;
  Diagnostics m_mistakes;
  std::vector<std::size_t> m_body_lines;
  std::vector<std::size_t> m_text_lines;
  /// Positions are mostly asked in rising order: counting goes on from the last one.
  mutable std::size_t m_counted_line = 0;
  mutable std::size_t m_counted_to = 0;
  mutable std::size_t m_counted_characters = 0;
};

} // namespace peil::markdown
