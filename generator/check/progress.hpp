#pragma once

#include "base/diagnostic.hpp"
#include "check/plan_ids.hpp"
#include "model/project.hpp"
#include "model/sources.hpp"

namespace peil::check {

/// Reads `data/voortgang/` and hangs it on the project's indicators, end states, milestones and
/// budget lines. What a judgement still owes its reader is for publishing.hpp; only one that says
/// there is nothing to judge yet must bring its reason at once.
void check_progress(const Sources& sources, const PlanIds& known, Project& project,
                    Diagnostics& mistakes);

} // namespace peil::check
