#include "render/views/editions.hpp"

#include "model/status_keys.hpp"
#include "render/addresses.hpp"
#include "render/feed.hpp"
#include "render/views/linked_data.hpp"
#include "render/views/report_parts.hpp"

#include <algorithm>
#include <array>
#include <fmt/core.h>

namespace peil::render {
namespace {

using nlohmann::json;

json text_or_null(const std::string& text)
{
  return text.empty() ? json() : json(text);
}

/// Gives chapters, figures and tables their short references: F-2.1 is the first figure of chapter
/// 2. Indicators have their own, by their place in the plan: I-03.
class Numbering
{
public:
  std::string next_chapter()
  {
    ++m_chapter;
    m_figure = 0;
    m_table = 0;
    return std::to_string(m_chapter);
  }
  std::string next_figure() { return fmt::format("F-{}.{}", m_chapter, ++m_figure); }
  std::string next_table() { return fmt::format("T-{}.{}", m_chapter, ++m_table); }

private:
  int m_chapter = 0;
  int m_figure = 0;
  int m_table = 0;
};

json figure_view(json chart, Numbering& numbering)
{
  if (!chart.is_null())
    chart["nummer"] = numbering.next_figure();
  return chart;
}

std::optional<StatusWord> status_by_key(std::string_view key)
{
  if (const auto verdict = find_by_key(key, Verdict::unknown))
    return status_of(*verdict);
  if (const auto state = find_by_key(key, MilestoneState::cancelled))
    return status_of(*state);
  return std::nullopt;
}

// A judgement and a milestone are known by the key of their status; anything else is as printed.
json side_view(const SiteView& site, const std::string& text, bool is_status)
{
  const std::optional<StatusWord> status = is_status ? status_by_key(text) : std::nullopt;
  return {{"tekst", text_or_null(text)},
          {"status", status ? status_view(site.words, *status) : json()}};
}

json reason_view(const SiteView& site, ChangeReason reason)
{
  const std::string key(key_of(reason));
  return {{"sleutel", key}, {"woord", site.words.say("wijziging." + key)}};
}

json line_view(const SiteView& site, const ItemChange& change, const ChangeLine& line)
{
  const bool is_status =
      line.reason == ChangeReason::judgement_changed ||
      (change.kind == ItemChange::Kind::milestone && line.reason != ChangeReason::target_changed);
  const Register* of = site.project.find_register(line.register_name);
  const bool has_page = of != nullptr && of->has_pages && !line.record.empty() &&
                        of->index_by_id.contains(line.record);
  return {{"reden", reason_view(site, line.reason)},
          {"titel", line.title},
          {"adres", has_page ? json(record_address(line.register_name, line.record)) : json()},
          {"was", side_view(site, line.before, is_status)},
          {"is", side_view(site, line.after, is_status)},
          {"datum", date_view(site.words, line.date)},
          {"toelichting", text_or_null(line.note)}};
}

template <typename Things>
bool has(const Things& things, const std::string& id)
{
  return std::any_of(things.begin(), things.end(),
                     [&id](const auto& one) { return one.id.value == id; });
}

// Where it stands now; what is gone stands nowhere.
json address_of(const SiteView& site, const ItemChange& change)
{
  switch (change.kind) {
  case ItemChange::Kind::indicator:
    return site.project.find_indicator(change.id) ? json(indicator_address(change.id)) : json();
  case ItemChange::Kind::milestone:
    return has(site.project.milestones, change.id)
               ? json(std::string(k_planning) + "#mijlpaal-" + change.id)
               : json();
  case ItemChange::Kind::money:
    return has(site.project.budget.lines, change.id) ? json(std::string(k_budget) + "#" + change.id)
                                                     : json();
  case ItemChange::Kind::end_state:
  case ItemChange::Kind::text:
    break;
  }
  return nullptr;
}

json item_view(const SiteView& site, const ItemChange& change)
{
  const bool is_status =
      change.kind == ItemChange::Kind::milestone || change.kind == ItemChange::Kind::end_state;
  json lines = json::array();
  for (const ChangeLine& line : change.lines)
    lines.push_back(line_view(site, change, line));
  return {{"titel", change.title},
          {"adres", address_of(site, change)},
          {"was", side_view(site, change.before, is_status)},
          {"is", side_view(site, change.after, is_status)},
          {"anders", change.before != change.after},
          {"regels", std::move(lines)}};
}

constexpr auto k_all_kinds =
    std::to_array({ItemChange::Kind::indicator, ItemChange::Kind::milestone,
                   ItemChange::Kind::money, ItemChange::Kind::end_state, ItemChange::Kind::text});

constexpr auto k_all_reasons =
    std::to_array({ChangeReason::new_fact, ChangeReason::late_entry, ChangeReason::correction,
                   ChangeReason::target_changed, ChangeReason::definition_changed,
                   ChangeReason::judgement_changed, ChangeReason::text_changed});

json state_view(const SiteView& site, bool frozen)
{
  const char* key = frozen ? "vastgesteld" : "concept";
  return {{"sleutel", key}, {"woord", site.words.say(std::string("editie.") + key)}};
}

json link_to(const SiteView& site, const std::string& id)
{
  const Edition* edition = site.project.find_edition(id);
  return edition == nullptr
             ? json()
             : json{{"titel", edition->title}, {"adres", edition_address(edition->id.value)}};
}

// The one that it follows or mends.
json earlier_view(const SiteView& site, const EditionSite& one, const std::string& id)
{
  json link = link_to(site, id);
  if (!link.is_null() && one.hidden.contains(id))
    link["adres"] = nullptr;
  return link;
}

json edition_view(const SiteView& site, const EditionSite& one)
{
  const Edition& edition = *one.edition;
  return {{"id", edition.id.value},
          {"titel", edition.title},
          {"adres", edition_address(edition.id.value)},
          {"soort", site.words.say(fmt::format("editie.soort.{}", key_of(edition.kind)))},
          {"stand", state_view(site, one.frozen)},
          {"peildatum", date_view(site.words, edition.as_of)},
          {"publicatie", date_view(site.words, edition.published)},
          {"orgaan", text_or_null(edition.body)},
          {"plaats", text_or_null(edition.plan_place)},
          {"voorganger", earlier_view(site, one, edition.predecessor.value)},
          {"erratum_van", earlier_view(site, one, edition.erratum_of.value)},
          {"gevraagd", edition.decisions_asked}};
}

// An edition that was mended says nothing of it itself, for it never changes; the list does.
json mended_by(const SiteView& site, const EditionsSite& editions, const std::string& id)
{
  json list = json::array();
  for (const EditionSite& one : editions.shown)
    if (one.edition->erratum_of.value == id)
      list.push_back(link_to(site, one.edition->id.value));
  return list;
}

json pillar_chapter(const SiteView& site, json pillar, Numbering& numbering)
{
  pillar["nummer"] = numbering.next_chapter();
  for (json& indicator : pillar["indicatoren"]) {
    indicator["nummer"] =
        indicator_number(site.project, indicator["id"].get_ref<const std::string&>());
    json chart = indicator["verloop"].is_null() ? indicator["bereik"] : indicator["verloop"];
    indicator["figuur"] = figure_view(std::move(chart), numbering);
  }
  pillar["tabel_mijlpalen"] = pillar["mijlpalen"].empty() ? json() : json(numbering.next_table());
  pillar["tabel_kosten"] = pillar["kosten"].empty() ? json() : json(numbering.next_table());
  return pillar;
}

// The parts of a chapter, as 3.1, 3.2.
void number_sections(json& chapter, const char* parts)
{
  int number = 0;
  for (json& part : chapter[parts])
    part["paragraaf"] =
        fmt::format("{}.{}", chapter["nummer"].get_ref<const std::string&>(), ++number);
}

json money_chapter(json money, Numbering& numbering)
{
  if (money.is_null())
    return money;
  money["nummer"] = numbering.next_chapter();
  number_sections(money, "per_jaar");
  money["grafiek"] = figure_view(money["grafiek"], numbering);
  for (json& year : money["per_jaar"])
    year["nummer"] = numbering.next_table();
  return money;
}

json planning_chapter(json planning, Numbering& numbering)
{
  if (planning.is_null())
    return planning;
  planning["nummer"] = numbering.next_chapter();
  number_sections(planning, "kwartalen");
  planning["grafiek"] = figure_view(planning["grafiek"], numbering);
  for (json& quarter : planning["kwartalen"])
    for (json& milestone : quarter["mijlpalen"])
      milestone["tabel"] = numbering.next_table();
  return planning;
}

// Open ones first, as on their own page.
json decisions_chapter(json decisions, Numbering& numbering)
{
  if (decisions.is_null() || (decisions["open"].empty() && decisions["afgedaan"].empty()))
    return nullptr;
  decisions["nummer"] = numbering.next_chapter();
  decisions["tabel"] = numbering.next_table();
  decisions["lijst"] = decisions["open"];
  for (const json& one : decisions["afgedaan"])
    decisions["lijst"].push_back(one);
  return decisions;
}

json own_chapter(const Chapter& chapter, std::string number)
{
  return {{"nummer", std::move(number)},
          {"titel", chapter.text.title},
          {"anker", "tekst-" + chapter.word},
          {"tekst", chapter.text.html}};
}

// A chapter called like a pillar stands in that pillar's own.
bool is_pillar(const Project& project, std::string_view word)
{
  return std::any_of(project.pillars.begin(), project.pillars.end(),
                     [word](const Pillar& one) { return one.id.value == word; });
}

json text_of(const std::vector<Chapter>& chapters, std::string_view word)
{
  for (const Chapter& chapter : chapters)
    if (chapter.word == word)
      return chapter.text.html;
  return nullptr;
}

json edition_data(const SiteView& site, const std::vector<Page>& pages,
                  const std::vector<Chapter>& chapters, const EditionSite& edition)
{
  Numbering numbering;
  json data = {{"editie", edition_view(site, edition)}};
  data["voor_machines"] = report_for_machines(
      site, edition.edition->title, edition_address(edition.edition->id.value), edition.edition);
  data["samenvatting"] = data_at(pages, k_home);
  data["samenvatting"]["nummer"] = numbering.next_chapter();
  data["samenvatting"]["tabel"] = numbering.next_table();
  for (json& card : data["samenvatting"]["kaarten"])
    card["nummer"] = indicator_number(site.project, card["id"].get_ref<const std::string&>());
  json own = json::array();
  data["pijlers"] = json::array();
  json pillars = pillar_chapters(pages);
  for (std::size_t i = 0; i < pillars.size(); ++i) {
    const std::string& id = site.project.pillars[i].id.value;
    data["pijlers"].push_back(pillar_chapter(site, std::move(pillars[i]), numbering));
    data["pijlers"].back()["eigen_tekst"] = text_of(chapters, id);
  }
  data["geld"] = money_chapter(data_at(pages, k_budget), numbering);
  data["planning"] = planning_chapter(data_at(pages, k_planning), numbering);
  for (const Chapter& chapter : chapters)
    if (chapter.word != "samenvatting" && !is_pillar(site.project, chapter.word))
      own.push_back(own_chapter(chapter, numbering.next_chapter()));
  data["samenvatting"]["tekst"] = text_of(chapters, "samenvatting");
  data["hoofdstukken"] = std::move(own);
  data["besluiten"] = decisions_chapter(data_at(pages, k_decisions), numbering);
  data["wijzigingen"] = changes_view(site, edition.changes);
  data["wijzigingen"]["nummer"] = numbering.next_chapter();
  data["gevraagd_nummer"] =
      edition.edition->decisions_asked.empty() ? json() : json(numbering.next_chapter());
  data["methode"] = data_at(pages, k_method);
  data["methode"]["nummer"] = numbering.next_chapter();
  return data;
}

} // namespace

json changes_view(const SiteView& site, const std::vector<ItemChange>& changes)
{
  std::map<ChangeReason, std::size_t> counted;
  json groups = json::array();
  for (const ItemChange::Kind kind : k_all_kinds) {
    json items = json::array();
    for (const ItemChange& change : changes)
      if (change.kind == kind) {
        items.push_back(item_view(site, change));
        for (const ChangeLine& line : change.lines)
          ++counted[line.reason];
      }
    if (!items.empty())
      groups.push_back({{"soort", std::string(key_of(kind))},
                        {"titel", site.words.say(fmt::format("wijziging.groep.{}", key_of(kind)))},
                        {"zaken", std::move(items)}});
  }
  json totals = json::array();
  for (const ChangeReason reason : k_all_reasons)
    if (const auto found = counted.find(reason); found != counted.end())
      totals.push_back({{"reden", reason_view(site, reason)}, {"aantal", found->second}});
  return {{"groepen", std::move(groups)}, {"aantallen", std::move(totals)}};
}

std::vector<Page> editions_pages(const SiteView& site, const EditionsSite& editions)
{
  if (editions.shown.empty())
    return {};
  Page overview;
  overview.address = std::string(k_editions);
  overview.template_name = "edities.html";
  overview.title = site.words.own("editie.titel");
  overview.description = site.words.say("editie.omschrijving");
  json list = json::array();
  for (auto one = editions.shown.rbegin(); one != editions.shown.rend(); ++one) {
    list.push_back(edition_view(site, *one));
    list.back()["verbeterd_door"] = mended_by(site, editions, one->edition->id.value);
  }
  overview.data = ready({{"edities", std::move(list)}});

  Page changes;
  changes.address = std::string(k_changes);
  changes.template_name = "wijzigingen.html";
  changes.title = site.words.own("wijziging.titel");
  changes.description = site.words.say("wijziging.omschrijving");
  json steps = json::array();
  if (editions.last_frozen != nullptr)
    steps.push_back({{"van", link_to(site, editions.last_frozen->id.value)},
                     {"tot", nullptr},
                     {"anker", "nu"},
                     {"wijzigingen", changes_view(site, editions.since_last)}});
  for (auto one = editions.shown.rbegin(); one != editions.shown.rend(); ++one)
    if (!one->edition->predecessor.value.empty())
      steps.push_back({{"van", link_to(site, one->edition->predecessor.value)},
                       {"tot", edition_view(site, *one)},
                       {"anker", one->edition->id.value},
                       {"wijzigingen", changes_view(site, one->changes)}});
  changes.data = ready({{"stappen", std::move(steps)}, {"feed", has_feed(site.project, editions)}});
  return {std::move(overview), std::move(changes)};
}

Page edition_page(const SiteView& site, const Narratives& narratives,
                  const std::vector<Page>& pages, const EditionSite& edition)
{
  Page page;
  page.address = edition_address(edition.edition->id.value);
  page.template_name = "editie.html";
  page.title = {edition.edition->title, true};
  page.description = site.words.say(
      "editie.over", {{"titel", edition.edition->title},
                      {"datum", site.words.notation().long_date(edition.edition->as_of)}});
  page.breadcrumbs = {{site.words.own("editie.titel"), std::string(k_editions)}};
  page.data = ready(edition_data(site, pages, narratives.chapters(), edition));
  return page;
}

} // namespace peil::render
