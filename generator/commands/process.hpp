#pragma once

#include "commands/command_line.hpp"
#include "commands/run.hpp"

namespace peil::commands {

/// Makes this process one that is ended by nothing but its own work: streams that the caller closed
/// lead nowhere, so that no file we open gets their place; a reader that went away and a file that
/// may not grow are errors of a call, not the end of us.
void prepare_process();

/// Does the work. Whatever happens, it ends with one of our exit codes and a message: also when
/// memory runs out, and when what was said could not be written.
ExitCode run_safely(const Command& command);

} // namespace peil::commands
