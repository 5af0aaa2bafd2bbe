#pragma once

#include "base/diagnostic.hpp"
#include "model/plan.hpp"
#include "model/value.hpp"

#include <optional>
#include <vector>

namespace peil::check {

/// Reads `data/plan.yaml`; nothing when its period or as-of date cannot be used, for without them
/// nothing else can be judged.
std::optional<Plan> check_plan(const Value& root, Diagnostics& mistakes);

/// Reads `data/pijlers.yaml`: ids unique, also those of the end states over all pillars.
std::vector<Pillar> check_pillars(const Value& root, Diagnostics& mistakes);

/// Reads `data/begrippen.yaml`: every term once.
std::vector<Term> check_terms(const Value& root, Diagnostics& mistakes);

/// Reads `data/verschillen.yaml`; `known` are the ids that `over` may name.
std::vector<Discrepancy> check_discrepancies(const Value& root,
                                             const std::vector<std::string>& known,
                                             Diagnostics& mistakes);

} // namespace peil::check
