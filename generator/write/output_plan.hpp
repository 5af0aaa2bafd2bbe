#pragma once

#include "base/result.hpp"
#include "model/output_file.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace peil::write {

struct PlannedFile
{
  const OutputFile* file = nullptr;
  /// The parts of its path before and after the last `/`.
  std::string_view folder;
  std::string_view name;
};

struct PlannedFolder
{
  /// Inside the site, "" for the site itself.
  std::string path;
  std::size_t parent = 0;
  std::size_t first_file = 0;
  std::size_t end_file = 0;
  /// In the order of their names.
  std::vector<std::size_t> subfolders;

  std::string_view name() const;
  /// Fit for the *at() calls, which do not take "".
  const char* c_path() const { return path.empty() ? "." : path.c_str(); }
};

/// The output as a tree. Folders stand in byte order of their paths, so that a parent comes before
/// what is in it; files stand folder by folder, in byte order of their names. It looks at the
/// output it was made from.
struct Plan
{
  std::vector<PlannedFolder> folders;
  std::vector<PlannedFile> files;
  /// The folder each file is in.
  std::vector<std::size_t> folder_of_file;

  bool has_file(const PlannedFolder& folder, std::string_view name) const;
  /// The file's number, or `files.size()`.
  std::size_t find_file(const PlannedFolder& folder, std::string_view name) const;
  bool has_subfolder(const PlannedFolder& folder, std::string_view name) const;
  /// The folder's number, or `folders.size()`.
  std::size_t find_folder(std::string_view path) const;
};

/// The file that marks a folder as a site of ours; it stands in every plan.
const OutputFile& site_marker();

/// All mistakes at once: paths that are not relative, not UTF-8 or lead elsewhere, two files for
/// one path, a file where another file needs a folder, names that differ only in case.
Result<Plan> plan_output(std::span<const OutputFile> output);

} // namespace peil::write
