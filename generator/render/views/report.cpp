#include "render/addresses.hpp"
#include "render/views/linked_data.hpp"
#include "render/views/pages.hpp"
#include "render/views/report_parts.hpp"

#include <algorithm>
#include <iterator>

namespace peil::render {
namespace {

using nlohmann::json;

// The pages below an address: each pillar, each indicator.
json data_below(const std::vector<Page>& pages, std::string_view address)
{
  json list = json::array();
  for (const Page& page : pages)
    if (page.address.starts_with(address) && page.address != address)
      list.push_back(page.data());
  return list;
}

// What the report is made of; a register may have ten thousand pages more.
std::vector<Page> shown_in_report(const std::vector<Page>& pages)
{
  std::vector<Page> shown;
  std::copy_if(pages.begin(), pages.end(), std::back_inserter(shown), [](const Page& page) {
    return has_translation(page.address) || page.address == k_planning ||
           page.address == k_budget || page.address == k_glossary;
  });
  return shown;
}

} // namespace

json data_at(const std::vector<Page>& pages, std::string_view address)
{
  const auto found = std::find_if(pages.begin(), pages.end(),
                                  [&](const Page& page) { return page.address == address; });
  return found == pages.end() ? json() : found->data();
}

json pillar_chapters(const std::vector<Page>& pages)
{
  json list = data_below(pages, k_pillars);
  json indicators = data_below(pages, k_indicators);
  for (json& pillar : list) {
    pillar["indicatoren"] = json::array();
    for (const json& card : pillar["kaarten"])
      for (const json& indicator : indicators)
        if (indicator["id"] == card["id"])
          pillar["indicatoren"].push_back(indicator);
  }
  return list;
}

Page report_page(const SiteView& site, const std::vector<Page>& pages)
{
  Page page;
  page.address = std::string(k_report);
  page.template_name = "rapport.html";
  page.title = site.words.own("rapport.titel");
  page.description = site.words.say(
      "rapport.omschrijving", {{"datum", site.words.notation().long_date(site.snapshot.as_of)}});
  // Each value as its own page shows it, so that the report cannot say anything else.
  page.data = [&site, pages = shown_in_report(pages)] {
    return json{{"voor_machines", report_for_machines(site, site.words.say("rapport.titel"),
                                                      std::string(k_report), nullptr)},
                {"samenvatting", data_at(pages, k_home)},
                {"pijlers", pillar_chapters(pages)},
                {"planning", data_at(pages, k_planning)},
                {"geld", data_at(pages, k_budget)},
                {"methode", data_at(pages, k_method)},
                {"begrippen", data_at(pages, k_glossary)}};
  };
  return page;
}

} // namespace peil::render
