#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace peil::draw {

/// A folder with a file per drawn chart, named after the digest of what was drawn. It saves time
/// and nothing else: what cannot be written or is damaged is drawn again.
class SvgCache
{
public:
  explicit SvgCache(std::filesystem::path folder);

  std::optional<std::string> find(std::string_view key) const;

  /// A reader sees the whole file or none, also when several builds run at once.
  void keep(std::string_view key, std::string_view svg) const;

  /// Removes what was drawn over a month ago; what is still in use is drawn again then.
  void forget_old() const;

private:
  bool keep_nameless(const std::filesystem::path& place, std::string_view svg) const;
  std::filesystem::path file_of(std::string_view key) const;

  std::filesystem::path m_folder;
};

} // namespace peil::draw
