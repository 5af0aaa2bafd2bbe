#pragma once

#include "check/register_fields.hpp"
#include "model/value.hpp"

namespace peil::check {

/// Reads the keys of `field` that speak of its neighbours (`verplicht_als`, `leeg_als`,
/// `begint_uiterlijk_met`) from its description; reports neighbours and values that do not exist.
void read_relations(const Value& description, Field& field, const std::vector<Field>& neighbours,
                    const FieldContext& context);

} // namespace peil::check
