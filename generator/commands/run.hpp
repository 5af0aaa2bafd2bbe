#pragma once

#include "commands/command_line.hpp"

namespace peil::commands {

/// Exit codes (design.md §3).
enum class ExitCode
{
  done = 0,
  mistakes_in_sources = 1,
  command_line_not_understood = 2,
  machine_failed = 3
};

/// Does what was asked, prints what there is to say, and gives the exit code.
ExitCode run(const Command& command);

} // namespace peil::commands
