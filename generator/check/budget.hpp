#pragma once

#include "base/diagnostic.hpp"
#include "check/plan_ids.hpp"
#include "model/project.hpp"
#include "model/value.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace peil::check {

/// Reads `data/begroting.yaml` and recomputes every total the plan gives (domain.md §6); the
/// registers of the project must be there already.
Budget check_budget(const Value& root, const Project& project, const PlanIds& known,
                    Diagnostics& mistakes);

void report_no_budget_year(std::string_view year, Position at,
                           const std::vector<std::string>& known, Diagnostics& mistakes);

} // namespace peil::check
