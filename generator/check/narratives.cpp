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
    {"volgorde", Need::optional, "plaats in lijsten", k_whole},
});

constexpr auto k_reserved = std::to_array<std::string_view>({
    "404",       "begrippen", "begroting",        "besluiten",   "data",      "edities",
    "en",        "gegevens",  "indicatoren",      "kengetallen", "licenties", "methode",
    "open-data", "pijlers",   "planning",         "privacy",     "rapport",   "script",
    "staten",    "stijl",     "toegankelijkheid", "wijzigingen", "zoeken",
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
    {"content/edities/", Narrative::Kind::edition},
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
    {"content/toegankelijkheid.md", Narrative::Kind::accessibility},
    {"content/privacy.md", Narrative::Kind::privacy},
});

Position whole_file(const FileName& file)
{
  return {file, 0, 0, 1};
}

KnownNames record_ids(const Register& of, const Diagnostics& mistakes)
{
  const std::string folder = fmt::format("data/registers/{}/", of.name);
  if (std::any_of(mistakes.begin(), mistakes.end(), [&folder](const Diagnostic& one) {
        return one.severity != Severity::warning && one.at.file.str().starts_with(folder);
      }))
    return std::nullopt;
  std::vector<std::string> ids;
  for (const Record& one : of.records)
    ids.push_back(one.id.value);
  return ids;
}

constexpr std::string_view k_content = "content/";

/// The path of a text as it would be in the language of the plan, and the language of the text:
/// `content/en/index.md` is the English `content/index.md`.
struct TextPlace
{
  std::string path;
  std::string language;
};

TextPlace without_language(const TextFile& text, const std::vector<Translation>& translations)
{
  const std::string& path = text.file.str();
  for (const Translation& one : translations) {
    const std::string folder = fmt::format("{}{}/", k_content, one.language);
    if (path.starts_with(folder))
      return {std::string(k_content) + path.substr(folder.size()), one.language};
  }
  return {path, {}};
}

// The pages that exist in other languages; the rest of the site is there in one.
bool can_be_translated(Narrative::Kind kind)
{
  return kind == Narrative::Kind::home || kind == Narrative::Kind::pillar ||
         kind == Narrative::Kind::indicator || kind == Narrative::Kind::method;
}

// Says what a text belongs to; nothing when its place says nothing.
std::optional<Narrative> place_of(const TextFile& text, std::string_view name)
{
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
    else if (folder.kind == Narrative::Kind::edition && slash != std::string_view::npos) {
      narrative.chapter = narrative.about;
      narrative.about = rest.substr(0, slash);
    } else if (slash != std::string_view::npos)
      return std::nullopt;
    return narrative;
  }
  return std::nullopt;
}

void report_no_place(const TextFile& text, Diagnostics& mistakes)
{
  mistakes.push_back(error_at(
      whole_file(text.file), say("deze tekst hoort nergens bij", "this text belongs to nothing"),
      say("teksten staan in content/index.md, methode.md, begrippen.md, toegankelijkheid.md, "
          "privacy.md, pijlers/, indicatoren/, registers/NAAM/, edities/ID/ of paginas/",
          "texts stand in content/index.md, methode.md, begrippen.md, toegankelijkheid.md, "
          "privacy.md, pijlers/, indicatoren/, registers/NAME/, edities/ID/ or paginas/")));
}

void report_not_translated(const TextFile& text, Diagnostics& mistakes)
{
  mistakes.push_back(
      error_at(whole_file(text.file),
               say("deze pagina is er niet in een andere taal",
                   "this page does not exist in another language"),
               say("vertalen kan met index.md, methode.md, pijlers/ en indicatoren/",
                   "what can be translated is index.md, methode.md, pijlers/ and indicatoren/")));
}

void check_free_page(const Narrative& narrative, const Project& project, Diagnostics& mistakes)
{
  const Position at = whole_file(narrative.text.file);
  if (!is_address_word(narrative.about))
    mistakes.push_back(
        error_at(at, say("'{}' kan geen adres zijn", "'{}' cannot be an address", narrative.about),
                 say("de bestandsnaam bestaat uit kleine letters, cijfers en '-'",
                     "the file name consists of lower case letters, digits and '-'")));
  const Sentence message =
      say("twee bronnen voor de pagina /{}/", "two sources for the page /{}/", narrative.about);
  if (std::find(k_reserved.begin(), k_reserved.end(), narrative.about) != k_reserved.end())
    mistakes.push_back(
        error_at(at, message,
                 say("dit adres gebruikt het programma zelf; geef dit bestand een andere naam",
                     "the program uses this address itself; give this file another name")));
  if (const Register* same = project.find_register(narrative.about)) {
    Diagnostic mistake = error_at(
        at, message, say("geef dit bestand een andere naam", "give this file another name"));
    mistake.notes.push_back(
        {whole_file(same->at.file),
         say("dit register heeft die pagina al", "this register has that page already")});
    mistakes.push_back(std::move(mistake));
  }
}

void report_no_page(const Narrative& narrative, Sentence why, Diagnostics& mistakes)
{
  mistakes.push_back(
      error_at(whole_file(narrative.text.file),
               say("'{}' heeft geen eigen pagina, dus deze tekst is nergens te zien",
                   "'{}' has no page of its own, so this text is seen nowhere", narrative.about),
               std::move(why)));
}

// The file belongs to what its name says; that must exist and have a page.
void demand_known(const Narrative& narrative, const KnownNames& known, const Sentence& what,
                  Diagnostics& mistakes)
{
  check_plan_id({narrative.about, whole_file(narrative.text.file)}, known, what, mistakes);
}

void check_record_text(const Narrative& narrative, const PlanIds& known, const Project& project,
                       Diagnostics& mistakes)
{
  const Position at = whole_file(narrative.text.file);
  if (narrative.register_name.empty()) {
    report_no_place(narrative.text, mistakes);
    return;
  }
  check_plan_id({narrative.register_name, at}, known.registers, say("register", "register"),
                mistakes);
  const Register* of = project.find_register(narrative.register_name);
  if (of == nullptr)
    return;
  if (!of->is_public || !of->has_pages)
    return report_no_page(
        narrative,
        say("de records van register {} hebben geen eigen pagina; haal deze tekst "
            "weg",
            "the records of register {} have no page of their own; remove this "
            "text",
            of->name),
        mistakes);
  demand_known(narrative, record_ids(*of, mistakes), say("record", "record"), mistakes);
}

void check_indicator_text(const Narrative& narrative, const PlanIds& known, Diagnostics& mistakes)
{
  const auto is_in = [&narrative](const KnownNames& names) {
    return names && std::find(names->begin(), names->end(), narrative.about) != names->end();
  };
  if (is_in(known.indicators) && !is_in(known.targets))
    return report_no_page(
        narrative,
        say("een kengetal staat op de pagina van zijn indicator; schrijf de tekst "
            "bij die indicator",
            "a helping figure stands on the page of its indicator; write the text "
            "with that indicator"),
        mistakes);
  demand_known(narrative, known.targets, say("indicator", "indicator"), mistakes);
}

void check_chapter(const Narrative& narrative, const Project& project, Diagnostics& mistakes)
{
  if (narrative.chapter.empty())
    return report_no_place(narrative.text, mistakes);
  KnownNames ids = std::vector<std::string>();
  for (const Edition& one : project.editions)
    ids->push_back(one.id.value);
  demand_known(narrative, ids, say("editie", "edition"), mistakes);
}

void check_about(const Narrative& narrative, const PlanIds& known, const Project& project,
                 Diagnostics& mistakes)
{
  switch (narrative.kind) {
  case Narrative::Kind::pillar:
    return demand_known(narrative, known.pillars, say("pijler", "pillar"), mistakes);
  case Narrative::Kind::indicator:
    return check_indicator_text(narrative, known, mistakes);
  case Narrative::Kind::record:
    return check_record_text(narrative, known, project, mistakes);
  case Narrative::Kind::page:
    return check_free_page(narrative, project, mistakes);
  case Narrative::Kind::edition:
    return check_chapter(narrative, project, mistakes);
  case Narrative::Kind::home:
  case Narrative::Kind::method:
  case Narrative::Kind::glossary:
  case Narrative::Kind::accessibility:
  case Narrative::Kind::privacy:
    return;
  }
}

// A text without anything above it is the commonest beginner's slip.
void report_no_front_matter(const TextFile& text, Diagnostics& mistakes)
{
  mistakes.push_back(
      error_at({text.file, 1, 1, 1},
               say("boven deze tekst staat geen titel", "there is no title above this text"),
               say("begin het bestand met drie regels: ---, titel: …, ---",
                   "begin the file with three lines: ---, titel: …, ---")));
}

void check_register_names(const Project& project, Diagnostics& mistakes)
{
  for (const Register& one : project.registers)
    if (std::find(k_reserved.begin(), k_reserved.end(), one.name) != k_reserved.end())
      mistakes.push_back(error_at(
          whole_file(one.at.file),
          say("twee bronnen voor de pagina /{}/", "two sources for the page /{}/", one.name),
          say("dit adres is van het programma; geef de map van het register een andere naam",
              "this address belongs to the program; give the register's folder another name")));
}

} // namespace

std::span<const std::string_view> reserved_addresses()
{
  return k_reserved;
}

void check_narratives(const Sources& sources, const PlanIds& known, Project& project,
                      Diagnostics& mistakes)
{
  check_register_names(project, mistakes);
  for (const TextFile& text : sources.texts) {
    const TextPlace place = without_language(text, project.translations);
    std::optional<Narrative> narrative = place_of(text, place.path);
    if (!narrative) {
      report_no_place(text, mistakes);
      continue;
    }
    if (!place.language.empty() && !can_be_translated(narrative->kind)) {
      report_not_translated(text, mistakes);
      continue;
    }
    narrative->language = place.language;
    narrative->text = text;
    check_about(*narrative, known, project, mistakes);
    if (text.front_matter.is_empty()) {
      report_no_front_matter(text, mistakes);
      continue;
    }
    const MapReader reader(text.front_matter, k_front_matter_keys, mistakes);
    narrative->title = reader.text("titel");
    narrative->summary = reader.text("samenvatting");
    narrative->order = reader.whole("volgorde").value_or(0);
    project.narratives.push_back(std::move(*narrative));
  }
}

} // namespace peil::check
