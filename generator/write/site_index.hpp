#pragma once

#include "write/tree_view.hpp"

namespace peil::write {

/// What we remember of the site and its spare copy as the last build left them, in the order of the
/// plan at hand. It only saves time: without it both are listed and compared.
struct SiteIndex
{
  /// Known only for folders whose entries then are the planned ones now.
  std::vector<Stamp> site;
  std::vector<Stamp> spare;
  /// The inode that both trees have at a file's path, or 0.
  std::vector<ino_t> shared_inodes;
  /// Whether the last build came to its end, and so whether the spare is a copy of the site.
  bool is_known = false;
};

/// The two trees that an index is about.
struct TreePair
{
  ino_t site = 0;
  ino_t spare = 0;

  bool operator==(const TreePair&) const = default;
};

SiteIndex empty_index(const Plan& plan);

/// Empty when there is none, when it is about other trees or when it was not written to the end.
SiteIndex read_index(const Plan& plan, int work_folder, const TreePair& trees);

/// A failure leaves no index.
void write_index(const Plan& plan, int work_folder, const TreePair& trees, const SiteIndex& index);

void remove_index(int work_folder);

} // namespace peil::write
