#pragma once

#include "base/diagnostic.hpp"
#include "compute/evaluation.hpp"
#include "model/snapshot.hpp"

namespace peil::compute {

/// Warnings for staff: what is valid and yet worth a second look. A cumulative figure that fell, a
/// figure without a new fact for twice its own frequency, records that count without news for two
/// quarters, and facts dated after the as-of date (which do not count yet). At most one for each
/// figure or register, at the last or first fact it is about.
Diagnostics check_plausible(const Evaluation& evaluation, const Snapshot& snapshot);

} // namespace peil::compute
