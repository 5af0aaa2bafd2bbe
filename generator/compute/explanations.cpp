#include "compute/explanations.hpp"

namespace peil::compute {
namespace {

using Kind = MissingExplanation::Kind;

bool is_explained(const Judgement& judgement)
{
  return !judgement.cause.empty() && !judgement.consequence.empty() && judgement.measure &&
         judgement.measure->complete();
}

std::optional<Kind> missing_in(const Judgement* judgement)
{
  if (judgement == nullptr)
    return Kind::judgement;
  switch (judgement->verdict) {
  case Verdict::on_course:
  case Verdict::reached:
    if (!judgement->evidence || !judgement->evidence->complete())
      return Kind::evidence;
    break;
  case Verdict::attention:
  case Verdict::off_course:
  case Verdict::not_reached:
    if (!is_explained(*judgement))
      return Kind::explanation;
    break;
  case Verdict::not_started:
  case Verdict::not_in_period:
  case Verdict::unknown:
    // These bring a reason, or the sources are not valid.
    break;
  }
  return std::nullopt;
}

} // namespace

std::vector<MissingExplanation> find_missing_explanations(const Project& project,
                                                          const Snapshot& snapshot)
{
  std::vector<MissingExplanation> missing;
  for (const IndicatorResult& result : snapshot.indicators) {
    const Indicator& indicator = project.indicators[result.indicator_index];
    if (indicator.is_helper)
      continue;
    if (const auto kind = missing_in(result.judgement))
      missing.push_back({*kind, indicator.id.value, false, result.judgement});
  }
  for (const Pillar& pillar : project.pillars)
    for (const EndState& end_state : pillar.end_states) {
      const auto found = snapshot.end_states.find(end_state.id.value);
      const Judgement* judgement = found == snapshot.end_states.end() ? nullptr : found->second;
      if (const auto kind = missing_in(judgement))
        missing.push_back({*kind, end_state.id.value, true, judgement});
    }
  return missing;
}

} // namespace peil::compute
