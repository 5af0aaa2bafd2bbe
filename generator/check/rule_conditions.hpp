#pragma once

#include "check/map_reader.hpp"
#include "check/rule_paths.hpp"
#include "model/rule.hpp"

namespace peil::check {

/// Compiles a list of conditions (docs/telregels.md, Voorwaarden); what cannot be used is reported
/// and left out.
Conditions compile_conditions(const Value& list, const Scope& scope, Diagnostics& mistakes);

} // namespace peil::check
