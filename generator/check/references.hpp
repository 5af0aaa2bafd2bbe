#pragma once

#include "check/register_fields.hpp"

#include <span>
#include <string>
#include <vector>

namespace peil::check {

/// Gives every reference the place of its record. Reports ids that no record has; not for
/// registers in `incomplete`, of which some file could not be read.
void resolve_references(std::vector<Register>& registers, std::span<const std::string> incomplete,
                        Diagnostics& mistakes);

/// The same for ids that stand in the descriptions.
void check_named_ids(const std::vector<NamedId>& ids, const std::vector<Register>& registers,
                     std::span<const std::string> incomplete, Diagnostics& mistakes);

/// Reports circles: a field that refers to its own register must not lead back to where it began
/// (domain.md R34).
void check_circles(const std::vector<Register>& registers, Diagnostics& mistakes);

} // namespace peil::check
