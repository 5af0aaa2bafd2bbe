#pragma once

#include "base/diagnostic.hpp"
#include "model/project.hpp"
#include "model/snapshot.hpp"

namespace peil::check {

/// What may stand in a draft but not go public (design.md §3 `--publish`): sample data, and targets
/// and end states on which nobody has given a judgement at the as-of date. Draft warnings.
Diagnostics check_publishing(const Project& project, const Snapshot& snapshot);

} // namespace peil::check
