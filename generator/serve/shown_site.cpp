#include "serve/shown_site.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <random>

namespace peil::serve {
namespace {

constexpr std::string_view k_headers_file = "_headers";

// As many tabs as a reader has an eye on; each costs time before the first is refreshed.
constexpr std::size_t k_most_visited = 4;

} // namespace

ShownSite::ShownSite(std::string_view headers)
    : m_start(fmt::format("{:x}", std::random_device()())), m_rules(parse_header_rules(headers))
{
}

void ShownSite::put(OutputFile& file)
{
  ShownFile& shown = m_files[file.path];
  if (shown.bytes != nullptr && *shown.bytes == file.bytes)
    return;
  const bool is_first = m_version == 1;
  shown = {std::make_shared<const std::string>(std::move(file.bytes)), m_version + 1};
  if (!is_first)
    m_changed_in[file.path] = m_version + 1;
  if (file.path == k_headers_file)
    m_rules = parse_header_rules(*shown.bytes);
}

void ShownSite::note_change()
{
  ++m_version;
  m_changed.notify_all();
}

void ShownSite::show(std::vector<OutputFile> files)
{
  const std::lock_guard lock(m_mutex);
  std::map<std::string, ShownFile, std::less<>> old;
  old.swap(m_files);
  for (OutputFile& file : files) {
    if (auto known = old.extract(file.path))
      m_files.insert(std::move(known));
    put(file);
  }
  for (const auto& [path, gone] : old)
    m_changed_in[path] = m_version + 1;
  note_change();
}

void ShownSite::show_some(std::vector<OutputFile> files)
{
  const std::lock_guard lock(m_mutex);
  for (OutputFile& file : files)
    put(file);
  note_change();
}

void ShownSite::show_mistakes(nlohmann::json mistakes)
{
  const std::lock_guard lock(m_mutex);
  if (mistakes == m_mistakes)
    return;
  m_mistakes = std::move(mistakes);
  note_change();
}

void ShownSite::stop()
{
  const std::lock_guard lock(m_mutex);
  m_stopped = true;
  m_changed.notify_all();
}

std::optional<ShownFile> ShownSite::find(std::string_view path) const
{
  const std::lock_guard lock(m_mutex);
  const auto found = m_files.find(path);
  if (found == m_files.end())
    return std::nullopt;
  return found->second;
}

bool ShownSite::is_empty() const
{
  const std::lock_guard lock(m_mutex);
  return m_files.empty();
}

std::vector<HeaderRule> ShownSite::header_rules() const
{
  const std::lock_guard lock(m_mutex);
  return m_rules;
}

std::uint64_t ShownSite::version() const
{
  const std::lock_guard lock(m_mutex);
  return m_version;
}

std::string ShownSite::state() const
{
  const std::lock_guard lock(m_mutex);
  const nlohmann::json state = {{"start", m_start},
                                {"versie", m_version},
                                {"gewijzigd", m_changed_in},
                                {"fouten", m_mistakes}};
  // A name of a file may hold anything.
  return state.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

bool ShownSite::wait_for_other(std::uint64_t version, std::chrono::milliseconds at_most) const
{
  std::unique_lock lock(m_mutex);
  m_changed.wait_for(lock, at_most, [&] { return m_stopped || m_version != version; });
  return !m_stopped;
}

void ShownSite::note_visit(const std::string& path)
{
  const std::lock_guard lock(m_mutex);
  m_visited.erase(std::remove(m_visited.begin(), m_visited.end(), path), m_visited.end());
  m_visited.insert(m_visited.begin(), path);
  if (m_visited.size() > k_most_visited)
    m_visited.pop_back();
}

std::vector<std::string> ShownSite::last_visited() const
{
  const std::lock_guard lock(m_mutex);
  return m_visited;
}

} // namespace peil::serve
