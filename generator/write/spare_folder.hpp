#pragma once

#include "base/result.hpp"
#include "write/descriptor.hpp"

#include <filesystem>

namespace peil::write {

/// A hidden folder in which something is made before it is moved to its place, empty at first and
/// ours alone for as long as this lives. It goes by one name: what a killed run left there is
/// cleared by the next one.
class SpareFolder
{
public:
  /// With the folders around it. Refuses while another process has it.
  static Result<SpareFolder> claim(const std::filesystem::path& path);

  SpareFolder(SpareFolder&& other) noexcept;
  SpareFolder& operator=(SpareFolder&&) = delete;
  SpareFolder(const SpareFolder&) = delete;
  SpareFolder& operator=(const SpareFolder&) = delete;
  /// Takes it away with what is in it, unless it was moved.
  ~SpareFolder();

  const std::filesystem::path& path() const { return m_path; }
  void was_moved() { m_path.clear(); }

private:
  SpareFolder(std::filesystem::path path, Descriptor opened);

  std::filesystem::path m_path;
  Descriptor m_opened;
};

} // namespace peil::write
