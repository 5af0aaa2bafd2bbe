#pragma once

#include "base/diagnostic.hpp"
#include "check/plan_ids.hpp"
#include "model/project.hpp"
#include "model/sources.hpp"

#include <string>
#include <vector>

namespace peil::check {

/// Reads `data/indicatoren/` and `data/kengetallen/` into the project, which must already have its
/// plan and registers; compiles their counting rules and works out the order in which they
/// can be evaluated. A circle of rules that refer to each other is reported.
void check_indicators(const Sources& sources, const PlanIds& known, Project& project,
                      Diagnostics& mistakes);

} // namespace peil::check
