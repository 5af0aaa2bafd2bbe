#include "base/disk_files.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <optional>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace peil {
namespace {

namespace fs = std::filesystem;

Diagnostic cannot_read(const fs::path& path, const std::error_code& error)
{
  const std::string why = error.message();
  return machine_failure(say("kan {0} niet lezen: {1}", "cannot read {0}: {2}", path.string(),
                             error == std::errc::no_such_file_or_directory ? "het bestaat niet"
                             : error == std::errc::permission_denied       ? "geen toestemming"
                             : error == std::errc::not_a_directory         ? "het is geen map"
                             : error == std::errc::is_a_directory          ? "het is een map"
                                                                           : why.c_str(),
                             why));
}

Diagnostic not_followed(const fs::path& path)
{
  return machine_failure(say("kan {} niet lezen: koppelingen worden niet gevolgd",
                             "cannot read {}: links are not followed", path.string()),
                         say("zet het bestand of de map zelf op deze plek",
                             "put the file or folder itself in this place"));
}

std::error_code last_error()
{
  return {errno, std::generic_category()};
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

Files::Kind kind_of(fs::file_type type)
{
  if (type == fs::file_type::regular)
    return Files::Kind::regular;
  return type == fs::file_type::directory ? Files::Kind::folder : Files::Kind::other;
}

// Appends what stands in `folder`, whose own entries get names that begin with `prefix`.
std::error_code list_into(const fs::path& folder, const std::string& prefix,
                          std::vector<Files::Entry>& entries)
{
  std::error_code error;
  fs::directory_iterator found(folder, error);
  while (!error && found != fs::directory_iterator()) {
    Files::Entry entry;
    entry.path = prefix + found->path().filename().string();
    const fs::file_status status = found->symlink_status(error);
    if (error)
      break;
    entry.kind = kind_of(status.type());
    if (entry.kind == Files::Kind::regular)
      entry.size = found->file_size(error);
    const bool is_folder = entry.kind == Files::Kind::folder;
    entries.push_back(std::move(entry));
    if (!error && is_folder)
      error = list_into(found->path(), entries.back().path + "/", entries);
    if (!error)
      found.increment(error);
  }
  return error;
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
    return cannot_read(folder, error);
  if (status.type() == fs::file_type::symlink)
    return not_followed(folder);
  error = list_into(folder, "", entries);
  if (error)
    return cannot_read(folder, error);
  std::sort(entries.begin(), entries.end(),
            [](const Entry& a, const Entry& b) { return a.path < b.path; });
  return entries;
}

Result<std::string> DiskFiles::read(const fs::path& path)
{
  const OpenFile file(path);
  if (!file.is_open())
    return errno == ELOOP ? not_followed(path) : cannot_read(path, last_error());
  const std::optional<std::size_t> size = file.regular_size();
  if (!size)
    return machine_failure(
        say("{} is geen gewoon bestand", "{} is not a regular file", path.string()));

  // One byte more than expected shows in one call that nothing follows.
  std::string bytes(*size + 1, '\0');
  std::size_t filled = 0;
  while (true) {
    const ssize_t count = file.read(bytes.data() + filled, bytes.size() - filled);
    if (count < 0)
      return cannot_read(path, last_error());
    filled += static_cast<std::size_t>(count);
    if (count == 0)
      break;
    if (filled == bytes.size())
      bytes.resize(bytes.size() * 2);
  }
  bytes.resize(filled);
  return bytes;
}

} // namespace peil
