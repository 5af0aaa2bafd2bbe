#pragma once

#include "check/map_reader.hpp"
#include "check/plan_ids.hpp"
#include "model/indicator.hpp"

/// Dated changes of what an indicator promises and of what it counts.
namespace peil::check {

/// Whether a map that should hold `minimum`, `maximum` or both holds neither.
bool lacks_bounds(const MapReader& reader, const Value& value);

/// Reports a maximum below its minimum.
void demand_in_order(const MapReader& reader, const TargetBounds& bounds);

/// Reads `doelwijzigingen` of an indicator that has its target already: in order of date, each
/// beginning with the target in force before it.
void read_target_changes(const MapReader& indicator, const Plan& plan, const PlanIds& known,
                         Indicator& made);

/// Reads `definitiewijzigingen`.
void read_definition_changes(const MapReader& indicator, const Plan& plan, const PlanIds& known,
                             Indicator& made);

} // namespace peil::check
