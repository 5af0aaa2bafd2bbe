#pragma once

#include "compute/evaluation.hpp"
#include "model/snapshot.hpp"

namespace peil::compute {

/// Everything the project comes to at the end of `as_of`: nothing dated later plays a part.
Snapshot compute_snapshot(const Evaluation& evaluation, Date as_of);

/// Warnings that only the outcome shows: a figure above its limit (domain.md R43), a period that
/// should read "n.v.t." but has a count (R39), spending above the estimate without a note (R65),
/// a negative running sum (R66), and what changed since the last frozen edition without saying so.
Diagnostics check_outcome(const Evaluation& evaluation, const Snapshot& snapshot);

} // namespace peil::compute
