#include "write/new_folder.hpp"

#include "write/plain_file.hpp"

#include <cerrno>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace peil::write {
namespace {

namespace fs = std::filesystem;

Diagnostic no_empty_folder(const fs::path& folder)
{
  std::error_code error;
  const bool is_folder = fs::is_directory(folder, error);
  return error_at({},
                  is_folder ? say("'{}' is niet leeg", "'{}' is not empty", folder.string())
                            : say("'{}' is geen map", "'{}' is not a folder", folder.string()),
                  say("noem een map die er nog niet is, of een lege map",
                      "name a folder that is not there yet, or an empty one"));
}

Problem write_all(std::span<const OutputFile> files, const fs::path& folder)
{
  for (const OutputFile& file : files)
    if (Problem problem = write_plain_file(folder / file.path, file.bytes))
      return problem;
  return std::nullopt;
}

// Into a folder that someone stands in already, so the folder itself must stay the same one.
Problem move_all(const fs::path& from, const fs::path& to)
{
  std::error_code error;
  std::vector<fs::path> moved;
  for (const fs::directory_entry& entry : fs::directory_iterator(from, error)) {
    fs::rename(entry.path(), to / entry.path().filename(), error);
    if (error)
      break;
    moved.push_back(to / entry.path().filename());
  }
  if (!error)
    return std::nullopt;
  const int code = error.value();
  for (const fs::path& path : moved)
    fs::remove_all(path, error);
  return disk_problem(Action::write, to.string(), code);
}

Problem put_in_place(const fs::path& spare, const fs::path& folder, bool is_there)
{
  std::error_code error;
  if (is_there)
    return move_all(spare, folder);
  fs::rename(spare, folder, error);
  if (error == std::errc::directory_not_empty || error == std::errc::file_exists)
    return no_empty_folder(folder); // someone else made it meanwhile
  if (error)
    return disk_problem(Action::write, folder.string(), error.value());
  return std::nullopt;
}

// `plan/` and `plan` are one folder.
fs::path without_last_slash(const fs::path& folder)
{
  return folder.has_filename() ? folder : folder.parent_path();
}

} // namespace

Result<fs::path> write_new_folder(std::span<const OutputFile> files, const fs::path& asked)
{
  std::error_code error;
  const fs::path folder = without_last_slash(fs::absolute(asked, error).lexically_normal());
  const bool is_there = fs::exists(fs::symlink_status(folder, error));
  if (is_there && (!fs::is_directory(folder, error) || !fs::is_empty(folder, error)))
    return no_empty_folder(asked);
  // On the same disk as its place, and hidden; a name of its own for each process.
  const std::string name = ".peil-nieuw-" + std::to_string(getpid());
  const fs::path spare = is_there ? folder / name : folder.parent_path() / name;
  Problem problem = write_all(files, spare);
  if (!problem)
    problem = put_in_place(spare, folder, is_there);
  fs::remove_all(spare, error);
  if (problem)
    return *problem;
  return asked;
}

} // namespace peil::write
