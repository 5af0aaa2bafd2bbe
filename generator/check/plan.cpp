#include "check/plan.hpp"

#include "check/key_tables.hpp"
#include "check/map_reader.hpp"
#include "check/parts.hpp"
#include "check/security.hpp"
#include "model/goal_tree.hpp"

#include <array>

namespace peil::check {
namespace {

const std::vector<std::string> k_pillar_kinds = {"pijler", "randvoorwaarde"};
// In the order of Licence.
const std::vector<std::string> k_licences = {"cc0", "cc_by"};

struct ThemeRow
{
  std::string word;
  std::string code;
};
// https://publications.europa.eu/resource/authority/data-theme
const std::vector<ThemeRow> k_themes = {
    {"bevolking", "SOCI"},  {"economie", "ECON"}, {"energie", "ENER"},
    {"gezondheid", "HEAL"}, {"justitie", "JUST"}, {"internationaal", "INTR"},
    {"landbouw", "AGRI"},   {"milieu", "ENVI"},   {"onderwijs", "EDUC"},
    {"overheid", "GOVE"},   {"regio", "REGI"},    {"vervoer", "TRAN"},
    {"wetenschap", "TECH"},
};

std::vector<std::string> theme_words()
{
  std::vector<std::string> words;
  for (const ThemeRow& row : k_themes)
    words.push_back(row.word);
  return words;
}

constexpr auto k_period_keys = std::to_array<Key>({
    {"van", Need::required, "eerste dag", k_date},
    {"tot_en_met", Need::required, "laatste dag", k_date},
});

constexpr auto k_contact_keys = std::to_array<Key>({
    {"naam", Need::required, "wie bereikbaar is"},
    {"adres", Need::required, "waar"},
});

constexpr auto k_frame_keys = std::to_array<Key>({
    {"titel", Need::required, "naam van het kader"},
    {"tekst", Need::optional, "wat het betekent"},
    {"plaats", Need::optional, "waar het in het plan staat"},
});

constexpr auto k_plan_keys = std::to_array<Key>({
    {"id", Need::required, "een kort woord voor dit plan", k_address_word},
    {"titel", Need::required, "de naam van het plan"},
    {"kort", Need::required, "één zin voor bezoekers"},
    {"organisatie", Need::required, "wie het plan uitvoert"},
    {"periode", Need::required, "{van: 2026-01-01, tot_en_met: 2027-12-31}",
     group_of<k_period_keys>()},
    {"peildatum", Need::required, "de datum waarop de stand wordt getoond", k_date},
    {"taal", Need::optional, "nl"},
    {"verantwoordelijk", Need::optional, "wie bestuurlijk verantwoordelijk is"},
    {"contact", Need::optional, "{naam: …, adres: …}", group_of<k_contact_keys>()},
    {"adres", Need::optional, "het openbare adres van de site", k_link},
    {"licentie", Need::optional, "cc0 of cc_by: wat een ander met de gegevens mag",
     one_of([] { return k_licences; })},
    {"themas", Need::optional, "waar de gegevens over gaan, voor een gegevenscatalogus",
     list_of(one_of([] { return theme_words(); }))},
    {"trefwoorden", Need::optional, "woorden waarop iemand de gegevens zoekt", k_texts},
    {"beveiliging", Need::optional, "bij wie iemand een zwakke plek in de site meldt",
     group_of(security_keys)},
    {"toegankelijkheidsverklaring", Need::optional,
     "het adres van de verklaring in het Register van Toegankelijkheidsverklaringen", k_link},
    {"plaats", Need::optional, "waar het in het plan staat"},
    {"ambitie", Need::optional, "{citaat: …, plaats: …}", group_of(quote_keys)},
    {"stuurt_op", Need::optional, "lijst van citaten", list_of(group_of(quote_keys))},
    {"kaders", Need::optional, "lijst van beleidskaders", list_of(group_of<k_frame_keys>())},
});

constexpr auto k_other_name_keys = std::to_array<Key>({
    {"naam", Need::required, "de andere naam"},
    {"plaats", Need::optional, "waar die staat"},
});

constexpr auto k_end_state_keys = std::to_array<Key>({
    {"id", Need::required, "een kort woord, bijvoorbeeld p1-businesscases", k_address_word},
    {"citaat", Need::required, "de woorden van het plan"},
    {"plaats", Need::optional, "waar het in het plan staat"},
});

constexpr auto k_pillar_keys = std::to_array<Key>({
    {"id", Need::required, "een kort woord, bijvoorbeeld p1; het wordt het adres van de pagina",
     k_address_word},
    {"titel", Need::required, "de naam"},
    {"onder", Need::optional, "id van het doel waar dit onder valt", id_of(Names::pillars)},
    {"soort", Need::optional, "pijler of randvoorwaarde", one_of([] { return k_pillar_kinds; })},
    {"kort", Need::optional, "{citaat: …, plaats: …}", group_of(quote_keys)},
    {"andere_namen", Need::optional, "hoe het plan deze pijler elders noemt",
     list_of(group_of<k_other_name_keys>())},
    {"eindbeelden", Need::optional, "lijst van {id, citaat, plaats}",
     list_of(group_of<k_end_state_keys>())},
});

constexpr auto k_term_keys = std::to_array<Key>({
    {"term", Need::required, "het woord of de afkorting"},
    {"voluit", Need::optional, "de afkorting voluit"},
    {"uitleg", Need::required, "wat het betekent"},
    {"plaats", Need::optional, "waar het in het plan staat"},
});

constexpr auto k_discrepancy_keys = std::to_array<Key>({
    {"id", Need::required, "een kort woord, bijvoorbeeld quickscans-pijler", k_address_word},
    {"titel", Need::required, "de vraag in één regel"},
    {"tekst", Need::required, "wat het plan zegt"},
    {"keuze", Need::optional, "wat wij doen"},
    {"plaatsen", Need::optional, "waar het in het plan staat", k_texts},
    {"over", Need::optional, "ids van kostenposten, pijlers of indicatoren",
     list_of(id_of(Names::things_that_differ))},
});

const Period k_always{Date(1900, 1, 1), Date(2999, 12, 31)};

std::optional<Period> read_plan_period(const Value& value, Diagnostics& mistakes)
{
  const MapReader reader(value, k_period_keys, mistakes);
  const std::optional<Date> first = reader.date("van");
  const std::optional<Date> last = reader.date("tot_en_met");
  if (!first || !last)
    return std::nullopt;
  if (*last < *first) {
    Diagnostic mistake =
        error_at(reader.at("tot_en_met"),
                 say("de periode eindigt voor zij begint", "the period ends before it begins"),
                 say("kijk de twee datums na: 'van' is de eerste dag, 'tot_en_met' de laatste",
                     "check the two dates: 'van' is the first day, 'tot_en_met' the last"));
    mistake.notes.push_back({reader.at("van"), say("het begin", "the beginning")});
    mistakes.push_back(std::move(mistake));
    return std::nullopt;
  }
  return Period{*first, *last};
}

void check_public_address(const MapReader& reader, const std::string& address)
{
  if (address.empty() || (address.starts_with("https://") && address.ends_with('/')))
    return;
  reader.mistakes().push_back(
      error_at(reader.at("adres"),
               say("'{}' is geen openbaar adres", "'{}' is not a public address", address),
               say("verwacht https:// aan het begin en / aan het eind",
                   "expected https:// at the beginning and / at the end")));
}

// A link that readers follow, so nothing but https.
std::string read_link(const MapReader& reader, std::string_view key)
{
  std::string address = reader.text(key);
  if (address.empty() || address.starts_with("https://"))
    return address;
  reader.mistakes().push_back(
      error_at(reader.at(key),
               say("'{}' is geen adres op het web", "'{}' is no address on the web", address),
               say("verwacht https:// aan het begin", "expected https:// at the beginning")));
  return {};
}

void read_contact(const MapReader& reader, Plan& plan)
{
  const Value* value = reader.get("contact");
  if (value == nullptr)
    return;
  const MapReader contact(*value, k_contact_keys, reader.mistakes());
  plan.contact_name = contact.text("naam");
  plan.contact_address = contact.text("adres");
}

void read_data_terms(const MapReader& reader, Plan& plan)
{
  if (const auto licence = reader.choice("licentie", say("licentie", "licence")))
    plan.licence = *licence == k_licences.front() ? Licence::cc0 : Licence::cc_by;
  for (const Value& value : reader.list("themas"))
    if (const auto word =
            read_choice(value, theme_words(), say("thema", "theme"), reader.mistakes()))
      for (const ThemeRow& row : k_themes)
        if (row.word == *word)
          plan.themes.push_back(row.code);
  for (const Located<std::string>& keyword : reader.texts("trefwoorden"))
    plan.keywords.push_back(keyword.value);
}

std::vector<EndState> read_end_states(const MapReader& pillar, UniqueIds& ids)
{
  std::vector<EndState> end_states;
  for (const Value& value : pillar.list("eindbeelden")) {
    const MapReader reader(value, k_end_state_keys, pillar.mistakes());
    const auto id = reader.address_word("id");
    if (!id)
      continue;
    end_states.push_back({{*id, reader.at("id")}, {reader.text("citaat"), reader.text("plaats")}});
    ids.add(end_states.back().id);
  }
  return end_states;
}

// A goal lies under one that stands above it in the file: so there are no circles, and a reader of
// the file meets the main goal first.
std::string read_parent(const MapReader& reader, const std::vector<Pillar>& above,
                        const KnownNames& known)
{
  const auto parent = reader.reference("onder", known, say("pijler", "pillar"));
  if (!parent)
    return {};
  if (find_pillar(above, *parent) != nullptr)
    return *parent;
  reader.mistakes().push_back(
      error_at(reader.at("onder"),
               say("'{}' staat niet boven dit doel in de lijst",
                   "'{}' does not stand above this goal in the list", *parent),
               say("zet een doel onder het doel waar het bij hoort",
                   "put a goal below the goal that it belongs to")));
  return {};
}

} // namespace

std::span<const Key> plan_keys()
{
  return k_plan_keys;
}

std::span<const Key> pillar_keys()
{
  return k_pillar_keys;
}

std::span<const Key> term_keys()
{
  return k_term_keys;
}

std::span<const Key> discrepancy_keys()
{
  return k_discrepancy_keys;
}

Plan check_plan(const Value& root, Diagnostics& mistakes)
{
  const MapReader reader(root, k_plan_keys, mistakes);
  Plan plan;
  plan.at = root.at;
  plan.id = reader.address_word("id").value_or("plan");
  plan.title = reader.text("titel");
  plan.summary = reader.text("kort");
  plan.organisation = reader.text("organisatie");
  if (const std::string language = reader.text("taal"); !language.empty())
    plan.language = language;
  plan.responsible = reader.text("verantwoordelijk");
  plan.address = reader.text("adres");
  check_public_address(reader, plan.address);
  plan.accessibility_statement = read_link(reader, "toegankelijkheidsverklaring");
  plan.place = reader.text("plaats");
  if (const Value* value = reader.get("ambitie"))
    plan.ambition = read_quote(*value, mistakes);
  for (const Value& value : reader.list("stuurt_op"))
    plan.steers_on.push_back(read_quote(value, mistakes));
  for (const Value& value : reader.list("kaders")) {
    const MapReader frame(value, k_frame_keys, mistakes);
    plan.frames.push_back({frame.text("titel"), frame.text("tekst"), frame.text("plaats")});
  }
  read_contact(reader, plan);
  read_data_terms(reader, plan);
  if (const Value* value = reader.get("beveiliging"))
    plan.security = read_security(*value, mistakes);

  const Value* period_value = reader.get("periode");
  const std::optional<Period> period =
      period_value == nullptr ? std::nullopt : read_plan_period(*period_value, mistakes);
  const std::optional<Date> as_of = reader.date("peildatum");
  // Without them the rest is judged as if the plan were always: that says nothing false.
  plan.period = period.value_or(k_always);
  plan.as_of = as_of.value_or(k_always.last);
  return plan;
}

std::vector<Pillar> check_pillars(const Value& root, const KnownNames& known, Diagnostics& mistakes)
{
  std::vector<Pillar> pillars;
  UniqueIds ids(mistakes);
  for (const Value& value : read_root_list(root, mistakes)) {
    const MapReader reader(value, k_pillar_keys, mistakes);
    Pillar pillar;
    const auto id = reader.address_word("id");
    if (!id)
      continue;
    pillar.id = {*id, reader.at("id")};
    ids.add(pillar.id);
    pillar.parent = read_parent(reader, pillars, known);
    pillar.title = reader.text("titel");
    pillar.is_precondition = reader.choice("soort", say("soort", "soort")) == "randvoorwaarde";
    if (const Value* summary = reader.get("kort"))
      pillar.summary = read_quote(*summary, mistakes);
    for (const Value& other : reader.list("andere_namen")) {
      const MapReader name(other, k_other_name_keys, mistakes);
      pillar.other_names.push_back({name.text("naam"), name.text("plaats")});
    }
    pillar.end_states = read_end_states(reader, ids);
    pillars.push_back(std::move(pillar));
  }
  return in_tree_order(std::move(pillars));
}

std::vector<Term> check_terms(const Value& root, Diagnostics& mistakes)
{
  std::vector<Term> terms;
  UniqueIds ids(mistakes, say("voeg de twee samen, of haal er een weg",
                              "put the two together, or remove one"));
  for (const Value& value : read_root_list(root, mistakes)) {
    const MapReader reader(value, k_term_keys, mistakes);
    const Located<std::string> term = reader.located_text("term");
    if (term.value.empty())
      continue;
    ids.add(term);
    terms.push_back(
        {term.value, reader.text("voluit"), reader.text("uitleg"), reader.text("plaats")});
  }
  return terms;
}

std::vector<Discrepancy> check_discrepancies(const Value& root, const KnownNames& known,
                                             Diagnostics& mistakes)
{
  std::vector<Discrepancy> discrepancies;
  UniqueIds ids(mistakes);
  for (const Value& value : read_root_list(root, mistakes)) {
    const MapReader reader(value, k_discrepancy_keys, mistakes);
    Discrepancy one;
    one.id = reader.address_word("id").value_or("");
    ids.add({one.id, reader.at("id")});
    one.title = reader.text("titel");
    one.text = reader.text("tekst");
    one.own_choice = reader.text("keuze");
    for (const Located<std::string>& place : reader.texts("plaatsen"))
      one.places.push_back(place.value);
    for (const Value& about : reader.list("over"))
      if (const auto id = read_reference(
              about, known,
              say("kostenpost, pijler of indicator", "budget line, pillar or indicator"), mistakes))
        one.about.push_back(*id);
    discrepancies.push_back(std::move(one));
  }
  return discrepancies;
}

} // namespace peil::check
