#pragma once

#include "base/diagnostic.hpp"
#include "model/plan.hpp"
#include "model/value.hpp"

#include <optional>

namespace peil::check {

/// `beveiliging` in data/plan.yaml: what `security.txt` says (RFC 9116). Reports a contact that is
/// no `https:`, `mailto:` or `tel:`, and gives nothing without a contact and a day on which it
/// expires.
std::optional<SecurityContact> read_security(const Value& value, Diagnostics& mistakes);

} // namespace peil::check
