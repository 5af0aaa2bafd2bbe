#include "draw/svg_cache.hpp"

#include <cerrno>
#include <chrono>
#include <fcntl.h>
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

// A file without a name until it is whole: a killed run leaves nothing. False where the disk cannot
// do that.
bool SvgCache::keep_nameless(const std::filesystem::path& place, std::string_view svg) const
{
  constexpr mode_t for_all_by_umask = 0666;
  const int file = ::open(m_folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, for_all_by_umask);
  if (file < 0)
    return false;
  const std::string nameless = fmt::format("/proc/self/fd/{}", file);
  const auto put = [&] {
    return ::linkat(AT_FDCWD, nameless.c_str(), AT_FDCWD, place.c_str(), AT_SYMLINK_FOLLOW) == 0;
  };
  std::size_t done = 0;
  while (done < svg.size()) {
    const ssize_t count = ::write(file, svg.data() + done, svg.size() - done);
    if (count <= 0)
      break;
    done += static_cast<std::size_t>(count);
  }
  // On a full disk there is nothing to keep; what is there already may be damaged.
  const bool is_done =
      done < svg.size() || put() || (errno == EEXIST && ::unlink(place.c_str()) == 0 && put());
  ::close(file);
  return is_done;
}

void SvgCache::keep(std::string_view key, std::string_view svg) const
{
  std::error_code ignored;
  std::filesystem::create_directories(m_folder, ignored);
  if (keep_nameless(file_of(key), svg))
    return;
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
