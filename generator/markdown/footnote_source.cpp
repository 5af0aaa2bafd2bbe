#include "markdown/footnote_source.hpp"

#include "markdown/mistakes.hpp"
#include "markdown/source_table.hpp"

#include <algorithm>
#include <cmark-gfm.h>
#include <map>
#include <set>

namespace peil::markdown {
namespace {

std::size_t to_line(int line)
{
  return static_cast<std::size_t>(std::max(1, line));
}

/// What the tree says of the lines of the source.
struct KnownLines
{
  std::set<std::size_t> footnotes;
  std::set<std::size_t> code;
};

KnownLines read_lines(cmark_node* root, std::size_t line_count)
{
  KnownLines lines;
  Walk walk(root);
  for (Step step; walk.next(step);) {
    const std::size_t first = to_line(cmark_node_get_start_line(step.node));
    const std::size_t last = std::min(to_line(cmark_node_get_end_line(step.node)), line_count);
    if (step.kind == Kind::footnote)
      lines.footnotes.insert(first);
    else if (step.kind == Kind::code_block || step.kind == Kind::html_block)
      for (std::size_t line = first; line <= last; ++line)
        lines.code.insert(line);
  }
  return lines;
}

// The name in `[^name]:` at the beginning of a line, or nothing.
std::string_view footnote_name(std::string_view content)
{
  const std::size_t end = content.find("]:");
  if (!content.starts_with("[^") || end == std::string_view::npos || end == 2)
    return {};
  const std::string_view name = content.substr(2, end - 2);
  return name.find_first_of(" \t]") == std::string_view::npos ? name : std::string_view();
}

std::string to_lower(std::string_view name)
{
  std::string lower(name);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z')
      c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

} // namespace

Diagnostics find_lost_footnotes(cmark_node* root, const MarkedText& text)
{
  Diagnostics mistakes;
  if (text.text().find("[^") == std::string::npos)
    return mistakes;
  const KnownLines known = read_lines(root, text.line_count());
  std::map<std::string, Position> seen;
  for (std::size_t line = 1; line <= text.line_count(); ++line) {
    const std::string_view whole = text.view(text.line(line));
    const std::string_view content = without_container(whole);
    const std::string_view name = footnote_name(content);
    if (name.empty() || known.code.contains(line))
      continue;
    const std::size_t begin =
        text.line(line).begin + static_cast<std::size_t>(content.data() - whole.data());
    const Position at = text.position({begin, begin + name.size() + 3});
    const auto [before, is_new] = seen.emplace(to_lower(name), at);
    if (!is_new)
      mistakes.push_back(repeated_footnote(at, text.restored(name), before->second));
    else if (!known.footnotes.contains(line))
      mistakes.push_back(unused_footnote(at, text.restored(name)));
  }
  return mistakes;
}

} // namespace peil::markdown
