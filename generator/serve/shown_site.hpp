#pragma once

#include "model/output_file.hpp"
#include "serve/header_rules.hpp"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace peil::serve {

/// A file as it is shown now, and since which version of the site it reads so.
struct ShownFile
{
  std::shared_ptr<const std::string> bytes;
  std::uint64_t since = 0;
};

/// The site in memory, as browsers get it, with the mistakes that stand before it. One thread makes
/// it, many read it at once.
class ShownSite
{
public:
  /// `headers`: the rules to go by while there is no site that says (see parse_header_rules).
  explicit ShownSite(std::string_view headers);

  /// The whole site anew; files that are not in it are gone.
  void show(std::vector<OutputFile> files);

  /// Some files of it; the others stay.
  void show_some(std::vector<OutputFile> files);

  /// The mistakes of the last build, as the script of the preview takes them; null when there are
  /// none.
  void show_mistakes(nlohmann::json mistakes);

  /// From now on nobody waits any more.
  void stop();

  std::optional<ShownFile> find(std::string_view path) const;
  bool is_empty() const;
  std::vector<HeaderRule> header_rules() const;
  std::uint64_t version() const;

  /// Tells this run of the program from another at the same address.
  const std::string& start() const { return m_start; }

  /// What the script of the preview must know, as JSON: {start, versie, gewijzigd: {path: version},
  /// fouten}.
  std::string state() const;

  /// Waits until there is another version than this one, or the time is up. False once stopped.
  bool wait_for_other(std::uint64_t version, std::chrono::milliseconds at_most) const;

  /// The pages that browsers asked for last, the latest first.
  void note_visit(const std::string& path);
  std::vector<std::string> last_visited() const;

private:
  void put(OutputFile& file);
  void note_change();

  const std::string m_start;
  mutable std::mutex m_mutex;
  mutable std::condition_variable m_changed;
  std::map<std::string, ShownFile, std::less<>> m_files;
  /// Files that have changed since the start, or are gone.
  std::map<std::string, std::uint64_t> m_changed_in;
  std::vector<HeaderRule> m_rules;
  nlohmann::json m_mistakes;
  std::vector<std::string> m_visited;
  std::uint64_t m_version = 1;
  bool m_stopped = false;
};

} // namespace peil::serve
