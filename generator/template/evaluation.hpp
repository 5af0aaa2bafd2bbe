#pragma once

#include "template/scope.hpp"

namespace peil::template_engine {

/// Room for a value that filters make; most expressions leave it empty.
using Storage = std::optional<nlohmann::json>;

/// The value of an expression: a value of the data itself, or one made by filters, which is then
/// kept in `storage`. Nothing after a mistake, which is added to `mistakes`.
const nlohmann::json* evaluate(const Expression& expression, const Scope& scope, Storage& storage,
                               Diagnostics& mistakes);

/// Whether a condition holds; after a mistake it does not.
bool holds(const Condition& condition, const Scope& scope, Diagnostics& mistakes);

/// null, false, "", [] and {} are not true; 0 is, for zero is a value.
bool is_true(const nlohmann::json& value);

} // namespace peil::template_engine
