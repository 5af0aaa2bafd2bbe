#pragma once

#include "render/narratives.hpp"
#include "render/views/view.hpp"

#include <vector>

/// One function for each kind of page: the data that its template shows.
namespace peil::render {

Page home_page(const SiteView& site, const Narratives& narratives);

/// `/pijlers/` and a page for each pillar.
std::vector<Page> pillar_pages(const SiteView& site, const Narratives& narratives);

/// `/indicatoren/` and a page for each indicator with a target.
std::vector<Page> indicator_pages(const SiteView& site, const Narratives& narratives);

/// For every public register its list and, where it has them, a page for each record that exists.
std::vector<Page> register_pages(const SiteView& site, const Narratives& narratives);

/// `/begroting/`; nothing without a budget.
std::vector<Page> budget_pages(const SiteView& site);

/// `/planning/`; nothing without milestones.
std::vector<Page> planning_pages(const SiteView& site);

/// `/besluiten/`: decisions, promises and motions; nothing for a project that keeps none.
std::vector<Page> decision_pages(const SiteView& site);

Page method_page(const SiteView& site, const Narratives& narratives);
Page glossary_page(const SiteView& site, const Narratives& narratives);
/// `/gegevens/`: all public registers.
Page data_page(const SiteView& site);
/// `/open-data/`: what anyone may take along, in which forms and on which terms.
Page open_data_page(const SiteView& site);
Page not_found_page(const SiteView& site);
/// `/rapport/`: what all of these pages say in one, for paper and PDF.
Page report_page(const SiteView& site, const std::vector<Page>& pages);
/// `/toegankelijkheid/`, with the place for the official statement, and `/privacy/`.
std::vector<Page> statement_pages(const SiteView& site, const Narratives& narratives);
/// `/licenties/`: the packages of others of which the site ships files.
Page licences_page(const Words& words, const std::vector<Package>& packages);
/// `/zoeken/`: search, and everything below its letter (see letters_view).
Page search_page(const Words& words, nlohmann::json letters);
/// The free pages of `content/paginas/`.
std::vector<Page> free_pages(const SiteView& site, const Narratives& narratives);

} // namespace peil::render
