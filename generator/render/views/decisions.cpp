#include "render/addresses.hpp"
#include "render/views/pages.hpp"

namespace peil::render {
namespace {

using nlohmann::json;

// Where a reader finds what a decision is about; a helping figure stands with its indicator.
json indicator_link(const SiteView& site, const Indicator& indicator)
{
  const std::string& page =
      indicator.belongs_to.empty() ? indicator.id.value : indicator.belongs_to;
  return link_view(site, indicator, indicator_address(page));
}

json about_link(const SiteView& site, std::string_view id)
{
  if (const Indicator* indicator = site.project.find_indicator(id))
    return indicator_link(site, *indicator);
  for (const Milestone& one : site.project.milestones)
    if (one.id.value == id)
      return link_view(site, one, milestone_address(id));
  for (const BudgetLine& one : site.project.budget.lines)
    if (one.id.value == id)
      return link_view(site, one, budget_line_address(id));
  return pillar_link(site, id);
}

json about_view(const SiteView& site, const Decision& decision)
{
  json list = json::array();
  for (const Located<std::string>& one : decision.about)
    if (json link = about_link(site, one.value); !link.is_null())
      list.push_back(std::move(link));
  return list;
}

json steps_view(const SiteView& site, const Decision& decision)
{
  json list = json::array();
  for (const DecisionStep& step : decision.steps)
    if (step.date <= site.snapshot.as_of)
      list.push_back({{"datum", date_view(site.words, step.date)},
                      {"status", status_view(site.words, status_of(step.state))},
                      {"toelichting", step.note.empty() ? json() : json(step.note)}});
  return list;
}

json decision_view(const SiteView& site, const DecisionResult& result)
{
  const Decision& decision = site.project.decisions[result.decision_index];
  return {{"id", "besluit-" + decision.id.value},
          {"titel", decision.title},
          {"adres", decision_address(decision.id.value)},
          {"soort", site.words.kind(decision.kind)},
          {"datum", date_view(site.words, decision.date)},
          {"door", decision.by},
          {"tekst", decision.text},
          {"document", evidence_view(site.words, decision.document)},
          {"over", about_view(site, decision)},
          {"uiterlijk", date_view(site.words, decision.due)},
          {"status", status_view(site.words, status_of(result.state))},
          {"sinds", date_view(site.words, result.since)},
          {"te_laat", result.overdue ? status_view(site.words, overdue()) : json()},
          {"verloop", steps_view(site, decision)}};
}

} // namespace

std::vector<Page> decision_pages(const SiteView& site)
{
  if (!site.project.keeps_decisions)
    return {};
  Page page;
  page.address = std::string(k_decisions);
  page.template_name = "besluiten.html";
  page.title = site.words.own("besluit.titel");
  page.description = site.words.say("besluit.omschrijving");
  json open = json::array();
  json settled = json::array();
  std::size_t late = 0;
  for (const DecisionResult& result : site.snapshot.decisions) {
    (result.is_open() ? open : settled).push_back(decision_view(site, result));
    late += result.overdue ? 1 : 0;
  }
  page.data = ready({{"open", std::move(open)},
                     {"afgedaan", std::move(settled)},
                     {"te_laat", late},
                     {"voorbeeld", site.project.decisions_are_sample}});
  return {std::move(page)};
}

} // namespace peil::render
