#pragma once

#include "base/result.hpp"
#include "model/output_file.hpp"
#include "model/package.hpp"
#include "model/sources.hpp"
#include "template/template_set.hpp"

#include <string>
#include <vector>

namespace peil::render {

/// A theme ready for use: compiled templates (`sjablonen/`), the files that go into the site as
/// they are (`script/`, `hosting/`, what `stijl/` holds besides style sheets), and its one style
/// sheet.
struct Theme
{
  /// "themes/standaard"
  std::string folder;
  template_engine::TemplateSet templates;
  std::vector<OutputFile> assets;
  /// All style sheets of `stijl/`, in order of name: `stijl/site.css`.
  std::string style;
  /// The packages of others of which it ships files.
  std::vector<Package> packages;
};

/// Compiles the theme, or reports every mistake in its templates.
Result<Theme> load_theme(const std::vector<RawFile>& files);

/// The theme with what its manifest ships of packages. Reports a module that cannot become a plain
/// script.
Result<Theme> with_packages(Theme theme, const ThemeManifest& manifest, ShippedPackages shipped);

} // namespace peil::render
