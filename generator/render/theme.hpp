#pragma once

#include "base/result.hpp"
#include "language/site_language.hpp"
#include "model/output_file.hpp"
#include "model/package.hpp"
#include "model/sources.hpp"
#include "template/template_set.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace peil::render {

/// A theme ready for use: compiled templates (`sjablonen/`), words in every language it knows
/// (`teksten/`), the files that go into the site as they are (`script/`, `hosting/`, what `stijl/`
/// holds besides style sheets), and its one style sheet.
struct Theme
{
  /// "themes/standaard"
  std::string folder;
  template_engine::TemplateSet templates;
  /// In the order of their ids.
  std::vector<language::SiteLanguage> languages;
  std::vector<OutputFile> assets;
  /// All style sheets of `stijl/`, in order of name: `stijl/site.css`.
  std::string style;
  /// The packages of others of which it ships files.
  std::vector<Package> packages;

  /// The words in this language, or null.
  const language::SiteLanguage* find_language(std::string_view id) const;
};

/// Compiles the theme, or reports every mistake in its templates and words. `files` and `documents`
/// are those of Sources. Templates that are the same as those of an earlier theme are not compiled
/// again.
Result<Theme> load_theme(const std::vector<RawFile>& files, const std::vector<Document>& documents,
                         const Theme* earlier = nullptr);

/// The theme with what its manifest ships of packages. Reports a module that cannot become a plain
/// script.
Result<Theme> with_packages(Theme theme, const ThemeManifest& manifest, ShippedPackages shipped);

} // namespace peil::render
