#pragma once

#include "base/diagnostic.hpp"
#include "markdown/source.hpp"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace peil::markdown {

/// What the text needs from the project. A function left empty gives the author's own words back
/// (`value`), nothing (`block_html`) or the target unchanged (`link_address`).
struct Resolver
{
  /// Plain text; it is escaped, so it can never become markup.
  std::function<std::string(const Reference&)> value;
  /// HTML, taken over as it is.
  std::function<std::string(const Block&)> block_html;
  /// The address to write for a link or image inside the site: relative, from `/`, or `#...` for a
  /// heading that is not in this text. Values have been filled in; the answer is escaped.
  std::function<std::string(std::string_view target)> link_address;
};

struct HtmlOptions
{
  /// Added to every heading level: 0 under the title of a page (`##` stays h2), 1 in a chapter.
  int heading_offset = 0;
  /// Put before every id as it is (`hoofdstuk-2-`), where several texts share a page.
  std::string id_prefix;
  /// The language of the page, for the words we add ourselves.
  Language language = Language::dutch;
};

/// The headings carry the level and the id (as slug) that stand in the page. Mistakes are only
/// those that values brought: what stands in the text itself is reported by `inspect`.
struct Html
{
  std::string html;
  std::vector<Heading> headings;
  Diagnostics mistakes;
};

/// Never fails and is safe for any text and any value: no raw HTML, no address that `inspect` would
/// refuse, no `style` attribute. Can be called by many threads at once.
Html to_html(const Source& source, std::span<const std::string> block_words,
             const Resolver& resolver, const HtmlOptions& options = {});

} // namespace peil::markdown
