#include "write/destination.hpp"

#include "base/folders.hpp"
#include "write/output_plan.hpp"

#include <cerrno>
#include <fcntl.h>
#include <string_view>
#include <sys/file.h>
#include <thread>
#include <unistd.h>

namespace peil::write {
namespace {

namespace fs = std::filesystem;

constexpr const char* k_spare = "reserve";
/// The old site, for the moment it is neither site nor spare.
constexpr const char* k_previous = "vorige";
constexpr const char* k_lock = "slot";

constexpr std::string_view k_git_ignore =
    "# Werkmap van peil: het slot en een reservekopie van de site uit harde koppelingen.\n"
    "# Ze mag weg als er geen bouw loopt; de volgende bouw duurt dan wat langer.\n"
    "*\n";

struct Place
{
  fs::path parent;
  std::string name;
};

/// Where and under which name the folder stands; its parent may be a link, itself is looked at.
std::optional<Place> find_place(fs::path folder)
{
  while (!folder.has_filename() && folder != folder.root_path())
    folder = folder.parent_path();
  if (folder.filename() == "." || folder.filename() == "..") {
    std::error_code error;
    folder = fs::canonical(folder, error);
  }
  if (!folder.has_filename())
    return std::nullopt;
  const fs::path parent = folder.parent_path();
  return Place{parent.empty() ? fs::path(".") : parent, folder.filename().string()};
}

Diagnostic refusal_for_sources(const std::string& folder)
{
  return error_at({},
                  say("'{}' bevat de bronnen van het project, daar komt de site niet overheen",
                      "'{}' holds the sources of the project, the site does not replace them",
                      folder),
                  say("kies met -o een eigen map voor de site, bijvoorbeeld site",
                      "choose a folder of its own for the site with -o, such as site"));
}

Diagnostic refusal_inside_sources(const std::string& folder, const fs::path& outer)
{
  return error_at({},
                  say("'{}' ligt in {}/, en wat daar staat leest peil als bron van het project",
                      "'{}' lies in {}/, and what is there peil reads as a source of the project",
                      folder, outer.filename().string()),
                  say("kies met -o een map daarbuiten, bijvoorbeeld site",
                      "choose a folder outside it with -o, such as site"));
}

Diagnostic refusal_of_kind(const std::string& folder, mode_t mode)
{
  const Sentence link = say("'{}' is een symbolische koppeling, geen map",
                            "'{}' is a symbolic link, not a folder", folder);
  const Sentence file =
      say("'{}' is een bestand, geen map", "'{}' is a file, not a folder", folder);
  return error_at({}, S_ISLNK(mode) ? link : file,
                  say("kies met -o een andere map", "choose another folder with -o"));
}

Diagnostic refusal_of_foreign_folder(const std::string& folder)
{
  return error_at({},
                  say("'{}' is niet leeg en niet door peil gemaakt",
                      "'{}' is not empty and was not made by peil", folder),
                  say("kies met -o een nieuwe of lege map: alles in de map van de site wordt "
                      "vervangen",
                      "choose a new or empty folder with -o: everything in the site's folder is "
                      "replaced"));
}

Diagnostic refusal_of_mount_point(const std::string& folder)
{
  return error_at(
      {},
      say("'{}' is een koppelpunt en kan niet in één stap vervangen worden",
          "'{}' is a mount point and cannot be replaced in one step", folder),
      say("kies een map daarin: -o {}/site", "choose a folder in it: -o {}/site", folder));
}

bool is_same_file(const struct stat& one, const struct stat& other)
{
  return one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

/// Whether `folder` is `inner` or a folder above it.
bool holds(const struct stat& folder, const fs::path& inner)
{
  std::error_code error;
  fs::path path = fs::weakly_canonical(fs::absolute(inner, error), error);
  while (!path.empty()) {
    struct stat found
    {
    };
    if (stat(path.c_str(), &found) == 0 && is_same_file(folder, found))
      return true;
    if (path == path.root_path())
      return false;
    path = path.parent_path();
  }
  return false;
}

bool has_site_marker(int folder)
{
  constexpr std::string_view k_any_version = "peil-site ";
  const Descriptor file(
      openat(folder, site_marker().path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  char start[k_any_version.size()] = {};
  return file.is_open() &&
         read(file.number(), start, sizeof(start)) == static_cast<ssize_t>(sizeof(start)) &&
         std::string_view(start, sizeof(start)) == k_any_version;
}

/// Nothing when the site may be written there.
Problem find_objection(int parent, const std::string& name, const Target& target)
{
  const std::string shown = target.folder.string();
  for (const fs::path& outer : target.read_folders)
    if (is_inside(target.folder, outer))
      return refusal_inside_sources(shown, outer);
  struct stat found
  {
  };
  struct stat around
  {
  };
  if (fstatat(parent, name.c_str(), &found, AT_SYMLINK_NOFOLLOW) != 0)
    return errno == ENOENT ? Problem() : disk_problem(Action::read, shown, errno);
  if (!S_ISDIR(found.st_mode))
    return refusal_of_kind(shown, found.st_mode);
  for (const fs::path& inner : target.protected_folders)
    if (holds(found, inner))
      return refusal_for_sources(shown);
  if (fstat(parent, &around) == 0 && around.st_dev != found.st_dev)
    return refusal_of_mount_point(shown);
  std::vector<FolderEntry> entries;
  const Descriptor folder = open_folder(parent, name.c_str());
  const int error = folder.is_open() ? list_folder(folder.number(), ".", entries) : errno;
  if (error != 0)
    return disk_problem(Action::read, shown, error);
  if (!entries.empty() && !has_site_marker(folder.number()))
    return refusal_of_foreign_folder(shown);
  return std::nullopt;
}

std::string work_name(const std::string& site_name)
{
  return fmt::format(".{}.peil", site_name);
}

/// A group that may write the site may also take turns building it, hence not for us alone; others
/// have no business with half a site.
Result<Descriptor> open_work_folder(int parent, const std::string& site_name,
                                    const fs::path& shown_parent)
{
  const std::string name = work_name(site_name);
  const bool is_new = mkdirat(parent, name.c_str(), 0770) == 0;
  const int make_error = is_new || errno == EEXIST ? 0 : errno;
  Descriptor work = open_folder(parent, name.c_str());
  const int error = work.is_open() ? 0 : (make_error != 0 ? make_error : errno);
  if (error != 0)
    return disk_problem(Action::write, (shown_parent / name).string(), error);
  Descriptor ignore(openat(work.number(), ".gitignore",
                           O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666));
  if (ignore.is_open() && write_bytes(ignore.number(), k_git_ignore) != 0)
    remove_entry(work.number(), ".gitignore");
  return work;
}

Diagnostic other_build_goes_on(const std::string& folder)
{
  return machine_failure(
      say("er loopt al een bouw die '{}' schrijft", "another build is writing '{}'", folder),
      say("wacht tot die klaar is en bouw opnieuw", "wait until it is done and build again"));
}

Result<Descriptor> lock(int work, const Target& target)
{
  constexpr std::chrono::milliseconds k_pause(10);
  const std::string shown = target.folder.string();
  Descriptor file(
      openat(work, k_lock, O_RDONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0660));
  if (!file.is_open())
    return disk_problem(Action::write, shown, errno);
  const auto deadline = std::chrono::steady_clock::now() + target.patience;
  while (flock(file.number(), LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK && errno != EINTR)
      return disk_problem(Action::write, shown, errno);
    if (std::chrono::steady_clock::now() >= deadline)
      return other_build_goes_on(shown);
    std::this_thread::sleep_for(k_pause);
  }
  return file;
}

// As everything in a site, see `update_tree`.
void open_to_everyone(int parent, const char* folder)
{
  struct stat made
  {
  };
  if (fstatat(parent, folder, &made, AT_SYMLINK_NOFOLLOW) == 0 && (made.st_mode & 0755) != 0755)
    fchmodat(parent, folder, (made.st_mode & 07777) | 0755, 0);
}

bool exists(int parent, const char* name)
{
  struct stat found
  {
  };
  return fstatat(parent, name, &found, AT_SYMLINK_NOFOLLOW) == 0;
}

} // namespace

Result<Destination> Destination::open(const Target& target, const SystemCalls& calls)
{
  Destination place;
  place.m_shown = target.folder.string();
  place.m_calls = &calls;
  const std::optional<Place> found = find_place(target.folder);
  if (!found)
    return refusal_for_sources(place.m_shown);
  place.m_name = found->name;
  place.m_shown_spare = (found->parent / work_name(found->name) / k_spare).lexically_normal();
  place.m_parent = Descriptor(::open(found->parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!place.m_parent.is_open())
    return disk_problem(Action::write, found->parent.string(), errno);
  const int parent = place.m_parent.number();
  if (const Problem objection = find_objection(parent, place.m_name, target))
    return *objection;
  TRY_ASSIGN(place.m_work, open_work_folder(parent, place.m_name, found->parent));
  TRY_ASSIGN(place.m_lock, lock(place.m_work.number(), target));
  if (const Problem problem = place.recover())
    return *problem;
  // While we waited for the lock, someone may have put something there.
  if (const Problem objection = find_objection(parent, place.m_name, target))
    return *objection;
  return place;
}

Descriptor Destination::open_site() const
{
  return open_folder(m_parent.number(), m_name.c_str());
}

Descriptor Destination::open_spare() const
{
  return open_folder(m_work.number(), k_spare);
}

Result<Descriptor> Destination::make_spare() const
{
  Descriptor spare = open_spare();
  if (!spare.is_open() && errno != ENOENT)
    remove_spare();
  if (!spare.is_open() && mkdirat(m_work.number(), k_spare, 0777) == 0) {
    open_to_everyone(m_work.number(), k_spare);
    spare = open_spare();
  }
  if (!spare.is_open())
    return disk_problem(Action::write, m_shown, errno);
  return spare;
}

void Destination::remove_spare() const
{
  remove_entry(m_work.number(), k_spare);
}

Problem Destination::exchange() const
{
  if (m_calls->exchange(m_work.number(), k_spare, m_parent.number(), m_name.c_str()) == 0)
    return std::nullopt;
  if (errno != EINVAL && errno != ENOSYS && errno != EXDEV && errno != EOPNOTSUPP)
    return disk_problem(Action::replace, m_shown, errno);
  return swap_by_renaming();
}

// For file systems that cannot exchange: between the two renames there is no site at all, and a run
// that is killed just then leaves the old one for the next run to put back.
Problem Destination::swap_by_renaming() const
{
  const int work = m_work.number();
  const int parent = m_parent.number();
  if (m_calls->rename(parent, m_name.c_str(), work, k_previous) != 0)
    return disk_problem(Action::replace, m_shown, errno);
  if (m_calls->rename(work, k_spare, parent, m_name.c_str()) != 0) {
    const int error = errno;
    m_calls->rename(work, k_previous, parent, m_name.c_str());
    return disk_problem(Action::replace, m_shown, error);
  }
  m_calls->rename(work, k_previous, work, k_spare);
  return std::nullopt;
}

Problem Destination::publish() const
{
  if (m_calls->rename(m_work.number(), k_spare, m_parent.number(), m_name.c_str()) == 0)
    return std::nullopt;
  return disk_problem(Action::write, m_shown, errno);
}

Problem Destination::recover() const
{
  const int work = m_work.number();
  if (!exists(work, k_previous))
    return std::nullopt;
  if (!exists(m_parent.number(), m_name.c_str())) {
    if (renameat(work, k_previous, m_parent.number(), m_name.c_str()) != 0)
      return disk_problem(Action::replace, m_shown, errno);
    return std::nullopt;
  }
  remove_entry(work, k_previous);
  return std::nullopt;
}

} // namespace peil::write
