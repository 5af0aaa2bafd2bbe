#include "compute/milestones.hpp"

#include <algorithm>

namespace peil::compute {
namespace {

std::size_t index_of(const Project& project, const CountedAs& counted)
{
  return static_cast<std::size_t>(project.find_indicator(counted.indicator.value) -
                                  project.indicators.data());
}

// Facts from before the plan may count, so the search begins before everything (R51, R52).
const Date k_ever(1900, 1, 1);

std::optional<Date> only_until(std::optional<Date> date, Date as_of)
{
  return date && *date <= as_of ? date : std::nullopt;
}

PartResult part_on(const MilestonePart& part, const Evaluation& evaluation, Date as_of)
{
  PartResult result{part.id.value, part.title, part.counted.has_value(), {}, {}, {}, nullptr};
  if (!part.counted) {
    result.done = only_until(part.done, as_of);
    if (result.done && part.evidence)
      result.evidence = &*part.evidence;
    return result;
  }
  const std::size_t indicator = index_of(evaluation.project(), *part.counted);
  result.value = evaluation.value_on(indicator, as_of);
  result.needed = part.counted->at_least;
  result.done =
      only_until(evaluation.first_day_at_least(indicator, part.counted->at_least, k_ever), as_of);
  return result;
}

bool holds_on(const std::vector<CountedAs>& required, const Evaluation& evaluation, Date date)
{
  return std::all_of(required.begin(), required.end(), [&](const CountedAs& one) {
    const auto value = evaluation.value_on(index_of(evaluation.project(), one), date);
    return value.value_or(Decimal()) >= one.at_least;
  });
}

// The first day on or after the last part on which everything required holds at once (R53).
std::optional<Date> first_day_all_hold(const Milestone& milestone, const Evaluation& evaluation,
                                       Date not_before)
{
  if (holds_on(milestone.requires_too, evaluation, not_before))
    return not_before;
  std::vector<Date> days;
  for (const CountedAs& one : milestone.requires_too)
    for (const Date day : evaluation.change_days(index_of(evaluation.project(), one)))
      if (day > not_before)
        days.push_back(day);
  std::sort(days.begin(), days.end());
  for (const Date day : days)
    if (holds_on(milestone.requires_too, evaluation, day))
      return day;
  return std::nullopt;
}

std::optional<Date> done_on(const Milestone& milestone, const MilestoneResult& result,
                            const Evaluation& evaluation, Date as_of)
{
  Date last = k_ever;
  for (const PartResult& part : result.parts) {
    if (!part.done)
      return std::nullopt;
    last = std::max(last, *part.done);
  }
  return only_until(first_day_all_hold(milestone, evaluation, last), as_of);
}

std::optional<Date> started_on(const Milestone& milestone, const MilestoneResult& result,
                               Date as_of)
{
  std::optional<Date> started = only_until(milestone.started, as_of);
  for (const PartResult& part : result.parts)
    if (part.done && (!started || *part.done < *started))
      started = part.done;
  return started;
}

MilestoneState state_on(const Milestone& milestone, const MilestoneResult& result, Date as_of)
{
  const bool cancelled = milestone.cancelled && milestone.cancelled->date <= as_of;
  if (result.done && (!cancelled || *result.done < milestone.cancelled->date))
    return *result.done <= result.due ? MilestoneState::done : MilestoneState::done_late;
  if (cancelled)
    return MilestoneState::cancelled;
  if (as_of > result.due)
    return MilestoneState::late;
  return result.started ? MilestoneState::running : MilestoneState::planned;
}

} // namespace

std::vector<MilestoneResult> compute_milestones(const Evaluation& evaluation, Date as_of)
{
  std::vector<MilestoneResult> results;
  const Project& project = evaluation.project();
  for (std::size_t i = 0; i < project.milestones.size(); ++i) {
    const Milestone& milestone = project.milestones[i];
    MilestoneResult result;
    result.milestone_index = i;
    result.first_due = calendar_quarter(milestone.year, milestone.quarter).last;
    result.due = result.first_due;
    for (const MilestoneMove& move : milestone.moves)
      if (move.date <= as_of) {
        result.moves.push_back(&move);
        result.due = calendar_quarter(move.year, move.quarter).last;
      }
    for (const MilestonePart& part : milestone.parts)
      result.parts.push_back(part_on(part, evaluation, as_of));
    result.done = done_on(milestone, result, evaluation, as_of);
    result.started = started_on(milestone, result, as_of);
    result.state = state_on(milestone, result, as_of);
    results.push_back(std::move(result));
  }
  return results;
}

} // namespace peil::compute
