#include "write/descriptor.hpp"

#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

namespace peil::write {
namespace {

void find_kind(int folder, FolderEntry& entry)
{
  struct stat found
  {
  };
  if (fstatat(folder, entry.name.c_str(), &found, AT_SYMLINK_NOFOLLOW) != 0)
    return;
  entry.is_folder = S_ISDIR(found.st_mode);
  entry.is_file = S_ISREG(found.st_mode);
  entry.inode = found.st_ino;
}

// Some file systems do not tell the kind, and some (overlayfs) list another inode number than the
// file itself has; folders are the many that need no second look.
FolderEntry to_entry(int folder, const dirent64& listed)
{
  FolderEntry entry{static_cast<const char*>(listed.d_name), listed.d_type == DT_DIR, false, 0};
  if (!entry.is_folder)
    find_kind(folder, entry);
  return entry;
}

int remove_content(int parent, const char* path)
{
  std::vector<FolderEntry> entries;
  if (const int error = list_folder(parent, path, entries); error != 0)
    return error;
  const Descriptor folder = open_folder(parent, path);
  if (!folder.is_open())
    return errno;
  for (const FolderEntry& entry : entries)
    if (const int error = remove_entry(folder.number(), entry.name.c_str()); error != 0)
      return error;
  return 0;
}

// Someone may have made a folder of his own read-only.
int remove_folder(int parent, const char* path)
{
  int error = remove_content(parent, path);
  if (error == EACCES && fchmodat(parent, path, 0700, 0) == 0)
    error = remove_content(parent, path);
  if (error != 0)
    return error;
  return unlinkat(parent, path, AT_REMOVEDIR) == 0 || errno == ENOENT ? 0 : errno;
}

} // namespace

Descriptor::~Descriptor()
{
  close();
}

int Descriptor::close()
{
  if (m_number < 0)
    return 0;
  return ::close(std::exchange(m_number, -1)) == 0 || errno == EINTR ? 0 : errno;
}

Descriptor open_folder(int parent, const char* path)
{
  return Descriptor(openat(parent, path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
}

int list_folder(int parent, const char* path, std::vector<FolderEntry>& entries)
{
  const Descriptor folder = open_folder(parent, path);
  if (!folder.is_open())
    return errno;
  alignas(dirent64) char buffer[32768];
  while (true) {
    const ssize_t size = getdents64(folder.number(), buffer, sizeof(buffer));
    if (size <= 0)
      return size == 0 ? 0 : errno;
    for (std::size_t at = 0; at < static_cast<std::size_t>(size);) {
      const auto* listed = reinterpret_cast<const dirent64*>(buffer + at);
      const std::string_view name = static_cast<const char*>(listed->d_name);
      if (name != "." && name != "..")
        entries.push_back(to_entry(folder.number(), *listed));
      at += listed->d_reclen;
    }
  }
}

int remove_entry(int parent, const char* path)
{
  if (unlinkat(parent, path, 0) == 0 || errno == ENOENT)
    return 0;
  // POSIX says EPERM for a folder, Linux EISDIR.
  const int error = errno;
  if (error != EISDIR && error != EPERM)
    return error;
  const int folder_error = remove_folder(parent, path);
  return folder_error == ENOTDIR ? error : folder_error;
}

int write_bytes(int file, std::string_view bytes)
{
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR)
      return errno;
    if (written > 0)
      bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

std::size_t count_files(int parent, const char* path)
{
  std::vector<FolderEntry> entries;
  if (list_folder(parent, path, entries) != 0)
    return 0;
  const Descriptor folder = open_folder(parent, path);
  std::size_t count = 0;
  for (const FolderEntry& entry : entries) {
    if (entry.is_file)
      ++count;
    if (entry.is_folder)
      count += count_files(folder.number(), entry.name.c_str());
  }
  return count;
}

} // namespace peil::write
