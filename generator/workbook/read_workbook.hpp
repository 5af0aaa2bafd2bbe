#pragma once

#include "base/result.hpp"
#include "model/worksheet.hpp"

#include <string_view>
#include <vector>

namespace peil::workbook {

/// The sheets of an Excel workbook (.xlsx) with their values: texts, numbers, dates (numbers in a
/// cell that shows a date) and yes or no; of formulas the result that was kept with them. Reports
/// what is no workbook, what is damaged and what is too large. `bytes` may be anything at all.
Result<std::vector<Worksheet>> read_workbook(FileName file, std::string_view bytes);

} // namespace peil::workbook
