#pragma once

#include "base/diagnostic.hpp"
#include "model/project.hpp"
#include "model/snapshot.hpp"

namespace peil::check {

/// The duty to explain (domain.md §9): each target and end state that nobody has judged at the
/// as-of date, that is off course without complete cause, consequence and measure, or green without
/// complete evidence. Draft warnings, one for each of Snapshot::missing_explanations.
Diagnostics missing_explanations(const Project& project, const Snapshot& snapshot);

/// What may stand in a draft but not go public (design.md §3 `--publish`): sample data, missing
/// explanations, statements that are not filled in. Draft warnings.
Diagnostics check_publishing(const Project& project, const Snapshot& snapshot);

} // namespace peil::check
