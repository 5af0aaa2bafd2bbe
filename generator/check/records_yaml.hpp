#pragma once

#include "base/diagnostic.hpp"
#include "model/sources.hpp"

#include <vector>

namespace peil::check {

/// The records in a YAML file: the items of its list, or the one map it holds. Reports anything
/// that is no group of fields.
std::vector<const Value*> records_in(const Document& document, Diagnostics& mistakes);

} // namespace peil::check
