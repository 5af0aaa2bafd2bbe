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

/// Whether to wait until the bytes of new files are on their way to the disk. Journalling file
/// systems keep the order of what happens to folders, so when the exchange of two trees comes
/// through a power cut, so do the entries and, if they went first, the bytes of the new files:
/// without waiting it could leave a new site of empty files. This is much less than fsync, which
/// asks that the site be new and not just whole, and waits for a commit of the journal; under load
/// that took minutes for 10,000 files.
enum class WriteOut
{
  now,
  /// There is no old site to lose, and the next build compares every byte.
  later
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
  WriteOut write_out = WriteOut::later;

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
