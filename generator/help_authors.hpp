#pragma once

#include "base/files.hpp"
#include "base/result.hpp"
#include "read/project_files.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace peil {

/// What `peil schema` came to.
struct SchemaReport
{
  std::size_t schemas = 0;
  enum class Settings
  {
    /// The project has no settings of an editor, or the schemas stand outside the project.
    none,
    up_to_date,
    changed,
    /// Not plain JSON, for example because of comments: left alone.
    not_understood
  };
  Settings settings = Settings::none;
};

/// Writes JSON Schemas for all files in `data/` into a folder, with `index.json`: which schema is
/// for which files. `.vscode/settings.json` of the project gets the same rows, if it is there.
/// Mistakes in the project do not matter; a folder without data is one.
Result<SchemaReport> write_schemas(Files& files, const read::ProjectFolders& folders,
                                   const std::filesystem::path& output);

/// A record of a register to fill in (author/record_skeleton.hpp).
Result<std::string> new_record(Files& files, const read::ProjectFolders& folders,
                               std::string_view register_name);

struct NewProject
{
  std::filesystem::path folder;
  std::size_t files = 0;
};

/// Copies the files of `begin` into a folder that is new or empty, in one step, and writes its
/// schemas.
Result<NewProject> start_project(Files& files, const std::filesystem::path& begin,
                                 const read::ProjectFolders& folders);

} // namespace peil
