#pragma once

#include "model/output_file.hpp"
#include "model/plan.hpp"

#include <string>
#include <vector>

namespace peil::render {

/// `sitemap.xml` with all page addresses; needs the plan's public address, and without one there is
/// none to give.
std::vector<OutputFile> make_sitemap(const Plan& plan, const std::vector<std::string>& addresses);

} // namespace peil::render
