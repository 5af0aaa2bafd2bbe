#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace peil::serve {

/// Notices changes in folders and all that stands in them, also in folders that are not there yet,
/// or not any more, with the folders above them (inotify(7)).
class FolderWatch
{
public:
  enum class News
  {
    nothing,
    /// Something is there that was not there before, or reads otherwise.
    changed,
    /// Something went away, and nothing came: an editor that replaces files is halfway.
    gone
  };

  /// The paths are absolute.
  explicit FolderWatch(std::vector<std::filesystem::path> folders);
  ~FolderWatch();
  FolderWatch(const FolderWatch&) = delete;
  FolderWatch& operator=(const FolderWatch&) = delete;

  /// For poll: readable when there is news. Another one after each call of take_news.
  int descriptor() const { return m_descriptor; }

  /// All that happened since the last call. Where folders came or went, the watch is set anew, so
  /// what is read afterwards misses nothing.
  News take_news();

private:
  struct Watched
  {
    /// Everything in the folder counts, or else only these names.
    bool everything = false;
    std::set<std::string, std::less<>> names;
  };

  void set_anew();
  void watch_below(const std::filesystem::path& folder);
  void watch_above(const std::filesystem::path& folder);
  Watched* watch(const std::filesystem::path& folder);

  std::vector<std::filesystem::path> m_folders;
  std::map<int, Watched> m_watched;
  int m_descriptor = -1;
};

} // namespace peil::serve
