#include "render/addresses.hpp"
#include "render/views/pages.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace peil::render {
namespace {

using nlohmann::json;

json narrative_view(const NarrativeHtml* narrative)
{
  return narrative == nullptr ? json() : json(narrative->html);
}

bool needs_attention(const IndicatorResult& result)
{
  const auto is_off = [](Verdict verdict) {
    return verdict == Verdict::attention || verdict == Verdict::off_course ||
           verdict == Verdict::not_reached;
  };
  return (result.signal && is_off(*result.signal)) ||
         (result.judgement != nullptr && is_off(result.judgement->verdict));
}

// How many targets have which computed signal, in the order of domain.md §9.
json signal_counts(const SiteView& site)
{
  json counts = json::array();
  for (const Verdict verdict :
       {Verdict::reached, Verdict::on_course, Verdict::attention, Verdict::off_course,
        Verdict::not_reached, Verdict::not_started, Verdict::not_in_period, Verdict::unknown}) {
    std::size_t count = 0;
    for (const IndicatorResult& result : site.snapshot.indicators)
      if (result.signal == verdict)
        ++count;
    if (count > 0)
      counts.push_back(
          {{"status", status_view(site.words, status_of(verdict))}, {"aantal", count}});
  }
  return counts;
}

json money_view(const SiteView& site)
{
  if (site.project.budget.lines.empty())
    return nullptr;
  const BudgetCell& total = site.snapshot.budget.total;
  return {{"raming", site.words.notation().amount(total.estimate)},
          {"verplicht", amount_view(site.words, total.committed)},
          {"gerealiseerd", amount_view(site.words, total.spent)},
          {"vrij", amount_view(site.words, total.free)},
          {"geboekt_bekend", known_view(site.words, total.booked_known, total.lines)},
          {"grafiek", chart_view(site, "geld")},
          {"adres", k_budget}};
}

// The first milestones that are not done yet.
json next_milestones(const SiteView& site)
{
  constexpr std::size_t most = 4;
  json list = json::array();
  for (const MilestoneResult* result : milestones_by_due(site)) {
    const bool open = result->state == MilestoneState::planned ||
                      result->state == MilestoneState::running ||
                      result->state == MilestoneState::late;
    if (open && list.size() < most)
      list.push_back(milestone_view(site, *result));
  }
  return list;
}

json planning_summary(const SiteView& site)
{
  if (site.snapshot.milestones.empty())
    return nullptr;
  const auto count = [&](auto... states) {
    return std::count_if(
        site.snapshot.milestones.begin(), site.snapshot.milestones.end(),
        [&](const MilestoneResult& one) { return ((one.state == states) || ...); });
  };
  return {{"totaal", site.snapshot.milestones.size()},
          {"gereed", count(MilestoneState::done, MilestoneState::done_late)},
          {"te_laat", count(MilestoneState::late)},
          {"eerstvolgende", next_milestones(site)},
          {"adres", k_planning}};
}

bool has_something_to_judge(const Project& project)
{
  return std::any_of(project.indicators.begin(), project.indicators.end(),
                     [](const Indicator& one) { return !one.is_helper; }) ||
         std::any_of(project.pillars.begin(), project.pillars.end(),
                     [](const Pillar& one) { return !one.end_states.empty(); });
}

const Pillar* pillar_with(const Project& project, std::string_view end_state)
{
  for (const Pillar& pillar : project.pillars)
    for (const EndState& one : pillar.end_states)
      if (one.id.value == end_state)
        return &pillar;
  return nullptr;
}

// How many explanations are missing, and where: each indicator, and each pillar with end states.
json explanations_view(const SiteView& site)
{
  if (!has_something_to_judge(site.project))
    return nullptr;
  json places = json::array();
  for (const MissingExplanation& one : site.snapshot.missing_explanations) {
    json link;
    if (!one.is_end_state)
      link = link_view(site, *site.project.find_indicator(one.about), indicator_address(one.about));
    else if (const Pillar* pillar = pillar_with(site.project, one.about))
      link = link_view(site, *pillar, pillar_address(pillar->id.value));
    if (std::find(places.begin(), places.end(), link) == places.end())
      places.push_back(std::move(link));
  }
  return {{"aantal", site.snapshot.missing_explanations.size()}, {"waar", std::move(places)}};
}

// Decisions, promises and motions that still ask for something.
json decisions_summary(const SiteView& site)
{
  const auto& all = site.snapshot.decisions;
  const auto open = std::count_if(all.begin(), all.end(),
                                  [](const DecisionResult& one) { return one.is_open(); });
  const auto late =
      std::count_if(all.begin(), all.end(), [](const DecisionResult& one) { return one.overdue; });
  if (!site.project.keeps_decisions || all.empty())
    return nullptr;
  return {{"open", open}, {"te_laat", late}, {"adres", k_decisions}};
}

json maps(const SiteView& site)
{
  json list = json::array();
  for (const Register& one : site.project.registers)
    if (one.tile_map && one.is_public)
      if (json chart = chart_view(site, "kaart-" + one.name); !chart.is_null()) {
        list.push_back(link_view(site, one, register_address(one.name)));
        list.back()["grafiek"] = std::move(chart);
      }
  return list;
}

json home_data(const SiteView& site, const NarrativeHtml* narrative)
{
  const DataText summary = site.words.summary(site.project.plan);
  json cards = json::array();
  json attention = json::array();
  for (std::size_t i = 0; i < site.project.indicators.size(); ++i) {
    if (site.project.indicators[i].is_helper)
      continue;
    cards.push_back(indicator_card(site, i));
    if (needs_attention(site.snapshot.indicators[i]))
      attention.push_back(cards.back());
  }
  json pillars = json::array();
  for (const Pillar& pillar : site.project.pillars)
    pillars.push_back(pillar_summary(site, pillar));
  return {{"tekst", narrative_view(narrative)},      {"kort", summary.text},
          {"kort_taal", language_of(site, summary)}, {"signalen", signal_counts(site)},
          {"aandacht", std::move(attention)},        {"uitleg", explanations_view(site)},
          {"besluiten", decisions_summary(site)},    {"kaarten", std::move(cards)},
          {"pijlers", std::move(pillars)},           {"geld", money_view(site)},
          {"planning", planning_summary(site)},      {"tegelkaarten", maps(site)}};
}

} // namespace

Page home_page(const SiteView& site, const Narratives& narratives)
{
  Page page;
  page.address = std::string(k_home);
  page.template_name = "home.html";
  page.title = site.words.title(site.project.plan);
  page.description = site.words.summary(site.project.plan).text;
  const NarrativeHtml* narrative = narratives.find(Narrative::Kind::home);
  page.data = [&site, narrative] { return home_data(site, narrative); };
  return page;
}

} // namespace peil::render
