#pragma once

#include "base/diagnostic.hpp"
#include "check/scalars.hpp"
#include "model/sources.hpp"

#include <map>
#include <string>
#include <vector>

namespace peil::check {

/// What may be named of the plan, as it stands in the sources: whether something exists does not
/// depend on mistakes elsewhere in it, so one mistake is not reported again at every reference.
struct PlanIds
{
  KnownNames pillars;
  KnownNames end_states;
  /// Indicators with a target and helping figures.
  KnownNames indicators;
  /// Only those with a target.
  KnownNames targets;
  KnownNames milestones;
  std::map<std::string, KnownNames, std::less<>> parts_by_milestone;
  KnownNames budget_lines;
  KnownNames budget_years;
  KnownNames decisions;
  KnownNames registers;
};

PlanIds read_plan_ids(const Sources& sources);

/// Both together, if both are known.
KnownNames joined(const KnownNames& first, const KnownNames& second);

/// Reports a name that is not among `known`, if those are known at all.
void check_plan_id(const Located<std::string>& name, const KnownNames& known, const Sentence& what,
                   Diagnostics& mistakes);

} // namespace peil::check
