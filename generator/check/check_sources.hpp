#pragma once

#include "base/result.hpp"
#include "check/editions.hpp"
#include "model/project.hpp"
#include "model/sources.hpp"

namespace peil::check {

/// Decides whether the sources are a valid project: the project, with warnings in it, or all the
/// mistakes, those of reading included, sorted by file and line. `known_editions`: what
/// check_editions says of these sources, when that is known already.
Result<Project> check_sources(const Sources& sources,
                              const CheckedEditions* known_editions = nullptr);

/// Gives the project the narratives and the theme of these sources, and reports what is wrong with
/// their places and with the manifest. The rest of the project does not depend on them.
void check_texts_and_theme(const Sources& sources, Project& project, Diagnostics& mistakes);

} // namespace peil::check
