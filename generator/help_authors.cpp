#include "help_authors.hpp"

#include "author/record_skeleton.hpp"
#include "author/schema_files.hpp"
#include "read/project_files.hpp"
#include "write/new_folder.hpp"
#include "write/plain_file.hpp"
#include "write/replace_files.hpp"
#include "write/write_output.hpp"

#include <algorithm>
#include <system_error>

namespace peil {
namespace {

namespace fs = std::filesystem;

using Settings = SchemaReport::Settings;

// A folder that is no project, or a disk that cannot be read.
bool is_no_project(const Sources& sources)
{
  return sources.bytes_by_file.empty() ||
         std::any_of(sources.mistakes.begin(), sources.mistakes.end(),
                     [](const Diagnostic& one) { return one.severity == Severity::machine; });
}

Result<Sources> read_project(Files& files, const read::ProjectFolders& folders)
{
  Sources sources = read::read_sources(files, folders);
  const bool has_data =
      std::any_of(sources.bytes_by_file.begin(), sources.bytes_by_file.end(),
                  [](const auto& file) { return file.first.starts_with("data/"); });
  if ((!has_data || is_no_project(sources)) && has_errors(sources.mistakes))
    return sorted(std::move(sources.mistakes));
  return sources;
}

// The folder as a path from the project, as settings of an editor name it; nothing outside it.
std::optional<std::string> path_in_project(const fs::path& folder, const fs::path& project)
{
  std::error_code error;
  const fs::path path = fs::weakly_canonical(fs::absolute(folder, error), error)
                            .lexically_relative(fs::weakly_canonical(project, error));
  if (path.empty() || *path.begin() == "..")
    return std::nullopt;
  return "./" + path.generic_string();
}

Result<Settings> update_settings(Files& files, const fs::path& project,
                                 const std::vector<author::SchemaUse>& uses,
                                 const std::string& folder)
{
  const fs::path path = project / ".vscode" / "settings.json";
  std::error_code error;
  if (!fs::exists(path, error))
    return Settings::none;
  TRY_ASSIGN(const std::string before, files.read(path));
  const auto after = author::with_editor_mapping(before, uses, folder);
  if (!after)
    return Settings::not_understood;
  if (*after == before)
    return Settings::up_to_date;
  TRY_ASSIGN([[maybe_unused]] const std::size_t written,
             write::replace_files({{path, *after, before}}));
  return Settings::changed;
}

Result<std::vector<OutputFile>> files_below(Files& files, const fs::path& folder)
{
  TRY_ASSIGN(const std::vector<Files::Entry> entries, files.list(folder));
  std::vector<OutputFile> found;
  for (const Files::Entry& entry : entries) {
    if (entry.kind != Files::Kind::regular)
      continue;
    TRY_ASSIGN(std::string bytes, files.read(folder / entry.path));
    found.push_back({entry.path, std::move(bytes)});
  }
  return found;
}

} // namespace

Result<SchemaReport> write_schemas(Files& files, const read::ProjectFolders& folders,
                                   const fs::path& output)
{
  TRY_ASSIGN(const Sources sources, read_project(files, folders));
  author::SchemaFiles made = author::make_schemas(author::Vocabulary(sources));
  const std::size_t count = made.files.size();
  const std::optional<std::string> inside = path_in_project(output, folders.project);
  made.files.push_back({"index.json", author::editor_mapping(made.uses, inside.value_or("."))});
  if (write::Problem problem = write::make_folders_for(output))
    return *problem;
  TRY_ASSIGN([[maybe_unused]] const write::WriteReport written,
             write::write_output(
                 made.files, {output, {folders.project}, read::source_folders(folders.project)}));

  if (!inside)
    return SchemaReport{count, Settings::none};
  TRY_ASSIGN(const Settings settings, update_settings(files, folders.project, made.uses, *inside));
  return SchemaReport{count, settings};
}

Result<std::string> new_record(Files& files, const read::ProjectFolders& folders,
                               std::string_view register_name)
{
  TRY_ASSIGN(const Sources sources, read_project(files, folders));
  return author::record_skeleton(sources, register_name);
}

Result<NewProject> start_project(Files& files, const fs::path& begin,
                                 const read::ProjectFolders& folders)
{
  TRY_ASSIGN(const std::vector<OutputFile> copies, files_below(files, begin));
  if (copies.empty())
    return machine_failure(say("kan {} niet vinden", "cannot find {}", begin.string()),
                           say("dit bestand hoort bij peil; haal de broncode opnieuw op",
                               "this belongs to peil; get its source again"));
  TRY_ASSIGN(const fs::path folder, write::write_new_folder(copies, folders.project));
  TRY_ASSIGN([[maybe_unused]] const SchemaReport schemas,
             write_schemas(files, folders, folder / ".peil" / "schema"));
  return NewProject{folder, copies.size()};
}

} // namespace peil
