#pragma once

#include "base/diagnostic.hpp"
#include "check/plan_ids.hpp"
#include "model/project.hpp"
#include "model/sources.hpp"

namespace peil::check {

/// Reads `data/voortgang/` and hangs it on the project's indicators, end states, milestones and
/// budget lines. Enforces the duty to explain (domain.md §9): green needs evidence, off course
/// needs cause, consequence and measure, everything else a reason.
void check_progress(const Sources& sources, const PlanIds& known, Project& project,
                    Diagnostics& mistakes);

} // namespace peil::check
