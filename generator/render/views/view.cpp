#include "render/views/view.hpp"

#include "markdown/slug.hpp"
#include "model/goal_tree.hpp"
#include "model/public_value.hpp"
#include "model/status_keys.hpp"
#include "render/addresses.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace peil::render {

using nlohmann::json;

namespace {

json optional_text(const std::string& text)
{
  return text.empty() ? json() : json(text);
}

// What was done after the as-of date is not there yet.
json measure_view(const SiteView& site, const std::optional<Measure>& measure)
{
  if (!measure)
    return nullptr;
  const Date as_of = site.snapshot.as_of;
  const bool done = measure->is_done_on(as_of);
  return {{"tekst", measure->text},
          {"eigenaar", optional_text(measure->owner)},
          {"datum", date_view(site.words, measure->due)},
          {"status", status_view(site.words, status_of(measure_state_on(*measure, as_of)))},
          {"gereed", done ? date_view(site.words, measure->done) : json()},
          {"uitkomst", done ? optional_text(measure->outcome) : json()}};
}

json moves_view(const SiteView& site, const MilestoneResult& result)
{
  json list = json::array();
  for (const MilestoneMove* move : result.moves)
    list.push_back({{"datum", date_view(site.words, move->date)},
                    {"naar", site.words.notation().long_quarter(move->year, move->quarter)},
                    {"reden", move->reason},
                    {"besluit", decision_link(site, move->decision.value)}});
  return list;
}

json part_view(const Words& words, const PartResult& part)
{
  json view = {
      {"titel", part.title},
      {"klaar", part.done.has_value()},
      {"datum", date_view(words, part.done)},
      {"geteld", part.counted},
      {"stand", nullptr},
      {"bewijs", part.evidence == nullptr ? json() : evidence_view(words, *part.evidence)}};
  if (part.counted)
    view["stand"] = words.say(
        "doel.van", {{"aantal_goed", words.notation().number(part.value.value_or(Decimal()))},
                     {"totaal", words.notation().number(part.needed.value_or(Decimal()))}});
  return view;
}

} // namespace

SiteView::SiteView(const Project& the_project, const Snapshot& the_snapshot, const Words& the_words,
                   const Charts& the_charts)
    : project(the_project), snapshot(the_snapshot), words(the_words), charts(the_charts)
{
  for (std::size_t i = 0; i < project.registers.size(); ++i) {
    mentions.emplace_back(project.registers[i].records.size());
    exists.emplace_back(project.registers[i].records.size(), false);
    for (const RecordState& state : snapshot.registers[i].records)
      exists[i][state.record_index] = true;
  }
  for (const IndicatorResult& result : snapshot.indicators) {
    const Indicator& indicator = project.indicators[result.indicator_index];
    if (indicator.is_helper)
      continue;
    for (const TraceEntry& entry : result.trace)
      mentions[entry.register_index][entry.record_index].push_back({&indicator, &entry});
  }
}

json language_of(const SiteView& site, const DataText& text)
{
  return text.translated ? json() : source_language(site);
}

json source_language(const SiteView& site)
{
  const std::string& language = site.project.plan.language;
  return language == site.words.language().id ? json() : json(language);
}

json status_view(const Words& words, const StatusWord& status)
{
  return {{"sleutel", status.key}, {"woord", words.word(status)}, {"vorm", status.shape}};
}

json quote_view(const Quote& quote)
{
  if (quote.text.empty())
    return nullptr;
  return {{"citaat", quote.text}, {"plaats", optional_text(quote.place)}};
}

json evidence_view(const Words& words, const Evidence& evidence)
{
  return {{"soort", optional_text(evidence.kind)},
          {"titel", optional_text(evidence.title)},
          {"datum", date_view(words, evidence.date)},
          {"verwijzing", optional_text(evidence.reference)},
          {"volledig", evidence.complete()}};
}

json date_view(const Words& words, const std::optional<Date>& date)
{
  if (!date)
    return nullptr;
  return {{"tekst", words.notation().long_date(*date)},
          {"kort", words.notation().short_date(*date)},
          {"iso", date->to_iso()}};
}

json amount_view(const Words& words, const std::optional<Decimal>& amount)
{
  return amount ? json(words.notation().amount(*amount)) : json();
}

json known_view(const Words& words, std::size_t known, std::size_t lines)
{
  return known == lines ? json()
                        : json(words.say("geld.bekend", {{"bekend", known}, {"totaal", lines}}));
}

json chart_view(const SiteView& site, const std::string& id)
{
  const json* found = site.charts.find(id);
  return found == nullptr ? json() : *found;
}

json judgement_view(const SiteView& site, const Judgement* judgement)
{
  if (judgement == nullptr)
    return nullptr;
  const Words& words = site.words;
  return {{"status", status_view(words, status_of(judgement->verdict))},
          {"datum", date_view(words, judgement->date)},
          {"toelichting", optional_text(judgement->note)},
          {"oorzaak", optional_text(judgement->cause)},
          {"gevolg", optional_text(judgement->consequence)},
          {"maatregel", measure_view(site, judgement->measure)},
          {"bewijs", judgement->evidence ? evidence_view(words, *judgement->evidence) : json()},
          {"reden", optional_text(judgement->reason)},
          {"door", optional_text(judgement->by)}};
}

json indicator_card(const SiteView& site, std::size_t index)
{
  const Indicator& indicator = site.project.indicators[index];
  const IndicatorResult& result = site.snapshot.indicators[index];
  const DataText title = site.words.title(indicator);
  const DataText summary = site.words.summary(indicator);
  json view = {
      {"id", indicator.id.value},
      {"titel", title.text},
      {"titel_taal", language_of(site, title)},
      {"kort", summary.text},
      {"kort_taal", language_of(site, summary)},
      {"adres", indicator.is_helper && !indicator.belongs_to.empty()
                    ? indicator_address(indicator.belongs_to)
                    : indicator_address(indicator.id.value)},
      {"doel", optional_text(site.words.target(indicator, result.target))},
      {"doel_gewijzigd",
       result.target_changes.empty() ? json() : status_view(site.words, target_changed())},
      {"uitkomst", optional_text(site.words.outcome(indicator, result.outcome, result.value))},
      {"nvt", result.not_applicable},
      {"nvt_reden", optional_text(result.not_applicable_reason)},
      {"waarde", nullptr},
      {"eenheid", nullptr},
      {"eenheid_taal", nullptr},
      {"verborgen", result.hidden},
      {"stand_op", result.stands_on && *result.stands_on != site.snapshot.as_of
                       ? date_view(site.words, result.stands_on)
                       : json()},
      {"verwacht", result.expected ? json(site.words.value(indicator, *result.expected)) : json()},
      {"verwacht_uit_plan", indicator.course.from_plan},
      {"signaal", result.signal ? status_view(site.words, status_of(*result.signal)) : json()},
      {"signaal_reden", result.signal
                            ? json(site.words.signal_reason(indicator, result, site.snapshot.as_of))
                            : json()},
      {"oordeel", judgement_view(site, result.judgement)},
      {"oordeel_wijkt_af", result.judgement_differs},
      {"toetsdatum", date_view(site.words, result.test_date)},
      {"cijferstand", site.words.say(fmt::format("cijfer.{}", key_of(result.state)))},
      {"soort", site.words.kind(indicator.kind)},
      {"pijler", pillar_link(site, indicator.pillar)},
      {"bereik", chart_view(site, "bereik-" + indicator.id.value)}};
  if (result.value) {
    view["waarde"] = site.words.value(indicator, *result.value);
    if (indicator.value_kind == ValueKind::count) {
      const DataText unit = site.words.unit(indicator, *result.value);
      view["eenheid"] = unit.text;
      view["eenheid_taal"] = language_of(site, unit);
    }
  }
  return view;
}

json milestone_view(const SiteView& site, const MilestoneResult& result)
{
  const Milestone& milestone = site.project.milestones[result.milestone_index];
  json parts = json::array();
  std::size_t done = 0;
  for (const PartResult& part : result.parts) {
    parts.push_back(part_view(site.words, part));
    if (part.done)
      ++done;
  }
  json cancelled = nullptr;
  if (milestone.cancelled && milestone.cancelled->date <= site.snapshot.as_of)
    cancelled = {{"datum", date_view(site.words, milestone.cancelled->date)},
                 {"besluit", decision_link(site, milestone.cancelled->decision.value)},
                 {"reden", milestone.cancelled->reason}};
  const DataText title = site.words.title(milestone);
  const Notation& notation = site.words.notation();
  const Date due = result.due;
  const bool moved = !result.moves.empty();
  return {
      {"id", milestone.id.value},
      {"titel", title.text},
      {"titel_taal", language_of(site, title)},
      {"resultaat", milestone.deliverable},
      {"plaats", optional_text(milestone.place)},
      {"adres", milestone_address(milestone.id.value)},
      {"kwartaal", notation.short_quarter(due.year(), due.quarter())},
      {"kwartaal_lang", notation.long_quarter(due.year(), due.quarter())},
      {"eerst", moved ? json(notation.short_quarter(milestone.year, milestone.quarter)) : json()},
      {"verplaatst", moves_view(site, result)},
      {"besluiten", decisions_about(site, milestone.id.value)},
      {"uiterlijk", date_view(site.words, result.due)},
      {"gestart", date_view(site.words, result.started)},
      {"gereed", date_view(site.words, result.done)},
      {"status", status_view(site.words, status_of(result.state))},
      {"onderdelen", std::move(parts)},
      {"onderdelen_klaar", done},
      {"onderdelen_totaal", result.parts.size()},
      {"vervallen", std::move(cancelled)},
      {"toelichting", optional_text(milestone.note)},
      {"pijler", pillar_link(site, milestone.pillar)},
      {"pijler_uit_plan", milestone.pillar_from_plan}};
}

std::vector<const MilestoneResult*> milestones_by_due(const SiteView& site)
{
  std::vector<const MilestoneResult*> sorted;
  for (const MilestoneResult& one : site.snapshot.milestones)
    sorted.push_back(&one);
  std::stable_sort(
      sorted.begin(), sorted.end(),
      [](const MilestoneResult* a, const MilestoneResult* b) { return a->due < b->due; });
  return sorted;
}

json decision_link(const SiteView& site, std::string_view id)
{
  for (const DecisionResult& result : site.snapshot.decisions)
    if (const Decision& one = site.project.decisions[result.decision_index]; one.id.value == id)
      return {{"titel", one.title}, {"adres", decision_address(id)}};
  return nullptr;
}

json decisions_about(const SiteView& site, std::string_view id)
{
  json list = json::array();
  for (const DecisionResult& result : site.snapshot.decisions) {
    const Decision& one = site.project.decisions[result.decision_index];
    if (std::any_of(one.about.begin(), one.about.end(),
                    [id](const auto& about) { return about.value == id; }))
      list.push_back({{"titel", one.title},
                      {"adres", decision_address(one.id.value)},
                      {"soort", site.words.kind(one.kind)},
                      {"datum", date_view(site.words, one.date)},
                      {"status", status_view(site.words, status_of(result.state))},
                      {"te_laat", result.overdue ? status_view(site.words, overdue()) : json()}});
  }
  return list;
}

json pillar_link(const SiteView& site, std::string_view id)
{
  for (const Pillar& pillar : site.project.pillars)
    if (pillar.id.value == id) {
      json link = link_view(site, pillar, pillar_address(id));
      link["id"] = id;
      return link;
    }
  return nullptr;
}

json pillar_summary(const SiteView& site, const Pillar& pillar)
{
  json view = link_view(site, pillar, pillar_address(pillar.id.value));
  view["randvoorwaarde"] = pillar.is_precondition;
  view["kort"] = quote_view(pillar.summary);
  return view;
}

Decimal estimate_within(const SiteView& site, const Pillar& pillar)
{
  Decimal sum;
  for (const BudgetLine& line : site.project.budget.lines)
    if (is_within(site.project.pillars, line.pillar_text, pillar))
      for (const auto& [year, amount] : line.estimate)
        sum += amount;
  return sum;
}

json discrepancies_view(const SiteView& site, const std::vector<std::string>& about)
{
  json list = json::array();
  for (const Discrepancy& one : site.project.discrepancies) {
    const bool touches =
        about.empty() || std::any_of(one.about.begin(), one.about.end(), [&](const auto& id) {
          return std::find(about.begin(), about.end(), id) != about.end();
        });
    if (touches)
      list.push_back({{"id", one.id},
                      {"titel", one.title},
                      {"tekst", one.text},
                      {"keuze", optional_text(one.own_choice)},
                      {"plaatsen", one.places}});
  }
  return list;
}

json table_view(const ChartTable& table)
{
  return {{"bijschrift", table.caption}, {"koppen", table.headings}, {"rijen", table.rows}};
}

std::vector<std::string> term_ids(const Project& project)
{
  markdown::Slugs slugs;
  std::vector<std::string> ids;
  for (const Term& term : project.terms)
    ids.push_back("begrip-" + slugs.take(term.term));
  return ids;
}

std::string phase_title(const Register& of, const std::string& code)
{
  if (!of.phase_field || !has_public_value(of.fields[*of.phase_field]))
    return {};
  for (const Choice& choice : of.fields[*of.phase_field].fields[k_history_value].choices)
    if (choice.code == code)
      return choice.title;
  return code;
}

} // namespace peil::render
