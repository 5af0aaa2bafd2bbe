#pragma once

#include "base/files.hpp"
#include "model/sources.hpp"

#include <filesystem>

namespace peil::read {

struct ProjectFolders
{
  /// Holds data/, content/ and, if it has a theme of its own, themes/.
  std::filesystem::path project;
  /// The folder of the theme that stands in when the project has none; its last name is the name
  /// of the theme.
  std::filesystem::path default_theme;
};

/// Everything in a project folder, parsed, in path order; file names in it are relative to the
/// project (`data/plan.yaml`, `themes/standaard/pagina.html`). What the project's theme does not
/// have comes from the default theme; words that it says differently stand beside those of the
/// default theme, `peil/teksten/nl.yaml`. What cannot be read becomes a mistake in the result and
/// the rest goes on. Hidden files, backups (`x~`) and README files do not count; links are not
/// followed. Calls `files.read` from two threads at once.
Sources read_sources(Files& files, const ProjectFolders& folders);

} // namespace peil::read
