#include "write/plain_file.hpp"

#include <cerrno>
#include <fstream>
#include <system_error>

namespace peil::write {

namespace fs = std::filesystem;

Problem make_folders_for(const fs::path& path)
{
  std::error_code error;
  if (path.has_parent_path())
    fs::create_directories(path.parent_path(), error);
  if (error)
    return file_problem(Action::write, path.string(), error.value());
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
    return file_problem(Action::write, path.string(), errno == 0 ? EIO : errno);
  return std::nullopt;
}

} // namespace peil::write
