#pragma once

#include "base/result.hpp"
#include "model/output_file.hpp"
#include "model/project.hpp"
#include "model/snapshot.hpp"
#include "render/chart.hpp"
#include "render/theme.hpp"
#include "render/words.hpp"

#include <map>
#include <string>
#include <vector>

namespace peil::render {

/// Everything the site consists of. `svg_by_id` holds the drawing of each of `charts`. Reports what
/// is wrong in narratives and what templates cannot show.
Result<std::vector<OutputFile>> render_site(const Project& project, const Snapshot& snapshot,
                                            const Words& words, const Theme& theme,
                                            const std::vector<Chart>& charts,
                                            const std::map<std::string, std::string>& svg_by_id);

/// The templates that the pages of this project need and the theme does not have.
Diagnostics check_theme(const Project& project, const Snapshot& snapshot, const Words& words,
                        const Theme& theme);

/// The mistakes in all narratives, without rendering anything.
Diagnostics check_narratives(const Project& project, const Snapshot& snapshot, const Words& words);

} // namespace peil::render
