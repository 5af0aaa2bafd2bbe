#pragma once

#include "base/result.hpp"
#include "language/site_language.hpp"
#include "model/sources.hpp"

#include <vector>

namespace peil::render {

/// The languages of a theme, in the order of their ids: the words that Peil has itself, with those
/// of the theme over them. Dutch is the measure: another language must say all that Dutch says.
Result<std::vector<language::SiteLanguage>>
load_languages(const std::vector<Document>& theme_documents);

} // namespace peil::render
