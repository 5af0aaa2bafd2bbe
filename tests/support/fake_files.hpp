#pragma once

#include "base/files.hpp"

#include <initializer_list>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace peil::tests {

/// Files in memory, by their path as given, that note what was read. May be used from several
/// threads at once, as the real ones.
class FakeFiles : public Files
{
public:
  FakeFiles() = default;
  FakeFiles(std::initializer_list<std::pair<std::string, std::string>> bytes_by_path)
  {
    for (const auto& [path, bytes] : bytes_by_path)
      add(path, bytes);
  }

  void add(const std::string& path, const std::string& bytes)
  {
    m_nodes[path] = {Kind::regular, bytes, bytes.size(), false, ++m_changes};
  }
  /// A file that changed while the clock of the disk stood still.
  void add_unstamped(const std::string& path, const std::string& bytes)
  {
    m_nodes[path] = {Kind::regular, bytes, bytes.size(), false, 0};
  }
  /// A symbolic link or a device.
  void add_other(const std::string& path) { m_nodes[path] = {Kind::other, "", 0, false, 0}; }
  void add_folder(const std::string& path) { m_nodes[path] = {Kind::folder, "", 0, false, 0}; }
  /// A file that says it has this many bytes.
  void add_of_size(const std::string& path, std::uintmax_t size)
  {
    m_nodes[path] = {Kind::regular, "", size, false, ++m_changes};
  }
  /// A file that is there and cannot be read.
  void add_unreadable(const std::string& path)
  {
    m_nodes[path] = {Kind::regular, "", 1, true, ++m_changes};
  }

  void remove(const std::string& path) { m_nodes.erase(path); }

  /// The paths that were read, in path order; a path that was read twice stands there twice.
  std::vector<std::string> read_paths() const
  {
    const std::lock_guard lock(m_mutex);
    return {m_read.begin(), m_read.end()};
  }

  Result<std::vector<Entry>> list(const std::filesystem::path& folder) override
  {
    const std::string prefix = folder.string() + "/";
    std::map<std::string, Entry> entries;
    for (const auto& [path, node] : m_nodes) {
      if (!path.starts_with(prefix))
        continue;
      const std::string inside = path.substr(prefix.size());
      for (std::size_t at = inside.find('/'); at != std::string::npos;
           at = inside.find('/', at + 1))
        entries[inside.substr(0, at)] = {inside.substr(0, at), Kind::folder, 0};
      Entry& entry = entries[inside] = {inside, node.kind, node.size};
      if (node.change != 0)
        entry.stamp = Stamp{0, node.change, node.change};
    }
    std::vector<Entry> listed;
    for (const auto& [path, entry] : entries)
      listed.push_back(entry);
    return listed;
  }

  Result<std::string> read(const std::filesystem::path& file) override
  {
    const std::lock_guard lock(m_mutex);
    m_read.insert(file.string());
    const auto found = m_nodes.find(file.string());
    if (found == m_nodes.end() || found->second.kind != Kind::regular || found->second.unreadable)
      return machine_failure(say("kan {} niet lezen", "cannot read {}", file.string()));
    return found->second.bytes;
  }

private:
  struct Node
  {
    Kind kind = Kind::regular;
    std::string bytes;
    std::uintmax_t size = 0;
    bool unreadable = false;
    /// Its stamp; 0 for none.
    std::int64_t change = 0;
  };

  std::map<std::string, Node> m_nodes;
  std::int64_t m_changes = 0;
  std::multiset<std::string> m_read;
  mutable std::mutex m_mutex;
};

} // namespace peil::tests
