#pragma once

#include "check/map_reader.hpp"
#include "check/plan_ids.hpp"
#include "check/register_fields.hpp"
#include "check/register_folders.hpp"

#include <span>

namespace peil::check {

/// Reads a register.yaml (docs/gegevens.md): a register without records, its references not yet
/// connected to other registers.
Register read_description(const RegisterFolder& folder, const CodeLists& lists,
                          const PlanIds& plan_ids, std::vector<NamedId>& named_ids,
                          Diagnostics& mistakes);

/// Tells every reference field in which register its records stand; reports registers that do not
/// exist. `unreadable` are the names of registers whose description could not be read.
void connect_registers(std::vector<Register>& registers, std::span<const std::string> unreadable,
                       Diagnostics& mistakes);

} // namespace peil::check
