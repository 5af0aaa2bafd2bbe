#pragma once

#include <optional>

namespace peil::chart_worker {

/// Takes from this process what drawing does not need: leaving core files, opening many files,
/// outliving its parent and, with `cpu_seconds`, running on for ever. A limit that the system
/// refuses is left out; the parent watches time and memory as well.
void limit_this_process(std::optional<unsigned long> cpu_seconds);

} // namespace peil::chart_worker
