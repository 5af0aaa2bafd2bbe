#include "write/tree_update.hpp"

#include "write/descriptor.hpp"
#include "write/parallel.hpp"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace peil::write {
namespace {

constexpr mode_t k_readable_file = 0644;
constexpr mode_t k_open_folder = 0755;

/// The modes that new files and folders get, and whether the umask stands in the way.
struct Modes
{
  mode_t file = k_readable_file;
  mode_t folder = k_open_folder;
  bool must_set = false;
};

// The umask can only be asked by changing it, for all threads at once; a folder on trial tells too.
Modes find_modes(int tree)
{
  constexpr const char* trial = ".proef";
  struct stat found
  {
  };
  if (mkdirat(tree, trial, 0777) != 0 && errno != EEXIST)
    return {};
  const bool known = fstatat(tree, trial, &found, AT_SYMLINK_NOFOLLOW) == 0;
  unlinkat(tree, trial, AT_REMOVEDIR);
  if (!known)
    return {};
  const mode_t allowed = found.st_mode & 0777;
  return {(allowed & 0666) | k_readable_file, allowed | k_open_folder,
          (allowed & k_open_folder) != k_open_folder};
}

std::string path_in(const PlannedFolder& folder, const std::string& name)
{
  return folder.path.empty() ? name : folder.path + "/" + name;
}

class TreeUpdater
{
public:
  explicit TreeUpdater(TreeUpdate& update) : m_update(update), m_plan(update.plan) {}

  Problem run()
  {
    m_update.touched.assign(m_plan.folders.size(), 0);
    m_modes = find_modes(m_update.target);
    for_each_item(m_plan.folders.size(), [this](std::size_t folder) {
      if (m_update.view.folders[folder] == FolderState::unlisted && !m_problem.any())
        clean_folder(folder);
    });
    if (!m_problem.any())
      make_folders_and_files();
    if (!m_problem.any() && m_update.write_out == WriteOut::now)
      wait_for_write_out();
    m_update.links_work = m_links_work;
    return m_problem.problem();
  }

private:
  void clean_folder(std::size_t number)
  {
    const PlannedFolder& folder = m_plan.folders[number];
    std::vector<FolderEntry> entries;
    const Descriptor opened = open_folder(m_update.target, folder.c_path());
    const int error = opened.is_open() ? list_folder(opened.number(), ".", entries) : errno;
    if (error != 0)
      return fail(Action::read, folder.path, error);
    for (const FolderEntry& entry : entries)
      if (!may_stay(folder, entry))
        remove(number, opened.number(), entry.name);
  }

  // What stays of the files is kept; where one goes, its order makes a new one.
  bool may_stay(const PlannedFolder& folder, const FolderEntry& entry)
  {
    if (entry.is_folder)
      return m_plan.has_subfolder(folder, entry.name);
    const std::size_t file = m_plan.find_file(folder, entry.name);
    if (!entry.is_file || file == m_plan.files.size())
      return false;
    FileOrder& order = m_update.orders[file];
    if (order == FileOrder::link && entry.inode == m_update.inodes[file])
      order = FileOrder::keep;
    return order == FileOrder::keep;
  }

  void remove(std::size_t folder, int opened, const std::string& name)
  {
    touch(folder);
    if (const int error = remove_entry(opened, name.c_str()); error != 0)
      fail(Action::remove, path_in(m_plan.folders[folder], name), error);
  }

  // Making folders takes the kernel longer than making files, and one parent takes only one at a
  // time: so one thread makes them and the others follow with the files.
  void make_folders_and_files()
  {
    WorkQueue files(m_plan.files.size());
    std::atomic_flag folders_taken;
    on_all_processors(m_plan.files.size(), [&] {
      if (!folders_taken.test_and_set())
        make_folders();
      files.take([this](std::size_t file) { make_file(file); });
    });
  }

  void make_folders()
  {
    for (std::size_t folder = 0; folder < m_plan.folders.size() && !m_problem.any(); ++folder) {
      if (m_update.view.folders[folder] == FolderState::absent)
        make_folder(folder);
      m_folders_made.store(folder + 1);
      m_folders_made.notify_all();
    }
    m_folders_made.store(m_plan.folders.size());
    m_folders_made.notify_all();
  }

  void make_folder(std::size_t number)
  {
    const PlannedFolder& folder = m_plan.folders[number];
    touch(number);
    touch(folder.parent);
    if (mkdirat(m_update.target, folder.c_path(), m_modes.folder) != 0)
      return fail(Action::write, folder.path, errno);
    if (m_modes.must_set)
      fchmodat(m_update.target, folder.c_path(), m_modes.folder, 0);
  }

  void make_file(std::size_t file)
  {
    const std::size_t folder = m_plan.folder_of_file[file];
    for (std::size_t made = m_folders_made.load(); made <= folder; made = m_folders_made.load())
      m_folders_made.wait(made);
    if (m_update.orders[file] == FileOrder::keep || m_problem.any())
      return;
    touch(folder);
    if (m_update.orders[file] == FileOrder::link)
      link_file(file);
    else
      write_file(file);
  }

  void link_file(std::size_t file)
  {
    const char* path = m_plan.files[file].file->path.c_str();
    int error = try_link(path);
    if (error == EEXIST && remove_entry(m_update.target, path) == 0)
      error = try_link(path);
    if (error == 0)
      return;
    // Some file systems have no links, and a file of someone else may not be linked.
    m_links_work = false;
    struct stat old
    {
    };
    const bool has_time = fstatat(m_update.source, path, &old, AT_SYMLINK_NOFOLLOW) == 0;
    write_file(file);
    const timespec times[2] = {{0, UTIME_OMIT}, old.st_mtim};
    if (has_time)
      utimensat(m_update.target, path, times, AT_SYMLINK_NOFOLLOW);
  }

  int try_link(const char* path)
  {
    return m_update.calls.link(m_update.source, path, m_update.target, path) == 0 ? 0 : errno;
  }

  // Never into a file that is there, for the other tree may have the same one.
  void write_file(std::size_t file)
  {
    const OutputFile& planned = *m_plan.files[file].file;
    Descriptor opened = create_file(planned.path.c_str());
    if (!opened.is_open() && errno == EEXIST) {
      const int error = remove_entry(m_update.target, planned.path.c_str());
      if (error != 0)
        return fail(Action::remove, planned.path, error);
      opened = create_file(planned.path.c_str());
    }
    if (!opened.is_open())
      return fail(Action::write, planned.path, errno);
    int error = write_bytes(opened.number(), planned.bytes);
    struct stat written
    {
    };
    if (error == 0 && fstat(opened.number(), &written) == 0)
      m_update.inodes[file] = written.st_ino;
    if (m_update.write_out == WriteOut::now)
      start_write_out(opened.number());
    if (m_modes.must_set)
      fchmod(opened.number(), m_modes.file);
    const int close_error = opened.close();
    error = error == 0 ? close_error : error;
    if (error != 0)
      fail(Action::write, planned.path, error);
  }

  static void start_write_out(int file) { sync_file_range(file, 0, 0, SYNC_FILE_RANGE_WRITE); }

  void wait_for_write_out()
  {
    for_each_item(m_plan.files.size(), [this](std::size_t file) {
      if (m_update.orders[file] != FileOrder::write || m_problem.any())
        return;
      constexpr unsigned k_all_of_it =
          SYNC_FILE_RANGE_WAIT_BEFORE | SYNC_FILE_RANGE_WRITE | SYNC_FILE_RANGE_WAIT_AFTER;
      const std::string& path = m_plan.files[file].file->path;
      const Descriptor written(
          openat(m_update.target, path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
      if (!written.is_open() ||
          (sync_file_range(written.number(), 0, 0, k_all_of_it) != 0 && is_fault(errno)))
        fail(Action::write, path, errno);
    });
  }

  // Not every file system knows the call.
  static bool is_fault(int error) { return error == EIO || error == ENOSPC || error == EDQUOT; }

  Descriptor create_file(const char* path) const
  {
    return Descriptor(openat(m_update.target, path,
                             O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, m_modes.file));
  }

  void touch(std::size_t folder)
  {
    std::atomic_ref(m_update.touched[folder]).store(1, std::memory_order_relaxed);
  }

  void fail(Action action, const std::string& path, int error)
  {
    const std::string& tree = action == Action::write ? m_update.site_name : m_update.target_name;
    m_problem.report(disk_problem(action, path.empty() ? tree : tree + "/" + path, error));
  }

  TreeUpdate& m_update;
  const Plan& m_plan;
  Modes m_modes;
  FirstProblem m_problem;
  std::atomic<std::size_t> m_folders_made = 0;
  std::atomic<bool> m_links_work = true;
};

} // namespace

Problem update_tree(TreeUpdate& update)
{
  return TreeUpdater(update).run();
}

} // namespace peil::write
