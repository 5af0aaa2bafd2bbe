#pragma once

#include "base/result.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace peil::write {

/// A file to be written as a whole.
struct Replacement
{
  std::filesystem::path path;
  std::string bytes;
  /// What it must still hold: someone may have saved it in the meantime. Nothing: whatever it
  /// holds.
  std::optional<std::string> expected;
  /// Refuse when there is a file already.
  bool only_new = false;
};

/// Writes every file beside its place, and only then moves them all in: a full disk leaves all as
/// it was, and no reader ever sees half a file. Fails as a machine does, and when a file no longer
/// holds what was expected; a file that should be new and is there is a mistake.
Result<std::size_t> replace_files(const std::vector<Replacement>& files);

} // namespace peil::write
