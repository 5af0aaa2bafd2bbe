#pragma once

#include "compute/evaluation.hpp"
#include "compute/suppression.hpp"

#include <map>
#include <vector>

namespace peil::compute {

/// A sum over private records as it was printed from this day on.
struct PrintedSum
{
  Date on;
  Decimal value;
  /// It was nothing because nothing counted yet.
  bool is_empty = false;
};

/// By place in Project::indicators, in order of day.
using PrintedSums = std::map<std::size_t, std::vector<PrintedSum>>;

/// The sums over private registers as they may be printed up to a day. A sum moves at most once a
/// quarter, on its last day, and only when at least five companies stand behind it and behind its
/// difference with every sum of the same registers printed before (domain.md §10.5, R70); until
/// then the one before stays. Every sum over a private register has a place, if only an empty one.
PrintedSums printed_sums(const Evaluation& evaluation, Date as_of);

} // namespace peil::compute
