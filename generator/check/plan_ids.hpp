#pragma once

#include "base/diagnostic.hpp"
#include "model/sources.hpp"

#include <optional>
#include <string>
#include <vector>

namespace peil::check {

/// What a register may name of the plan, as it stands in the sources: registers are read before
/// the plan's own parts are judged. Absent when the files could not be read.
struct PlanIds
{
  std::optional<std::vector<std::string>> pillars;
  std::optional<std::vector<std::string>> indicators;
};

PlanIds read_plan_ids(const Sources& sources);

/// Reports a name that is not among `known`, if those are known at all.
void check_plan_id(const Located<std::string>& name,
                   const std::optional<std::vector<std::string>>& known, const Sentence& what,
                   Diagnostics& mistakes);

} // namespace peil::check
