#pragma once

#include "base/diagnostic.hpp"
#include "model/record_change.hpp"

#include <string>

namespace peil::tables {

/// What a table adds and changes, for people: each record with its fields, old and new, then what
/// is in the data and not in the table.
Sentence change_report(const RecordChanges& changes);

} // namespace peil::tables
