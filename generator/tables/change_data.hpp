#pragma once

#include "model/record_change.hpp"

#include <nlohmann/json.hpp>

namespace peil::tables {

/// What a table adds and changes, for programs (docs/excel.md): the same as change_report tells,
/// with numbers, true and false as such, dates in ISO, null for nothing, and the cell of each
/// value.
nlohmann::ordered_json change_data(const RecordChanges& changes);

} // namespace peil::tables
