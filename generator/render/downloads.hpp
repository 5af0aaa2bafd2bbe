#pragma once

#include "model/output_file.hpp"
#include "model/project.hpp"
#include "model/snapshot.hpp"

#include <string>
#include <vector>

namespace peil::render {

/// `/data/indicatoren.json` in the form fixed by design.md §5, and `/data/kengetallen.json`: the
/// helping figures in the same form. The lists of what counts are only there for public registers.
std::vector<OutputFile> make_downloads(const Project& project, const Snapshot& snapshot);

/// The same figures for one edition, beside its page, each with its number in the report ("I-03")
/// and whether it is provisional, final or revised.
OutputFile edition_figures(const Project& project, const Snapshot& snapshot,
                           const Edition& edition);

/// `sitemap.xml` with all page addresses; needs the plan's public address, and without one there is
/// none to give.
std::vector<OutputFile> make_sitemap(const Plan& plan, const std::vector<std::string>& addresses);

} // namespace peil::render
