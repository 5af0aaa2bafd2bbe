#pragma once

#include "base/result.hpp"
#include "model/output_file.hpp"

#include <vector>

namespace peil::gate {

/// Whether these are the bytes of a zip archive or a workbook.
bool is_archive(std::string_view bytes);

/// The files in an archive and in the archives in it, each under "archive.zip » name". Reports what
/// cannot be opened: what nobody can look into must not leave.
Result<std::vector<OutputFile>> unpacked(const OutputFile& archive);

} // namespace peil::gate
