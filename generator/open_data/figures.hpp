#pragma once

#include "model/open_data.hpp"
#include "model/project.hpp"
#include "model/snapshot.hpp"

namespace peil::open_data {

/// The indicators with a target, or the helping figures: what each comes to at the as-of date, its
/// course, and for public registers what counts. In JSON the form that design.md §5 fixes.
enum class FigureSet
{
  indicators,
  helpers
};
Dataset figures(const Project& project, const Snapshot& snapshot, FigureSet set);

/// The indicators of one edition, each with its number in the report ("I-03"). Without divisions:
/// those of private registers in two editions could be subtracted (domain.md §10.6).
Dataset figures_of_edition(const Project& project, const Snapshot& snapshot,
                           const Edition& edition);

} // namespace peil::open_data
