#include "model/goal_tree.hpp"
#include "render/addresses.hpp"
#include "render/views/pages.hpp"

#include <algorithm>

namespace peil::render {
namespace {

using nlohmann::json;

json end_states_view(const SiteView& site, const Pillar& pillar)
{
  json list = json::array();
  for (const EndState& end_state : pillar.end_states) {
    const auto judged = site.snapshot.end_states.find(end_state.id.value);
    list.push_back({{"id", end_state.id.value},
                    {"citaat", quote_view(end_state.quote)},
                    {"oordeel", judged == site.snapshot.end_states.end()
                                    ? json()
                                    : judgement_view(site, judged->second)}});
  }
  return list;
}

json cards_of(const SiteView& site, const Pillar& pillar)
{
  json list = json::array();
  for (std::size_t i = 0; i < site.project.indicators.size(); ++i)
    if (!site.project.indicators[i].is_helper &&
        site.project.indicators[i].pillar == pillar.id.value)
      list.push_back(indicator_card(site, i));
  return list;
}

json cards_within(const SiteView& site, const Pillar& pillar)
{
  json list = json::array();
  for (std::size_t i = 0; i < site.project.indicators.size(); ++i)
    if (const Indicator& one = site.project.indicators[i];
        !one.is_helper && is_within(site.project.pillars, one.pillar, pillar))
      list.push_back(indicator_card(site, i));
  return list;
}

// How many milestones there are and how many are done; null without any.
json milestones_within(const SiteView& site, const Pillar& pillar)
{
  std::size_t all = 0;
  std::size_t done = 0;
  for (const MilestoneResult& result : site.snapshot.milestones) {
    if (!is_within(site.project.pillars, site.project.milestones[result.milestone_index].pillar,
                   pillar))
      continue;
    ++all;
    if (result.done)
      ++done;
  }
  return all == 0 ? json() : json({{"totaal", all}, {"gereed", done}});
}

// The goals directly under this one, each with the indicators and the money of all below it.
json parts_of(const SiteView& site, const Pillar& pillar)
{
  json list = json::array();
  for (const Pillar* below : pillars_below(site.project.pillars, pillar)) {
    json view = pillar_summary(site, *below);
    view["kaarten"] = cards_within(site, *below);
    const Decimal estimate = estimate_within(site, *below);
    view["mijlpalen"] = milestones_within(site, *below);
    view["raming"] = estimate == Decimal() ? json() : json(site.words.notation().amount(estimate));
    list.push_back(std::move(view));
  }
  return list;
}

// Whether the plan itself says of any of them that it belongs here.
bool divided_by_plan(const SiteView& site, const Pillar& pillar)
{
  const std::vector<Milestone>& all = site.project.milestones;
  return std::any_of(all.begin(), all.end(), [&](const Milestone& one) {
    return one.pillar == pillar.id.value && one.pillar_from_plan;
  });
}

json milestones_of(const SiteView& site, const Pillar& pillar)
{
  json list = json::array();
  for (const MilestoneResult& result : site.snapshot.milestones)
    if (site.project.milestones[result.milestone_index].pillar == pillar.id.value)
      list.push_back(milestone_view(site, result));
  return list;
}

json registers_of(const SiteView& site, const Pillar& pillar)
{
  json list = json::array();
  for (std::size_t i = 0; i < site.project.registers.size(); ++i) {
    const Register& one = site.project.registers[i];
    if (one.is_public && one.pillar == pillar.id.value) {
      list.push_back(link_view(site, one, register_address(one.name)));
      list.back()["omschrijving"] = one.description;
      list.back()["aantal"] = site.snapshot.registers[i].records.size();
    }
  }
  return list;
}

// Which parts of the plan put this line under the pillar: all three, two of them or one.
std::string named_by(const Words& words, bool text, bool cost, bool year)
{
  if (text && cost && year)
    return words.say("pijler.door_alle");
  std::vector<std::string> names;
  if (text)
    names.push_back(words.say("pijler.door_tekst"));
  if (cost)
    names.push_back(words.say("pijler.door_kostentabel"));
  if (year)
    names.push_back(words.say("pijler.door_jaartabel"));
  return names.size() == 1
             ? names.front()
             : words.say("pijler.door_twee", {{"een", names.front()}, {"ander", names.back()}});
}

// The plan's own tables put some lines under different pillars: each reading on its own.
json money_of(const SiteView& site, const Pillar& pillar)
{
  json lines = json::array();
  for (const BudgetLineResult& row : site.snapshot.budget.lines) {
    const BudgetLine& line = site.project.budget.lines[row.line_index];
    const bool cost = line.pillar_cost_table == pillar.id.value;
    const bool year = line.pillar_year_table == pillar.id.value;
    const bool text = line.pillar_text == pillar.id.value;
    if (!cost && !year && !text)
      continue;
    json view = link_view(site, line, std::string(k_budget) + "#" + line.id.value);
    view["raming"] = site.words.notation().amount(row.total.estimate);
    view["gerealiseerd"] = amount_view(site.words, row.total.spent);
    view["genoemd_door"] = named_by(site.words, text, cost, year);
    lines.push_back(std::move(view));
  }
  return lines;
}

json pillar_total(const Words& words, const std::map<std::string, Decimal>& totals,
                  const std::string& id)
{
  const auto found = totals.find(id);
  return found == totals.end() ? json() : json(words.notation().amount(found->second));
}

json collaborations_of(const SiteView& site, const Pillar& pillar)
{
  json list = json::array();
  for (const Collaboration& one : site.project.budget.collaborations)
    if (one.pillar == pillar.id.value)
      list.push_back({{"titel", one.title},
                      {"citaat", quote_view(one.quote)},
                      {"onduidelijk", one.ambiguity.empty() ? json() : json(one.ambiguity)}});
  return list;
}

json other_names(const Pillar& pillar)
{
  json list = json::array();
  for (const OtherName& other : pillar.other_names)
    list.push_back({{"naam", other.name}, {"plaats", other.place}});
  return list;
}

json pillar_data(const SiteView& site, const NarrativeHtml* narrative, const Pillar& pillar)
{
  const DataText title = site.words.title(pillar);
  return {{"titel", title.text},
          {"titel_taal", language_of(site, title)},
          {"randvoorwaarde", pillar.is_precondition},
          {"kort", quote_view(pillar.summary)},
          {"andere_namen", other_names(pillar)},
          {"tekst", narrative == nullptr ? json() : json(narrative->html)},
          {"onder", !pillar.parent.empty()},
          {"onderdelen", parts_of(site, pillar)},
          {"kaarten", cards_of(site, pillar)},
          {"een_indeling", site.project.budget.has_one_division},
          {"eindbeelden", end_states_view(site, pillar)},
          {"mijlpalen", milestones_of(site, pillar)},
          {"mijlpalen_uit_plan", divided_by_plan(site, pillar)},
          {"registers", registers_of(site, pillar)},
          {"kosten", money_of(site, pillar)},
          {"totaal_kostentabel",
           pillar_total(site.words, site.project.budget.per_pillar_cost_table, pillar.id.value)},
          {"totaal_jaartabel",
           pillar_total(site.words, site.project.budget.per_pillar_year_table, pillar.id.value)},
          {"samenwerkingen", collaborations_of(site, pillar)},
          {"besluiten", decisions_about(site, pillar.id.value)},
          {"verschillen", discrepancies_view(site, {pillar.id.value})}};
}

Page pillar_page(const SiteView& site, const Narratives& narratives, const Pillar& pillar)
{
  Page page;
  page.address = pillar_address(pillar.id.value);
  page.template_name = "pijler.html";
  page.title = site.words.title(pillar);
  page.description = pillar.summary.text;
  page.breadcrumbs = {{site.words.own("menu.pijlers"), std::string(k_pillars)}};
  for (const Pillar* above : pillars_above(site.project.pillars, pillar))
    page.breadcrumbs.push_back({site.words.title(*above), pillar_address(above->id.value)});
  const NarrativeHtml* narrative = narratives.find(Narrative::Kind::pillar, pillar.id.value);
  page.data = [&site, narrative, &pillar] { return pillar_data(site, narrative, pillar); };
  return page;
}

json pillar_list(const SiteView& site)
{
  json list = json::array();
  for (const Pillar& pillar : site.project.pillars) {
    list.push_back(pillar_summary(site, pillar));
    list.back()["kaarten"] = cards_of(site, pillar);
    list.back()["niveau"] = pillars_above(site.project.pillars, pillar).size();
    list.back()["heeft_onderdelen"] = !pillars_below(site.project.pillars, pillar).empty();
  }
  return list;
}

} // namespace

std::vector<Page> pillar_pages(const SiteView& site, const Narratives& narratives)
{
  std::vector<Page> pages;
  if (site.project.pillars.empty())
    return pages;
  Page overview;
  overview.address = std::string(k_pillars);
  overview.template_name = "pijlers.html";
  overview.title = site.words.own("menu.pijlers");
  overview.description = site.words.say("pijlers.omschrijving");
  overview.data = [&site] { return json{{"pijlers", pillar_list(site)}}; };
  for (const Pillar& pillar : site.project.pillars)
    pages.push_back(pillar_page(site, narratives, pillar));
  pages.insert(pages.begin(), std::move(overview));
  return pages;
}

} // namespace peil::render
