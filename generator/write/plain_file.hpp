#pragma once

#include "write/disk_problem.hpp"

#include <filesystem>
#include <string_view>

namespace peil::write {

/// Makes the folders in which this file or folder is to stand.
Problem make_folders_for(const std::filesystem::path& path);

/// Writes a file that is not there yet, with the folders it needs. Gives what the disk refused.
Problem write_plain_file(const std::filesystem::path& path, std::string_view bytes);

} // namespace peil::write
