#pragma once

#include "base/files.hpp"

#include <map>

namespace peil {

/// Other files with some of them changed or added in memory: what a project would be, without
/// touching it. Paths are compared as given, so give them as the reader asks for them.
class OverlayFiles : public Files
{
public:
  OverlayFiles(Files& below, std::map<std::string, std::string> bytes_by_path)
      : m_below(below), m_bytes_by_path(std::move(bytes_by_path))
  {
  }

  Result<std::vector<Entry>> list(const std::filesystem::path& folder) override;
  Result<std::string> read(const std::filesystem::path& file) override;

private:
  Files& m_below;
  std::map<std::string, std::string> m_bytes_by_path;
};

} // namespace peil
