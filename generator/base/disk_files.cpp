#include "base/disk_files.hpp"

#include "base/system_words.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <optional>
#include <sys/stat.h>
#include <system_error>
#include <time.h>
#include <unistd.h>

namespace peil {
namespace {

namespace fs = std::filesystem;

// Peil reads nothing of this size; what claims it would take all memory.
constexpr std::size_t k_largest_file = 100'000'000;

Diagnostic cannot_read(const fs::path& path, int error)
{
  if (error == ENOENT)
    return machine_failure(
        say("kan {} niet lezen: het bestaat niet", "cannot read {}: it does not exist",
            path.string()),
        say("kijk of de naam klopt, en of iemand het intussen heeft weggehaald",
            "see whether the name is right, and whether someone took it away meanwhile"));
  const Sentence why = words_of_system_error(error);
  const Sentence message{fmt::format("kan {} niet lezen: {}", path.string(), why.nl),
                         fmt::format("cannot read {}: {}", path.string(), why.en)};
  if (error == EACCES || error == EPERM)
    return machine_failure(message,
                           say("vraag wie het bestand of de map beheert om leesrechten",
                               "ask who owns the file or folder for the right to read it"));
  return machine_failure(message, say("kijk of de schijf in orde is en probeer het opnieuw",
                                      "see whether the disk is in order and try again"));
}

Diagnostic too_large(const fs::path& path)
{
  return error_at({},
                  say("{} is groter dan {} MB", "{} is larger than {} MB", path.string(),
                      k_largest_file / 1'000'000),
                  say("zo grote bestanden leest Peil niet; verdeel de gegevens over meer bestanden",
                      "Peil reads no files that large; divide the data over several files"));
}

Diagnostic not_followed(const fs::path& path)
{
  return machine_failure(say("kan {} niet lezen: koppelingen worden niet gevolgd",
                             "cannot read {}: links are not followed", path.string()),
                         say("zet het bestand of de map zelf op deze plek",
                             "put the file or folder itself in this place"));
}

// An open file that closes itself.
class OpenFile
{
public:
  explicit OpenFile(const fs::path& path)
      // Not blocking: opening a pipe that nobody writes to would wait for ever.
      : m_descriptor(
            ::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY))
  {
  }
  ~OpenFile()
  {
    if (m_descriptor >= 0)
      ::close(m_descriptor);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  bool is_open() const { return m_descriptor >= 0; }
  /// The size of a regular file, nothing for all else.
  std::optional<std::size_t> regular_size() const
  {
    struct stat status = {};
    if (::fstat(m_descriptor, &status) != 0 || !S_ISREG(status.st_mode))
      return std::nullopt;
    return static_cast<std::size_t>(status.st_size);
  }
  ssize_t read(char* to, std::size_t most) const
  {
    while (true) {
      const ssize_t count = ::read(m_descriptor, to, most);
      if (count >= 0 || errno != EINTR)
        return count;
    }
  }

private:
  int m_descriptor;
};

Files::Kind kind_of(mode_t mode)
{
  if (S_ISREG(mode))
    return Files::Kind::regular;
  return S_ISDIR(mode) ? Files::Kind::folder : Files::Kind::other;
}

// Nanoseconds since 1970.
std::int64_t nanoseconds(const timespec& time)
{
  constexpr std::int64_t in_second = 1'000'000'000;
  return time.tv_sec * in_second + time.tv_nsec;
}

// Disks count time in steps, up to two seconds long, and a file may change twice in one. So the
// stamp of a file that just changed tells nothing.
std::optional<Files::Stamp> stamp_of(const struct stat& status)
{
  constexpr std::int64_t longest_step = 3'000'000'000;
  timespec now = {};
  ::clock_gettime(CLOCK_REALTIME, &now);
  const std::int64_t changed = nanoseconds(status.st_ctim);
  if (changed > nanoseconds(now) - longest_step)
    return std::nullopt;
  return Files::Stamp{status.st_ino, nanoseconds(status.st_mtim), changed};
}

// Appends what stands in `folder`, whose own entries get names that begin with `prefix`; gives
// what could not be looked at.
std::optional<Diagnostic> list_into(const fs::path& folder, const std::string& prefix,
                                    std::vector<Files::Entry>& entries)
{
  std::error_code error;
  fs::directory_iterator found(folder, error);
  while (!error && found != fs::directory_iterator()) {
    Files::Entry entry;
    entry.path = prefix + found->path().filename().string();
    struct stat status = {};
    if (::lstat(found->path().c_str(), &status) != 0) {
      // Gone since the folder was read.
      if (errno == ENOENT) {
        found.increment(error);
        continue;
      }
      error.assign(errno, std::generic_category());
      break;
    }
    entry.kind = kind_of(status.st_mode);
    if (entry.kind == Files::Kind::regular) {
      entry.size = static_cast<std::uintmax_t>(status.st_size);
      entry.stamp = stamp_of(status);
    }
    const bool is_folder = entry.kind == Files::Kind::folder;
    entries.push_back(std::move(entry));
    if (!error && is_folder)
      if (auto problem = list_into(found->path(), entries.back().path + "/", entries))
        return problem;
    if (!error)
      found.increment(error);
  }
  if (error)
    return cannot_read(folder, error.value());
  return std::nullopt;
}

} // namespace

Result<std::vector<Files::Entry>> DiskFiles::list(const fs::path& folder)
{
  std::vector<Entry> entries;
  std::error_code error;
  const fs::file_status status = fs::symlink_status(folder, error);
  if (status.type() == fs::file_type::not_found)
    return entries;
  if (error)
    return cannot_read(folder, error.value());
  if (status.type() == fs::file_type::symlink)
    return not_followed(folder);
  if (const std::optional<Diagnostic> problem = list_into(folder, "", entries))
    return *problem;
  std::sort(entries.begin(), entries.end(),
            [](const Entry& a, const Entry& b) { return a.path < b.path; });
  return entries;
}

Result<std::string> DiskFiles::read(const fs::path& path)
{
  const OpenFile file(path);
  if (!file.is_open())
    return errno == ELOOP ? not_followed(path) : cannot_read(path, errno);
  const std::optional<std::size_t> size = file.regular_size();
  if (!size)
    return machine_failure(
        say("{} is geen gewoon bestand", "{} is not a regular file", path.string()),
        say("kies een bestand, geen map of apparaat", "choose a file, no folder or device"));
  if (*size > k_largest_file)
    return too_large(path);

  // One byte more than expected shows in one call that nothing follows.
  std::string bytes(*size + 1, '\0');
  std::size_t filled = 0;
  while (true) {
    const ssize_t count = file.read(bytes.data() + filled, bytes.size() - filled);
    if (count < 0)
      return cannot_read(path, errno);
    filled += static_cast<std::size_t>(count);
    if (count == 0)
      break;
    if (filled > k_largest_file)
      return too_large(path);
    if (filled == bytes.size())
      bytes.resize(bytes.size() * 2);
  }
  bytes.resize(filled);
  return bytes;
}

} // namespace peil
