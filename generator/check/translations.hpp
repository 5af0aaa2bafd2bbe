#pragma once

#include "base/diagnostic.hpp"
#include "check/plan_ids.hpp"
#include "model/sources.hpp"
#include "model/translation.hpp"

#include <vector>

namespace peil::check {

/// Reads `data/talen/ID.yaml`: the texts of the data in another language (docs/gegevens.md).
/// Reports what is translated but does not exist, and texts that cannot be translated.
std::vector<Translation> check_translations(const Sources& sources, const PlanIds& known,
                                            Diagnostics& mistakes);

} // namespace peil::check
