#pragma once

#include "base/diagnostic.hpp"
#include "model/public_data.hpp"
#include "model/value.hpp"

#include <vector>

namespace peil::check {

/// `data/openbaar.yaml`: what may be public although the gate would stop it, each with a reason.
/// Reports one that stands there twice.
std::vector<AllowedValue> check_allowed_values(const Value& root, Diagnostics& mistakes);

} // namespace peil::check
