#pragma once

#include "base/diagnostic.hpp"
#include "model/project.hpp"
#include "model/value.hpp"

#include <vector>

namespace peil::check {

/// Reads `data/mijlpalen.yaml`; pillars and indicators of the project must be there already.
std::vector<Milestone> check_milestones(const Value& root, const Project& project,
                                        Diagnostics& mistakes);

} // namespace peil::check
