#include "html_tags.hpp"
#include "markdown/inspect.hpp"
#include "markdown/to_html.hpp"
#include "property.hpp"
#include "read/characters.hpp"
#include "support/proper_mistakes.hpp"

#include <algorithm>
#include <array>

using namespace peil;
using namespace peil::markdown;

namespace {

const FileName k_file("x.md");
const std::vector<std::string> k_block_words = {"grafiek", "indicator", "tabel", "vega-lite"};

constexpr auto k_tags = std::to_array<std::string_view>(
    {"a",     "blockquote", "br", "caption", "code",    "del",  "div",    "em",    "h1",
     "h2",    "h3",         "h4", "h5",      "h6",      "hr",   "img",    "input", "label",
     "li",    "ol",         "p",  "pre",     "section", "span", "strong", "sup",   "table",
     "tbody", "td",         "th", "thead",   "tr",      "ul",   "figure", "aside"});
constexpr auto k_attributes = std::to_array<std::string_view>({"alt",
                                                               "aria-describedby",
                                                               "aria-hidden",
                                                               "aria-label",
                                                               "aria-labelledby",
                                                               "checked",
                                                               "class",
                                                               "disabled",
                                                               "href",
                                                               "id",
                                                               "lang",
                                                               "loading",
                                                               "rel",
                                                               "role",
                                                               "scope",
                                                               "src",
                                                               "start",
                                                               "tabindex",
                                                               "title",
                                                               "type"});
constexpr auto k_without_end = std::to_array<std::string_view>({"br", "hr", "img", "input"});

template <typename List>
bool has(const List& list, std::string_view one)
{
  return std::find(list.begin(), list.end(), one) != list.end();
}

void demand_safe_address(const std::string& address)
{
  fuzz::demand(address.find_first_of(" <>\"'\n\t\\") == std::string::npos,
               "an address has no characters that end it", address);
  std::string scheme = address.substr(0, address.find_first_of("/?#"));
  for (char& c : scheme)
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  const bool is_known = scheme.find(':') == std::string::npos || scheme == "https:" ||
                        scheme == "http:" || scheme.starts_with("mailto:") ||
                        scheme.starts_with("tel:");
  fuzz::demand(is_known, "an address has a scheme that does not run", address);
  fuzz::demand(!address.starts_with("//"), "an address names its scheme", address);
}

// Only tags and attributes that we write, each closed where it should be.
void demand_clean(const fuzz::Markup& markup, std::string_view html)
{
  std::vector<std::string> open;
  for (const fuzz::Tag& tag : markup.tags) {
    fuzz::demand(has(k_tags, tag.name), "a tag is one of ours", tag.name);
    for (const auto& [name, value] : tag.attributes) {
      fuzz::demand(has(k_attributes, name), "an attribute is one of ours", name);
      if (name == "href" || name == "src")
        demand_safe_address(value);
    }
    if (has(k_without_end, tag.name))
      continue;
    if (!tag.closing) {
      open.push_back(tag.name);
      continue;
    }
    fuzz::demand(!open.empty() && open.back() == tag.name, "tags are closed in their order", html);
    open.pop_back();
  }
  fuzz::demand(open.empty(), "every tag is closed", html);
}

void demand_places(const Inspection& found, std::string_view body)
{
  const std::string text(body);
  if (!found.mistakes.empty())
    fuzz::demand_proper(found.mistakes, body);
  for (const Reference& one : found.references)
    fuzz::demand(tests::lies_in(one.at, body), "a reference lies in the text", one.path);
  for (const Block& one : found.blocks)
    fuzz::demand(tests::lies_in(one.at, body) && tests::lies_in(one.argument_at, body),
                 "a block lies in the text", one.kind);
  for (const Link& one : found.links)
    fuzz::demand(tests::lies_in(one.at, body), "a link lies in the text", one.target);
  std::vector<std::string> slugs;
  for (const Heading& one : found.headings) {
    fuzz::demand(tests::lies_in(one.at, body), "a heading lies in the text", one.text);
    fuzz::demand(!has(slugs, one.slug), "every heading has a slug of its own", one.slug);
    slugs.push_back(one.slug);
  }
}

Html rendered(const Source& source, const std::string& value)
{
  Resolver resolver;
  resolver.value = [&value](const Reference&) { return value; };
  resolver.block_html = [](const Block&) { return std::string("<hr>"); };
  HtmlOptions options;
  options.id_prefix = "p-";
  return to_html(source, k_block_words, resolver, options);
}

} // namespace

// A text, and a value for all its references.
void fuzz::try_input(std::string_view input)
{
  const std::vector<std::string_view> parts = parts_of(input, 2);
  const Result<std::string_view> body = read::checked_text(k_file, parts[0]);
  if (!body.ok() || find_invalid_utf8(parts[1]))
    return;
  const Source source{k_file, body.value(), 1, 1, 1};
  const Inspection found = inspect(source, k_block_words);
  demand_places(found, body.value());

  const Html plain = rendered(source, "x");
  const Html hostile = rendered(source, std::string(parts[1]));
  demand(hostile.html == rendered(source, std::string(parts[1])).html,
         "the same text gives the same page");
  const Markup markup = markup_of(hostile.html);
  demand_clean(markup, hostile.html);
  demand(hostile.headings.size() == found.headings.size(), "all headings come through");
  if (hostile.mistakes.empty() && plain.mistakes.empty() && !parts[1].empty())
    demand(skeleton_of(markup) == skeleton_of(markup_of(plain.html)), "a value adds no markup",
           hostile.html);
}
