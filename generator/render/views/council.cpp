#include "model/status_keys.hpp"
#include "render/addresses.hpp"
#include "render/views/editions.hpp"
#include "render/views/pages.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace peil::render {
namespace {

using nlohmann::json;

// What one A4 has room for.
constexpr std::size_t k_most_attention = 4;
constexpr std::size_t k_most_decisions = 4;

const FrozenFigure* frozen_figure(const Edition* edition, std::string_view id)
{
  if (edition == nullptr)
    return nullptr;
  for (const FrozenFigure& one : edition->record->figures)
    if (one.id == id)
      return &one;
  return nullptr;
}

// People's judgement goes before the computed signal.
json before_view(const SiteView& site, const Indicator& indicator, const FrozenFigure* figure)
{
  if (figure == nullptr)
    return nullptr;
  const std::optional<Verdict> verdict = figure->judgement ? figure->judgement : figure->signal;
  return {{"waarde", figure->value
                         ? json(site.words.value(indicator, *figure->value))
                         : json(site.words.say(figure->not_applicable ? "waarde.nvt"
                                                                      : "waarde.geen_gegevens"))},
          {"status", verdict ? status_view(site.words, status_of(*verdict)) : json()}};
}

// How bad it stands: what will not be reached comes first.
int urgency(const IndicatorResult& result)
{
  const std::optional<Verdict> verdict =
      result.judgement != nullptr ? std::optional(result.judgement->verdict) : result.signal;
  if (!verdict)
    return 0;
  switch (*verdict) {
  case Verdict::off_course:
  case Verdict::not_reached:
    return 2;
  case Verdict::attention:
    return 1;
  default:
    return 0;
  }
}

json attention_view(const SiteView& site)
{
  std::vector<std::size_t> off;
  for (std::size_t i = 0; i < site.project.indicators.size(); ++i)
    if (!site.project.indicators[i].is_helper && urgency(site.snapshot.indicators[i]) > 0)
      off.push_back(i);
  std::stable_sort(off.begin(), off.end(), [&](std::size_t a, std::size_t b) {
    return urgency(site.snapshot.indicators[a]) > urgency(site.snapshot.indicators[b]);
  });
  json list = json::array();
  for (const std::size_t i : off)
    if (list.size() < k_most_attention)
      list.push_back(indicator_card(site, i));
  return {{"lijst", std::move(list)},
          {"meer", off.size() > k_most_attention ? json(off.size() - k_most_attention) : json()}};
}

json targets_view(const SiteView& site, const Edition* before)
{
  json list = json::array();
  for (std::size_t i = 0; i < site.project.indicators.size(); ++i) {
    const Indicator& indicator = site.project.indicators[i];
    if (indicator.is_helper)
      continue;
    json card = indicator_card(site, i);
    card["vorige"] = before_view(site, indicator, frozen_figure(before, indicator.id.value));
    list.push_back(std::move(card));
  }
  return list;
}

json decisions_view(const SiteView& site)
{
  json list = json::array();
  std::size_t open = 0;
  for (const DecisionResult& result : site.snapshot.decisions) {
    if (!result.is_open() || ++open > k_most_decisions)
      continue;
    const Decision& decision = site.project.decisions[result.decision_index];
    list.push_back({{"titel", decision.title},
                    {"soort", site.words.kind(decision.kind)},
                    {"adres", decision_address(decision.id.value)},
                    {"uiterlijk", date_view(site.words, decision.due)},
                    {"status", status_view(site.words,
                                           result.overdue ? overdue() : status_of(result.state))}});
  }
  return {{"lijst", std::move(list)},
          {"meer", open > k_most_decisions ? json(open - k_most_decisions) : json()}};
}

// Each line in the years in which the plan or the books have money for it.
json money_rows(const SiteView& site)
{
  json rows = json::array();
  for (const Page& page : budget_pages(site)) {
    const json budget = page.data();
    for (std::size_t year = 0; year < budget["per_jaar"].size(); ++year) {
      const int number = site.project.budget.years[year];
      const json& lines = budget["per_jaar"][year]["rijen"];
      for (std::size_t i = 0; i < lines.size(); ++i) {
        const BudgetCell& cell = site.snapshot.budget.lines[i].by_year.at(number);
        if (cell.estimate == Decimal() && !cell.spent && !cell.forecast)
          continue;
        rows.push_back(lines[i]);
        rows.back()["jaar"] = std::to_string(number);
      }
      rows.push_back(budget["per_jaar"][year]["totaal"]);
      rows.back()["jaar"] = std::to_string(number);
      rows.back()["titel"] = site.words.say("algemeen.totaal");
    }
  }
  return rows;
}

// Asked in the newest edition that asks anything.
json asked_view(const EditionsSite& editions)
{
  for (auto one = editions.shown.rbegin(); one != editions.shown.rend(); ++one)
    if (!one->edition->decisions_asked.empty())
      return {{"titel", one->edition->title},
              {"adres", edition_address(one->edition->id.value)},
              {"lijst", one->edition->decisions_asked}};
  return nullptr;
}

} // namespace

std::vector<Page> council_pages(const SiteView& site, const EditionsSite& editions)
{
  if (editions.shown.empty())
    return {};
  Page page;
  page.address = std::string(k_council);
  page.template_name = "staten.html";
  page.title = site.words.own("staten.titel");
  page.description = site.words.say("staten.omschrijving");
  const Edition* before = editions.last_frozen;
  const std::vector<Page> home = {home_page(site, {})};
  const json summary = home.front().data();
  page.data = ready(
      {{"vorige", before == nullptr ? json()
                                    : json{{"titel", before->title},
                                           {"adres", edition_address(before->id.value)},
                                           {"peildatum", date_view(site.words, before->as_of)}}},
       {"doelen", targets_view(site, before)},
       {"aandacht", attention_view(site)},
       {"onverklaard", site.snapshot.missing_explanations.size()},
       {"geld", money_rows(site)},
       {"mijlpalen",
        summary["planning"].is_null() ? json::array() : summary["planning"]["eerstvolgende"]},
       {"besluiten", decisions_view(site)},
       {"gevraagd", asked_view(editions)}});
  return {std::move(page)};
}

} // namespace peil::render
