#pragma once

#include "model/project.hpp"
#include "model/snapshot.hpp"

#include <vector>

namespace peil::compute {

/// Which targets and end states still lack what domain.md §9 asks for on the day of the snapshot:
/// a judgement, an explanation of what is off course, evidence for what is green. Only the
/// judgement in force counts.
std::vector<MissingExplanation> find_missing_explanations(const Project& project,
                                                          const Snapshot& snapshot);

} // namespace peil::compute
