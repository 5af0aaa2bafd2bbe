#include "draw/svg_cache.hpp"

#include <chrono>
#include <fmt/core.h>
#include <fstream>
#include <sstream>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace peil::draw {
namespace {

constexpr std::chrono::hours k_kept_for{30 * 24};

// Cut off by a full disk or a lost machine, a file lacks its end.
bool is_whole(std::string_view svg)
{
  return svg.starts_with("<svg ") && svg.ends_with("</svg>");
}

} // namespace

SvgCache::SvgCache(std::filesystem::path folder) : m_folder(std::move(folder)) {}

std::optional<std::string> SvgCache::find(std::string_view key) const
{
  std::ifstream file(file_of(key), std::ios::binary);
  std::ostringstream bytes;
  if (!(bytes << file.rdbuf()))
    return std::nullopt;
  std::string svg = std::move(bytes).str();
  if (!is_whole(svg))
    return std::nullopt;
  return svg;
}

void SvgCache::keep(std::string_view key, std::string_view svg) const
{
  std::error_code ignored;
  std::filesystem::create_directories(m_folder, ignored);
  const std::filesystem::path temporary = m_folder / fmt::format("{}.{}.tmp", key, getpid());
  std::ofstream file(temporary, std::ios::binary);
  file << svg;
  file.close();
  if (file)
    std::filesystem::rename(temporary, file_of(key), ignored);
  if (!file || ignored)
    std::filesystem::remove(temporary, ignored);
}

void SvgCache::forget_old() const
{
  const auto oldest = std::filesystem::file_time_type::clock::now() - k_kept_for;
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(m_folder, ignored)) {
    const auto written = entry.last_write_time(ignored);
    if (!ignored && written < oldest)
      std::filesystem::remove(entry.path(), ignored);
  }
}

std::filesystem::path SvgCache::file_of(std::string_view key) const
{
  return m_folder / fmt::format("{}.svg", key);
}

} // namespace peil::draw
