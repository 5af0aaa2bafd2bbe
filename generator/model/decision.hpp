#pragma once

#include "base/date.hpp"
#include "base/position.hpp"
#include "model/plan.hpp"

#include <optional>
#include <string>
#include <vector>

namespace peil {

enum class DecisionKind
{
  decision,
  promise,
  motion
};

enum class DecisionState
{
  open,
  in_progress,
  settled,
  lapsed
};

/// From this day it stands so.
struct DecisionStep
{
  Date date;
  DecisionState state = DecisionState::open;
  std::string note;

  bool operator==(const DecisionStep&) const = default;
};

/// A decision, a promise or a motion about the plan (design.md §4): what was said, by whom, the
/// document it stands in, and what became of it.
struct Decision
{
  Located<std::string> id;
  DecisionKind kind = DecisionKind::decision;
  std::string title;
  Date date;
  std::string by;
  std::string text;
  Evidence document;
  /// Ids of indicators, milestones, budget lines or pillars.
  std::vector<Located<std::string>> about;
  /// When what was promised is due.
  std::optional<Date> due;
  /// In order of date; open before the first.
  std::vector<DecisionStep> steps;

  bool operator==(const Decision&) const = default;
};

} // namespace peil
