#pragma once

#include "base/diagnostic.hpp"

#include <filesystem>

namespace peil::commands {

/// Reads lines of source files again, for the excerpt below a message, made safe to print. A file
/// that the project does not have is looked for in the default theme.
SourceLines source_lines(const std::filesystem::path& project,
                         const std::filesystem::path& default_theme);

} // namespace peil::commands
