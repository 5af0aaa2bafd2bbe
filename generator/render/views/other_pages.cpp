#include "render/addresses.hpp"
#include "render/alphabet.hpp"
#include "render/views/pages.hpp"

#include <algorithm>
#include <map>

namespace peil::render {
namespace {

using nlohmann::json;

json html_of(const NarrativeHtml* narrative)
{
  return narrative == nullptr ? json() : json(narrative->html);
}

json headings_of(const NarrativeHtml* narrative)
{
  json list = json::array();
  if (narrative != nullptr)
    for (const NarrativeHtml::Heading& heading : narrative->headings)
      list.push_back({{"niveau", heading.level}, {"tekst", heading.text}, {"id", heading.id}});
  return list;
}

// The title that the narrative of a page has, or the one that the theme gives such a page.
DataText title_or(const NarrativeHtml* narrative, DataText otherwise)
{
  return narrative == nullptr || narrative->title.empty() ? std::move(otherwise)
                                                          : DataText{narrative->title, true};
}

// The own choices of every indicator in one place: what the plan leaves open, and we decided.
json choices_view(const SiteView& site)
{
  json list = json::array();
  for (const Indicator& indicator : site.project.indicators) {
    json choices = json::array();
    if (indicator.target && !indicator.target->own_choice.empty())
      choices.push_back(indicator.target->own_choice);
    if (indicator.rule && !indicator.rule->own_choice.empty())
      choices.push_back(indicator.rule->own_choice);
    if (!indicator.course.note.empty())
      choices.push_back(indicator.course.note);
    if (choices.empty() || indicator.is_helper)
      continue;
    list.push_back(link_view(site, indicator, indicator_address(indicator.id.value)));
    list.back()["keuzes"] = std::move(choices);
  }
  return list;
}

json planning_data(const SiteView& site)
{
  json quarters = json::array();
  for (const MilestoneResult* result : milestones_by_due(site)) {
    json view = milestone_view(site, *result);
    if (quarters.empty() || quarters.back()["kwartaal"] != view["kwartaal_lang"])
      quarters.push_back({{"kwartaal", view["kwartaal_lang"]}, {"mijlpalen", json::array()}});
    quarters.back()["mijlpalen"].push_back(std::move(view));
  }
  return {{"kwartalen", std::move(quarters)},
          {"grafiek", chart_view(site, "planning")},
          {"voorbeeld", site.project.milestones_are_sample}};
}

} // namespace

std::vector<Page> planning_pages(const SiteView& site)
{
  if (site.project.milestones.empty())
    return {};
  Page page;
  page.address = std::string(k_planning);
  page.template_name = "planning.html";
  page.title = site.words.own("menu.planning");
  page.description = site.words.say("planning.omschrijving");
  page.data = [&site] { return planning_data(site); };
  return {std::move(page)};
}

Page method_page(const SiteView& site, const Narratives& narratives)
{
  const NarrativeHtml* narrative = narratives.find(Narrative::Kind::method);
  Page page;
  page.address = std::string(k_method);
  page.template_name = "methode.html";
  page.title = title_or(narrative, site.words.own("menu.methode"));
  page.description = site.words.say("methode.omschrijving");
  page.data = ready({{"tekst", html_of(narrative)},
                     {"inhoud", headings_of(narrative)},
                     {"keuzes", choices_view(site)},
                     {"verschillen", discrepancies_view(site, {})}});
  return page;
}

Page glossary_page(const SiteView& site, const Narratives& narratives)
{
  const NarrativeHtml* narrative = narratives.find(Narrative::Kind::glossary);
  Page page;
  page.address = std::string(k_glossary);
  page.template_name = "begrippen.html";
  page.title = title_or(narrative, site.words.own("menu.begrippen"));
  page.description = site.words.say("begrippen.omschrijving");
  const std::vector<std::string> ids = term_ids(site.project);
  // By what it is sorted on, and by its place in the source where that is the same.
  std::map<std::pair<std::string, std::size_t>, json> terms;
  for (std::size_t i = 0; i < site.project.terms.size(); ++i) {
    const Term& term = site.project.terms[i];
    terms[{sort_key(term.term), i}] = {{"id", ids[i]},
                                       {"term", term.term},
                                       {"voluit", term.full.empty() ? json() : json(term.full)},
                                       {"uitleg", term.explanation},
                                       {"plaats", term.place.empty() ? json() : json(term.place)}};
  }
  json list = json::array();
  for (auto& [key, term] : terms)
    list.push_back(std::move(term));
  page.data = ready({{"tekst", html_of(narrative)}, {"begrippen", std::move(list)}});
  return page;
}

Page data_page(const SiteView& site)
{
  Page page;
  page.address = std::string(k_data);
  page.template_name = "gegevens.html";
  page.title = site.words.own("menu.gegevens");
  page.description = site.words.say("gegevens.omschrijving");
  json list = json::array();
  std::size_t hidden = 0;
  for (std::size_t i = 0; i < site.project.registers.size(); ++i) {
    const Register& one = site.project.registers[i];
    if (!one.is_public) {
      ++hidden;
      continue;
    }
    json view = link_view(site, one, register_address(one.name));
    view["omschrijving"] = one.description;
    view["voorbeeld"] = one.is_sample;
    view["aantal"] = site.snapshot.registers[i].records.size();
    list.push_back(std::move(view));
  }
  std::sort(list.begin(), list.end(),
            [](const json& a, const json& b) { return a["titel"] < b["titel"]; });
  page.data = ready({{"registers", std::move(list)}, {"niet_openbaar", hidden}});
  return page;
}

Page not_found_page(const SiteView& site)
{
  Page page;
  page.address = "/404.html";
  page.template_name = "404.html";
  page.title = site.words.own("fout404.titel");
  page.description = site.words.say("fout404.omschrijving");
  page.data = ready(json::object());
  return page;
}

std::vector<Page> free_pages(const SiteView& site, const Narratives& narratives)
{
  std::vector<Page> pages;
  for (const Narrative& narrative : site.project.narratives) {
    if (narrative.kind != Narrative::Kind::page)
      continue;
    const NarrativeHtml* html = narratives.find(Narrative::Kind::page, narrative.about);
    Page page;
    page.address = page_address(narrative.about);
    page.template_name = "tekst.html";
    page.title = {narrative.title, true};
    page.description = narrative.summary;
    page.data = ready({{"tekst", html_of(html)}, {"inhoud", headings_of(html)}});
    pages.push_back(std::move(page));
  }
  return pages;
}

} // namespace peil::render
