#pragma once

#include "base/result.hpp"
#include "model/edition.hpp"
#include "model/output_file.hpp"

#include <filesystem>
#include <span>

namespace peil::write {

/// Puts the record of an edition and its files into `data/edities/ID/` of the project, in one step:
/// a failure or a kill on the way leaves nothing there. Gives the folder; reports a folder that is
/// there already and what the disk refuses.
Result<std::filesystem::path> write_frozen(const EditionRecord& record,
                                           std::span<const OutputFile> files,
                                           const std::filesystem::path& project);

} // namespace peil::write
