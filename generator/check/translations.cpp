#include "check/translations.hpp"

#include "check/find_source.hpp"
#include "check/key_tables.hpp"
#include "check/map_reader.hpp"

#include <algorithm>
#include <array>

namespace peil::check {
namespace {

constexpr std::string_view k_folder = "data/talen/";

constexpr auto k_plan_texts = std::to_array<Key>({
    {"titel", Need::optional, "de naam van het plan"},
    {"kort", Need::optional, "één zin over het plan"},
});

constexpr auto k_title_only = std::to_array<Key>({
    {"titel", Need::optional, "de naam"},
});

constexpr auto k_indicator_texts = std::to_array<Key>({
    {"titel", Need::optional, "de naam"},
    {"kort", Need::optional, "één zin in gewone taal"},
    {"eenheid", Need::optional, "de eenheid bij één"},
    {"eenheid_meervoud", Need::optional, "de eenheid bij meer"},
    {"doelwoord", Need::optional, "het woord voor het doel, zoals 'circa'"},
});

constexpr auto k_parts = std::to_array<Key>({
    {"plan", Need::optional, "het plan zelf", group_of<k_plan_texts>()},
    {"pijlers", Need::optional, "de pijlers, elk onder haar id",
     by_name(Names::pillars, group_of<k_title_only>())},
    {"indicatoren", Need::optional, "de indicatoren en kengetallen, elk onder haar id",
     by_name(Names::indicators, group_of<k_indicator_texts>())},
    {"mijlpalen", Need::optional, "de mijlpalen, elk onder haar id",
     by_name(Names::milestones, group_of<k_title_only>())},
    {"begroting", Need::optional, "de begrotingsposten, elk onder haar id",
     by_name(Names::budget_lines, group_of<k_title_only>())},
    {"registers", Need::optional, "de registers, elk onder haar naam",
     by_name(Names::registers, group_of<k_title_only>())},
});

/// A part whose texts stand under the id of what they belong to.
struct Part
{
  std::string_view key;
  KnownNames PlanIds::*known;
  std::span<const Key> texts;
  Sentence what;
};

std::vector<Part> parts()
{
  return {{"pijlers", &PlanIds::pillars, k_title_only, say("pijler", "pillar")},
          {"indicatoren", &PlanIds::indicators, k_indicator_texts, say("indicator", "indicator")},
          {"mijlpalen", &PlanIds::milestones, k_title_only, say("mijlpaal", "milestone")},
          {"begroting", &PlanIds::budget_lines, k_title_only, say("begrotingspost", "budget line")},
          {"registers", &PlanIds::registers, k_title_only, say("register", "register")}};
}

void read_texts(const Value& map, std::span<const Key> keys, const std::string& path,
                Translation& translation, Diagnostics& mistakes)
{
  const MapReader reader(map, keys, mistakes);
  for (const Key& key : keys)
    if (std::string text = reader.text(key.name); !text.empty())
      translation.texts[path + "." + std::string(key.name)] = std::move(text);
}

void read_part(const Value& things, const Part& part, const PlanIds& known,
               Translation& translation, Diagnostics& mistakes)
{
  if (!things.is_map()) {
    const MapReader told(things, {}, mistakes);
    return;
  }
  for (const Value::Member& thing : things.members) {
    check_plan_id(thing.key, known.*part.known, part.what, mistakes);
    read_texts(thing.value, part.texts, std::string(part.key) + "." + thing.key.value, translation,
               mistakes);
  }
}

Translation read_translation(const Document& document, const PlanIds& known, Diagnostics& mistakes)
{
  Translation translation{std::string(stem_of(document.file)), document.root.at, {}};
  const MapReader reader(document.root, k_parts, mistakes);
  if (const Value* plan = reader.get("plan"))
    read_texts(*plan, k_plan_texts, "plan", translation, mistakes);
  for (const Part& part : parts())
    if (const Value* things = reader.get(part.key))
      read_part(*things, part, known, translation, mistakes);
  return translation;
}

} // namespace

std::span<const Key> translation_keys()
{
  return k_parts;
}

std::vector<Translation> check_translations(const Sources& sources, const PlanIds& known,
                                            Diagnostics& mistakes)
{
  std::vector<Translation> translations;
  for (const Document* document : documents_in(sources, k_folder))
    translations.push_back(read_translation(*document, known, mistakes));
  return translations;
}

} // namespace peil::check
