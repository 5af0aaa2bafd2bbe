#pragma once

#include "compute/protected_sums.hpp"
#include "model/project.hpp"
#include "model/snapshot.hpp"

namespace peil::compute {

/// The money on that day by line and year, with totals that say how much of them is known
/// (domain.md §6, R60–R66). What is booked on a line about companies moves only with the sum that
/// it follows, and is left out where the two do not say the same.
BudgetResult compute_budget(const Project& project, Date as_of, const PrintedSums& sums = {});

} // namespace peil::compute
