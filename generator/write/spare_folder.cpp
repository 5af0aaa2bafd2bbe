#include "write/spare_folder.hpp"

#include "write/disk_problem.hpp"
#include "write/plain_file.hpp"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

namespace peil::write {
namespace {

namespace fs = std::filesystem;

constexpr int k_most_tries = 10;

Diagnostic someone_else(const fs::path& path)
{
  return machine_failure(say("een ander is al bezig in '{}'", "someone else is at work in '{}'",
                             path.parent_path().string()),
                         say("wacht tot dat klaar is en probeer het opnieuw",
                             "wait until that is done and try again"));
}

// Whoever had it before may have moved or removed it since we opened it.
bool is_still(const Descriptor& opened, const fs::path& path)
{
  struct stat ours
  {
  };
  struct stat there
  {
  };
  return fstat(opened.number(), &ours) == 0 && lstat(path.c_str(), &there) == 0 &&
         ours.st_dev == there.st_dev && ours.st_ino == there.st_ino;
}

int clear(const Descriptor& folder)
{
  std::vector<FolderEntry> entries;
  if (const int error = list_folder(folder.number(), ".", entries); error != 0)
    return error;
  for (const FolderEntry& entry : entries)
    if (const int error = remove_entry(folder.number(), entry.name.c_str()); error != 0)
      return error;
  return 0;
}

} // namespace

Result<SpareFolder> SpareFolder::claim(const fs::path& path)
{
  if (Problem problem = make_folders_for(path))
    return *problem;
  constexpr mode_t for_all_by_umask = 0777;
  for (int tries = 0; tries < k_most_tries; ++tries) {
    if (mkdir(path.c_str(), for_all_by_umask) != 0 && errno != EEXIST)
      return file_problem(Action::write, path.string(), errno);
    Descriptor opened = open_folder(AT_FDCWD, path.c_str());
    if (!opened.is_open() && errno == ENOENT)
      continue;
    if (!opened.is_open())
      return file_problem(Action::write, path.string(), errno);
    if (flock(opened.number(), LOCK_EX | LOCK_NB) != 0)
      return someone_else(path);
    if (!is_still(opened, path))
      continue;
    if (const int error = clear(opened); error != 0)
      return file_problem(Action::remove, path.string(), error);
    return SpareFolder(path, std::move(opened));
  }
  return someone_else(path);
}

SpareFolder::SpareFolder(fs::path path, Descriptor opened)
    : m_path(std::move(path)), m_opened(std::move(opened))
{
}

SpareFolder::SpareFolder(SpareFolder&& other) noexcept
    : m_path(std::move(other.m_path)), m_opened(std::move(other.m_opened))
{
  other.m_path.clear();
}

SpareFolder::~SpareFolder()
{
  if (!m_path.empty())
    remove_entry(AT_FDCWD, m_path.c_str());
}

} // namespace peil::write
