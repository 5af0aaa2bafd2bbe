#pragma once

#include "write/output_plan.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <sys/stat.h>
#include <sys/types.h>
#include <vector>

namespace peil::write {

/// Tells whether the entries of a folder are still those we left: any entry that comes or goes
/// gives it another change time. All zero: not known.
struct Stamp
{
  std::uint64_t inode = 0;
  std::int64_t changed_at = 0;

  bool is_known() const { return changed_at != 0; }
  bool operator==(const Stamp&) const = default;
};

struct SeenFolder
{
  bool is_folder = false;
  /// Not known when it changed so lately that another change could get the same time.
  Stamp stamp;
};

SeenFolder look_at_folder(int tree, const char* path);

enum class FolderState : std::uint8_t
{
  absent,
  /// It is there and must be listed to know what is in it.
  unlisted,
  /// Nothing but planned entries is in it, each of the planned kind.
  as_planned
};

/// The planned folders as they stand in one tree: the site or the spare.
struct TreeView
{
  std::vector<FolderState> folders;
  std::vector<Stamp> stamps;
};

/// Folders whose stamp is the remembered one are as planned; the site's own folder is always
/// unlisted, for moving it changes its time.
TreeView look_at_folders(const Plan& plan, int tree, std::span<const Stamp> remembered);

enum class FileState : std::uint8_t
{
  absent,
  different,
  same
};

struct FilesView
{
  std::vector<FileState> states;
  std::vector<ino_t> inodes;
};

/// Compares sizes, then bytes. What is no regular file, or cannot be read, is different.
FilesView compare_files(const Plan& plan, int tree, const TreeView& view);

/// What is in a tree besides the plan.
struct Strays
{
  bool any = false;
  std::size_t files = 0;
};

/// Lists the unlisted folders of `view`; those without strays become `as_planned`.
Strays find_strays(const Plan& plan, int tree, TreeView& view);

} // namespace peil::write
