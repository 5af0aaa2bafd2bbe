#include "write/replace_files.hpp"

#include <array>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace peil::write {
namespace {

namespace fs = std::filesystem;

class OpenFile
{
public:
  explicit OpenFile(int descriptor) : m_descriptor(descriptor) {}
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile()
  {
    if (m_descriptor >= 0)
      ::close(m_descriptor);
  }

  int get() const { return m_descriptor; }

private:
  int m_descriptor;
};

Diagnostic cannot_write(const fs::path& path, int error)
{
  const std::string why = std::generic_category().message(error);
  return machine_failure(
      say("kan '{0}' niet schrijven: {1}", "cannot write '{0}': {1}", path.string(),
          error == ENOSPC   ? "de schijf is vol"
          : error == EACCES ? "geen toestemming"
          : error == ENOENT ? "de map bestaat niet"
                            : why.c_str(),
          why),
      say("er is niets veranderd; kijk of de map bestaat en of u er mag schrijven",
          "nothing was changed; see whether the folder exists and whether you may write there"));
}

Diagnostic changed_meanwhile(const fs::path& path)
{
  return machine_failure(
      say("'{}' is intussen door iemand anders veranderd", "someone else changed '{}' meanwhile",
          path.string()),
      say("er is niets geschreven; probeer het opnieuw", "nothing was written; try again"));
}

Diagnostic there_already(const fs::path& path)
{
  return error_at({FileName(path.lexically_normal().string()), 0, 0, 1},
                  say("dit bestand is er al", "this file is there already"),
                  say("er is niets geschreven; kies een andere naam, of voeg --force toe om het te "
                      "vervangen",
                      "nothing was written; choose another name, or add --force to replace it"));
}

std::optional<std::string> content_of(const fs::path& path)
{
  const OpenFile file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0)
    return std::nullopt;
  std::string bytes;
  std::array<char, 65536> chunk{};
  for (ssize_t got = 0; (got = ::read(file.get(), chunk.data(), chunk.size())) > 0;)
    bytes.append(chunk.data(), static_cast<std::size_t>(got));
  return bytes;
}

bool write_all(int descriptor, const std::string& bytes)
{
  for (std::size_t done = 0; done < bytes.size();) {
    const ssize_t count = ::write(descriptor, bytes.data() + done, bytes.size() - done);
    if (count < 0 && errno != EINTR)
      return false;
    done += count < 0 ? 0 : static_cast<std::size_t>(count);
  }
  return ::fsync(descriptor) == 0;
}

// A name that reading a project passes over; the number keeps two runs apart.
fs::path beside(const fs::path& path)
{
  return path.parent_path() /
         ("." + path.filename().string() + "." + std::to_string(::getpid()) + ".peil");
}

// With the rights of the file that it replaces.
std::optional<Diagnostic> write_beside(const Replacement& file)
{
  constexpr mode_t for_all_by_umask = 0666;
  struct stat known
  {
  };
  const bool exists = ::stat(file.path.c_str(), &known) == 0;
  const OpenFile opened(::open(beside(file.path).c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC,
                               for_all_by_umask));
  if (opened.get() < 0)
    return cannot_write(file.path, errno);
  if (exists && ::fchmod(opened.get(), known.st_mode & 07777U) != 0)
    return cannot_write(file.path, errno);
  if (!write_all(opened.get(), file.bytes))
    return cannot_write(file.path, errno);
  return std::nullopt;
}

void remove_what_is_beside(const std::vector<Replacement>& files)
{
  for (const Replacement& file : files)
    ::unlink(beside(file.path).c_str());
}

std::optional<Diagnostic> prepare(const std::vector<Replacement>& files)
{
  for (const Replacement& file : files)
    if (std::error_code ignored; file.only_new && fs::exists(file.path, ignored))
      return there_already(file.path);
  for (const Replacement& file : files)
    if (std::optional<Diagnostic> problem = write_beside(file))
      return problem;
  for (const Replacement& file : files)
    if (file.expected && content_of(file.path).value_or("") != *file.expected)
      return changed_meanwhile(file.path);
  return std::nullopt;
}

} // namespace

Result<std::size_t> replace_files(const std::vector<Replacement>& files)
{
  if (std::optional<Diagnostic> problem = prepare(files)) {
    remove_what_is_beside(files);
    return *problem;
  }
  for (const Replacement& file : files)
    if (::rename(beside(file.path).c_str(), file.path.c_str()) != 0) {
      const Diagnostic problem = cannot_write(file.path, errno);
      remove_what_is_beside(files);
      return problem;
    }
  return files.size();
}

} // namespace peil::write
