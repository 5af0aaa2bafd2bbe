#include "compute/open_changes.hpp"

#include "compute/course.hpp"

#include <algorithm>

namespace peil::compute {
namespace {

Diagnostic draft(Position at, Sentence message, Sentence hint)
{
  return {Severity::draft, at, std::move(message), std::move(hint), {}};
}

Position whole_file(const Indicator& indicator)
{
  return {indicator.id.at.file, 0, 0, 1};
}

// A change that was entered late explains itself by what it was changed from.
bool is_told(const Indicator& indicator, const TargetBounds& frozen)
{
  return std::any_of(indicator.target_changes.begin(), indicator.target_changes.end(),
                     [&frozen](const TargetChange& one) { return one.from == frozen; });
}

void check_target(const Indicator& indicator, const FrozenFigure& figure, const Edition& edition,
                  Diagnostics& found)
{
  const TargetBounds frozen{figure.minimum, figure.maximum};
  const std::optional<Target> now = target_on(indicator, edition.as_of);
  const TargetBounds bounds = now ? TargetBounds{now->minimum, now->maximum} : TargetBounds{};
  if (bounds == frozen || is_told(indicator, frozen))
    return;
  found.push_back(
      draft(whole_file(indicator),
            say("het doel van '{0}' is anders dan in de vastgestelde editie '{1}'",
                "the target of '{0}' differs from that in the frozen edition '{1}'",
                indicator.id.value, edition.id.value),
            say("zet het oude doel terug bij 'doel', en schrijf de verandering met datum, reden en "
                "besluit bij 'doelwijzigingen'",
                "put the old target back at 'doel', and write the change with date, reason and "
                "decision at 'doelwijzigingen'")));
}

void check_definition(const Indicator& indicator, const FrozenFigure& figure,
                      const Edition& edition, Diagnostics& found)
{
  const bool told =
      std::any_of(indicator.definition_changes.begin(), indicator.definition_changes.end(),
                  [&edition](const DefinitionChange& one) { return one.date > edition.as_of; });
  if (figure.definition == indicator.definition_digest || told)
    return;
  found.push_back(
      draft(whole_file(indicator),
            say("de telregel van '{0}' is anders dan in de vastgestelde editie '{1}'",
                "the counting rule of '{0}' differs from that in the frozen edition '{1}'",
                indicator.id.value, edition.id.value),
            say("schrijf bij 'definitiewijzigingen' wat er veranderde, met een datum na {0}, de "
                "reden en het besluit",
                "write at 'definitiewijzigingen' what changed, with a date after {0}, the reason "
                "and the decision",
                edition.as_of.to_iso())));
}

// A move that was entered late explains itself too: it begins at the quarter that was frozen.
bool was_once_due(const Milestone& milestone, Date due)
{
  return calendar_quarter(milestone.year, milestone.quarter).last == due ||
         std::any_of(milestone.moves.begin(), milestone.moves.end(),
                     [due](const MilestoneMove& move) {
                       return calendar_quarter(move.year, move.quarter).last == due;
                     });
}

void check_quarter(const Milestone& milestone, const FrozenMilestone& frozen,
                   const Edition& edition, Diagnostics& found)
{
  if (was_once_due(milestone, frozen.due))
    return;
  found.push_back(
      draft(milestone.id.at,
            say("mijlpaal '{}' was in de vastgestelde editie '{}' uiterlijk {} klaar",
                "milestone '{}' was due in the frozen edition '{}' by {}", milestone.id.value,
                edition.id.value, frozen.due.to_iso()),
            say("zet het oude kwartaal terug, en schrijf de verandering bij 'verplaatst' in "
                "data/voortgang/mijlpalen.yaml",
                "put the old quarter back, and write the change at 'verplaatst' in "
                "data/voortgang/mijlpalen.yaml")));
}

const Edition* last_frozen(const Project& project)
{
  const Edition* last = nullptr;
  for (const Edition& one : project.editions)
    if (one.is_frozen())
      last = &one;
  return last;
}

} // namespace

Diagnostics check_open_changes(const Evaluation& evaluation)
{
  Diagnostics found;
  const Project& project = evaluation.project();
  const Edition* edition = last_frozen(project);
  if (edition == nullptr)
    return found;
  for (const FrozenFigure& figure : edition->record->figures)
    if (const Indicator* indicator = project.find_indicator(figure.id)) {
      check_target(*indicator, figure, *edition, found);
      check_definition(*indicator, figure, *edition, found);
    }
  for (const FrozenMilestone& frozen : edition->record->milestones)
    for (const Milestone& milestone : project.milestones)
      if (milestone.id.value == frozen.id)
        check_quarter(milestone, frozen, *edition, found);
  return found;
}

} // namespace peil::compute
