#pragma once

namespace peil::chart_worker {

/// The text of worker.js, which CMake puts in the program so that the two cannot get out of step.
extern const char* const k_worker_script;

} // namespace peil::chart_worker
