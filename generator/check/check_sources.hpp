#pragma once

#include "base/result.hpp"
#include "model/project.hpp"
#include "model/sources.hpp"

namespace peil::check {

/// Decides whether the sources are a valid project: the project, with warnings in it, or all the
/// mistakes, those of reading included, sorted by file and line.
Result<Project> check_sources(const Sources& sources);

} // namespace peil::check
