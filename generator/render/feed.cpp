#include "render/feed.hpp"

#include "markdown/escape.hpp"
#include "model/status_keys.hpp"
#include "render/addresses.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <map>

namespace peil::render {
namespace {

// A day has no time of day (domain.md R76): noon, so that it is the same day in every zone of
// Europe.
std::string moment(Date date)
{
  return date.to_iso() + "T12:00:00Z";
}

bool is_published(const EditionSite& one)
{
  return one.edition->is_frozen() && one.edition->published.has_value();
}

std::string summary_of(const Words& words, const EditionSite& one)
{
  std::map<ChangeReason, std::size_t> counted;
  for (const ItemChange& change : one.changes)
    for (const ChangeLine& line : change.lines)
      ++counted[line.reason];
  std::string text =
      words.say("editie.over", {{"titel", one.edition->title},
                                {"datum", words.notation().long_date(one.edition->as_of)}});
  for (const auto& [reason, count] : counted)
    text += fmt::format(" {}: {}.", words.say(fmt::format("wijziging.{}", key_of(reason))), count);
  return text;
}

std::string entry_of(const Project& project, const Words& words, const EditionSite& one)
{
  const Edition& edition = *one.edition;
  const std::string address = project.plan.address + edition_address(edition.id.value).substr(1);
  return fmt::format("  <entry>\n"
                     "    <title>{}</title>\n"
                     "    <id>{}</id>\n"
                     "    <link href=\"{}\"/>\n"
                     "    <updated>{}</updated>\n"
                     "    <summary>{}</summary>\n"
                     "  </entry>\n",
                     markdown::escaped_text(edition.title), markdown::escaped_text(address),
                     markdown::escaped_text(address), moment(*edition.published),
                     markdown::escaped_text(summary_of(words, one)));
}

} // namespace

bool has_feed(const Project& project, const EditionsSite& editions)
{
  return !project.plan.address.empty() &&
         std::any_of(editions.shown.begin(), editions.shown.end(), is_published);
}

std::vector<OutputFile> make_feed(const Project& project, const Words& words,
                                  const EditionsSite& editions)
{
  if (!has_feed(project, editions))
    return {};
  std::string entries;
  const Edition* newest = nullptr;
  for (auto one = editions.shown.rbegin(); one != editions.shown.rend(); ++one) {
    if (!is_published(*one))
      continue;
    entries += entry_of(project, words, *one);
    if (newest == nullptr || *one->edition->published > *newest->published)
      newest = one->edition;
  }
  const std::string own = project.plan.address + std::string(k_changes.substr(1)) + "feed.xml";
  return {{std::string(k_changes.substr(1)) + "feed.xml",
           fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                       "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n"
                       "  <title>{}</title>\n"
                       "  <id>{}</id>\n"
                       "  <link rel=\"self\" href=\"{}\"/>\n"
                       "  <updated>{}</updated>\n"
                       "  <author><name>{}</name></author>\n"
                       "{}"
                       "</feed>\n",
                       project.plan.language, markdown::escaped_text(project.plan.title),
                       markdown::escaped_text(own), markdown::escaped_text(own),
                       moment(*newest->published),
                       markdown::escaped_text(project.plan.organisation), entries)}};
}

} // namespace peil::render
