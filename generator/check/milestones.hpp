#pragma once

#include "base/diagnostic.hpp"
#include "check/plan_ids.hpp"
#include "model/project.hpp"
#include "model/value.hpp"

#include <vector>

namespace peil::check {

/// Reads `data/mijlpalen.yaml`.
std::vector<Milestone> check_milestones(const Value& root, const Plan& plan, const PlanIds& known,
                                        Diagnostics& mistakes);

} // namespace peil::check
