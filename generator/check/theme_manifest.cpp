#include "check/theme_manifest.hpp"

#include "base/text.hpp"
#include "check/map_reader.hpp"
#include "check/parts.hpp"

#include <algorithm>
#include <array>

namespace peil::check {
namespace {

constexpr std::string_view k_manifest = "/thema.yaml";

constexpr std::array k_script_keys{
    Key{"pakket", Need::required, "de naam van het pakket"},
    Key{"bestand", Need::required, "het pad van het bestand in het pakket"},
    Key{"naam", Need::required, "hoe het bestand in script/ heet"},
    Key{"module", Need::optional, "de globale naam die een ES-module als gewoon script krijgt"},
    Key{"invoer_uit", Need::optional,
        "de globale naam waaruit die module haalt wat zij nodig heeft"},
};

constexpr std::array k_style_keys{
    Key{"pakket", Need::required, "de naam van het pakket"},
    Key{"bestand", Need::required, "het pad van het bestand in het pakket"},
};

constexpr std::array k_asset_keys{
    Key{"pakket", Need::required, "de naam van het pakket"},
    Key{"bestand", Need::required, "het pad van het bestand in het pakket"},
    Key{"naam", Need::required, "het pad van het bestand in de site"},
};

constexpr std::array k_credit_keys{
    Key{"pakket", Need::required, "de naam van het pakket"},
    Key{"bestand", Need::required, "het pad van het bestand in het pakket"},
};

constexpr std::array k_manifest_keys{
    Key{"script", Need::optional, "scripts van pakketten, die in script/ komen",
        list_of(group_of<k_script_keys>())},
    Key{"stijl", Need::optional, "stijlbladen van pakketten, vóór die van het thema",
        list_of(group_of<k_style_keys>())},
    Key{"bestanden", Need::optional, "andere bestanden van pakketten, zoals lettertypen",
        list_of(group_of<k_asset_keys>())},
    Key{"zonder", Need::optional, "pakketten die niet in de bestanden zitten", k_texts},
    Key{"vermeldingen", Need::optional, "bestanden waarin staat van wie het werk is",
        list_of(group_of<k_credit_keys>())},
};

bool is_path_character(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("@._-").find(c) != std::string_view::npos;
}

bool is_plain_name(std::string_view name)
{
  return !name.empty() && name != "." && name != ".." &&
         std::all_of(name.begin(), name.end(), is_path_character);
}

// Below the folder it starts from, whatever the disk or web server makes of it.
bool is_inner_path(std::string_view path)
{
  const std::vector<std::string_view> names = split(path, '/');
  return std::all_of(names.begin(), names.end(), is_plain_name);
}

bool is_global_name(std::string_view name)
{
  return !name.empty() && (name.front() < '0' || name.front() > '9') &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return is_path_character(c) && c != '@' && c != '.' && c != '-';
         });
}

/// Reads the entries of one list; files of all lists share the check for two with one address.
class ManifestReader
{
public:
  explicit ManifestReader(Diagnostics& mistakes)
      : m_targets(mistakes, say("geef elk bestand een eigen naam", "give each file its own name")),
        m_mistakes(mistakes)
  {
  }

  void read(std::span<const Value> entries, PackageFile::Use use, std::span<const Key> keys);
  void read_credits(std::span<const Value> entries);
  std::vector<PackageFile> take() { return std::move(m_files); }
  std::vector<PackageCredit> take_credits() { return std::move(m_credits); }

private:
  Located<std::string> path(const MapReader& reader, std::string_view key);
  std::string target(const MapReader& reader, PackageFile::Use use);
  std::string global_name(const MapReader& reader, std::string_view key);

  std::vector<PackageFile> m_files;
  std::vector<PackageCredit> m_credits;
  UniqueIds m_targets;
  Diagnostics& m_mistakes;
};

void ManifestReader::read(std::span<const Value> entries, PackageFile::Use use,
                          std::span<const Key> keys)
{
  for (const Value& entry : entries) {
    const MapReader reader(entry, keys, m_mistakes);
    PackageFile file;
    file.use = use;
    file.package = path(reader, "pakket");
    file.file = path(reader, "bestand");
    if (use != PackageFile::Use::style)
      file.target = target(reader, use);
    if (use == PackageFile::Use::script) {
      file.module_global = global_name(reader, "module");
      file.imports_from = global_name(reader, "invoer_uit");
    }
    m_files.push_back(std::move(file));
  }
}

void ManifestReader::read_credits(std::span<const Value> entries)
{
  for (const Value& entry : entries) {
    const MapReader reader(entry, k_credit_keys, m_mistakes);
    m_credits.push_back({path(reader, "pakket"), path(reader, "bestand")});
  }
}

Located<std::string> ManifestReader::path(const MapReader& reader, std::string_view key)
{
  Located<std::string> found = reader.located_text(key);
  if (!found.value.empty() && !is_inner_path(found.value))
    m_mistakes.push_back(error_at(
        found.at,
        say("'{}' is geen pad binnen een map", "'{}' is no path inside a folder", found.value),
        say("schrijf namen van letters, cijfers, '-', '_' en '.' met '/' ertussen",
            "write names of letters, digits, '-', '_' and '.' with '/' between them")));
  return found;
}

std::string ManifestReader::target(const MapReader& reader, PackageFile::Use use)
{
  Located<std::string> name = path(reader, "naam");
  if (name.value.empty())
    return {};
  if (use == PackageFile::Use::script)
    name.value = "script/" + name.value;
  m_targets.add(name);
  return name.value;
}

std::string ManifestReader::global_name(const MapReader& reader, std::string_view key)
{
  const Located<std::string> name = reader.located_text(key);
  if (!name.value.empty() && !is_global_name(name.value))
    m_mistakes.push_back(
        error_at(name.at,
                 say("'{}' kan geen naam in een script zijn", "'{}' cannot be a name in a script",
                     name.value),
                 say("schrijf letters, cijfers en '_'", "write letters, digits and '_'")));
  return name.value;
}

const Document* find_manifest(const Sources& sources)
{
  const auto found = std::find_if(
      sources.theme_documents.begin(), sources.theme_documents.end(),
      [](const Document& document) { return document.file.str().ends_with(k_manifest); });
  return found == sources.theme_documents.end() ? nullptr : &*found;
}

} // namespace

ThemeManifest check_theme_manifest(const Sources& sources, Diagnostics& mistakes)
{
  const Document* document = find_manifest(sources);
  if (document == nullptr)
    return {};
  const MapReader reader(document->root, k_manifest_keys, mistakes);
  ManifestReader files(mistakes);
  files.read(reader.list("script"), PackageFile::Use::script, k_script_keys);
  files.read(reader.list("stijl"), PackageFile::Use::style, k_style_keys);
  files.read(reader.list("bestanden"), PackageFile::Use::asset, k_asset_keys);
  files.read_credits(reader.list("vermeldingen"));
  ThemeManifest manifest{files.take(), {}, files.take_credits()};
  for (const Located<std::string>& name : reader.texts("zonder"))
    manifest.left_out.push_back(name.value);
  return manifest;
}

} // namespace peil::check
