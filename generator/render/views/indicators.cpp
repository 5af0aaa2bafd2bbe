#include "model/rule_words.hpp"
#include "render/addresses.hpp"
#include "render/views/editions.hpp"
#include "render/views/linked_data.hpp"
#include "render/views/pages.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace peil::render {
namespace {

using nlohmann::json;

json text_or_null(const std::string& text)
{
  return text.empty() ? json() : json(text);
}

json target_changes_view(const SiteView& site, const Indicator& indicator,
                         const IndicatorResult& result)
{
  json list = json::array();
  Target target = *indicator.target;
  for (const TargetChange* change : result.target_changes) {
    const std::string before = site.words.target(indicator, target);
    target.minimum = change->to.minimum;
    target.maximum = change->to.maximum;
    list.push_back({{"datum", date_view(site.words, change->date)},
                    {"van", before},
                    {"naar", site.words.target(indicator, target)},
                    {"reden", change->reason},
                    {"besluit", decision_link(site, change->decision.value)}});
  }
  return list;
}

// The plan's own target with its words, and beside it the one in force where that is another.
json target_view(const SiteView& site, const Indicator& indicator, const IndicatorResult& result)
{
  if (!indicator.target)
    return nullptr;
  const Target& target = *indicator.target;
  return {{"citaat", quote_view(target.quote)},
          {"toon", site.words.target(indicator, result.target)},
          {"toon_plan", site.words.target(indicator, target)},
          {"wijzigingen", target_changes_view(site, indicator, result)},
          {"woord", text_or_null(target.word)},
          {"keuze", text_or_null(target.own_choice)}};
}

json definition_changes_view(const SiteView& site, const IndicatorResult& result)
{
  json list = json::array();
  for (const DefinitionChange* change : result.definition_changes)
    list.push_back({{"datum", date_view(site.words, change->date)},
                    {"van", change->from},
                    {"naar", change->to},
                    {"reden", change->reason},
                    {"besluit", decision_link(site, change->decision.value)}});
  return list;
}

json rule_view(const SiteView& site, const Indicator& indicator)
{
  if (!indicator.rule)
    return nullptr;
  json lines = json::array();
  for (const RuleLine& line : rule_lines(site.project, *indicator.rule))
    lines.push_back({{"tekst", line.text}, {"uit_plan", line.from_plan}});
  return {{"uitleg", text_or_null(indicator.rule->explanation)},
          {"plaats", text_or_null(indicator.rule->plan_place)},
          {"keuze", text_or_null(indicator.rule->own_choice)},
          {"voorwaarden", std::move(lines)}};
}

json trace_entry_view(const SiteView& site, const TraceEntry& entry)
{
  const Register& of = site.project.registers[entry.register_index];
  return {{"id", entry.id},
          {"titel", entry.title},
          {"adres", of.has_pages ? json(record_address(of.name, entry.id)) : json()},
          {"reden", text_or_null(entry.reason)},
          {"sinds", date_view(site.words, entry.since)},
          {"niet_meer_sinds", date_view(site.words, entry.no_longer_since)},
          {"telt_op", date_view(site.words, entry.counted_on)}};
}

bool is_public_trace(const SiteView& site, const IndicatorResult& result)
{
  return std::all_of(result.trace.begin(), result.trace.end(), [&](const TraceEntry& entry) {
    return site.project.registers[entry.register_index].is_public;
  });
}

// R71: lists of companies and vouchers never leave; the page then says that they exist.
json trace_view(const SiteView& site, const IndicatorResult& result)
{
  if (!is_public_trace(site, result))
    return {{"openbaar", false}};
  json counting = json::array();
  json no_longer = json::array();
  json others = json::array();
  for (const TraceEntry& entry : result.trace)
    (entry.counts            ? counting
     : entry.no_longer_since ? no_longer
                             : others)
        .push_back(trace_entry_view(site, entry));
  return {{"openbaar", true},
          {"telt_mee", std::move(counting)},
          {"telt_niet_meer_mee", std::move(no_longer)},
          {"telt_niet_mee", std::move(others)}};
}

std::string shown_count(const Words& words, const Indicator& indicator, const BreakdownRow& row)
{
  switch (row.shown) {
  case BreakdownRow::Shown::fewer_than_five:
    return words.say("waarde.minder_dan_vijf");
  case BreakdownRow::Shown::hidden:
    return words.say("waarde.niet_getoond");
  case BreakdownRow::Shown::value:
    break;
  }
  return words.value(indicator, row.value.value_or(Decimal()));
}

json breakdowns_view(const Words& words, const Indicator& indicator, const IndicatorResult& result)
{
  json list = json::array();
  for (const BreakdownTable& table : result.breakdowns) {
    json rows = json::array();
    bool hides = false;
    for (const BreakdownRow& row : table.rows) {
      rows.push_back({{"titel", row.title}, {"waarde", shown_count(words, indicator, row)}});
      hides = hides || row.shown != BreakdownRow::Shown::value;
    }
    list.push_back({{"id", table.id},
                    {"titel", table.title},
                    {"rijen", std::move(rows)},
                    {"let_op", text_or_null(table.note)},
                    {"totaal", table.total ? json(words.value(indicator, *table.total)) : json()},
                    {"stand", date_view(words, table.stands_on)},
                    {"volgende", date_view(words, table.next_on)},
                    {"achtergehouden", table.withheld},
                    {"verbergt", hides}});
  }
  return list;
}

json periods_view(const SiteView& site, const Indicator& indicator, const IndicatorResult& result)
{
  const Words& words = site.words;
  json list = json::array();
  for (const PeriodValue& period : result.periods)
    list.push_back(
        {{"begonnen", period.period.first <= site.snapshot.as_of},
         {"periode", words.notation().period(period.period)},
         {"waarde", period.value ? json(words.value(indicator, *period.value)) : json()},
         {"doel", text_or_null(words.target(indicator, period.target))},
         {"nvt", period.not_applicable},
         {"nvt_reden", text_or_null(period.not_applicable_reason)},
         {"uitkomst", text_or_null(words.outcome(indicator, period.outcome, period.value))}});
  return list;
}

json interim_view(const Words& words, const Indicator& indicator, const IndicatorResult& result)
{
  json list = json::array();
  for (const InterimResult& one : result.interim) {
    Target then = *indicator.target;
    then.minimum = one.target->minimum;
    then.maximum = one.target->maximum;
    then.word.clear();
    list.push_back({{"datum", date_view(words, one.target->date)},
                    {"doel", words.target(indicator, then)},
                    {"waarde", one.value ? json(words.value(indicator, *one.value)) : json()},
                    {"uitkomst", text_or_null(words.outcome(indicator, one.outcome, one.value))},
                    {"citaat", quote_view(one.target->quote)}});
  }
  return list;
}

json course_view(const Words& words, const Indicator& indicator)
{
  json steps = json::array();
  for (const CourseStep& step : indicator.course.steps)
    steps.push_back(
        {{"datum", date_view(words, step.date)}, {"waarde", words.value(indicator, step.value)}});
  return {{"stappen", std::move(steps)},
          {"lineair", indicator.course.linear},
          {"uit_plan", indicator.course.from_plan},
          {"toelichting", text_or_null(indicator.course.note)}};
}

json baseline_view(const Words& words, const Indicator& indicator)
{
  if (!indicator.baseline)
    return nullptr;
  return {{"waarde", words.value(indicator, indicator.baseline->value)},
          {"datum", date_view(words, indicator.baseline->date)},
          {"bron", indicator.baseline->source}};
}

json measurements_view(const Words& words, const Indicator& indicator, Date as_of)
{
  json list = json::array();
  for (const Measurement& one : indicator.measurements)
    if (one.date <= as_of)
      list.push_back({{"datum", date_view(words, one.date)},
                      {"waarde", words.value(indicator, one.value)},
                      {"bron", one.source},
                      {"methode", text_or_null(one.method)}});
  return list;
}

// The helping figures of an indicator, each with its own rule.
json helpers_view(const SiteView& site, const Indicator& indicator)
{
  json list = json::array();
  for (std::size_t i = 0; i < site.project.indicators.size(); ++i) {
    const Indicator& helper = site.project.indicators[i];
    if (!helper.is_helper || helper.belongs_to != indicator.id.value)
      continue;
    json view = indicator_card(site, i);
    const IndicatorResult& result = site.snapshot.indicators[i];
    view["regel"] = rule_view(site, helper);
    view["perioden"] = periods_view(site, helper, result);
    view["verantwoording"] = trace_view(site, result);
    view["uitsplitsingen"] = breakdowns_view(site.words, helper, result);
    list.push_back(std::move(view));
  }
  return list;
}

json other_judgements(const SiteView& site, const Indicator& indicator,
                      const IndicatorResult& result)
{
  json list = json::array();
  for (const Judgement& one : indicator.judgements)
    if (one.date <= site.snapshot.as_of && &one != result.judgement)
      list.push_back(judgement_view(site, &one));
  return list;
}

// What changed about this indicator since the last frozen edition. Changes are told in the language
// of the plan, so only there.
json since_last_edition(const SiteView& site, const Indicator& indicator)
{
  if (site.editions == nullptr || site.editions->last_frozen == nullptr ||
      site.words.is_translation())
    return nullptr;
  const Edition& before = *site.editions->last_frozen;
  std::vector<ItemChange> own;
  for (const ItemChange& change : site.editions->since_last)
    if (change.kind == ItemChange::Kind::indicator && change.id == indicator.id.value)
      own.push_back(change);
  return {{"editie", {{"titel", before.title}, {"adres", edition_address(before.id.value)}}},
          {"wijzigingen", changes_view(site, own)}};
}

json indicator_data(const SiteView& site, const NarrativeHtml* narrative, std::size_t index)
{
  const Indicator& indicator = site.project.indicators[index];
  const IndicatorResult& result = site.snapshot.indicators[index];
  json data = indicator_card(site, index);
  data.update({{"tekst", narrative == nullptr ? json() : json(narrative->html)},
               {"doelstelling", target_view(site, indicator, result)},
               {"type", site.words.type(indicator.type)},
               {"verloop", chart_view(site, "verloop-" + indicator.id.value)},
               {"perioden", periods_view(site, indicator, result)},
               {"regel", rule_view(site, indicator)},
               {"verantwoording", trace_view(site, result)},
               {"uitsplitsingen", breakdowns_view(site.words, indicator, result)},
               {"tussendoelen", interim_view(site.words, indicator, result)},
               {"koers", course_view(site.words, indicator)},
               {"nulmeting", baseline_view(site.words, indicator)},
               {"metingen", measurements_view(site.words, indicator, site.snapshot.as_of)},
               {"bron", text_or_null(indicator.source)},
               {"eigenaar", text_or_null(indicator.owner)},
               {"frequentie", text_or_null(indicator.frequency)},
               {"kengetallen", helpers_view(site, indicator)},
               {"eerdere_oordelen", other_judgements(site, indicator, result)},
               {"definitiewijzigingen", definition_changes_view(site, result)},
               {"besluiten", decisions_about(site, indicator.id.value)},
               {"sinds_editie", since_last_edition(site, indicator)},
               {"citaat_cijfer", citation_of(site, index)},
               {"downloads", downloads_of(site.words, "indicatoren")},
               {"voor_machines", figure_for_machines(site, index)},
               {"verschillen", discrepancies_view(site, {indicator.id.value})}});
  // Both charts stand here, so the second need not say again where the indicator stands.
  if (!data["verloop"].is_null() && !data["bereik"].is_null())
    data["bereik"]["zin"] = data["bereik"]["zin_naast_verloop"];
  return data;
}

Page indicator_page(const SiteView& site, const Narratives& narratives, std::size_t index)
{
  const Indicator& indicator = site.project.indicators[index];
  Page page;
  page.address = indicator_address(indicator.id.value);
  page.template_name = "indicator.html";
  page.title = site.words.title(indicator);
  page.description = site.words.summary(indicator).text;
  page.breadcrumbs = {{site.words.own("menu.indicatoren"), std::string(k_indicators)}};
  const NarrativeHtml* narrative = narratives.find(Narrative::Kind::indicator, indicator.id.value);
  page.data = [&site, narrative, index] { return indicator_data(site, narrative, index); };
  return page;
}

json cards_of_all(const SiteView& site)
{
  json cards = json::array();
  for (std::size_t i = 0; i < site.project.indicators.size(); ++i)
    if (!site.project.indicators[i].is_helper)
      cards.push_back(indicator_card(site, i));
  return cards;
}

} // namespace

std::vector<Page> indicator_pages(const SiteView& site, const Narratives& narratives)
{
  std::vector<Page> pages;
  Page overview;
  overview.address = std::string(k_indicators);
  overview.template_name = "indicatoren.html";
  overview.title = site.words.own("menu.indicatoren");
  overview.description = site.words.say("indicatoren.omschrijving");
  overview.data = [&site] {
    return json{{"kaarten", cards_of_all(site)},
                {"downloads", downloads_of(site.words, "indicatoren")}};
  };
  for (std::size_t i = 0; i < site.project.indicators.size(); ++i)
    if (!site.project.indicators[i].is_helper)
      pages.push_back(indicator_page(site, narratives, i));
  if (pages.empty())
    return pages;
  pages.insert(pages.begin(), std::move(overview));
  return pages;
}

} // namespace peil::render
