#pragma once

#include "base/diagnostic.hpp"
#include "base/output.hpp"
#include "commands/command_line.hpp"
#include "commands/run.hpp"

namespace peil::commands {

/// All of them with the lines of source they are about, or as JSON when that was asked.
void print_diagnostics(const Diagnostics& diagnostics, const CommonOptions& common);

/// The exit code that says whose fault it is.
ExitCode code_of(const Diagnostics& mistakes);

/// Prints why it did not work, and gives the exit code that says whose fault that is.
ExitCode failed(const Diagnostics& mistakes, const CommonOptions& common);

} // namespace peil::commands
