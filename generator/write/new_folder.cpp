#include "write/new_folder.hpp"

#include "write/plain_file.hpp"
#include "write/spare_folder.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <fstream>
#include <sstream>
#include <system_error>
#include <vector>

namespace peil::write {
namespace {

namespace fs = std::filesystem;

constexpr const char* k_spare_inside = ".peil-nieuw";

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
  return file_problem(Action::write, to.string(), code);
}

Problem put_in_place(SpareFolder& spare, const fs::path& folder, bool is_there)
{
  std::error_code error;
  if (is_there)
    return move_all(spare.path(), folder);
  fs::rename(spare.path(), folder, error);
  if (error == std::errc::directory_not_empty || error == std::errc::file_exists)
    return no_empty_folder(folder); // someone else made it meanwhile
  if (error)
    return file_problem(Action::write, folder.string(), error.value());
  spare.was_moved();
  return std::nullopt;
}

bool holds_bytes(const fs::path& path, std::string_view bytes)
{
  std::ifstream file(path, std::ios::binary);
  std::ostringstream found;
  return static_cast<bool>(found << file.rdbuf()) && found.view() == bytes;
}

// Whether a run that was killed left this folder: our spare is in it, and beside that nothing but
// files of ours that nobody touched.
bool was_cut_short(const fs::path& folder, std::span<const OutputFile> files)
{
  std::error_code error;
  if (!fs::is_directory(fs::symlink_status(folder / k_spare_inside, error)))
    return false;
  fs::recursive_directory_iterator found(folder, error);
  for (; !error && found != fs::recursive_directory_iterator(); found.increment(error)) {
    if (found.depth() == 0 && found->path().filename() == k_spare_inside) {
      found.disable_recursion_pending();
      continue;
    }
    const std::string path = found->path().lexically_relative(folder).generic_string();
    const auto is_it = [&](const OutputFile& one) { return one.path == path; };
    const auto ours = std::find_if(files.begin(), files.end(), is_it);
    const bool is_folder = fs::is_directory(found->symlink_status(error));
    if (!is_folder && (ours == files.end() || !holds_bytes(found->path(), ours->bytes)))
      return false;
  }
  return !error;
}

void remove_all_but_spare(const fs::path& folder)
{
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error))
    if (entry.path().filename() != k_spare_inside)
      fs::remove_all(entry.path(), error);
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
  if (is_there && !fs::is_directory(folder, error))
    return no_empty_folder(asked);
  const bool is_rest = is_there && was_cut_short(folder, files);
  if (is_there && !is_rest && !fs::is_empty(folder, error))
    return no_empty_folder(asked);
  // On the same disk as its place, and hidden.
  const fs::path place =
      is_there ? folder / k_spare_inside
               : folder.parent_path() / fmt::format(".{}.peil-nieuw", folder.filename().string());
  TRY_ASSIGN(SpareFolder spare, SpareFolder::claim(place));
  if (is_rest)
    remove_all_but_spare(folder);
  if (Problem problem = write_all(files, spare.path()))
    return *problem;
  if (Problem problem = put_in_place(spare, folder, is_there))
    return *problem;
  return asked;
}

} // namespace peil::write
