#pragma once

#include "base/diagnostic.hpp"
#include "check/plan_ids.hpp"
#include "model/project.hpp"
#include "model/value.hpp"

namespace peil::check {

/// Reads `data/besluiten.yaml` into the project: decisions, promises and motions, each with its
/// document, what it is about and what became of it.
void check_decisions(const Value& root, const PlanIds& known, Project& project,
                     Diagnostics& mistakes);

/// Reports a change of target or definition, or a moved milestone, that holds from before the
/// decision it names: nobody could have known it by then.
void check_named_decisions(const Project& project, Diagnostics& mistakes);

} // namespace peil::check
