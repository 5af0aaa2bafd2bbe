#pragma once

#include "model/project.hpp"
#include "model/snapshot.hpp"

namespace peil::compute {

/// The money on that day by line and year, with totals that say how much of them is known
/// (domain.md §6, R60–R66).
BudgetResult compute_budget(const Project& project, Date as_of);

} // namespace peil::compute
