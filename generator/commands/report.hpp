#pragma once

#include "base/diagnostic.hpp"

#include <string>

namespace peil::commands {

/// "2 fouten, 1 waarschuwing".
std::string count_text(const Diagnostics& diagnostics, Language language, Purpose purpose);

/// The diagnostics as people read them, one below the other, with a last line that counts them.
std::string report_text(const Diagnostics& diagnostics, Language language, Purpose purpose,
                        const SourceLines& lines);

/// The same as JSON, one array (design.md §3, `--format json`).
std::string report_json(const Diagnostics& diagnostics, Language language, Purpose purpose);

} // namespace peil::commands
