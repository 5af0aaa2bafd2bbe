#pragma once

#include "base/diagnostic.hpp"
#include "check/plan_ids.hpp"
#include "model/plan.hpp"
#include "model/value.hpp"

#include <vector>

namespace peil::check {

/// Reads `data/plan.yaml`; without a period or as-of date that can be used it lasts always, so that
/// the other sources can be judged all the same.
Plan check_plan(const Value& root, Diagnostics& mistakes);

/// Reads `data/pijlers.yaml`: ids unique, also those of the end states over all pillars. `known`
/// are the ids that `onder` may name, if the goal stands higher in the file. Gives them in tree
/// order.
std::vector<Pillar> check_pillars(const Value& root, const KnownNames& known,
                                  Diagnostics& mistakes);

/// Reads `data/begrippen.yaml`: every term once.
std::vector<Term> check_terms(const Value& root, Diagnostics& mistakes);

/// Reads `data/verschillen.yaml`; `known` are the ids that `over` may name.
std::vector<Discrepancy> check_discrepancies(const Value& root, const KnownNames& known,
                                             Diagnostics& mistakes);

} // namespace peil::check
