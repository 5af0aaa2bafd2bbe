#include "markdown/inspect.hpp"

#include "base/limits.hpp"
#include "base/suggestion.hpp"
#include "base/text.hpp"
#include "markdown/fenced_block.hpp"
#include "markdown/footnote_source.hpp"
#include "markdown/link_target.hpp"
#include "markdown/locator.hpp"
#include "markdown/mistakes.hpp"
#include "markdown/outline.hpp"
#include "markdown/source_table.hpp"

#include <algorithm>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <set>
#include <utility>

namespace peil::markdown {
namespace {

constexpr std::size_t k_nowhere = std::string_view::npos;

// What a mark counts as in an address of which the value is not yet known.
std::string one_letter(const Mark&)
{
  return "x";
}

bool is_host_character(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
         c == '-';
}

template <typename T>
void sort_by_position(std::vector<T>& found)
{
  std::stable_sort(found.begin(), found.end(), [](const T& a, const T& b) { return a.at < b.at; });
}

class Inspector
{
public:
  Inspector(const Source& source, std::span<const std::string> block_words)
      : m_text(source), m_tree(m_text), m_locator(m_text), m_block_words(block_words),
        m_is_collected(m_text.marks().size(), false)
  {
  }

  Inspection run()
  {
    m_result.mistakes = m_text.mistakes();
    list_headings();
    Walk walk(m_tree.root());
    for (Step step; walk.next(step);)
      step.entering ? enter(step) : leave(step);
    for (Diagnostic& mistake : find_lost_footnotes(m_tree.root(), m_text))
      report(std::move(mistake));
    sort_by_position(m_result.references);
    sort_by_position(m_result.blocks);
    sort_by_position(m_result.links);
    m_result.mistakes = sorted(std::move(m_result.mistakes));
    return std::move(m_result);
  }

private:
  void enter(const Step& step)
  {
    switch (step.kind) {
    case Kind::paragraph:
      return m_locator.begin_paragraph(step.node);
    case Kind::heading:
      return m_locator.begin_heading(step.node);
    case Kind::table:
      return check_table(step.node);
    case Kind::header_row:
      return m_locator.begin_row(step.node);
    case Kind::row:
      return enter_row(step.node);
    case Kind::code_block:
      return take_code_block(step.node);
    case Kind::html_block:
      return check_html_block(step.node);
    case Kind::html:
      return check_inline_html(step.node);
    case Kind::code:
      return take_code(step.node);
    case Kind::text:
      return take_text(step.node);
    case Kind::link:
    case Kind::image:
      return open_link(step.kind);
    default:
      return;
    }
  }

  void leave(const Step& step)
  {
    if (step.kind == Kind::link || step.kind == Kind::image)
      close_link(step);
  }

  void report(Diagnostic mistake)
  {
    if (m_result.mistakes.size() < k_most_mistakes)
      m_result.mistakes.push_back(std::move(mistake));
    else if (m_result.mistakes.size() == k_most_mistakes)
      m_result.mistakes.push_back(too_many_mistakes(mistake.at));
  }

  // Marks: each is collected once, also when a link definition shows it in several places.

  void collect_marks(std::string_view literal)
  {
    while (!literal.empty()) {
      const Piece piece = m_text.next_piece(literal);
      if (piece.mark == nullptr || m_is_collected[piece.mark->number])
        continue;
      m_is_collected[piece.mark->number] = true;
      if (piece.mark->reference)
        m_result.references.push_back(*piece.mark->reference);
      if (piece.mark->mistake)
        report(*piece.mark->mistake);
    }
  }

  // Headings

  void list_headings()
  {
    const MarkToText as_written = [this](const Mark& mark) {
      return std::string(m_text.original(mark));
    };
    int level_before = 1;
    for (const OutlineEntry& entry : outline_of(m_tree.root(), m_text)) {
      const Position at = m_text.position(m_locator.heading(entry.node));
      const std::string text(trimmed(plain_text(entry.node, m_text, as_written)));
      m_result.headings.push_back({entry.level, text, entry.slug, at});
      check_heading(entry, m_result.headings.back(), level_before);
      level_before = entry.level;
    }
  }

  void check_heading(const OutlineEntry& entry, const Heading& heading, int level_before)
  {
    if (heading.text.empty())
      report(empty_heading(heading.at));
    if (heading.level == 1)
      report(title_in_body(heading.at));
    else if (heading.level > level_before + 1)
      report(heading_level_skipped(heading.at, heading.level, level_before));
    for (cmark_node* child = cmark_node_first_child(entry.node); child != nullptr;
         child = cmark_node_next(child))
      if (kind_of(child) == Kind::soft_break)
        return report(accidental_heading(heading.at));
  }

  // Tables

  void check_table(cmark_node* table)
  {
    if (caption_of(table) == nullptr) {
      const std::size_t line = m_locator.header_line(table);
      report(table_without_caption(m_text.position(m_locator.line_content(line))));
    }
  }

  void enter_row(cmark_node* row)
  {
    m_locator.begin_row(row);
    const Span line = m_text.line(static_cast<std::size_t>(cmark_node_get_start_line(row)));
    const std::string_view written = m_text.view(line);
    const std::size_t cells = count_cells(written);
    const std::size_t columns = cmark_gfm_extensions_get_table_columns(cmark_node_parent(row));
    if (cells > columns)
      report(cells_lost(m_text.position({line.begin + cell_begin(written, columns), line.end}),
                        cells, columns));
  }

  // Blocks and HTML

  void take_code_block(cmark_node* code_block)
  {
    if (lacks_closing_fence(code_block, m_text))
      report(unclosed_fence(m_text.position(find_fence(code_block, m_text))));
    if (std::optional<Block> block = to_block(code_block, m_text, m_block_words)) {
      m_result.blocks.push_back(std::move(*block));
      return;
    }
    const std::string_view word = block_word_of(code_block);
    if (const std::optional<std::string> meant = suggest(word, m_block_words);
        meant && !word.empty())
      report(misspelt_block_word(m_text.position(find_block_word(code_block, m_text)),
                                 m_text.restored(word), *meant));
  }

  void check_html_block(cmark_node* html)
  {
    const std::string literal = m_text.restored(literal_of(html));
    const auto first_line = static_cast<std::size_t>(cmark_node_get_start_line(html));
    check_html(literal, m_text.position(m_locator.line_content(first_line)));
  }

  void check_inline_html(cmark_node* html)
  {
    check_html(m_text.restored(literal_of(html)), m_text.position(m_locator.find_html(html)));
  }

  // A comment for colleagues is dropped, as it should be; nothing else may be dropped with it.
  void check_html(std::string_view html, Position at)
  {
    html = trimmed(html);
    if (!html.starts_with("<!--"))
      return report_html(html, at);
    while (html.starts_with("<!--")) {
      const std::size_t end = html.find("-->");
      if (end == k_nowhere)
        return report(unclosed_comment(at));
      html = trimmed(html.substr(end + 3));
    }
    if (!html.empty())
      report(text_behind_comment(at));
  }

  // One message for an element that is opened and closed.
  void report_html(std::string_view tag, Position at)
  {
    const std::string name = element_name(tag);
    if (!tag.starts_with("</"))
      m_opened_elements.insert(name);
    else if (m_opened_elements.contains(name))
      return;
    report(raw_html(at, tag));
  }

  // Links and images

  void open_link(Kind kind)
  {
    ++(kind == Kind::image ? m_open_images : m_open_links);
    m_words_before.push_back(m_words);
  }

  void close_link(const Step& step)
  {
    const bool image = step.kind == Kind::image;
    --(image ? m_open_images : m_open_links);
    take_link(step.node, image);
    if (m_words == m_words_before.back())
      report_without_text(m_result.links.back());
    if (!image && m_open_links > 0)
      report(link_in_link(m_result.links.back().at));
    m_words_before.pop_back();
  }

  void take_link(cmark_node* node, bool image)
  {
    const std::string_view url = url_of(node);
    const Position at = m_text.position(m_locator.find_target(node));
    const std::string target = m_text.restored(url);
    const TargetKind kind = kind_of_target(expanded(url, m_text, one_letter));
    collect_marks(url);
    collect_marks(title_of(node));
    m_result.links.push_back({target, at, image, has_references(url)});
    if (image ? !may_show_image_from(kind) : !may_link_to(kind))
      report(refused_target(at, target, image));
  }

  void report_without_text(const Link& link)
  {
    report(link.image ? image_without_text(link.at, link.target)
                      : link_without_text(link.at, link.target));
  }

  bool has_references(std::string_view url) const
  {
    while (!url.empty())
      if (const Piece piece = m_text.next_piece(url);
          piece.mark != nullptr && piece.mark->reference)
        return true;
    return false;
  }

  // Text: what looks like more than text was meant as more.

  void take_code(cmark_node* code)
  {
    ++m_words;
    m_locator.pass_code(code);
  }

  void take_text(cmark_node* node)
  {
    const std::string_view literal = literal_of(node);
    m_words += trimmed(literal).empty() ? 0U : 1U;
    collect_marks(literal);
    m_last_found = m_locator.search_begin();
    check_brackets(literal);
    if (m_open_links == 0 && m_open_images == 0)
      check_bare_addresses(literal);
    check_failed_table(node, literal);
    m_locator.pass({m_last_found, m_last_found});
  }

  // Reports what stands at these characters, unless they were written with escapes.
  template <typename Mistake>
  void report_written(std::string_view characters, std::size_t& from, const Mistake& mistake)
  {
    const std::optional<Span> found = m_locator.find_text(characters, from);
    if (!found)
      return;
    from = found->end;
    m_last_found = std::max(m_last_found, found->end);
    if (!m_locator.is_escaped(*found))
      report(mistake(*found));
  }

  void check_brackets(std::string_view literal)
  {
    std::size_t from = 0;
    std::size_t open = k_nowhere;
    for (std::size_t at = 0; at < literal.size(); ++at) {
      if (literal[at] == '[')
        open = at;
      if (literal[at] == ']') {
        check_bracket(literal, std::min(open, at), at, from);
        open = k_nowhere;
      }
    }
  }

  void check_bracket(std::string_view literal, std::size_t open, std::size_t close,
                     std::size_t& from)
  {
    const std::string_view inside = literal.substr(open, close - open);
    const std::string_view after = literal.substr(close + 1);
    if (after.starts_with('('))
      check_broken_link(literal.substr(open, close - open + 2), from);
    else if (after.starts_with('['))
      check_missing_definition(literal, open, close, from);
    else if (inside.starts_with("[^") && inside.size() > 2 && inside.find(' ') == k_nowhere)
      check_missing_footnote(literal.substr(open, close - open + 1), from);
  }

  void check_broken_link(std::string_view characters, std::size_t& from)
  {
    report_written(characters, from,
                   [&](Span found) { return broken_link(m_text.position(found)); });
  }

  void check_missing_definition(std::string_view literal, std::size_t open, std::size_t close,
                                std::size_t& from)
  {
    const std::size_t end = literal.find(']', close + 1);
    if (end == k_nowhere || open == close)
      return;
    const std::string_view second = literal.substr(close + 2, end - close - 2);
    const std::string_view first = literal.substr(open + 1, close - open - 1);
    const std::string name = m_text.restored(second.empty() ? first : second);
    report_written(literal.substr(open, end - open + 1), from, [&](Span found) {
      return missing_link_definition(m_text.position(found), name);
    });
  }

  void check_missing_footnote(std::string_view characters, std::size_t& from)
  {
    const std::string name = m_text.restored(characters.substr(2, characters.size() - 3));
    report_written(characters, from,
                   [&](Span found) { return missing_footnote(m_text.position(found), name); });
  }

  void check_bare_addresses(std::string_view literal)
  {
    std::size_t from = 0;
    for (std::size_t at = literal.find_first_of("hw"); at < literal.size();
         at = literal.find_first_of("hw", at + 1)) {
      const std::string_view address = bare_address_at(literal, at);
      if (address.empty())
        continue;
      report_written(address, from,
                     [&](Span found) { return bare_address(m_text.position(found), address); });
      at += address.size() - 1;
    }
  }

  // The scheme and host that begin here, or nothing.
  static std::string_view bare_address_at(std::string_view literal, std::size_t at)
  {
    if (at > 0 && (is_host_character(literal[at - 1]) || literal[at - 1] == '/'))
      return {};
    for (const std::string_view prefix : {"https://", "http://", "www."}) {
      std::size_t end = at + prefix.size();
      if (!literal.substr(at).starts_with(prefix))
        continue;
      while (end < literal.size() && is_host_character(literal[end]))
        ++end;
      while (literal[end - 1] == '.')
        --end;
      return end > at + prefix.size() ? literal.substr(at, end - at) : std::string_view();
    }
    return {};
  }

  // A row of hyphens that stayed text: the row above has another number of cells.
  void check_failed_table(cmark_node* node, std::string_view literal)
  {
    const std::string_view row = trimmed(literal);
    if (row.find('|') == k_nowhere || !is_delimiter_row(row) ||
        kind_of(cmark_node_previous(node)) != Kind::soft_break)
      return;
    std::size_t from = 0;
    report_written(row, from, [&](Span found) {
      const std::size_t line = m_text.line_number_at(found.begin);
      const std::string_view above = m_text.view(m_text.line(line - 1));
      return no_table(m_text.position(found), count_cells(row), count_cells(above));
    });
  }

  MarkedText m_text;
  Tree m_tree;
  Locator m_locator;
  std::span<const std::string> m_block_words;
  std::vector<bool> m_is_collected;
  std::set<std::string> m_opened_elements;
  int m_open_links = 0;
  int m_open_images = 0;
  /// Text nodes with something to read so far, and as many when each open link began.
  std::size_t m_words = 0;
  std::vector<std::size_t> m_words_before;
  /// How far the checks of one text node have come.
  std::size_t m_last_found = 0;
  Inspection m_result;
};

} // namespace

Inspection inspect(const Source& source, std::span<const std::string> block_words)
{
  return Inspector(source, block_words).run();
}

std::vector<Block> find_blocks(const Source& source, std::span<const std::string> block_words)
{
  const bool may_have =
      source.body.find("```") != std::string::npos || source.body.find("~~~") != std::string::npos;
  return may_have ? inspect(source, block_words).blocks : std::vector<Block>();
}

} // namespace peil::markdown
