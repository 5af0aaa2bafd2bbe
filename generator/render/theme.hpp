#pragma once

#include "base/result.hpp"
#include "model/output_file.hpp"
#include "model/sources.hpp"
#include "template/template_set.hpp"

#include <vector>

namespace peil::render {

/// A theme ready for use: compiled templates (`sjablonen/`), and the files that go into the site as
/// they are (`stijl/`).
struct Theme
{
  /// "themes/standaard"
  std::string folder;
  template_engine::TemplateSet templates;
  std::vector<OutputFile> assets;
};

/// Compiles the theme, or reports every mistake in its templates.
Result<Theme> load_theme(const std::vector<RawFile>& files);

} // namespace peil::render
