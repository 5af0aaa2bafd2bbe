#pragma once

#include "base/diagnostic.hpp"
#include "build_site.hpp"
#include "commands/command_line.hpp"

namespace peil::commands {

/// Shows the site in the browser, and again at every change, until Ctrl-C. Returns what the machine
/// refused.
Diagnostics serve(const ServeCommand& command, const BuildOptions& options);

} // namespace peil::commands
