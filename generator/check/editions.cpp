#include "check/editions.hpp"

#include "base/sha256.hpp"
#include "check/edition_record.hpp"
#include "check/find_source.hpp"
#include "check/key_tables.hpp"
#include "check/map_reader.hpp"
#include "check/parts.hpp"
#include "model/status_keys.hpp"

#include <algorithm>
#include <array>

namespace peil::check {
namespace {

constexpr std::string_view k_editions = "data/edities.yaml";
constexpr std::string_view k_folder = "data/edities/";
constexpr std::string_view k_record_name = "/vastgesteld.yaml";

constexpr auto k_edition_keys = std::to_array<Key>({
    {"id", Need::required, "wordt het adres: /edities/ID/", k_address_word},
    {"titel", Need::required, "de naam"},
    {"soort", Need::required, "voortgangsrapport, voortgangsoverzicht, eindrapportage, …",
     one_of([] { return keys_up_to(EditionKind::erratum); })},
    {"peildatum", Need::required, "de dag waarop de cijfers gelden", k_date},
    {"publicatie", Need::optional, "wanneer zij is uitgebracht", k_date},
    {"orgaan", Need::optional, "wie verantwoordelijk is"},
    {"plaats", Need::optional, "waar het plan haar belooft"},
    {"voorganger", Need::optional, "id van de vorige editie", id_of(Names::editions)},
    {"erratum_van", Need::optional, "id van de editie die zij verbetert", id_of(Names::editions)},
    {"gevraagd", Need::optional, "wat van Provinciale Staten wordt gevraagd", k_texts},
});

constexpr auto k_file_keys = std::to_array<Key>({
    {"voorbeeld", Need::optional, "true: verzonnen", k_yes_no},
    {"edities", Need::required, "de edities", list_of(group_of<k_edition_keys>())},
});

Edition read_edition(const Value& value, Diagnostics& mistakes)
{
  const MapReader reader(value, k_edition_keys, mistakes);
  Edition edition;
  edition.id = {reader.address_word("id").value_or(std::string()), reader.at("id")};
  edition.title = reader.text("titel");
  if (const auto word = reader.choice("soort", say("soort editie", "kind of edition")))
    edition.kind = find_by_key(*word, EditionKind::erratum).value_or(edition.kind);
  edition.as_of = reader.date("peildatum").value_or(Date());
  edition.published = reader.date("publicatie");
  edition.body = reader.text("orgaan");
  edition.plan_place = reader.text("plaats");
  edition.predecessor = reader.located_text("voorganger");
  edition.erratum_of = reader.located_text("erratum_van");
  for (const Located<std::string>& one : reader.texts("gevraagd"))
    edition.decisions_asked.push_back(one.value);
  if (edition.published && *edition.published < edition.as_of)
    mistakes.push_back(
        error_at(reader.at("publicatie"),
                 say("de editie is uitgebracht voor haar peildatum {}",
                     "the edition was published before its as-of date {}", edition.as_of.to_iso()),
                 say("kijk de twee datums na", "check the two dates")));
  return edition;
}

// The one before it, or the one it mends: there, and earlier than itself; of two on one day the one
// that stands first.
void check_earlier(const Edition& edition, const Located<std::string>& named,
                   const std::vector<Edition>& all, Diagnostics& mistakes)
{
  if (named.value.empty())
    return;
  std::vector<std::string> ids;
  for (const Edition& one : all)
    if (&one != &edition)
      ids.push_back(one.id.value);
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Edition& one) { return one.id.value == named.value; });
  if (found == all.end())
    return report_unknown(named.value, named.at, ids, say("editie", "edition"), mistakes);
  if (found->as_of > edition.as_of || (found->as_of == edition.as_of && &*found >= &edition))
    mistakes.push_back(
        error_at(named.at,
                 say("'{0}' komt niet voor '{1}'", "'{0}' does not come before '{1}'", named.value,
                     edition.id.value),
                 say("noem een editie met een eerdere peildatum, of een van dezelfde dag die er "
                     "boven staat",
                     "name an edition with an earlier as-of date, or one of the same day that "
                     "stands above it")));
}

// data/edities/voortgang-2026/pagina/index.html -> voortgang-2026
std::string_view edition_of(std::string_view file)
{
  const std::string_view rest = file.substr(k_folder.size());
  return rest.substr(0, rest.find('/'));
}

Diagnostic vanished_edition(FileName name)
{
  return error_at(
      {std::move(name), 0, 0, 1},
      say("dit bestand hoort bij geen editie", "this file belongs to no edition"),
      say("zet de editie terug in data/edities.yaml: wat is vastgesteld, verdwijnt niet",
          "put the edition back into data/edities.yaml: what is frozen does not "
          "vanish"));
}

void report_strays(const Sources& sources, const std::vector<Edition>& editions,
                   Diagnostics& mistakes)
{
  const auto is_known = [&editions](std::string_view id) {
    return std::any_of(editions.begin(), editions.end(),
                       [id](const Edition& one) { return one.id.value == id; });
  };
  for (const Document& document : sources.documents) {
    const std::string& name = document.file.str();
    if (!name.starts_with(k_folder))
      continue;
    const std::string_view id = edition_of(name);
    const bool is_record = name == fmt::format("{}{}{}", k_folder, id, k_record_name);
    if (is_record && !is_known(id))
      mistakes.push_back(vanished_edition(document.file));
    else if (!is_record)
      mistakes.push_back(error_at(
          {document.file, 0, 0, 1},
          say("dit bestand hoort bij geen editie", "this file belongs to no edition"),
          say("in data/edities/ staat alleen wat `peil freeze` schrijft; de edities zelf "
              "staan in data/edities.yaml",
              "data/edities/ holds only what `peil freeze` writes; the editions themselves "
              "stand in data/edities.yaml")));
  }
  for (const RawFile& file : sources.edition_files)
    if (!is_known(edition_of(file.file.str())))
      mistakes.push_back(vanished_edition(file.file));
}

Diagnostic changed_file(FileName name, const std::string& edition)
{
  return error_at({name, 0, 0, 1},
                  say("dit bestand van de vastgestelde editie '{}' is veranderd",
                      "this file of the frozen edition '{}' was changed", edition),
                  say("zet het oude bestand terug; een fout herstelt u met een nieuwe editie van "
                      "soort erratum",
                      "put the old file back; a mistake is mended by a new edition of kind "
                      "erratum"));
}

Diagnostic added_file(FileName name, const std::string& edition)
{
  return error_at({std::move(name), 0, 0, 1},
                  say("dit bestand was er niet toen editie '{}' werd vastgesteld",
                      "this file was not there when edition '{}' was frozen", edition),
                  say("haal het weg; wat is vastgesteld, verandert niet",
                      "remove it; what is frozen does not change"));
}

Diagnostic missing_file(FileName name, const std::string& edition)
{
  return error_at({name, 0, 0, 1},
                  say("dit bestand van de vastgestelde editie '{}' ontbreekt",
                      "this file of the frozen edition '{}' is missing", edition),
                  say("zet het terug", "put it back"));
}

bool has_files(const Edition& edition, const Sources& sources)
{
  return std::any_of(
      sources.edition_files.begin(), sources.edition_files.end(),
      [&edition](const RawFile& file) { return edition_of(file.file.str()) == edition.id.value; });
}

// What is frozen stays to the byte: anyone who opens such a file in an editor is told.
void check_files(Edition& edition, const Sources& sources, Diagnostics& mistakes)
{
  const std::string folder = fmt::format("{}{}/pagina/", k_folder, edition.id.value);
  const std::string place = fmt::format("edities/{}/", edition.id.value);
  std::vector<std::string> there;
  std::vector<OutputFile> files;
  for (const RawFile& file : sources.edition_files) {
    if (!file.file.str().starts_with(folder))
      continue;
    const std::string path = place + file.file.str().substr(folder.size());
    const auto& expected = edition.record->files;
    const auto known = std::find_if(expected.begin(), expected.end(),
                                    [&](const FrozenFile& one) { return one.path == path; });
    if (known == expected.end())
      mistakes.push_back(added_file(file.file, edition.id.value));
    else if (known->digest != sha256(file.bytes))
      mistakes.push_back(changed_file(file.file, edition.id.value));
    there.push_back(path);
    files.push_back({path, file.bytes});
  }
  for (const FrozenFile& one : edition.record->files)
    if (std::find(there.begin(), there.end(), one.path) == there.end())
      mistakes.push_back(
          missing_file(FileName(folder + one.path.substr(std::min(place.size(), one.path.size()))),
                       edition.id.value));
  edition.files = std::make_shared<const std::vector<OutputFile>>(std::move(files));
}

void add_record(Edition& edition, const Sources& sources, Diagnostics& mistakes)
{
  const std::string name = fmt::format("{}{}{}", k_folder, edition.id.value, k_record_name);
  const Document* document = find_document(sources, name);
  if (document == nullptr) {
    if (!sources.bytes_by_file.contains(name) && has_files(edition, sources))
      mistakes.push_back(missing_file(FileName(name), edition.id.value));
    return;
  }
  std::optional<EditionRecord> record = read_edition_record(document->root, mistakes);
  if (!record)
    return;
  edition.record = std::make_shared<const EditionRecord>(std::move(*record));
  if (edition.record->edition != edition.id.value || edition.record->as_of != edition.as_of)
    mistakes.push_back(
        error_at(edition.id.at,
                 say("'{0}' is vastgesteld op peildatum {1}; hier staat iets anders",
                     "'{0}' was frozen at as-of date {1}; here it says something else",
                     edition.id.value, edition.record->as_of.to_iso()),
                 say("zet de peildatum terug; een andere stand is een nieuwe editie",
                     "put the as-of date back; another position is a new edition")));
  check_files(edition, sources, mistakes);
}

} // namespace

std::span<const Key> edition_file_keys()
{
  return k_file_keys;
}

CheckedEditions check_editions(const Sources& sources)
{
  CheckedEditions checked;
  std::vector<Edition>& editions = checked.editions;
  Diagnostics& mistakes = checked.mistakes;
  if (const Document* document = find_document(sources, k_editions)) {
    const MapReader reader(document->root, k_file_keys, mistakes);
    checked.are_sample = reader.yes_no("voorbeeld", false);
    UniqueIds ids(mistakes, say("geef elke editie een eigen id", "give each edition its own id"));
    for (const Value& value : reader.list("edities")) {
      editions.push_back(read_edition(value, mistakes));
      ids.add(editions.back().id);
    }
  }
  for (Edition& edition : editions) {
    check_earlier(edition, edition.predecessor, editions, mistakes);
    check_earlier(edition, edition.erratum_of, editions, mistakes);
    add_record(edition, sources, mistakes);
  }
  report_strays(sources, editions, mistakes);
  std::stable_sort(editions.begin(), editions.end(),
                   [](const Edition& a, const Edition& b) { return a.as_of < b.as_of; });
  return checked;
}

Diagnostics check_freezing(const Project& project, const Edition& edition, Date as_of,
                           Diagnostics owed)
{
  Diagnostics refusals;
  const auto refuse = [&](Sentence message, Sentence hint) {
    refusals.push_back(error_at(edition.id.at, std::move(message), std::move(hint)));
  };
  if (edition.is_frozen())
    refuse(say("'{}' is al vastgesteld", "'{}' is frozen already", edition.id.value),
           say("wat is vastgesteld, verandert niet; een fout herstelt u met een nieuwe editie van "
               "soort erratum",
               "what is frozen does not change; a mistake is mended by a new edition of kind "
               "erratum"));
  if (edition.as_of > as_of)
    refuse(say("de peildatum {0} van '{1}' ligt na die van het project, {2}",
               "the as-of date {0} of '{1}' lies after that of the project, {2}",
               edition.as_of.to_iso(), edition.id.value, as_of.to_iso()),
           say("wacht tot die dag voorbij is, en zet dan 'peildatum' in data/plan.yaml",
               "wait until that day has passed, then set 'peildatum' in data/plan.yaml"));
  const Edition* before = project.find_edition(edition.predecessor.value);
  if (before != nullptr && !before->is_frozen())
    refuse(say("de voorganger '{}' is nog niet vastgesteld",
               "its predecessor '{}' is not frozen yet", before->id.value),
           say("stel eerst die editie vast: peil freeze {}",
               "freeze that edition first: peil freeze {}", before->id.value));
  for (Diagnostic& one : owed) {
    one.severity = Severity::error;
    refusals.push_back(std::move(one));
  }
  return sorted(std::move(refusals));
}

} // namespace peil::check
