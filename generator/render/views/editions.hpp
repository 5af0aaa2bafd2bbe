#pragma once

#include "render/editions.hpp"
#include "render/narratives.hpp"
#include "render/page.hpp"
#include "render/views/view.hpp"

#include <vector>

namespace peil::render {

/// `/edities/`: all editions, and what is frozen of them.
std::vector<Page> editions_pages(const SiteView& site, const EditionsSite& editions);

/// `/edities/ID/`: a whole report with chapters, figures and tables that have short references. The
/// other pages are those of the site at the as-of date of the edition.
Page edition_page(const SiteView& site, const Narratives& narratives,
                  const std::vector<Page>& pages, const EditionSite& edition);

/// `/staten/`: one A4 for Provinciale Staten: verdicts beside those of the last frozen edition,
/// what needs attention, money, milestones, open promises and what is asked. Nothing without
/// editions.
std::vector<Page> council_pages(const SiteView& site, const EditionsSite& editions);

/// Changes as a page shows them, and how many there are for each reason.
nlohmann::json changes_view(const SiteView& site, const std::vector<ItemChange>& changes);

} // namespace peil::render
