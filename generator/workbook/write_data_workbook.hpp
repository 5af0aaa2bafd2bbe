#pragma once

#include "base/result.hpp"
#include "model/open_data.hpp"

#include <string>
#include <vector>

namespace peil::workbook {

/// The bytes of an Excel workbook to read: a sheet for each table of the dataset with the names of
/// the columns in its first row, and a sheet that explains them below `remarks`. Numbers and dates
/// are numbers and dates, texts are texts, also when they begin with `=`; what is longer than a
/// cell can hold ends in "…". Same dataset, same bytes. Fails only as a machine does.
Result<std::string> write_data_workbook(const Dataset& dataset,
                                        const std::vector<std::string>& remarks);

} // namespace peil::workbook
