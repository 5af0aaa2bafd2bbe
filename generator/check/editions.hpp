#pragma once

#include "base/diagnostic.hpp"
#include "check/key.hpp"
#include "model/project.hpp"
#include "model/sources.hpp"

#include <vector>

namespace peil::check {

struct CheckedEditions
{
  /// In order of as-of date.
  std::vector<Edition> editions;
  bool are_sample = false;
  /// Editions that follow nothing, a record without its edition, and frozen files that were
  /// changed, removed or added afterwards.
  Diagnostics mistakes;
};

/// Reads `data/edities.yaml` and what stands frozen in `data/edities/`.
CheckedEditions check_editions(const Sources& sources);

/// Why this edition cannot be frozen on this day; nothing when it can. `owed` is what it leaves
/// unexplained (domain.md §9, design.md §1.5): in a draft a warning, here a refusal.
Diagnostics check_freezing(const Project& project, const Edition& edition, Date as_of,
                           Diagnostics owed);

} // namespace peil::check
