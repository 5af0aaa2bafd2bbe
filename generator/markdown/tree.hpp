#pragma once

#include "markdown/marked_text.hpp"

#include <functional>
#include <memory>
#include <string>
#include <string_view>

struct cmark_node;
struct cmark_iter;

namespace peil::markdown {

/// The kinds of node we know; `cell` and its rows come from the table extension.
enum class Kind
{
  document,
  quote,
  list,
  item,
  code_block,
  html_block,
  paragraph,
  heading,
  rule,
  table,
  header_row,
  row,
  cell,
  footnote,
  text,
  soft_break,
  hard_break,
  code,
  html,
  emphasis,
  strong,
  link,
  image,
  footnote_mark,
  other
};

Kind kind_of(cmark_node* node);

/// A parsed text. Parsing is safe in many threads at once.
class Tree
{
public:
  explicit Tree(const MarkedText& text);
  cmark_node* root() const { return m_root.get(); }

private:
  struct Free
  {
    void operator()(cmark_node* node) const;
  };
  std::unique_ptr<cmark_node, Free> m_root;
};

struct Step
{
  cmark_node* node = nullptr;
  Kind kind = Kind::other;
  /// Nodes that cannot have children are only entered.
  bool entering = false;
};

/// Visits a node and all below it in the order of the text, footnotes last.
class Walk
{
public:
  explicit Walk(cmark_node* root);
  /// False when all is done.
  bool next(Step& step);
  /// After entering a node: go on behind it, as if it had just been left.
  void skip_children(cmark_node* node);

private:
  struct Free
  {
    void operator()(cmark_iter* iterator) const;
  };
  std::unique_ptr<cmark_iter, Free> m_iterator;
};

/// The text of text, code and HTML nodes; empty for others.
std::string_view literal_of(cmark_node* node);
std::string_view url_of(cmark_node* node);
std::string_view title_of(cmark_node* node);

/// The bytes of a fenced block's info string, entities and escapes resolved.
std::string_view info_of(cmark_node* node);

/// The caption of a table: a paragraph directly above it that begins with `Tabel: ` (or `Table: `).
cmark_node* caption_of(cmark_node* table);
/// The table that this paragraph is the caption of.
bool is_caption(cmark_node* paragraph);
/// The length of `Tabel: ` at the beginning of the text.
std::size_t size_of_caption_word(std::string_view text);

using MarkToText = std::function<std::string(const Mark&)>;

/// What can be read in a node, without markup: line ends as spaces, descriptions of images, no
/// footnote numbers. In code marks become the author's own text, elsewhere what `expand` says.
std::string plain_text(cmark_node* node, const MarkedText& text, const MarkToText& expand);

/// A text from the tree with every mark replaced.
std::string expanded(std::string_view marked, const MarkedText& text, const MarkToText& expand);

} // namespace peil::markdown
