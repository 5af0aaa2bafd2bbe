#pragma once

#include "base/diagnostic.hpp"
#include "check/plan_ids.hpp"
#include "model/project.hpp"
#include "model/sources.hpp"

#include <span>
#include <string_view>

namespace peil::check {

/// The first parts of addresses that belong to the program itself: no register and no free page may
/// take them.
std::span<const std::string_view> reserved_addresses();

/// Gives every text of `content/` its place by where it stands (docs/teksten.md) and reports texts
/// that belong to nothing, and two sources for one page. The body itself is judged when it is
/// rendered, for what its references may name depends on the outcome.
void check_narratives(const Sources& sources, const PlanIds& known, Project& project,
                      Diagnostics& mistakes);

} // namespace peil::check
