#pragma once

#include "markdown/tree.hpp"

#include <string>
#include <vector>

namespace peil::markdown {

struct OutlineEntry
{
  cmark_node* node = nullptr;
  /// As written: `##` is 2.
  int level = 0;
  /// Unique in the text. A reference counts as the words of its path, never as its value: an
  /// address does not move when a figure does.
  std::string slug;
};

/// The headings of a text, footnotes last.
std::vector<OutlineEntry> outline_of(cmark_node* root, const MarkedText& text);

} // namespace peil::markdown
