#pragma once

#include "base/result.hpp"
#include "language/site_language.hpp"
#include "model/sources.hpp"

namespace peil::language {

/// Reads `teksten/ID.yaml`: `naam`, `notatie` and `teksten`. Reports what is missing, unknown or of
/// the wrong kind. With `like`, the texts must be those of that language: each of them, no others,
/// with no names in braces that its text does not have.
Result<SiteLanguage> read_language(const Document& document, const SiteLanguage* like);

/// Puts the texts of a theme over those that Peil has itself, so that a theme need only name what
/// it says differently. Reports texts that do not exist and names in braces that nothing fills.
Diagnostics put_over(SiteLanguage& language, const Document& document);

} // namespace peil::language
