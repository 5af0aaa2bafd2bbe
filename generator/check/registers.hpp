#pragma once

#include "base/date.hpp"
#include "base/diagnostic.hpp"
#include "model/register.hpp"
#include "model/sources.hpp"

#include <vector>

namespace peil::check {

/// Reads `data/lijsten/` and `data/registers/` (docs/gegevens.md) into registers with their
/// records, in order of name, references resolved. Reports every mistake in descriptions and
/// records.
std::vector<Register> check_registers(const Sources& sources, Period plan_period,
                                      Diagnostics& mistakes);

} // namespace peil::check
