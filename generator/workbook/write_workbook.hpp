#pragma once

#include "base/result.hpp"
#include "model/worksheet.hpp"

#include <string>

namespace peil::workbook {

/// The bytes of an Excel workbook. Each sheet has the keys of its columns in a hidden first row and
/// the headings below it, frozen; drop-downs take their choices from a hidden sheet. Sheets are
/// protected without a password: only cells of locked columns that hold something, and the
/// headings, cannot be changed. Texts are written as texts, also when they begin with `=`. Same
/// layout, same bytes. Fails only as a machine does.
Result<std::string> write_workbook(const WorkbookLayout& layout);

} // namespace peil::workbook
