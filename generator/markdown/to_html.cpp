#include "markdown/to_html.hpp"

#include "base/text.hpp"
#include "markdown/escape.hpp"
#include "markdown/fenced_block.hpp"
#include "markdown/link_target.hpp"
#include "markdown/mistakes.hpp"
#include "markdown/outline.hpp"
#include "markdown/tree.hpp"

#include <algorithm>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <map>
#include <utility>

namespace peil::markdown {
namespace {

/// The words that we add to an author's.
struct Phrases
{
  std::string_view table;
  std::string_view footnotes;
  std::string_view footnote;
  std::string_view back;
};

const Phrases& phrases_in(Language language)
{
  static constexpr Phrases dutch = {"Tabel", "Voetnoten", "Noot", "Terug naar de tekst"};
  static constexpr Phrases english = {"Table", "Footnotes", "Note", "Back to the text"};
  return language == Language::dutch ? dutch : english;
}

std::string_view alignment_class(std::uint8_t alignment)
{
  switch (alignment) {
  case 'l':
    return " class=\"links\"";
  case 'c':
    return " class=\"midden\"";
  case 'r':
    return " class=\"rechts\"";
  default:
    return "";
  }
}

// Ids of footnotes hold a `_`, which no slug of a heading does.
std::string footnote_id(int number)
{
  return fmt::format("noot_{}", number);
}

std::string footnote_mark_id(int number, int occurrence)
{
  if (occurrence == 1)
    return fmt::format("noot_{}_terug", number);
  return fmt::format("noot_{}_terug_{}", number, occurrence);
}

class Renderer
{
public:
  Renderer(const Source& source, std::span<const std::string> block_words, const Resolver& resolver,
           const HtmlOptions& options)
      : m_text(source), m_tree(m_text), m_block_words(block_words), m_resolver(resolver),
        m_options(options), m_phrases(phrases_in(options.language)),
        m_value_of([this](const Mark& mark) { return value_of(mark); }),
        m_outline(outline_of(m_tree.root(), m_text))
  {
  }

  Html run()
  {
    count_footnote_marks();
    render(m_tree.root());
    if (m_footnote > 0)
      write("</ol>\n</section>\n");
    return std::move(m_result);
  }

private:
  void render(cmark_node* root)
  {
    Walk walk(root);
    for (Step step; walk.next(step);) {
      if (!step.entering)
        leave(step);
      else if (is_complete_on_entering(step)) {
        write_whole(step);
        walk.skip_children(step.node);
      } else
        enter(step);
    }
  }

  // An image reads its own description; the caption of a table is written inside the table.
  static bool is_complete_on_entering(const Step& step)
  {
    return step.kind == Kind::image || (step.kind == Kind::paragraph && is_caption(step.node));
  }

  void write_whole(const Step& step)
  {
    if (step.kind == Kind::image)
      write_image(step.node);
  }

  void enter(const Step& step)
  {
    switch (step.kind) {
    case Kind::quote:
      return write_line("<blockquote>");
    case Kind::list:
      return open_list(step.node);
    case Kind::item:
      return write_on_new_line("<li>");
    case Kind::paragraph:
      return open_paragraph(step.node);
    case Kind::heading:
      return open_heading();
    case Kind::rule:
      return write_line("<hr>");
    case Kind::code_block:
      return write_code_block(step.node);
    case Kind::table:
      return open_table(step.node);
    case Kind::header_row:
      return open_header_row();
    case Kind::row:
      return open_row(step.node);
    case Kind::cell:
      return open_cell(step.node);
    case Kind::footnote:
      return open_footnote();
    case Kind::text:
      return write(escaped_text(expanded(literal_of(step.node), m_text, m_value_of)));
    case Kind::code:
      return write("<code>" + escaped_text(m_text.restored(literal_of(step.node))) + "</code>");
    case Kind::soft_break:
      return write("\n");
    case Kind::hard_break:
      return write("<br>\n");
    case Kind::emphasis:
      return write("<em>");
    case Kind::strong:
      return write("<strong>");
    case Kind::link:
      return open_link(step.node);
    case Kind::footnote_mark:
      return write_footnote_mark(step.node);
    case Kind::document:
    case Kind::html:
    case Kind::html_block:
    case Kind::image:
    case Kind::other:
      return;
    }
  }

  void leave(const Step& step)
  {
    switch (step.kind) {
    case Kind::quote:
      return write_line("</blockquote>");
    case Kind::list:
      return write(is_bulleted(step.node) ? "</ul>\n" : "</ol>\n");
    case Kind::item:
      return write("</li>\n");
    case Kind::paragraph:
      return close_paragraph(step.node);
    case Kind::heading:
      return close_heading();
    case Kind::table:
      return close_table(step.node);
    case Kind::header_row:
      return write_line("</tr>\n</thead>");
    case Kind::row:
      return write_line("</tr>");
    case Kind::cell:
      return write(is_heading_cell(step.node) ? "</th>\n" : "</td>\n");
    case Kind::footnote:
      return close_footnote(step.node);
    case Kind::emphasis:
      return write("</em>");
    case Kind::strong:
      return write("</strong>");
    case Kind::link:
      return close_link();
    default:
      return;
    }
  }

  void write(std::string_view html) { m_result.html += html; }

  void write_on_new_line(std::string_view html)
  {
    if (!m_result.html.empty() && m_result.html.back() != '\n')
      m_result.html += '\n';
    m_result.html += html;
  }

  void write_line(std::string_view html)
  {
    write_on_new_line(html);
    m_result.html += '\n';
  }

  std::string value_of(const Mark& mark) const
  {
    if (!mark.reference)
      return mark.shown;
    return m_resolver.value ? m_resolver.value(*mark.reference)
                            : std::string(m_text.original(mark));
  }

  std::string plain(cmark_node* node) const { return plain_text(node, m_text, m_value_of); }

  std::string id(std::string_view name) const
  {
    return escaped_text(m_options.id_prefix + std::string(name));
  }

  // Lists and paragraphs

  static bool is_bulleted(cmark_node* list)
  {
    return cmark_node_get_list_type(list) == CMARK_BULLET_LIST;
  }

  void open_list(cmark_node* list)
  {
    const int start = cmark_node_get_list_start(list);
    if (is_bulleted(list))
      write_line("<ul>");
    else if (start == 1)
      write_line("<ol>");
    else
      write_line(fmt::format("<ol start=\"{}\">", start));
  }

  // In a tight list the items hold their text without paragraphs.
  static bool is_tight(cmark_node* paragraph)
  {
    cmark_node* const list = cmark_node_parent(cmark_node_parent(paragraph));
    return kind_of(list) == Kind::list && cmark_node_get_list_tight(list) != 0;
  }

  void open_paragraph(cmark_node* paragraph)
  {
    if (!is_tight(paragraph))
      write_on_new_line("<p>");
  }

  void close_paragraph(cmark_node* paragraph)
  {
    if (is_tight(paragraph))
      return;
    if (ends_footnote(paragraph)) {
      write(" ");
      write_back_links();
    }
    write("</p>\n");
  }

  // Headings

  int shown_level(const OutlineEntry& entry) const
  {
    return std::clamp(entry.level + m_options.heading_offset, 1, 6);
  }

  void open_heading()
  {
    const OutlineEntry& entry = m_outline.at(m_heading++);
    const int level = shown_level(entry);
    write_on_new_line(fmt::format("<h{} id=\"{}\">", level, id(entry.slug)));
    Heading heading;
    heading.level = level;
    heading.text = trimmed(plain(entry.node));
    heading.slug = m_options.id_prefix + entry.slug;
    m_result.headings.push_back(std::move(heading));
  }

  void close_heading() { write(fmt::format("</h{}>\n", m_result.headings.back().level)); }

  // Code and blocks

  void write_code_block(cmark_node* node)
  {
    if (const std::optional<Block> block = to_block(node, m_text, m_block_words))
      return write_line(m_resolver.block_html ? m_resolver.block_html(*block) : std::string());
    const std::string word = m_text.restored(block_word_of(node));
    write_on_new_line(word.empty()
                          ? "<pre><code>"
                          : fmt::format("<pre><code class=\"language-{}\">", escaped_text(word)));
    write(escaped_text(m_text.restored(literal_of(node))) + "</code></pre>\n");
  }

  // Tables

  void open_table(cmark_node* table)
  {
    cmark_node* const caption = caption_of(table);
    std::string label = caption != nullptr ? plain(caption) : "";
    label.erase(0, size_of_caption_word(label));
    if (caption == nullptr)
      label = heading_words(table);
    write_line(fmt::format("<div class=\"tabel-venster\" tabindex=\"0\" role=\"region\" "
                           "aria-label=\"{}{}{}\">\n<table>",
                           m_phrases.table, label.empty() ? "" : ": ", escaped_text(label)));
    if (caption != nullptr)
      write_caption(caption);
  }

  std::string heading_words(cmark_node* table) const
  {
    std::vector<std::string> words;
    cmark_node* const row = cmark_node_first_child(table);
    for (cmark_node* cell = cmark_node_first_child(row); cell != nullptr;
         cell = cmark_node_next(cell))
      if (std::string text(trimmed(plain(cell))); !text.empty())
        words.push_back(std::move(text));
    return join_with(words, ", ");
  }

  void write_caption(cmark_node* caption)
  {
    write("<caption>");
    const std::size_t begin = m_result.html.size();
    for (cmark_node* child = cmark_node_first_child(caption); child != nullptr;
         child = cmark_node_next(child))
      render(child);
    m_result.html.erase(begin, size_of_caption_word(literal_of(cmark_node_first_child(caption))));
    write("</caption>\n");
  }

  void close_table(cmark_node* table)
  {
    const bool has_body = kind_of(cmark_node_last_child(table)) == Kind::row;
    write_line(has_body ? "</tbody>\n</table>\n</div>" : "</table>\n</div>");
  }

  void open_header_row()
  {
    m_column = 0;
    write_line("<thead>\n<tr>");
  }

  void open_row(cmark_node* row)
  {
    m_column = 0;
    const bool is_first = kind_of(cmark_node_previous(row)) == Kind::header_row;
    write_line(is_first ? "<tbody>\n<tr>" : "<tr>");
  }

  static bool is_in_header(cmark_node* cell)
  {
    return kind_of(cmark_node_parent(cell)) == Kind::header_row;
  }

  static bool begins_row(cmark_node* cell)
  {
    return cmark_node_previous(cell) == nullptr && cmark_node_next(cell) != nullptr;
  }

  // The headings, and the first of the cells in a row, which says what the row is about. Empty
  // cells head nothing.
  static bool is_heading_cell(cmark_node* cell)
  {
    return (is_in_header(cell) || begins_row(cell)) && cmark_node_first_child(cell) != nullptr;
  }

  void open_cell(cmark_node* cell)
  {
    cmark_node* const table = cmark_node_parent(cmark_node_parent(cell));
    const std::uint8_t* const alignments = cmark_gfm_extensions_get_table_alignments(table);
    const std::string_view align = alignment_class(alignments[m_column++]);
    if (!is_heading_cell(cell))
      write(fmt::format("<td{}>", align));
    else
      write(fmt::format("<th scope=\"{}\"{}>", is_in_header(cell) ? "col" : "row", align));
  }

  // Links and images

  std::string target_of(cmark_node* node) const
  {
    return expanded(url_of(node), m_text, m_value_of);
  }

  // Inspection has seen what stands in the source; this is for what a value made of it.
  void report_refused(cmark_node* node, const std::string& target, bool image)
  {
    std::string_view url = url_of(node);
    while (!url.empty())
      if (const Piece piece = m_text.next_piece(url);
          piece.mark != nullptr && piece.mark->reference) {
        m_result.mistakes.push_back(refused_target(piece.mark->reference->at, target, image));
        return;
      }
  }

  std::string inside_address(const std::string& target) const
  {
    return m_resolver.link_address ? m_resolver.link_address(target) : target;
  }

  std::string fragment_address(const std::string& target) const
  {
    const std::string_view slug = std::string_view(target).substr(1);
    const bool is_here = std::any_of(m_outline.begin(), m_outline.end(),
                                     [&](const OutlineEntry& entry) { return entry.slug == slug; });
    return is_here ? "#" + m_options.id_prefix + std::string(slug) : inside_address(target);
  }

  std::string title_attribute(cmark_node* node) const
  {
    const std::string title = expanded(title_of(node), m_text, m_value_of);
    return title.empty() ? "" : fmt::format(" title=\"{}\"", escaped_text(title));
  }

  void open_link(cmark_node* link)
  {
    const std::string target = target_of(link);
    const TargetKind kind = kind_of_target(target);
    const bool is_inside_link =
        std::find(m_open_links.begin(), m_open_links.end(), true) != m_open_links.end();
    m_open_links.push_back(may_link_to(kind) && !is_inside_link);
    if (!may_link_to(kind))
      return report_refused(link, target, false);
    if (is_inside_link)
      return;
    const std::string address = kind == TargetKind::inside     ? inside_address(target)
                                : kind == TargetKind::fragment ? fragment_address(target)
                                                               : target;
    write(fmt::format("<a href=\"{}\"{}{}>", escaped_address(address), title_attribute(link),
                      kind == TargetKind::web ? " rel=\"external\"" : ""));
  }

  void close_link()
  {
    if (m_open_links.back())
      write("</a>");
    m_open_links.pop_back();
  }

  void write_image(cmark_node* image)
  {
    const std::string target = target_of(image);
    const std::string description = escaped_text(plain(image));
    if (may_show_image_from(kind_of_target(target)))
      return write(fmt::format("<img src=\"{}\" alt=\"{}\"{}>",
                               escaped_address(inside_address(target)), description,
                               title_attribute(image)));
    report_refused(image, target, true);
    write(description);
  }

  // Footnotes: the tree holds those that are used, in the order of their numbers, at its end.

  static int number_of(cmark_node* footnote_mark)
  {
    return std::atoi(cmark_node_get_literal(footnote_mark));
  }

  void count_footnote_marks()
  {
    if (m_text.text().find("[^") == std::string::npos)
      return;
    Walk walk(m_tree.root());
    for (Step step; walk.next(step);) {
      if (step.kind == Kind::image && step.entering)
        walk.skip_children(step.node);
      else if (step.kind == Kind::footnote_mark && step.entering)
        ++m_marks_of_footnote[number_of(step.node)];
    }
  }

  // Inside a link the number cannot be a link of its own.
  void write_footnote_mark(cmark_node* footnote_mark)
  {
    const int number = number_of(footnote_mark);
    const std::string mark_id = id(footnote_mark_id(number, ++m_written_marks[number]));
    if (std::find(m_open_links.begin(), m_open_links.end(), true) != m_open_links.end())
      return write(fmt::format("<sup class=\"noot\" id=\"{}\">{}</sup>", mark_id, number));
    write(fmt::format("<sup class=\"noot\"><a href=\"#{}\" id=\"{}\" role=\"doc-noteref\" "
                      "aria-label=\"{} {}\">{}</a></sup>",
                      id(footnote_id(number)), mark_id, m_phrases.footnote, number, number));
  }

  void open_footnote()
  {
    if (m_footnote == 0)
      write_line(
          fmt::format("<section class=\"voetnoten\" role=\"doc-endnotes\" aria-label=\"{}\">\n<ol>",
                      m_phrases.footnotes));
    ++m_footnote;
    write_line(fmt::format("<li id=\"{}\">", id(footnote_id(m_footnote))));
  }

  static bool ends_footnote(cmark_node* paragraph)
  {
    return kind_of(cmark_node_parent(paragraph)) == Kind::footnote &&
           cmark_node_next(paragraph) == nullptr;
  }

  void close_footnote(cmark_node* footnote)
  {
    if (kind_of(cmark_node_last_child(footnote)) != Kind::paragraph) {
      write_on_new_line("<p>");
      write_back_links();
      write("</p>\n");
    }
    write("</li>\n");
  }

  void write_back_links()
  {
    const int count = m_marks_of_footnote[m_footnote];
    for (int occurrence = 1; occurrence <= count; ++occurrence) {
      const std::string number = count == 1 ? "" : fmt::format(" ({})", occurrence);
      write(fmt::format("{}<a class=\"noot-terug\" href=\"#{}\" role=\"doc-backlink\">{}{}</a>",
                        occurrence == 1 ? "" : " ", id(footnote_mark_id(m_footnote, occurrence)),
                        m_phrases.back, number));
    }
  }

  MarkedText m_text;
  Tree m_tree;
  std::span<const std::string> m_block_words;
  const Resolver& m_resolver;
  const HtmlOptions& m_options;
  const Phrases& m_phrases;
  MarkToText m_value_of;
  std::vector<OutlineEntry> m_outline;
  std::size_t m_heading = 0;
  std::size_t m_column = 0;
  /// For every open link whether it was written: a refused one leaves only its text.
  std::vector<bool> m_open_links;
  std::map<int, int> m_marks_of_footnote;
  std::map<int, int> m_written_marks;
  int m_footnote = 0;
  Html m_result;
};

} // namespace

Html to_html(const Source& source, std::span<const std::string> block_words,
             const Resolver& resolver, const HtmlOptions& options)
{
  return Renderer(source, block_words, resolver, options).run();
}

} // namespace peil::markdown
