#pragma once

#include "check/map_reader.hpp"
#include "model/indicator.hpp"

/// What the plan promises: a target, and interim targets on the way to it.
namespace peil::check {

/// Reads `doel`. Reports a target or interim target without a number (of a result that is there or
/// not: one with a number), a range upside down, and interim targets that are out of order, outside
/// the plan or not before the test date.
Target read_target(const Value& value, ValueKind kind, const Plan& plan, Diagnostics& mistakes);

/// The course that the plan itself gives by its interim targets; no steps without them.
Course course_of(const Target& target);

/// Reports a date outside the period of the plan.
void demand_within_plan(Date date, Position at, const Plan& plan, Diagnostics& mistakes);

} // namespace peil::check
