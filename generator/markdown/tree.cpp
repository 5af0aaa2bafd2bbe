#include "markdown/tree.hpp"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

namespace peil::markdown {
namespace {

// Only `table`. Autolink and strikethrough switch entries of a character table of the whole process
// while they parse, and other threads then miss links: to use one of those, put a mutex around
// cmark_parser_finish first. The registry is filled once, before any thread parses.
cmark_syntax_extension* table_extension()
{
  static cmark_syntax_extension* const extension = [] {
    cmark_gfm_core_extensions_ensure_registered();
    return cmark_find_syntax_extension("table");
  }();
  return extension;
}

struct FreeParser
{
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};

Kind kind_in_table(cmark_node* node)
{
  const std::string_view name = cmark_node_get_type_string(node);
  if (name == "table")
    return Kind::table;
  if (name == "table_header")
    return Kind::header_row;
  if (name == "table_row")
    return Kind::row;
  return name == "table_cell" ? Kind::cell : Kind::other;
}

std::string_view view_of(const char* text)
{
  return text == nullptr ? std::string_view() : std::string_view(text);
}

} // namespace

Kind kind_of(cmark_node* node)
{
  if (node == nullptr)
    return Kind::other;
  if (cmark_node_get_syntax_extension(node) != nullptr)
    return kind_in_table(node);
  switch (cmark_node_get_type(node)) {
  case CMARK_NODE_DOCUMENT:
    return Kind::document;
  case CMARK_NODE_BLOCK_QUOTE:
    return Kind::quote;
  case CMARK_NODE_LIST:
    return Kind::list;
  case CMARK_NODE_ITEM:
    return Kind::item;
  case CMARK_NODE_CODE_BLOCK:
    return Kind::code_block;
  case CMARK_NODE_HTML_BLOCK:
    return Kind::html_block;
  case CMARK_NODE_PARAGRAPH:
    return Kind::paragraph;
  case CMARK_NODE_HEADING:
    return Kind::heading;
  case CMARK_NODE_THEMATIC_BREAK:
    return Kind::rule;
  case CMARK_NODE_FOOTNOTE_DEFINITION:
    return Kind::footnote;
  case CMARK_NODE_TEXT:
    return Kind::text;
  case CMARK_NODE_SOFTBREAK:
    return Kind::soft_break;
  case CMARK_NODE_LINEBREAK:
    return Kind::hard_break;
  case CMARK_NODE_CODE:
    return Kind::code;
  case CMARK_NODE_HTML_INLINE:
    return Kind::html;
  case CMARK_NODE_EMPH:
    return Kind::emphasis;
  case CMARK_NODE_STRONG:
    return Kind::strong;
  case CMARK_NODE_LINK:
    return Kind::link;
  case CMARK_NODE_IMAGE:
    return Kind::image;
  case CMARK_NODE_FOOTNOTE_REFERENCE:
    return Kind::footnote_mark;
  default:
    return Kind::other;
  }
}

Tree::Tree(const MarkedText& text)
{
  cmark_syntax_extension* const table = table_extension();
  const std::unique_ptr<cmark_parser, FreeParser> parser(cmark_parser_new(CMARK_OPT_FOOTNOTES));
  cmark_parser_attach_syntax_extension(parser.get(), table);
  cmark_parser_feed(parser.get(), text.text().data(), text.text().size());
  m_root.reset(cmark_parser_finish(parser.get()));
}

void Tree::Free::operator()(cmark_node* node) const
{
  cmark_node_free(node);
}

Walk::Walk(cmark_node* root) : m_iterator(cmark_iter_new(root)) {}

bool Walk::next(Step& step)
{
  const cmark_event_type event = cmark_iter_next(m_iterator.get());
  if (event == CMARK_EVENT_DONE)
    return false;
  step.node = cmark_iter_get_node(m_iterator.get());
  step.kind = kind_of(step.node);
  step.entering = event == CMARK_EVENT_ENTER;
  return true;
}

void Walk::skip_children(cmark_node* node)
{
  cmark_iter_reset(m_iterator.get(), node, CMARK_EVENT_EXIT);
}

void Walk::Free::operator()(cmark_iter* iterator) const
{
  cmark_iter_free(iterator);
}

std::string_view literal_of(cmark_node* node)
{
  return view_of(cmark_node_get_literal(node));
}

std::string_view url_of(cmark_node* node)
{
  return view_of(cmark_node_get_url(node));
}

std::string_view title_of(cmark_node* node)
{
  return view_of(cmark_node_get_title(node));
}

std::string_view info_of(cmark_node* node)
{
  return view_of(cmark_node_get_fence_info(node));
}

std::size_t size_of_caption_word(std::string_view text)
{
  for (const std::string_view word : {"Tabel: ", "Table: "})
    if (text.starts_with(word))
      return word.size();
  return 0;
}

bool is_caption(cmark_node* paragraph)
{
  cmark_node* const first = cmark_node_first_child(paragraph);
  return kind_of(paragraph) == Kind::paragraph && kind_of(first) == Kind::text &&
         size_of_caption_word(literal_of(first)) > 0 &&
         kind_of(cmark_node_next(paragraph)) == Kind::table;
}

cmark_node* caption_of(cmark_node* table)
{
  cmark_node* const before = cmark_node_previous(table);
  return is_caption(before) ? before : nullptr;
}

std::string expanded(std::string_view marked, const MarkedText& text, const MarkToText& expand)
{
  std::string result;
  while (!marked.empty()) {
    const Piece piece = text.next_piece(marked);
    if (piece.mark == nullptr)
      result += piece.text;
    else
      result += expand(*piece.mark);
  }
  return result;
}

std::string plain_text(cmark_node* node, const MarkedText& text, const MarkToText& expand)
{
  std::string result;
  Walk walk(node);
  for (Step step; walk.next(step);) {
    if (step.kind == Kind::text)
      result += expanded(literal_of(step.node), text, expand);
    else if (step.kind == Kind::code)
      result += text.restored(literal_of(step.node));
    else if (step.kind == Kind::soft_break || step.kind == Kind::hard_break)
      result += ' ';
  }
  return result;
}

} // namespace peil::markdown
