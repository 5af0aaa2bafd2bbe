#pragma once

#include "model/open_data.hpp"
#include "model/project.hpp"
#include "model/snapshot.hpp"

#include <vector>

namespace peil::open_data {

/// All that is published as data at the as-of date: figures, public registers in order of name, the
/// plan's milestones, budget and decisions, the frozen editions, and what the columns mean.
std::vector<Dataset> make_datasets(const Project& project, const Snapshot& snapshot,
                                   const std::vector<const Edition*>& frozen);

} // namespace peil::open_data
