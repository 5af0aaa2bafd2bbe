#pragma once

#include "base/diagnostic.hpp"
#include "model/project.hpp"
#include "model/value.hpp"

namespace peil::check {

/// Reads `data/begroting.yaml` and recomputes every total the plan gives (domain.md §6); pillars
/// and registers of the project must be there already.
Budget check_budget(const Value& root, const Project& project, Diagnostics& mistakes);

} // namespace peil::check
