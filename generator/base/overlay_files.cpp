#include "base/overlay_files.hpp"

#include <algorithm>

namespace peil {

Result<std::vector<Files::Entry>> OverlayFiles::list(const std::filesystem::path& folder)
{
  TRY_ASSIGN(std::vector<Entry> entries, m_below.list(folder));
  const std::string prefix = (folder / "").string();
  for (const auto& [path, bytes] : m_bytes_by_path) {
    if (!path.starts_with(prefix))
      continue;
    const std::string inside = path.substr(prefix.size());
    const auto known = std::find_if(entries.begin(), entries.end(),
                                    [&](const Entry& one) { return one.path == inside; });
    if (known == entries.end())
      entries.push_back({inside, Kind::regular, bytes.size()});
    else
      *known = {inside, Kind::regular, bytes.size()};
  }
  std::sort(entries.begin(), entries.end(),
            [](const Entry& a, const Entry& b) { return a.path < b.path; });
  return entries;
}

Result<std::string> OverlayFiles::read(const std::filesystem::path& file)
{
  const auto changed = m_bytes_by_path.find(file.string());
  return changed == m_bytes_by_path.end() ? m_below.read(file) : changed->second;
}

} // namespace peil
