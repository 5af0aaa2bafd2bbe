#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace peil {

/// The only door to the disk: `read` and `write` go through it, tests put FakeFiles behind it.
/// Paths are absolute or relative to the working folder; every failure is a machine Diagnostic.
class Files
{
public:
  enum class Kind
  {
    regular,
    folder,
    other
  };
  /// What a disk keeps of a file beside its bytes.
  struct Stamp
  {
    std::uint64_t number = 0;
    std::int64_t modified = 0;
    std::int64_t changed = 0;

    bool operator==(const Stamp&) const = default;
  };
  struct Entry
  {
    /// Relative to the listed folder, with `/`.
    std::string path;
    Kind kind = Kind::regular;
    std::uintmax_t size = 0;
    /// Two listings that give the same stamp tell that the bytes stayed the same; nothing tells
    /// nothing.
    std::optional<Stamp> stamp = std::nullopt;
  };

  virtual ~Files() = default;

  /// Everything below `folder`, in path order (byte order); nothing when there is no such folder.
  /// Symbolic links are `other` and never followed: a project holds its own files.
  virtual Result<std::vector<Entry>> list(const std::filesystem::path& folder) = 0;
  virtual Result<std::string> read(const std::filesystem::path& file) = 0;
};

} // namespace peil
