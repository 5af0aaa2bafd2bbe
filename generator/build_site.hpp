#pragma once

#include "base/date.hpp"
#include "base/files.hpp"
#include "base/result.hpp"
#include "draw/artist.hpp"
#include "draw/drawing_options.hpp"
#include "model/output_file.hpp"
#include "model/sources.hpp"
#include "read/project_files.hpp"
#include "write/write_output.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace peil {

/// Where things stand on this machine.
struct BuildFolders
{
  read::ProjectFolders sources;
  std::filesystem::path output;
  /// The `node_modules` from which a theme ships files.
  std::filesystem::path packages;
  draw::DrawingOptions drawing;
};

struct BuildOptions
{
  BuildFolders folders;
  /// Without one: the date in the plan (domain.md R76).
  std::optional<Date> as_of;
  Purpose purpose = Purpose::draft;
  /// Only the files of this edition; empty: the whole site.
  std::string edition;
};

struct BuildReport
{
  write::WriteReport written;
  std::size_t charts_drawn = 0;
  std::size_t charts_from_cache = 0;
  std::size_t pages = 0;
  Date as_of;
  Diagnostics warnings;
};

/// The whole story: read, check, compute, render, write. Everything is checked before the first
/// byte is written; with mistakes the old site stays as it was.
Result<BuildReport> build_site(const BuildOptions& options, Files& files);

/// All files of a site, made and not yet written.
struct MadeSite
{
  std::vector<OutputFile> files;
  std::size_t charts_drawn = 0;
  std::size_t charts_from_cache = 0;
  Date as_of;
  Diagnostics warnings;
};

/// What build_site does between reading and writing. An artist that is at hand draws the charts.
Result<MadeSite> make_site(const BuildOptions& options, const Sources& sources, Files& files,
                           draw::Artist* artist = nullptr);

/// What does not stop a build. A type of its own, because mistakes are Diagnostics too.
struct Warnings
{
  Diagnostics list;
};

/// Reads and checks without writing: the warnings, or all mistakes.
Result<Warnings> check_project(const BuildOptions& options, Files& files);

/// The calculation of one indicator or helping figure, in Dutch. An unknown id is a mistake.
Result<std::string> explain_indicator(const BuildOptions& options, std::string_view indicator,
                                      Files& files);

struct FreezeReport
{
  std::string title;
  std::filesystem::path folder;
  std::size_t figures = 0;
  std::size_t changes = 0;
};

/// Writes down an edition for good, in `data/edities/ID/` (domain.md §11). Refuses an unknown
/// edition, one that is frozen already or whose as-of date lies ahead, one whose predecessor is not
/// frozen yet, and any mistake in the sources.
Result<FreezeReport> freeze_edition(const BuildOptions& options, std::string_view id, Files& files);

} // namespace peil
