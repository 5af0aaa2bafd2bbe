#pragma once

#include "base/result.hpp"
#include "language/site_language.hpp"
#include "model/output_file.hpp"
#include "model/sources.hpp"
#include "template/template_set.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace peil::render {

/// A theme ready for use: compiled templates (`sjablonen/`), words in every language it knows
/// (`teksten/`), and the files that go into the site as they are (`stijl/`).
struct Theme
{
  /// "themes/standaard"
  std::string folder;
  template_engine::TemplateSet templates;
  /// In the order of their ids.
  std::vector<language::SiteLanguage> languages;
  std::vector<OutputFile> assets;

  /// The words in this language, or null.
  const language::SiteLanguage* find_language(std::string_view id) const;
};

/// Compiles the theme, or reports every mistake in its templates and words. `files` and `documents`
/// are those of Sources.
Result<Theme> load_theme(const std::vector<RawFile>& files, const std::vector<Document>& documents);

/// The languages of `documents`: the words that Peil has itself, with those of the theme over them.
/// Dutch is the measure: another language must say all that Dutch says.
Result<std::vector<language::SiteLanguage>> load_languages(const std::vector<Document>& documents);

} // namespace peil::render
