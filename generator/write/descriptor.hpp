#pragma once

#include <string>
#include <string_view>
#include <sys/stat.h>
#include <sys/types.h>
#include <utility>
#include <vector>

namespace peil::write {

/// An open file or folder, closed at the end of its life.
class Descriptor
{
public:
  Descriptor() = default;
  explicit Descriptor(int number) : m_number(number) {}
  Descriptor(Descriptor&& other) noexcept : m_number(std::exchange(other.m_number, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept
  {
    std::swap(m_number, other.m_number);
    return *this;
  }
  ~Descriptor();

  bool is_open() const { return m_number >= 0; }
  int number() const { return m_number; }
  /// Closes now: 0 or errno, for some file systems report a full disk only here.
  int close();

private:
  int m_number = -1;
};

// What follows returns 0 or errno, and never follows a symbolic link in the last part of a path.

/// Not open and errno when it is no folder or may not be read.
Descriptor open_folder(int parent, const char* path);

struct FolderEntry
{
  std::string name;
  bool is_folder = false;
  /// Regular files only: a link, a pipe or a device is none.
  bool is_file = false;
  ino_t inode = 0;
};
int list_folder(int parent, const char* path, std::vector<FolderEntry>& entries);

/// A file, a link or a folder with everything in it; one that is not there is no failure.
int remove_entry(int parent, const char* path);

int write_bytes(int file, std::string_view bytes);

/// How many regular files a folder holds, at any depth.
std::size_t count_files(int parent, const char* path);

} // namespace peil::write
