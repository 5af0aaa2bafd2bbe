#pragma once

#include "markdown/tree.hpp"

namespace peil::markdown {

/// The footnotes in the source that are not on the page: never named in the text, or written twice.
/// cmark-gfm drops both without a word.
Diagnostics find_lost_footnotes(cmark_node* root, const MarkedText& text);

} // namespace peil::markdown
