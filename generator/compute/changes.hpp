#pragma once

#include "compute/compared_facts.hpp"
#include "compute/evaluation.hpp"
#include "model/edition.hpp"

#include <vector>

/// What changed since an edition, and why (design.md §1.5). Between the frozen figures and those of
/// now lies a third: what the figures of now come to on the earlier day. The difference with the
/// frozen ones is what was entered late, corrected or defined anew; what comes after is new facts.
namespace peil::compute {

/// The two days to compare and what is known of both.
struct Comparison
{
  const Evaluation& evaluation;
  const EditionRecord& before;
  /// The project of now on the day of `before`, and on the later day.
  const Snapshot& again;
  const Snapshot& now;
};

/// Everything that reads differently: indicators, milestones, money, end states, texts, in the
/// order of the plan. A record is named only when its register is public (domain.md §10).
std::vector<ItemChange> changes_since(const Comparison& comparison, const FactsCompared& facts);

/// The same, comparing the facts itself.
std::vector<ItemChange> changes_since(const Comparison& comparison);

/// domain.md §9: definitive once the period of the figure has ended, revised when the earlier
/// edition's figure did not stand.
FigureState figure_state(const Evaluation& evaluation, std::size_t indicator, Date as_of,
                         const std::vector<ItemChange>& changes);

/// What is to be kept of an edition; its files and the digest of its inputs come later.
EditionRecord make_record(const Evaluation& evaluation, const Snapshot& snapshot,
                          const Edition& edition, std::vector<ItemChange> changes);

} // namespace peil::compute
