#pragma once

#include "edit/source_text.hpp"
#include "model/record_change.hpp"
#include "model/sources.hpp"

#include <vector>

namespace peil::edit {

/// The edits that bring the rows of a CSV file up to date: `changes` are those of records in it and
/// new ones. Columns keep their order; a field that has none yet gets one at the end. Reports lists
/// of small records, which do not fit in CSV.
Diagnostics edit_csv(const SourceText& source, const Table& table,
                     const std::vector<const RecordChange*>& changes, std::vector<TextEdit>& edits);

} // namespace peil::edit
