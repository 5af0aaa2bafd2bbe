#pragma once

#include "compute/facts.hpp"

#include <string>

namespace peil::compute {

/// The name under which people know a record: its title field, or its id.
std::string record_title(const Project& project, std::size_t register_index,
                         std::size_t record_index);

/// A value as a reader sees it: choices and references by their title, numbers and dates in Dutch.
/// A reference to a register that is not public shows the id only.
std::string value_text(const Found& found, const Project& project);

} // namespace peil::compute
