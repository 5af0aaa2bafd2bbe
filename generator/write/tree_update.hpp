#pragma once

#include "write/disk_problem.hpp"
#include "write/system_calls.hpp"
#include "write/tree_view.hpp"

#include <string>

namespace peil::write {

/// What a file in the target needs.
enum class FileOrder : std::uint8_t
{
  /// The target has it.
  keep,
  /// The source has it: both trees get the same file.
  link,
  /// It is new.
  write
};

/// Work to make one tree, the target, hold what the plan says.
struct TreeUpdate
{
  const Plan& plan;
  const SystemCalls& calls;
  /// Where linked files come from; -1 when all are written.
  int source = -1;
  int target = -1;
  /// For messages: what is written is named as a part of the site, what is in its way by its place.
  std::string site_name;
  std::string target_name;
  /// The folders of the target. In an unlisted one, a file to link that turns out to have the inode
  /// it should have is kept.
  TreeView& view;
  std::vector<FileOrder> orders;
  /// What each file has in the source; files that are written get theirs here.
  std::vector<ino_t>& inodes;

  /// Set by the work: the folders that got or lost an entry, and whether links could be made. If
  /// not, files were copied and have the time of the old one.
  std::vector<std::uint8_t> touched = {};
  bool links_work = true;
};

/// Does the work, on all processors. Files are readable and folders open to everyone whatever the
/// umask, for a website is there to be read and a web server is another user; the umask decides
/// whether a group may write too.
Problem update_tree(TreeUpdate& update);

} // namespace peil::write
