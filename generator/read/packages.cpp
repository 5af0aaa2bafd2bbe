#include "read/packages.hpp"

#include "read/legal_comments.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <tuple>

namespace peil::read {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

constexpr std::array k_licence_files{"LICENSE", "LICENSE.md", "LICENSE.txt",
                                     "LICENCE", "license",    "license.md"};
// What some makers ask to pass on beside the licence.
constexpr std::array k_notice_files{"NOTICE", "NOTICE.md", "NOTICE.txt", "CopyrightNotice.txt"};

std::optional<std::string> read_if_there(Files& files, const fs::path& file)
{
  Result<std::string> bytes = files.read(file);
  if (!bytes.ok())
    return std::nullopt;
  return std::move(bytes).value();
}

std::string text_of(const json& object, const char* key)
{
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Diagnostic not_installed(const PackageFile& file, const std::string& package)
{
  return error_at(
      file.package.at,
      say("pakket '{}' is niet geïnstalleerd", "package '{}' is not installed", package),
      say("zet het met zijn versie in package.json van Peil en voer daar `npm ci` uit",
          "add it with its version to Peil's package.json and run `npm ci` there"));
}

Diagnostic not_in_package(const std::string& package, const Located<std::string>& file)
{
  return error_at(file.at,
                  say("pakket '{}' heeft geen bestand '{}'", "package '{}' has no file '{}'",
                      package, file.value),
                  say("kijk in node_modules/{} hoe het bestand heet",
                      "look in node_modules/{} for its name", package));
}

Diagnostic not_shipped(const PackageCredit& credit)
{
  return error_at(
      credit.package.at,
      say("van pakket '{}' gaat niets mee", "nothing of package '{}' ships", credit.package.value),
      say("noem een pakket van 'script', 'stijl' of 'bestanden', of iets waar dat van "
          "afhangt; anders kan deze regel weg",
          "name a package of 'script', 'stijl' or 'bestanden', or something that it "
          "depends on; otherwise remove this line"));
}

Diagnostic names_nobody(const PackageCredit& credit)
{
  return error_at(credit.file.at,
                  say("in '{}' van pakket '{}' staat niet van wie het werk is",
                      "'{}' of package '{}' does not say whose work it is", credit.file.value,
                      credit.package.value),
                  say("noem het bestand met de opmerkingen van de makers, of haal deze regel weg",
                      "name the file with the comments of the makers, or remove this line"));
}

/// Collects packages and what they depend on, each once.
class PackageCollector
{
public:
  PackageCollector(Files& files, const fs::path& modules, const std::vector<std::string>& left_out)
      : m_files(files), m_modules(modules), m_left_out(left_out.begin(), left_out.end())
  {
  }

  /// Whether the package and all it depends on are installed; otherwise `missing` says which is
  /// not.
  bool add(const std::string& name) { return add(name, m_modules); }
  const std::string& missing() const { return m_missing; }
  /// What a file of a package that was added says of others; a mistake when it is not there or
  /// names nobody.
  std::optional<Diagnostic> add_credits(const PackageCredit& credit);

  /// By name and version: npm may install two versions of one package.
  std::vector<Package> take();

private:
  bool add(const std::string& name, const fs::path& nearest_modules);
  bool add_dependencies(const json& description, const fs::path& package);
  Package describe(const json& description, const fs::path& package, const std::string& name);

  Files& m_files;
  const fs::path& m_modules;
  std::set<std::string> m_left_out;
  std::map<fs::path, Package> m_packages;
  std::string m_missing;
};

// As Node does: a package of one's own goes before the one that all share.
bool PackageCollector::add(const std::string& name, const fs::path& nearest_modules)
{
  if (m_left_out.contains(name))
    return true;
  for (const fs::path& modules : {nearest_modules, m_modules}) {
    const fs::path package = modules / name;
    if (m_packages.contains(package))
      return true;
    const std::optional<std::string> text = read_if_there(m_files, package / "package.json");
    const json description = json::parse(text.value_or(""), nullptr, false);
    if (!description.is_object())
      continue;
    m_packages[package] = describe(description, package, name);
    return add_dependencies(description, package);
  }
  m_missing = name;
  return false;
}

bool PackageCollector::add_dependencies(const json& description, const fs::path& package)
{
  const auto dependencies = description.find("dependencies");
  if (dependencies == description.end() || !dependencies->is_object())
    return true;
  return std::all_of(dependencies->items().begin(), dependencies->items().end(),
                     [&](const auto& one) { return add(one.key(), package / "node_modules"); });
}

Package PackageCollector::describe(const json& description, const fs::path& package,
                                   const std::string& name)
{
  Package described{name, text_of(description, "version"), text_of(description, "license"), {}, {}};
  for (const char* file : k_licence_files)
    if (std::optional<std::string> notice = read_if_there(m_files, package / file)) {
      described.notice = std::move(*notice);
      break;
    }
  for (const char* file : k_notice_files)
    if (const std::optional<std::string> notice = read_if_there(m_files, package / file))
      described.notice += (described.notice.empty() ? "" : "\n") + *notice;
  return described;
}

std::optional<Diagnostic> PackageCollector::add_credits(const PackageCredit& credit)
{
  const auto found = m_packages.find(m_modules / credit.package.value);
  if (found == m_packages.end())
    return not_shipped(credit);
  const std::optional<std::string> script =
      read_if_there(m_files, found->first / credit.file.value);
  if (!script)
    return not_in_package(credit.package.value, credit.file);
  const std::string credits = legal_comments(*script);
  if (credits.empty())
    return names_nobody(credit);
  found->second.credits += (found->second.credits.empty() ? "" : "\n\n") + credits;
  return std::nullopt;
}

std::vector<Package> PackageCollector::take()
{
  std::vector<Package> packages;
  for (auto& [folder, package] : m_packages)
    packages.push_back(std::move(package));
  const auto key = [](const Package& one) { return std::tie(one.name, one.version); };
  std::sort(packages.begin(), packages.end(),
            [&](const Package& a, const Package& b) { return key(a) < key(b); });
  packages.erase(std::unique(packages.begin(), packages.end(),
                             [&](const Package& a, const Package& b) { return key(a) == key(b); }),
                 packages.end());
  return packages;
}

} // namespace

Result<ShippedPackages> read_packages(Files& files, const fs::path& folder,
                                      const ThemeManifest& manifest)
{
  ShippedPackages shipped;
  Diagnostics mistakes;
  PackageCollector collector(files, folder, manifest.left_out);
  for (const PackageFile& file : manifest.files) {
    if (!collector.add(file.package.value)) {
      mistakes.push_back(not_installed(file, collector.missing()));
      continue;
    }
    std::optional<std::string> bytes =
        read_if_there(files, folder / file.package.value / file.file.value);
    if (!bytes)
      mistakes.push_back(not_in_package(file.package.value, file.file));
    shipped.contents.push_back(std::move(bytes).value_or(std::string()));
  }
  for (const PackageCredit& credit : manifest.credits)
    if (mistakes.empty())
      if (std::optional<Diagnostic> mistake = collector.add_credits(credit))
        mistakes.push_back(std::move(*mistake));
  if (!mistakes.empty())
    return mistakes;
  shipped.packages = collector.take();
  return shipped;
}

} // namespace peil::read
