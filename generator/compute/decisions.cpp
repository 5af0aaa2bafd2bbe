#include "compute/decisions.hpp"

#include <algorithm>

namespace peil::compute {
namespace {

DecisionResult decision_on(const Decision& decision, std::size_t index, Date as_of)
{
  DecisionResult result;
  result.decision_index = index;
  result.since = decision.date;
  for (const DecisionStep& step : decision.steps)
    if (step.date <= as_of) {
      result.last_step = &step;
      result.state = step.state;
      result.since = step.date;
    }
  result.overdue = result.is_open() && decision.due && *decision.due < as_of;
  return result;
}

// Among open ones what is due first; what has no date comes last, in order of its own date.
bool is_sooner(const Decision& a, const Decision& b)
{
  if (a.due && b.due && *a.due != *b.due)
    return *a.due < *b.due;
  if (a.due.has_value() != b.due.has_value())
    return a.due.has_value();
  return a.date < b.date;
}

} // namespace

std::vector<DecisionResult> compute_decisions(const Project& project, Date as_of)
{
  std::vector<DecisionResult> results;
  for (std::size_t i = 0; i < project.decisions.size(); ++i)
    if (project.decisions[i].date <= as_of)
      results.push_back(decision_on(project.decisions[i], i, as_of));
  std::stable_sort(
      results.begin(), results.end(), [&project](const DecisionResult& a, const DecisionResult& b) {
        if (a.is_open() != b.is_open())
          return a.is_open();
        if (!a.is_open())
          return a.since > b.since;
        return is_sooner(project.decisions[a.decision_index], project.decisions[b.decision_index]);
      });
  return results;
}

} // namespace peil::compute
