#pragma once

#include "base/diagnostic.hpp"
#include "model/output_file.hpp"
#include "model/sources.hpp"

#include <vector>

namespace peil::gate {

/// The rule that the headers of the site rely on: no script or style in a page, nothing that loads
/// from elsewhere. Reports, in every HTML, SVG and XML file: `style` (element and attribute),
/// `script` without `src` unless it holds JSON, `on…` attributes, addresses that run
/// (`javascript:`), elements that bring in another page, and what would load from another host. A
/// mistake stands at the place in the theme when it is written there, else at the file of the site.
Diagnostics check_markup(const std::vector<OutputFile>& files,
                         const std::vector<RawFile>& theme_files);

} // namespace peil::gate
