#pragma once

#include "model/open_data.hpp"
#include "model/project.hpp"
#include "model/snapshot.hpp"

#include <vector>

namespace peil::open_data {

/// The milestones with their parts, as they stand at the as-of date.
Dataset milestones(const Project& project, const Snapshot& snapshot);

/// A row for each budget line and year.
Dataset budget(const Project& project, const Snapshot& snapshot);

/// Decisions, promises and motions that are there at the as-of date, and what came of them.
Dataset decisions(const Project& project, const Snapshot& snapshot);

/// What each frozen edition says of the indicators. Without the sums over private registers: two
/// editions could be subtracted (domain.md §10.6).
Dataset editions(const Project& project, const Snapshot& snapshot,
                 const std::vector<const Edition*>& frozen);

/// What every column of these datasets means, and every code in them.
Dataset columns_of(const std::vector<Dataset>& datasets, const Plan& plan, Date as_of);

} // namespace peil::open_data
