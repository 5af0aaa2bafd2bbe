#include "check/narratives.hpp"

#include "base/text.hpp"
#include "check/find_source.hpp"
#include "check/map_reader.hpp"

#include <algorithm>
#include <array>

namespace peil::check {
namespace {

constexpr auto k_front_matter_keys = std::to_array<Key>({
    {"titel", Need::required, "de titel van de pagina"},
    {"samenvatting", Need::optional, "één zin voor lijsten en zoekmachines"},
    {"volgorde", Need::optional, "plaats in lijsten"},
});

constexpr auto k_reserved = std::to_array<std::string_view>({
    "404",       "begrippen", "begroting", "besluiten",        "data",
    "edities",   "en",        "gegevens",  "indicatoren",      "kengetallen",
    "licenties", "methode",   "open-data", "pijlers",          "planning",
    "privacy",   "staten",    "stijl",     "toegankelijkheid", "wijzigingen",
    "zoeken",
});

/// Where a text may stand, and how its place says what it belongs to.
struct Folder
{
  std::string_view prefix;
  Narrative::Kind kind;
};

constexpr auto k_folders = std::to_array<Folder>({
    {"content/pijlers/", Narrative::Kind::pillar},
    {"content/indicatoren/", Narrative::Kind::indicator},
    {"content/registers/", Narrative::Kind::record},
    {"content/paginas/", Narrative::Kind::page},
});

struct SingleText
{
  std::string_view name;
  Narrative::Kind kind;
};

constexpr auto k_single_texts = std::to_array<SingleText>({
    {"content/index.md", Narrative::Kind::home},
    {"content/methode.md", Narrative::Kind::method},
    {"content/begrippen.md", Narrative::Kind::glossary},
});

Position whole_file(const FileName& file)
{
  return {file, 0, 0, 1};
}

std::vector<std::string> known_ids(const Project& project, const Narrative& narrative)
{
  std::vector<std::string> ids;
  if (narrative.kind == Narrative::Kind::pillar)
    for (const Pillar& one : project.pillars)
      ids.push_back(one.id.value);
  if (narrative.kind == Narrative::Kind::indicator)
    for (const Indicator& one : project.indicators)
      ids.push_back(one.id.value);
  if (narrative.kind == Narrative::Kind::record)
    if (const Register* of = project.find_register(narrative.register_name))
      for (const Record& one : of->records)
        ids.push_back(one.id.value);
  return ids;
}

// Says what a text belongs to; nothing when its place says nothing.
std::optional<Narrative> place_of(const TextFile& text)
{
  const std::string_view name = text.file.str();
  Narrative narrative;
  for (const SingleText& single : k_single_texts)
    if (name == single.name) {
      narrative.kind = single.kind;
      return narrative;
    }
  for (const Folder& folder : k_folders) {
    if (!name.starts_with(folder.prefix))
      continue;
    narrative.kind = folder.kind;
    narrative.about = stem_of(text.file);
    const std::string_view rest = name.substr(folder.prefix.size());
    const std::size_t slash = rest.find('/');
    if (folder.kind == Narrative::Kind::record && slash != std::string_view::npos)
      narrative.register_name = rest.substr(0, slash);
    else if (slash != std::string_view::npos)
      return std::nullopt;
    return narrative;
  }
  return std::nullopt;
}

void report_no_place(const TextFile& text, Diagnostics& mistakes)
{
  mistakes.push_back(error_at(
      whole_file(text.file), say("deze tekst hoort nergens bij", "this text belongs to nothing"),
      say("teksten staan in content/index.md, methode.md, begrippen.md, pijlers/, indicatoren/, "
          "registers/NAAM/ of paginas/",
          "texts stand in content/index.md, methode.md, begrippen.md, pijlers/, indicatoren/, "
          "registers/NAME/ or paginas/")));
}

void check_free_page(const Narrative& narrative, const Project& project, Diagnostics& mistakes)
{
  if (!is_address_word(narrative.about))
    mistakes.push_back(
        error_at(whole_file(narrative.text.file),
                 say("'{}' kan geen adres zijn", "'{}' cannot be an address", narrative.about),
                 say("de bestandsnaam bestaat uit kleine letters, cijfers en '-'",
                     "the file name consists of lower case letters, digits and '-'")));
  const bool reserved =
      std::find(k_reserved.begin(), k_reserved.end(), narrative.about) != k_reserved.end();
  const Register* same = project.find_register(narrative.about);
  if (!reserved && same == nullptr)
    return;
  Diagnostic mistake = error_at(
      whole_file(narrative.text.file),
      say("twee bronnen voor de pagina /{}/", "two sources for the page /{}/", narrative.about),
      say("geef dit bestand een andere naam", "give this file another name"));
  if (same != nullptr)
    mistake.notes.push_back(
        {same->at, say("dit register heeft die pagina al", "this register has that page already")});
  mistakes.push_back(std::move(mistake));
}

void check_about(const Narrative& narrative, const Project& project, Diagnostics& mistakes)
{
  if (narrative.about.empty() || narrative.kind == Narrative::Kind::page)
    return;
  const std::vector<std::string> ids = known_ids(project, narrative);
  if (std::find(ids.begin(), ids.end(), narrative.about) != ids.end())
    return;
  mistakes.push_back(error_at(whole_file(narrative.text.file),
                              say("'{}' bestaat niet, dus deze tekst heeft geen pagina",
                                  "'{}' does not exist, so this text has no page", narrative.about),
                              expected_one_of(narrative.about, ids)));
}

void check_register_names(const Project& project, Diagnostics& mistakes)
{
  for (const Register& one : project.registers)
    if (std::find(k_reserved.begin(), k_reserved.end(), one.name) != k_reserved.end())
      mistakes.push_back(error_at(
          one.at,
          say("twee bronnen voor de pagina /{}/", "two sources for the page /{}/", one.name),
          say("dit adres is van het programma; geef de map van het register een andere naam",
              "this address belongs to the program; give the register's folder another name")));
}

} // namespace

std::span<const std::string_view> reserved_addresses()
{
  return k_reserved;
}

void check_narratives(const Sources& sources, Project& project, Diagnostics& mistakes)
{
  check_register_names(project, mistakes);
  for (const TextFile& text : sources.texts) {
    std::optional<Narrative> narrative = place_of(text);
    if (!narrative) {
      report_no_place(text, mistakes);
      continue;
    }
    const MapReader reader(text.front_matter, k_front_matter_keys, mistakes);
    narrative->title = reader.text("titel");
    narrative->summary = reader.text("samenvatting");
    narrative->order = reader.whole("volgorde").value_or(0);
    narrative->text = text;
    if (narrative->kind == Narrative::Kind::page)
      check_free_page(*narrative, project, mistakes);
    check_about(*narrative, project, mistakes);
    project.narratives.push_back(std::move(*narrative));
  }
}

} // namespace peil::check
