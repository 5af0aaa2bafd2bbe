#pragma once

#include "commands/command_line.hpp"
#include "commands/run.hpp"

/// The commands that help who writes the data.
namespace peil::commands {

ExitCode run_schema(const SchemaCommand& command);
ExitCode run_new(const NewCommand& command);
ExitCode run_init(const InitCommand& command);

} // namespace peil::commands
