#pragma once

#include "base/diagnostic.hpp"
#include "model/project.hpp"
#include "model/snapshot.hpp"

namespace peil::render {

/// Warnings about a number that was typed beside the unit or the name of an indicator and is
/// neither its value nor a bound of its target on the as-of date: "8 ketenprojecten" while there
/// are 6. Only texts in the plan's own language, and not those of editions, which have a date of
/// their own.
Diagnostics check_typed_numbers(const Project& project, const Snapshot& snapshot);

} // namespace peil::render
