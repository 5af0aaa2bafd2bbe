#include "write/tree_view.hpp"

#include "write/descriptor.hpp"
#include "write/parallel.hpp"

#include <array>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <unistd.h>

namespace peil::write {
namespace {

constexpr std::int64_t k_nanoseconds = 1'000'000'000;

std::int64_t to_nanoseconds(const timespec& time)
{
  return time.tv_sec * k_nanoseconds + time.tv_nsec;
}

bool has_bytes(int file, std::string_view bytes)
{
  thread_local std::array<char, 128UL * 1024> buffer;
  while (!bytes.empty()) {
    const ssize_t size = read(file, buffer.data(), std::min(buffer.size(), bytes.size()));
    if (size <= 0)
      return false;
    const auto part = static_cast<std::size_t>(size);
    if (std::memcmp(buffer.data(), bytes.data(), part) != 0)
      return false;
    bytes.remove_prefix(part);
  }
  return true;
}

struct FileView
{
  FileState state = FileState::absent;
  ino_t inode = 0;
};

// Not blocking, lest a pipe with the name of a page keeps us waiting for a writer.
FileView compare_file(int tree, const OutputFile& planned)
{
  const Descriptor file(
      openat(tree, planned.path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  if (!file.is_open())
    return {errno == ENOENT ? FileState::absent : FileState::different, 0};
  struct stat found
  {
  };
  if (fstat(file.number(), &found) != 0 || !S_ISREG(found.st_mode))
    return {FileState::different, 0};
  const bool same = static_cast<std::size_t>(found.st_size) == planned.bytes.size() &&
                    has_bytes(file.number(), planned.bytes);
  return {same ? FileState::same : FileState::different, found.st_ino};
}

bool is_as_planned(const Plan& plan, const PlannedFolder& folder, const FolderEntry& entry)
{
  if (entry.is_folder)
    return plan.has_subfolder(folder, entry.name);
  return entry.is_file && plan.has_file(folder, entry.name);
}

// A file where a folder is planned and the other way round are strays too.
Strays strays_in(const Plan& plan, int tree, const PlannedFolder& folder)
{
  std::vector<FolderEntry> entries;
  if (list_folder(tree, folder.c_path(), entries) != 0)
    return {true, 0};
  Strays strays;
  for (const FolderEntry& entry : entries) {
    if (is_as_planned(plan, folder, entry))
      continue;
    strays.any = true;
    const std::string path =
        folder.path.empty() ? entry.name : fmt::format("{}/{}", folder.path, entry.name);
    strays.files += entry.is_folder ? count_files(tree, path.c_str()) : 1;
  }
  return strays;
}

} // namespace

// Change times come from a clock that ticks every 1 to 10 ms. The time is asked first: what happens
// after the look must not count as long ago.
SeenFolder look_at_folder(int tree, const char* path)
{
  constexpr std::int64_t k_two_ticks = 20'000'000;
  timespec now{};
  clock_gettime(CLOCK_REALTIME, &now);
  struct stat found
  {
  };
  if (fstatat(tree, path, &found, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISDIR(found.st_mode))
    return {};
  const std::int64_t changed_at = to_nanoseconds(found.st_ctim);
  if (to_nanoseconds(now) - changed_at < k_two_ticks)
    return {true, {}};
  return {true, {found.st_ino, changed_at}};
}

TreeView look_at_folders(const Plan& plan, int tree, std::span<const Stamp> remembered)
{
  TreeView view{std::vector(plan.folders.size(), FolderState::absent),
                std::vector<Stamp>(plan.folders.size())};
  for_each_item(plan.folders.size(), [&](std::size_t folder) {
    const SeenFolder seen = look_at_folder(tree, plan.folders[folder].c_path());
    if (!seen.is_folder)
      return;
    const Stamp stamp = folder == 0 ? Stamp() : seen.stamp;
    const bool untouched = stamp.is_known() && stamp == remembered[folder];
    view.folders[folder] = untouched ? FolderState::as_planned : FolderState::unlisted;
    view.stamps[folder] = stamp;
  });
  // A path may have led through a symbolic link: what is in a folder that is none is not ours.
  for (std::size_t folder = 1; folder < plan.folders.size(); ++folder)
    if (view.folders[plan.folders[folder].parent] == FolderState::absent)
      view.folders[folder] = FolderState::absent;
  return view;
}

FilesView compare_files(const Plan& plan, int tree, const TreeView& view)
{
  FilesView files{std::vector(plan.files.size(), FileState::absent),
                  std::vector<ino_t>(plan.files.size())};
  for_each_item(plan.files.size(), [&](std::size_t file) {
    if (view.folders[plan.folder_of_file[file]] == FolderState::absent)
      return;
    const FileView found = compare_file(tree, *plan.files[file].file);
    files.states[file] = found.state;
    files.inodes[file] = found.inode;
  });
  return files;
}

Strays find_strays(const Plan& plan, int tree, TreeView& view)
{
  std::atomic<bool> any = false;
  std::atomic<std::size_t> files = 0;
  for_each_item(plan.folders.size(), [&](std::size_t folder) {
    if (view.folders[folder] != FolderState::unlisted)
      return;
    const Strays strays = strays_in(plan, tree, plan.folders[folder]);
    if (!strays.any) {
      view.folders[folder] = FolderState::as_planned;
      return;
    }
    any = true;
    files += strays.files;
  });
  return {any, files};
}

} // namespace peil::write
