#pragma once

#include "base/diagnostic.hpp"
#include "check/plan_ids.hpp"
#include "model/project.hpp"
#include "model/sources.hpp"

namespace peil::check {

/// Reads `data/edities.yaml` and what stands frozen in `data/edities/`, in order of as-of date.
/// Reports editions that follow nothing, a record without its edition, and frozen files that were
/// changed, removed or added afterwards.
void check_editions(const Sources& sources, Project& project, Diagnostics& mistakes);

/// Why this edition cannot be frozen on this day; nothing when it can. `owed` is what it leaves
/// unexplained (domain.md §9, design.md §1.5): in a draft a warning, here a refusal.
Diagnostics check_freezing(const Project& project, const Edition& edition, Date as_of,
                           Diagnostics owed);

} // namespace peil::check
