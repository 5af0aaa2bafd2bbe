#pragma once

#include "base/diagnostic.hpp"
#include "model/register.hpp"
#include "model/sources.hpp"

#include <optional>
#include <vector>

namespace peil::check {

/// The rows of a CSV file as if they were written in YAML: `toegang.datum` becomes a part of the
/// group `toegang`, a cell `a | b` of a field with more values becomes a list. Nothing, after a
/// mistake at the heading, when a column belongs to no field or a required field has no column.
std::optional<std::vector<Value>>
rows_as_records(const Table& table, const std::vector<Field>& fields, Diagnostics& mistakes);

} // namespace peil::check
