#pragma once

#include "base/result.hpp"
#include "model/project.hpp"
#include "model/worksheet.hpp"

namespace peil::tables {

/// A register as a workbook to edit: a sheet with a row for each record, one for each of its lists
/// of small records, and a sheet that explains them, in Dutch. `as_of` of the plan plays no part:
/// all that the sources hold is in it, what is not public too. Reports texts longer than a cell of
/// a workbook can hold.
Result<WorkbookLayout> layout_of(const Project& project, const Register& of);

} // namespace peil::tables
