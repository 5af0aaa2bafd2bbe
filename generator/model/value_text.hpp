#pragma once

#include "model/project.hpp"

#include <string>

namespace peil {

/// The name under which people know a record: its title field, or its id. A record of a register
/// that is not public goes by its id.
std::string record_title(const Project& project, std::size_t register_index,
                         std::size_t record_index);

/// A value as a reader sees it: choices and references by their title, numbers and dates in Dutch.
/// `field` may be null where only the value is known.
std::string value_text(const Cell& cell, const Field* field, const Project& project);

/// A value of an indicator with its notation: "1.234", "€ 50.000", "67,3%".
std::string shown_value(const Indicator& indicator, Decimal value);

} // namespace peil
