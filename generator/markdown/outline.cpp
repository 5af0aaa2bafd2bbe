#include "markdown/outline.hpp"

#include "markdown/slug.hpp"

#include <cmark-gfm.h>

namespace peil::markdown {
namespace {

bool holds_no_headings(Kind kind)
{
  return kind == Kind::heading || kind == Kind::paragraph || kind == Kind::table;
}

} // namespace

std::vector<OutlineEntry> outline_of(cmark_node* root, const MarkedText& text)
{
  const MarkToText to_words = [](const Mark& mark) {
    return mark.reference ? mark.reference->path : mark.shown;
  };
  std::vector<OutlineEntry> outline;
  Slugs slugs;
  Walk walk(root);
  for (Step step; walk.next(step);) {
    if (step.kind == Kind::heading && step.entering)
      outline.push_back({step.node, cmark_node_get_heading_level(step.node),
                         slugs.take(plain_text(step.node, text, to_words))});
    if (step.entering && holds_no_headings(step.kind))
      walk.skip_children(step.node);
  }
  return outline;
}

} // namespace peil::markdown
