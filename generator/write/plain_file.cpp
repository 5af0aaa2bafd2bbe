#include "write/plain_file.hpp"

#include <cerrno>
#include <fstream>
#include <system_error>
#include <unistd.h>

namespace peil::write {

namespace fs = std::filesystem;

Problem make_folders_for(const fs::path& path)
{
  std::error_code error;
  if (path.has_parent_path())
    fs::create_directories(path.parent_path(), error);
  if (error)
    return disk_problem(Action::write, path.string(), error.value());
  return std::nullopt;
}

Problem write_plain_file(const fs::path& path, std::string_view bytes)
{
  if (Problem problem = make_folders_for(path))
    return problem;
  errno = 0;
  std::ofstream file(path, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (!file)
    return disk_problem(Action::write, path.string(), errno == 0 ? EIO : errno);
  return std::nullopt;
}

Problem replace_file(const fs::path& path, std::string_view bytes)
{
  // A name of its own for each process, or two would write into one file.
  const fs::path spare =
      path.parent_path() / ("." + path.filename().string() + "." + std::to_string(getpid()));
  std::error_code error;
  Problem problem = write_plain_file(spare, bytes);
  if (!problem) {
    fs::rename(spare, path, error);
    if (!error)
      return std::nullopt;
    problem = disk_problem(Action::replace, path.string(), error.value());
  }
  fs::remove(spare, error);
  return problem;
}

} // namespace peil::write
