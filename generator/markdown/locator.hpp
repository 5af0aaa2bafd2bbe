#pragma once

#include "markdown/tree.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace peil::markdown {

/// Finds where in the source a part of the tree was written. cmark-gfm knows the line on which a
/// block begins, but its inline positions are wrong after a backslash at a line end, a link title
/// of several lines, a link definition in the same paragraph and in lazy or footnote lines. So we
/// look for the author's own characters, from the first line of the block on; what is found moves
/// the search forward, and what is not found is given the place where the search stands.
class Locator
{
public:
  explicit Locator(const MarkedText& text);

  /// Starts with the inline content of a block.
  void begin_paragraph(cmark_node* paragraph);
  void begin_heading(cmark_node* heading);
  void begin_row(cmark_node* row);

  /// For nodes in the order of the text; links and images when they are left.
  void pass_code(cmark_node* code);
  Span find_html(cmark_node* html);
  Span find_target(cmark_node* link);
  /// The first place from `from` (and from where the search stands) with exactly these characters.
  /// Text that was written with escapes is not found, which suits us: it was meant to be text.
  std::optional<Span> find_text(std::string_view literal, std::size_t from = 0) const;
  bool is_escaped(Span found) const;

  std::size_t search_begin() const { return m_from; }
  void pass(Span found);

  /// The whole heading: `## Stand` or the first line above the row of `=` or `-`.
  Span heading(cmark_node* heading) const;
  /// The row with the headings of a table.
  std::size_t header_line(cmark_node* table) const;
  /// From the first character of a line that is no space or `>`.
  Span line_content(std::size_t line) const;

private:
  void begin_lines(std::size_t first, std::size_t last);
  std::string_view text_to(std::size_t end) const;
  std::optional<Span> find_inline_target(std::string_view url);
  std::optional<Span> find_autolink(cmark_node* link, std::size_t end) const;
  std::optional<Span> find_definition(std::string_view url);
  void read_definitions();

  const MarkedText& m_text;
  std::size_t m_from = 0;
  std::size_t m_end = 0;
  /// The first `](` not before `m_from`: links through definitions need not search for it again.
  std::size_t m_next_bracket = 0;
  bool m_has_read_definitions = false;
  std::map<std::string, Span, std::less<>> m_definitions;
};

} // namespace peil::markdown
