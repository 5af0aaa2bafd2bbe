#pragma once

#include "base/result.hpp"
#include "model/output_file.hpp"

#include <filesystem>
#include <span>

namespace peil::write {

/// Makes a folder with these files in it. It may be there already when it is empty; one with
/// something in it is refused as a mistake, so that nobody's work is mixed with new files. All or
/// nothing: what could not be finished is taken away again. Gives the folder.
Result<std::filesystem::path> write_new_folder(std::span<const OutputFile> files,
                                               const std::filesystem::path& folder);

} // namespace peil::write
