#include "mistake_folder.hpp"

#include "base/disk_files.hpp"
#include "base/text.hpp"
#include "build_site.hpp"
#include "commands/source_lines.hpp"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>
#include <set>

namespace peil::tests {
namespace {

namespace fs = std::filesystem;

const fs::path k_theme = fs::path(PEIL_SOURCE_DIR) / "themes" / "standaard";
constexpr const char* k_basis = "_basis";
constexpr const char* k_overlay = "project";
constexpr const char* k_left_out = "zonder.txt";

// Less patience than the program has. On a busy machine a chart that eats memory must still meet
// this limit before that of time, so the one is low and the other not too short.
constexpr std::chrono::seconds k_time_limit{6};
constexpr std::size_t k_memory_limit = 400'000'000;

BuildOptions options_for(const fs::path& project)
{
  const fs::path modules = fs::path(PEIL_SOURCE_DIR) / "node_modules";
  BuildOptions options;
  options.folders.sources = {project, k_theme};
  options.folders.output = project / "site";
  options.folders.packages = modules;
  options.folders.drawing.worker = fs::path(PEIL_BINARY_DIR) / "peil-chart-worker";
  options.folders.drawing.engine_files = {modules / "vega/build/vega.min.js",
                                          modules / "vega-lite/build/vega-lite.min.js"};
  options.folders.drawing.cache_folder = fs::path(PEIL_BINARY_DIR) / "mistakes" / ".grafieken";
  options.folders.drawing.time_limit = k_time_limit;
  options.folders.drawing.memory_limit_bytes = k_memory_limit;
  return options;
}

std::vector<std::string> left_out_of(const MistakeFolder& mistake)
{
  std::vector<std::string> names;
  if (fs::exists(mistake.folder / k_left_out)) {
    const std::string text = read_text_file(mistake.folder / k_left_out);
    for (const std::string_view name : split_lines(text))
      if (!name.empty())
        names.emplace_back(name);
  }
  return names;
}

bool is_about_the_theme(const MistakeFolder& mistake)
{
  const std::vector<std::string> names = left_out_of(mistake);
  return fs::exists(mistake.folder / k_overlay / "themes") ||
         std::any_of(names.begin(), names.end(),
                     [](const std::string& name) { return name.starts_with("themes/"); });
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

void copy_basis(const fs::path& root, const fs::path& scratch)
{
  fs::remove_all(scratch);
  fs::create_directories(scratch);
  fs::copy(root / k_basis, scratch, fs::copy_options::recursive);
}

void lay_over_basis(const MistakeFolder& mistake, const fs::path& scratch)
{
  copy_basis(mistake.folder.parent_path(), scratch);
  if (is_about_the_theme(mistake)) {
    fs::create_directories(scratch / "themes");
    fs::copy(k_theme, scratch / "themes" / k_theme.filename(), fs::copy_options::recursive);
  }
  for (const std::string& name : left_out_of(mistake))
    fs::remove_all(scratch / name);
  if (fs::exists(mistake.folder / k_overlay))
    fs::copy(mistake.folder / k_overlay, scratch,
             fs::copy_options::recursive | fs::copy_options::overwrite_existing);
}

Diagnostics find_mistakes(const fs::path& project)
{
  DiskFiles files;
  const BuildOptions options = options_for(project);
  const Result<Warnings> checked = check_project(options, files);
  if (!checked.ok())
    return checked.mistakes();
  if (!checked.value().list.empty())
    return checked.value().list;
  const Result<BuildReport> built = build_site(options, files);
  return built.ok() ? Diagnostics{} : built.mistakes();
}

std::string told_text(const Diagnostics& mistakes, const fs::path& project, Language language)
{
  const SourceLines lines = commands::source_lines(project, k_theme);
  std::string text;
  for (const Diagnostic& one : mistakes)
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
