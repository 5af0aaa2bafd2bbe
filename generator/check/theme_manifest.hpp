#pragma once

#include "model/package.hpp"
#include "model/sources.hpp"

namespace peil::check {

/// What the theme's `thema.yaml` says; a theme without one ships nothing of others. Reports unknown
/// keys, paths that lead out of a package or out of the site, and two files with one address.
ThemeManifest check_theme_manifest(const Sources& sources, Diagnostics& mistakes);

} // namespace peil::check
