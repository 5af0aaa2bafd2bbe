#pragma once

#include "compute/evaluation.hpp"
#include "model/snapshot.hpp"

namespace peil::compute {

/// The state of every milestone on that day: late states are computed (domain.md §4.9, §9,
/// R51–R59).
std::vector<MilestoneResult> compute_milestones(const Evaluation& evaluation, Date as_of);

} // namespace peil::compute
