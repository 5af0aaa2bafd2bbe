#pragma once

#include "base/result.hpp"
#include "model/output_file.hpp"

#include <span>
#include <string>

namespace peil::workbook {

/// The bytes of a zip archive with these files, in this order, all dated alike: same files, same
/// bytes. What is packed already (a workbook) is stored as it is. Fails only as a machine does.
Result<std::string> write_archive(std::span<const OutputFile> files);

} // namespace peil::workbook
