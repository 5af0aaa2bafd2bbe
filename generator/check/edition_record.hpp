#pragma once

#include "base/diagnostic.hpp"
#include "model/edition.hpp"
#include "model/value.hpp"

#include <optional>

namespace peil::check {

/// Reads what `peil freeze` wrote (see write/edition_record_text.hpp); reports what nobody could
/// have written but by hand. Nothing when it cannot be used.
std::optional<EditionRecord> read_edition_record(const Value& root, Diagnostics& mistakes);

} // namespace peil::check
