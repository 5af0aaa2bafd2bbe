#include "write/replace_files.hpp"

#include "write/descriptor.hpp"
#include "write/disk_problem.hpp"

#include <array>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace peil::write {
namespace {

namespace fs = std::filesystem;

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
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file.is_open())
    return std::nullopt;
  std::string bytes;
  std::array<char, 65536> chunk{};
  for (ssize_t got = 0; (got = ::read(file.number(), chunk.data(), chunk.size())) > 0;)
    bytes.append(chunk.data(), static_cast<std::size_t>(got));
  return bytes;
}

// A name that reading a project passes over. It is the same in every run, so that what a killed one
// left goes with the next.
fs::path beside(const fs::path& path)
{
  return path.parent_path() / ("." + path.filename().string() + ".peil");
}

bool is_still(const Descriptor& opened, const fs::path& path)
{
  struct stat ours
  {
  };
  struct stat there
  {
  };
  return ::fstat(opened.number(), &ours) == 0 && ::lstat(path.c_str(), &there) == 0 &&
         ours.st_dev == there.st_dev && ours.st_ino == there.st_ino;
}

Diagnostic someone_else(const fs::path& path)
{
  return machine_failure(say("een ander schrijft '{}' op dit moment",
                             "someone else is writing '{}' at this moment", path.string()),
                         say("wacht tot dat klaar is en probeer het opnieuw",
                             "wait until that is done and try again"));
}

/// The new file beside its place, ours alone; taken away again unless it was moved in.
class Beside
{
public:
  explicit Beside(const fs::path& path) : m_path(beside(path)) {}
  Beside(Beside&& other) noexcept
      : m_path(std::move(other.m_path)), m_opened(std::move(other.m_opened))
  {
  }
  Beside(const Beside&) = delete;
  Beside& operator=(const Beside&) = delete;
  ~Beside()
  {
    if (m_opened.is_open() && !m_moved)
      ::unlink(m_path.c_str());
  }

  // With the rights of the file that it replaces.
  std::optional<Diagnostic> write(const Replacement& file)
  {
    if (std::optional<Diagnostic> problem = open(file.path))
      return problem;
    struct stat known
    {
    };
    const bool exists = ::stat(file.path.c_str(), &known) == 0;
    int error = ::ftruncate(m_opened.number(), 0) == 0 ? 0 : errno;
    if (error == 0 && exists && ::fchmod(m_opened.number(), known.st_mode & 07777U) != 0)
      error = errno;
    if (error == 0)
      error = write_bytes(m_opened.number(), file.bytes);
    if (error == 0 && ::fsync(m_opened.number()) != 0)
      error = errno;
    if (error != 0)
      return file_problem(Action::write, file.path.string(), error);
    return std::nullopt;
  }

  int move_in(const fs::path& path)
  {
    if (::rename(m_path.c_str(), path.c_str()) != 0)
      return errno;
    m_moved = true;
    return 0;
  }

private:
  std::optional<Diagnostic> open(const fs::path& path)
  {
    constexpr mode_t for_all_by_umask = 0666;
    Descriptor opened(::open(m_path.c_str(),
                             O_WRONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC,
                             for_all_by_umask));
    if (!opened.is_open())
      return file_problem(Action::write, path.string(), errno);
    if (::flock(opened.number(), LOCK_EX | LOCK_NB) != 0 || !is_still(opened, m_path))
      return someone_else(path);
    m_opened = std::move(opened);
    return std::nullopt;
  }

  fs::path m_path;
  Descriptor m_opened;
  bool m_moved = false;
};

std::optional<Diagnostic> prepare(const std::vector<Replacement>& files, std::vector<Beside>& made)
{
  for (const Replacement& file : files)
    if (std::error_code ignored; file.only_new && fs::exists(file.path, ignored))
      return there_already(file.path);
  for (const Replacement& file : files)
    if (std::optional<Diagnostic> problem = made.emplace_back(file.path).write(file))
      return problem;
  for (const Replacement& file : files)
    if (file.expected && content_of(file.path).value_or("") != *file.expected)
      return changed_meanwhile(file.path);
  return std::nullopt;
}

// Of several files some are in their place already.
Diagnostic half_done(Diagnostic problem, const fs::path& done)
{
  problem.hint =
      say("'{}' is al wel veranderd; verhelp dit en voer de opdracht opnieuw uit: die doet de rest",
          "'{}' was changed already; solve this and run the command again: it does the rest",
          done.string());
  return problem;
}

} // namespace

Result<std::size_t> replace_files(const std::vector<Replacement>& files)
{
  std::vector<Beside> made;
  made.reserve(files.size());
  if (std::optional<Diagnostic> problem = prepare(files, made))
    return *problem;
  for (std::size_t i = 0; i < files.size(); ++i)
    if (const int error = made[i].move_in(files[i].path); error != 0) {
      const Diagnostic problem = file_problem(Action::replace, files[i].path.string(), error);
      return i == 0 ? problem : half_done(problem, files[0].path);
    }
  return files.size();
}

} // namespace peil::write
