#pragma once

#include "base/result.hpp"
#include "model/output_file.hpp"

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <span>
#include <vector>

namespace peil::write {

/// Where the site goes.
struct Target
{
  std::filesystem::path folder;
  /// Folders of sources: neither one of these nor a folder that holds one is ever replaced.
  std::vector<std::filesystem::path> protected_folders;
  /// Folders of which everything is read as source, there or not: no site inside one of these, for
  /// the next build would read it.
  std::vector<std::filesystem::path> read_folders = {};
  /// How long to wait for another build that writes the same site.
  std::chrono::milliseconds patience{5000};
};

/// What a write came to. `changed` counts new files too, `removed` the old ones that are gone.
struct WriteReport
{
  std::size_t files = 0;
  std::size_t changed = 0;
  std::size_t unchanged = 0;
  std::size_t removed = 0;

  bool operator==(const WriteReport&) const = default;
};

/// Makes the folder hold exactly these files, in one step: whatever happens on the way, its readers
/// find the whole old site or the whole new one. Files whose bytes are the same stay the same files
/// (inode and time), and when all are the same nothing is touched.
///
/// An error when the output cannot be files (bad path, two for one path) or the folder is not ours
/// to replace; a machine failure when the disk refuses or another build keeps going. Then the old
/// site is still there.
Result<WriteReport> write_output(std::span<const OutputFile> output, const Target& target);

/// Gets the spare copy ready now, so that the next write need not make it first: for `peil serve`,
/// in the time after a build. Does nothing unless the folder holds exactly this output; a failure
/// costs the next write some time and nothing else, so there is none to report.
void prepare_next_write(std::span<const OutputFile> output, const Target& target);

} // namespace peil::write
