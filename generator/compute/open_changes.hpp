#pragma once

#include "compute/evaluation.hpp"

namespace peil::compute {

/// Targets, definitions and quarters change in the open (design.md §1.5): whatever reads
/// differently than in the last frozen edition must have a dated entry that says so. Draft
/// warnings, each at the indicator or milestone that changed without one.
Diagnostics check_open_changes(const Evaluation& evaluation);

} // namespace peil::compute
