#pragma once

#include "model/open_data.hpp"
#include "model/project.hpp"
#include "model/snapshot.hpp"
#include "render/chart_views.hpp"
#include "render/page.hpp"
#include "render/words.hpp"

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

/// Small pieces of page data that many pages share. Keys are Dutch: theme writers read them.
namespace peil::render {

/// Where a record stands in the trace of an indicator.
struct Mention
{
  const Indicator* indicator;
  const TraceEntry* entry;
};

struct EditionsSite;

/// What page builders need: the project, what it comes to, and which charts there are.
struct SiteView
{
  using Charts = ChartViews;

  SiteView(const Project& project, const Snapshot& snapshot, const Words& words,
           const Charts& charts);

  const Project& project;
  const Snapshot& snapshot;
  /// The language of these pages.
  const Words& words;
  /// Every drawn chart by id, as templates see it (see chart_data).
  const Charts& charts;
  /// The editions of the site; null where pages are made without them.
  const EditionsSite* editions = nullptr;
  /// The data that the site offers; null where pages are made without it.
  const DataListing* data = nullptr;
  /// By register and record: every indicator with a target that looked at it. Searching the traces
  /// for each record would take time by the square of their number.
  std::vector<std::vector<std::vector<Mention>>> mentions;
  /// By register and record: whether it exists on the as-of date.
  std::vector<std::vector<bool>> exists;
};

/// The language of a text of the data where that is not the page's: the value of `lang`. Null when
/// the text is in the language of the page.
nlohmann::json language_of(const SiteView& site, const DataText& text);

/// The same for texts that nobody translates: quotes, judgements, names in registers.
nlohmann::json source_language(const SiteView& site);

/// {titel, titel_taal} of whatever Words knows a title of.
template <typename T>
nlohmann::json title_view(const SiteView& site, const T& titled)
{
  const DataText title = site.words.title(titled);
  return {{"titel", title.text}, {"titel_taal", language_of(site, title)}};
}

/// {titel, titel_taal, adres}.
template <typename T>
nlohmann::json link_view(const SiteView& site, const T& titled, std::string address)
{
  nlohmann::json link = title_view(site, titled);
  link["adres"] = std::move(address);
  return link;
}

/// {sleutel, woord, vorm}.
nlohmann::json status_view(const Words& words, const StatusWord& status);

/// {citaat, plaats}, or null without words.
nlohmann::json quote_view(const Quote& quote);

/// {soort, titel, datum, verwijzing, volledig}.
nlohmann::json evidence_view(const Words& words, const Evidence& evidence);

/// A date for reading and for machines: {tekst, kort, iso}; null without one.
nlohmann::json date_view(const Words& words, const std::optional<Date>& date);

/// An amount, or null where nothing is known.
nlohmann::json amount_view(const Words& words, const std::optional<Decimal>& amount);

/// "5 van 7 bedragen bekend", or null when all of them are.
nlohmann::json known_view(const Words& words, std::size_t known, std::size_t lines);

/// The drawn chart, or null when there is none.
nlohmann::json chart_view(const SiteView& site, const std::string& id);

/// A judgement with its duty to explain, its measure as it stands on the as-of date; null without
/// one.
nlohmann::json judgement_view(const SiteView& site, const Judgement* judgement);

/// The card of an indicator: titel, adres, waarde, eenheid, doel, uitkomst, signaal, oordeel, …
nlohmann::json indicator_card(const SiteView& site, std::size_t indicator);

/// One milestone with state, parts and evidence.
nlohmann::json milestone_view(const SiteView& site, const MilestoneResult& result);

/// The milestones in order of the quarter in force.
std::vector<const MilestoneResult*> milestones_by_due(const SiteView& site);

/// {titel, adres} of a decision, promise or motion; null when it is not there on the as-of date.
nlohmann::json decision_link(const SiteView& site, std::string_view id);

/// Those that touch this indicator, milestone, budget line or pillar, in their order: {titel,
/// adres, soort, datum, status, te_laat}.
nlohmann::json decisions_about(const SiteView& site, std::string_view id);

/// {id, titel, titel_taal, adres} of a pillar, or null.
nlohmann::json pillar_link(const SiteView& site, std::string_view id);

/// A pillar in a list: its link, whether it is a precondition, and the plan's words about it.
nlohmann::json pillar_summary(const SiteView& site, const Pillar& pillar);

/// What the plan estimates for a pillar and all that lies under it, by its own words for each line.
Decimal estimate_within(const SiteView& site, const Pillar& pillar);

/// The discrepancies of the plan that touch one of these ids; all without ids.
nlohmann::json discrepancies_view(const SiteView& site, const std::vector<std::string>& about);

/// The ids of the words in the glossary, in the order of Project::terms.
std::vector<std::string> term_ids(const Project& project);

/// What readers call a phase of a register; nothing without phases that are public.
std::string phase_title(const Register& of, const std::string& code);

/// {bijschrift, koppen, rijen}.
nlohmann::json table_view(const ChartTable& table);

} // namespace peil::render
