#pragma once

#include "base/diagnostic.hpp"

#include <nlohmann/json.hpp>
#include <string>

namespace peil::commands {

/// "2 fouten, 1 waarschuwing".
std::string count_text(const Diagnostics& diagnostics, Language language, Purpose purpose);

/// The diagnostics as people read them: mistakes, warnings, then, when there are no mistakes, what
/// is still to be done before publishing, grouped by what to do; a last line counts them.
std::string report_text(const Diagnostics& diagnostics, Language language, Purpose purpose,
                        const SourceLines& lines);

/// The same for programs, one object for each; `--format json` prints them as an array (design.md
/// §3, docs/nakijken.md).
nlohmann::ordered_json diagnostics_data(const Diagnostics& diagnostics, Language language,
                                        Purpose purpose);
std::string report_json(const Diagnostics& diagnostics, Language language, Purpose purpose);

} // namespace peil::commands
