#include "serve/folder_watch.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <sys/inotify.h>
#include <system_error>
#include <unistd.h>

namespace peil::serve {
namespace {

namespace fs = std::filesystem;

// A file counts when its writer closes it, not while it is half written.
constexpr std::uint32_t k_events = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM |
                                   IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;
constexpr std::uint32_t k_goes = IN_DELETE | IN_MOVED_FROM | IN_DELETE_SELF | IN_MOVE_SELF;
constexpr std::uint32_t k_watch_itself = IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT | IN_Q_OVERFLOW;

// Hidden files and what editors keep beside the one that is edited; they are not read either.
bool is_ignored(std::string_view name)
{
  return name.starts_with('.') || name.starts_with('~') || name.ends_with('~');
}

FolderWatch::News later(FolderWatch::News before, FolderWatch::News now)
{
  return now == FolderWatch::News::nothing ? before : now;
}

} // namespace

FolderWatch::FolderWatch(std::vector<fs::path> folders) : m_folders(std::move(folders))
{
  set_anew();
}

FolderWatch::~FolderWatch()
{
  ::close(m_descriptor);
}

FolderWatch::Watched* FolderWatch::watch(const fs::path& folder)
{
  // One folder has one number, by whatever path it is reached.
  const int number = inotify_add_watch(m_descriptor, folder.c_str(), k_events);
  return number < 0 ? nullptr : &m_watched[number];
}

void FolderWatch::watch_below(const fs::path& folder)
{
  Watched* watched = watch(folder);
  if (watched == nullptr)
    return;
  watched->everything = true;
  std::error_code gone;
  for (fs::directory_iterator entry(folder, gone); !gone && entry != fs::directory_iterator();
       entry.increment(gone))
    if (std::error_code ignored; entry->symlink_status(ignored).type() == fs::file_type::directory)
      watch_below(entry->path());
}

// Who deletes the project deletes the folder that we watch; the folders above it tell when it is
// back.
void FolderWatch::watch_above(const fs::path& folder)
{
  for (fs::path below = folder; below.has_relative_path(); below = below.parent_path())
    if (Watched* watched = watch(below.parent_path()))
      watched->names.insert(below.filename().string());
}

void FolderWatch::set_anew()
{
  if (m_descriptor >= 0)
    ::close(m_descriptor);
  m_watched.clear();
  m_descriptor = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  for (const fs::path& folder : m_folders) {
    watch_above(folder);
    watch_below(folder);
  }
}

FolderWatch::News FolderWatch::take_news()
{
  News news = News::nothing;
  bool folders_changed = false;
  alignas(inotify_event) std::array<char, 16384> buffer{};
  while (true) {
    const ssize_t size = ::read(m_descriptor, buffer.data(), buffer.size());
    if (size <= 0)
      break;
    for (std::size_t at = 0; at < static_cast<std::size_t>(size);) {
      inotify_event event{};
      std::memcpy(&event, buffer.data() + at, sizeof event);
      const std::string name(event.len == 0 ? "" : buffer.data() + at + sizeof event);
      at += sizeof event + event.len;
      const auto found = m_watched.find(event.wd);
      const bool all = found != m_watched.end() && found->second.everything;
      const bool named = found != m_watched.end() && found->second.names.contains(name);
      if ((event.mask & k_watch_itself) != 0)
        folders_changed = true;
      else if (!named && (!all || is_ignored(name)))
        continue;
      const bool is_folder = (event.mask & IN_ISDIR) != 0;
      folders_changed = folders_changed || is_folder || named;
      // A new file says so again when it is written.
      if ((event.mask & IN_CREATE) != 0 && !is_folder && !named)
        continue;
      news = later(news, (event.mask & k_goes) != 0 ? News::gone : News::changed);
    }
  }
  if (folders_changed)
    set_anew();
  return news;
}

} // namespace peil::serve
