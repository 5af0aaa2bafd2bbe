#include "write/output_plan.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <optional>

namespace peil::write {
namespace {

struct PathMistake
{
  const char* nl;
  const char* en;
};

constexpr std::size_t k_longest_name = 255;

std::string_view folder_of(std::string_view path)
{
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

std::string_view name_of(std::string_view path)
{
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

bool has_control_character(std::string_view path)
{
  return std::any_of(path.begin(), path.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F;
  });
}

std::optional<PathMistake> mistake_in_part(std::string_view part)
{
  if (part.empty())
    return PathMistake{"heeft een leeg deel", "has an empty part"};
  if (part == "." || part == "..")
    return PathMistake{"bevat '.' of '..'", "contains '.' or '..'"};
  if (part.size() > k_longest_name)
    return PathMistake{"heeft een deel van meer dan 255 bytes",
                       "has a part of more than 255 bytes"};
  return std::nullopt;
}

std::optional<PathMistake> mistake_in_path(std::string_view path)
{
  if (path.empty())
    return PathMistake{"is leeg", "is empty"};
  if (find_invalid_utf8(path))
    return PathMistake{"is geen UTF-8", "is not UTF-8"};
  if (has_control_character(path))
    return PathMistake{"bevat een stuurteken", "contains a control character"};
  if (path.find('\\') != std::string_view::npos)
    return PathMistake{"bevat een '\\'", "contains a '\\'"};
  if (path.front() == '/')
    return PathMistake{"begint met '/'", "begins with '/'"};
  if (path == site_marker().path)
    return PathMistake{"is de naam van peils eigen merkteken", "is the name of peil's own marker"};
  std::size_t begin = 0;
  while (true) {
    const std::size_t end = path.find('/', begin);
    if (const auto mistake = mistake_in_part(path.substr(begin, end - begin)))
      return mistake;
    if (end == std::string_view::npos)
      return std::nullopt;
    begin = end + 1;
  }
}

// What cannot be shown as it is would spoil the terminal too.
std::string shown(std::string_view path)
{
  std::string text;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte >= 0x7F)
      text += fmt::format("\\x{:02X}", byte);
    else
      text += c;
  }
  return text;
}

Diagnostic path_error(const std::string& path, const PathMistake& mistake)
{
  const bool readable = !find_invalid_utf8(path) && !has_control_character(path);
  const std::string name = readable ? path : shown(path);
  return error_at({},
                  {fmt::format("het pad '{}' van een uitvoerbestand {}", name, mistake.nl),
                   fmt::format("the path '{}' of an output file {}", name, mistake.en)},
                  say("een pad is relatief, met '/' tussen de mappen",
                      "a path is relative, with '/' between folders"));
}

Diagnostics find_path_mistakes(std::span<const OutputFile> output)
{
  Diagnostics mistakes;
  for (const OutputFile& file : output)
    if (const auto mistake = mistake_in_path(file.path))
      mistakes.push_back(path_error(file.path, *mistake));
  return mistakes;
}

std::vector<PlannedFile> sorted_files(std::span<const OutputFile> output)
{
  std::vector<PlannedFile> files;
  files.reserve(output.size() + 1);
  for (const OutputFile& file : output)
    files.push_back({&file, folder_of(file.path), name_of(file.path)});
  files.push_back({&site_marker(), "", site_marker().path});
  std::sort(files.begin(), files.end(), [](const PlannedFile& a, const PlannedFile& b) {
    const int order = a.folder.compare(b.folder);
    return order < 0 || (order == 0 && a.name < b.name);
  });
  return files;
}

// Every folder with a file in it and every folder above one, sorted.
std::vector<std::string_view> sorted_folders(std::span<const PlannedFile> files)
{
  std::vector<std::string_view> paths{""};
  for (const PlannedFile& planned : files) {
    std::string_view path = planned.folder;
    const std::string_view previous = paths.back();
    while (!path.empty() && path != previous) {
      paths.push_back(path);
      path = folder_of(path);
    }
  }
  std::sort(paths.begin(), paths.end());
  paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
  return paths;
}

Plan to_tree(std::vector<PlannedFile> files)
{
  Plan plan;
  std::size_t next_file = 0;
  plan.folder_of_file.reserve(files.size());
  for (const std::string_view path : sorted_folders(files)) {
    const std::size_t number = plan.folders.size();
    PlannedFolder folder{std::string(path), 0, next_file, next_file, {}};
    for (; next_file < files.size() && files[next_file].folder == path; ++next_file)
      plan.folder_of_file.push_back(number);
    folder.end_file = next_file;
    if (!path.empty()) {
      folder.parent = plan.find_folder(folder_of(path));
      plan.folders[folder.parent].subfolders.push_back(number);
    }
    plan.folders.push_back(std::move(folder));
  }
  plan.files = std::move(files);
  return plan;
}

Diagnostic two_for_one_path(const std::string& path)
{
  return error_at({},
                  say("twee uitvoerbestanden hebben hetzelfde pad '{}'",
                      "two output files have the same path '{}'", path),
                  say("geef een van beide bronnen een andere naam",
                      "give one of the two sources another name"));
}

Diagnostic file_and_folder(const std::string& path)
{
  return error_at({},
                  say("'{}' zou tegelijk een bestand en een map zijn",
                      "'{}' would be a file and a folder at once", path),
                  say("geef een van beide bronnen een andere naam",
                      "give one of the two sources another name"));
}

Diagnostic only_case_differs(std::string_view one, std::string_view other)
{
  return error_at({},
                  say("de paden '{}' en '{}' verschillen alleen in hoofdletters",
                      "the paths '{}' and '{}' differ only in letter case", one, other),
                  say("op Windows en macOS is dat één bestand: geef een van beide een andere naam",
                      "on Windows and macOS that is one file: give one of them another name"));
}

Diagnostics find_collisions(const Plan& plan)
{
  Diagnostics mistakes;
  for (const PlannedFolder& folder : plan.folders) {
    for (std::size_t file = folder.first_file; file < folder.end_file; ++file) {
      const std::string& path = plan.files[file].file->path;
      if (file > folder.first_file && plan.files[file - 1].name == plan.files[file].name)
        mistakes.push_back(two_for_one_path(path));
      if (plan.has_subfolder(folder, plan.files[file].name))
        mistakes.push_back(file_and_folder(path));
    }
  }
  return mistakes;
}

// The letters of Dutch and its neighbours: ASCII, and À to Þ (U+00C0 to U+00DE), which are C3 80 to
// C3 9E in UTF-8 and have their lower case 0x20 further on; C3 97 is the multiplication sign.
bool is_capital(std::string_view path, std::size_t at)
{
  const auto byte = static_cast<unsigned char>(path[at]);
  const bool ascii = byte >= 'A' && byte <= 'Z';
  const bool latin = at > 0 && path[at - 1] == '\xC3' && byte >= 0x80 && byte <= 0x9E;
  return ascii || (latin && byte != 0x97);
}

std::string in_lower_case(std::string_view path)
{
  std::string lower(path);
  for (std::size_t at = 0; at < path.size(); ++at)
    if (is_capital(path, at))
      lower[at] = static_cast<char>(path[at] + 0x20);
  return lower;
}

// Of files and folders with the same parent: a clash higher up would only be repeated below.
Diagnostics find_case_collisions(const Plan& plan)
{
  Diagnostics mistakes;
  std::vector<std::pair<std::string, std::string_view>> names;
  const auto add = [&names](std::string_view path) {
    names.emplace_back(in_lower_case(path), path);
  };
  for (const PlannedFolder& folder : plan.folders) {
    names.clear();
    for (std::size_t file = folder.first_file; file < folder.end_file; ++file)
      add(plan.files[file].file->path);
    for (const std::size_t subfolder : folder.subfolders)
      add(plan.folders[subfolder].path);
    std::sort(names.begin(), names.end());
    for (std::size_t i = 1; i < names.size(); ++i)
      if (names[i].first == names[i - 1].first && names[i].second != names[i - 1].second)
        mistakes.push_back(only_case_differs(names[i - 1].second, names[i].second));
  }
  return mistakes;
}

bool has_capital(std::span<const OutputFile> output)
{
  return std::any_of(output.begin(), output.end(), [](const OutputFile& file) {
    for (std::size_t at = 0; at < file.path.size(); ++at)
      if (is_capital(file.path, at))
        return true;
    return false;
  });
}

} // namespace

std::string_view PlannedFolder::name() const
{
  return name_of(path);
}

std::size_t Plan::find_file(const PlannedFolder& folder, std::string_view name) const
{
  const auto begin = files.begin() + static_cast<std::ptrdiff_t>(folder.first_file);
  const auto end = files.begin() + static_cast<std::ptrdiff_t>(folder.end_file);
  const auto found =
      std::lower_bound(begin, end, name, [](const PlannedFile& file, std::string_view wanted) {
        return file.name < wanted;
      });
  const bool present = found != end && found->name == name;
  return present ? static_cast<std::size_t>(found - files.begin()) : files.size();
}

bool Plan::has_file(const PlannedFolder& folder, std::string_view name) const
{
  return find_file(folder, name) != files.size();
}

bool Plan::has_subfolder(const PlannedFolder& folder, std::string_view name) const
{
  const auto found = std::lower_bound(folder.subfolders.begin(), folder.subfolders.end(), name,
                                      [this](std::size_t subfolder, std::string_view wanted) {
                                        return folders[subfolder].name() < wanted;
                                      });
  return found != folder.subfolders.end() && folders[*found].name() == name;
}

std::size_t Plan::find_folder(std::string_view path) const
{
  const auto found = std::lower_bound(
      folders.begin(), folders.end(), path,
      [](const PlannedFolder& folder, std::string_view wanted) { return folder.path < wanted; });
  const bool present = found != folders.end() && found->path == path;
  return present ? static_cast<std::size_t>(found - folders.begin()) : folders.size();
}

const OutputFile& site_marker()
{
  static const OutputFile marker{".peil", "peil-site 1\n"};
  return marker;
}

Result<Plan> plan_output(std::span<const OutputFile> output)
{
  if (Diagnostics mistakes = find_path_mistakes(output); !mistakes.empty())
    return mistakes;
  Plan plan = to_tree(sorted_files(output));
  Diagnostics mistakes = find_collisions(plan);
  if (has_capital(output))
    for (Diagnostic& mistake : find_case_collisions(plan))
      mistakes.push_back(std::move(mistake));
  if (!mistakes.empty())
    return mistakes;
  return plan;
}

} // namespace peil::write
