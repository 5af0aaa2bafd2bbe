#include "render/search.hpp"

#include "markdown/slug.hpp"
#include "render/addresses.hpp"
#include "render/alphabet.hpp"
#include "render/author_charts.hpp"
#include "template/relative_address.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <tuple>

namespace peil::render {
namespace {

using nlohmann::json;

/// What pages do not say of themselves.
struct Facts
{
  std::string kind;
  std::string status;
};
using FactsByAddress = std::map<std::string, Facts, std::less<>>;

std::string status_word(const Words& words, const IndicatorResult& result)
{
  if (result.judgement != nullptr)
    return words.word(status_of(result.judgement->verdict));
  return result.signal ? words.word(status_of(*result.signal)) : std::string();
}

void add_registers(const SiteView& site, FactsByAddress& facts)
{
  for (std::size_t i = 0; i < site.project.registers.size(); ++i) {
    const Register& of = site.project.registers[i];
    if (!of.is_public)
      continue;
    facts[register_address(of.name)] = {site.words.say("zoeken.soort_register"), {}};
    if (!of.has_pages)
      continue;
    for (const RecordState& state : site.snapshot.registers[i].records)
      facts[record_address(of.name, of.records[state.record_index].id.value)] = {
          of.singular, phase_title(of, state.phase)};
  }
}

FactsByAddress known_facts(const SiteView& site)
{
  FactsByAddress facts;
  for (const Pillar& pillar : site.project.pillars)
    facts[pillar_address(pillar.id.value)] = {site.words.say("zoeken.soort_pijler"), {}};
  for (const IndicatorResult& result : site.snapshot.indicators) {
    const Indicator& indicator = site.project.indicators[result.indicator_index];
    if (!indicator.is_helper)
      facts[indicator_address(indicator.id.value)] = {site.words.say("zoeken.soort_indicator"),
                                                      status_word(site.words, result)};
  }
  add_registers(site, facts);
  return facts;
}

using HeadingsByAddress = std::map<std::string, std::vector<std::string>, std::less<>>;

HeadingsByAddress all_headings(const SiteView& site, const Narratives& narratives)
{
  HeadingsByAddress headings;
  for (const Narrative& narrative : site.project.narratives) {
    if (narrative.language != site.words.translation_language())
      continue;
    const NarrativeHtml* html =
        narratives.find(narrative.kind, narrative.about, narrative.register_name);
    if (html == nullptr)
      continue;
    for (const NarrativeHtml::Heading& heading : html->headings)
      headings[narrative_address(narrative)].push_back(heading.text);
  }
  return headings;
}

// A record's description is its title once more.
std::string summary_of(const Page& page)
{
  return page.description.starts_with(page.title.text) ? std::string() : page.description;
}

std::vector<SearchEntry> page_entries(const SiteView& site, const Narratives& narratives,
                                      const std::vector<Page>& pages)
{
  const FactsByAddress facts = known_facts(site);
  const HeadingsByAddress headings = all_headings(site, narratives);
  std::vector<SearchEntry> entries;
  for (const Page& page : pages) {
    if (!page.address.ends_with('/'))
      continue;
    const auto known = facts.find(page.address);
    const auto own = headings.find(page.address);
    entries.push_back(
        {page.title.text,
         known == facts.end() ? site.words.say("zoeken.soort_pagina") : known->second.kind,
         known == facts.end() ? std::string() : known->second.status, summary_of(page),
         own == headings.end() ? std::vector<std::string>() : own->second, page.address});
  }
  return entries;
}

void add_terms(const SiteView& site, std::vector<SearchEntry>& entries)
{
  const Project& project = site.project;
  const std::vector<std::string> ids = term_ids(project);
  for (std::size_t i = 0; i < project.terms.size(); ++i) {
    const Term& term = project.terms[i];
    const std::string title =
        term.full.empty() ? term.term : fmt::format("{} ({})", term.term, term.full);
    entries.push_back({title,
                       site.words.say("zoeken.soort_begrip"),
                       {},
                       term.explanation,
                       {},
                       fmt::format("{}#{}", k_glossary, ids[i])});
  }
}

// The page of a frozen edition is not made here, so it is named here.
void add_editions(const Words& words, const EditionsSite& editions,
                  std::vector<SearchEntry>& entries)
{
  for (const EditionSite& one : editions.shown)
    entries.push_back({one.edition->title,
                       words.say("zoeken.soort_editie"),
                       words.say(one.frozen ? "editie.vastgesteld" : "editie.concept"),
                       {},
                       {},
                       edition_address(one.edition->id.value)});
}

void add_decisions(const SiteView& site, std::vector<SearchEntry>& entries)
{
  for (const DecisionResult& result : site.snapshot.decisions) {
    const Decision& decision = site.project.decisions[result.decision_index];
    const StatusWord status = result.overdue ? overdue() : status_of(result.state);
    entries.push_back({decision.title,
                       site.words.kind(decision.kind),
                       site.words.word(status),
                       decision.text,
                       {},
                       decision_address(decision.id.value)});
  }
}

void sort_by_title(std::vector<SearchEntry>& entries)
{
  std::vector<std::pair<std::string, SearchEntry>> keyed;
  for (SearchEntry& entry : entries)
    keyed.emplace_back(sort_key(entry.title), std::move(entry));
  std::sort(keyed.begin(), keyed.end(), [](const auto& a, const auto& b) {
    return std::tie(a.first, a.second.title, a.second.address) <
           std::tie(b.first, b.second.title, b.second.address);
  });
  entries.clear();
  for (auto& [key, entry] : keyed)
    entries.push_back(std::move(entry));
}

} // namespace

std::vector<SearchEntry> search_entries(const SiteView& site, const Narratives& narratives,
                                        const std::vector<Page>& pages,
                                        const EditionsSite& editions)
{
  std::vector<SearchEntry> entries = page_entries(site, narratives, pages);
  add_terms(site, entries);
  add_editions(site.words, editions, entries);
  add_decisions(site, entries);
  sort_by_title(entries);
  return entries;
}

OutputFile search_index(const std::vector<SearchEntry>& entries)
{
  const std::string page = file_of(k_search);
  std::string script = "globalThis.peilZoekindex = [\n";
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const SearchEntry& entry = entries[i];
    const json one = {{"id", i},
                      {"titel", entry.title},
                      {"soort", entry.kind},
                      {"stand", entry.status},
                      {"samenvatting", entry.summary},
                      {"koppen", entry.headings},
                      {"adres", template_engine::relative_address(page, entry.address)}};
    script += one.dump() + (i + 1 == entries.size() ? "\n" : ",\n");
  }
  return {"zoeken/index.js", script + "];\n"};
}

json letters_view(const std::vector<SearchEntry>& entries)
{
  json letters = json::array();
  for (const SearchEntry& entry : entries) {
    const std::string letter = letter_of(sort_key(entry.title));
    if (letters.empty() || letters.back()["letter"] != letter)
      letters.push_back(
          {{"letter", letter}, {"id", markdown::to_slug(letter)}, {"lijst", json::array()}});
    letters.back()["lijst"].push_back(
        {{"titel", entry.title}, {"soort", entry.kind}, {"adres", entry.address}});
  }
  return letters;
}

} // namespace peil::render
