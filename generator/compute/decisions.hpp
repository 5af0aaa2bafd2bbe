#pragma once

#include "model/project.hpp"
#include "model/snapshot.hpp"

#include <vector>

namespace peil::compute {

/// The decisions, promises and motions that are there on that day, each as it stands then: open
/// ones first, of those the one that is due first; then the settled ones, the latest first.
std::vector<DecisionResult> compute_decisions(const Project& project, Date as_of);

} // namespace peil::compute
