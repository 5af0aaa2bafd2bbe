#include "mistake_folder.hpp"

#include "base/disk_files.hpp"
#include "base/text.hpp"
#include "check/check_sources.hpp"
#include "read/project_files.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

namespace peil::tests {
namespace {

namespace fs = std::filesystem;

constexpr const char* k_basis = "_basis";
constexpr const char* k_overlay = "project";
constexpr const char* k_left_out = "zonder.txt";

// The one place that knows what `peil check` does with a project.
Diagnostics check_project(const Sources& sources)
{
  Result<Project> checked = check::check_sources(sources);
  return checked.ok() ? checked.value().warnings : checked.mistakes();
}

SourceLines lines_of(const Sources& sources)
{
  return [&sources](const FileName& file, std::uint32_t line) -> std::optional<std::string> {
    const auto bytes = sources.bytes_by_file.find(file.str());
    if (bytes == sources.bytes_by_file.end())
      return std::nullopt;
    const std::vector<std::string_view> lines = split_lines(bytes->second);
    if (line == 0 || line > lines.size())
      return std::nullopt;
    return std::string(lines[line - 1]);
  };
}

bool is_known_name(const std::string& name)
{
  const std::set<std::string> known{k_overlay, k_left_out, "expected.txt", "expected.en.txt"};
  return known.contains(name);
}

} // namespace

fs::path MistakeFolder::expected_file(Language language) const
{
  return folder / (language == Language::dutch ? "expected.txt" : "expected.en.txt");
}

std::vector<MistakeFolder> find_mistake_folders(const fs::path& root)
{
  std::vector<MistakeFolder> found;
  for (const fs::directory_entry& entry : fs::directory_iterator(root))
    if (entry.is_directory() && entry.path().filename() != k_basis)
      found.push_back({entry.path(), entry.path().filename().string()});
  std::sort(found.begin(), found.end(),
            [](const MistakeFolder& a, const MistakeFolder& b) { return a.name < b.name; });
  return found;
}

std::string wrong_contents(const MistakeFolder& mistake)
{
  std::string wrong;
  if (!fs::exists(mistake.expected_file(Language::dutch)))
    wrong += "missing expected.txt; ";
  if (!fs::exists(mistake.folder / k_overlay) && !fs::exists(mistake.folder / k_left_out))
    wrong += "neither project/ nor zonder.txt; ";
  for (const fs::directory_entry& entry : fs::directory_iterator(mistake.folder))
    if (!is_known_name(entry.path().filename().string()))
      wrong += "unexpected " + entry.path().filename().string() + "; ";
  return wrong;
}

void lay_over_basis(const MistakeFolder& mistake, const fs::path& scratch)
{
  fs::remove_all(scratch);
  fs::create_directories(scratch);
  fs::copy(mistake.folder.parent_path() / k_basis, scratch, fs::copy_options::recursive);
  if (fs::exists(mistake.folder / k_left_out))
    for (const std::string_view name : split_lines(read_text_file(mistake.folder / k_left_out)))
      fs::remove_all(scratch / name);
  if (fs::exists(mistake.folder / k_overlay))
    fs::copy(mistake.folder / k_overlay, scratch,
             fs::copy_options::recursive | fs::copy_options::overwrite_existing);
}

std::string checked_text(const fs::path& project, Language language)
{
  DiskFiles files;
  const Sources sources = read::read_sources(files, {project, project / "no-theme"});
  const SourceLines lines = lines_of(sources);
  std::string text;
  for (const Diagnostic& one : check_project(sources))
    text += to_text(one, language, lines);
  return text;
}

std::string read_text_file(const fs::path& file)
{
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

void write_text_file(const fs::path& file, const std::string& text)
{
  std::ofstream stream(file, std::ios::binary);
  stream << text;
}

} // namespace peil::tests
