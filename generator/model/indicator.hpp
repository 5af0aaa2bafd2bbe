#pragma once

#include "base/date.hpp"
#include "base/decimal.hpp"
#include "base/position.hpp"
#include "model/plan.hpp"
#include "model/rule.hpp"

#include <optional>
#include <string>
#include <vector>

namespace peil {

enum class IndicatorType
{
  state,
  output,
  transition,
  effect
};
enum class IndicatorKind
{
  stock,
  cumulative,
  per_year,
  in_period,
  measured
};
enum class ValueKind
{
  count,
  amount,
  percentage,
  /// A result that is there or not: more than nothing reads as yes.
  yes_no
};

/// What the plan promises on the way to its target, on an earlier date.
struct InterimTarget
{
  Date date;
  std::optional<Decimal> minimum;
  std::optional<Decimal> maximum;
  Quote quote;

  bool operator==(const InterimTarget&) const = default;
};

/// What the plan promises. A range is two numbers, never a middle (design.md §1.1).
struct Target
{
  enum class Direction
  {
    up,
    down
  };

  Quote quote;
  std::optional<Decimal> minimum;
  std::optional<Decimal> maximum;
  /// "n van 12" instead of a verdict word.
  std::optional<Decimal> out_of;
  Direction direction = Direction::up;
  /// Absent for counts per year: 31 December of the year (domain.md R01).
  std::optional<Date> test_date;
  /// "circa", "ongeveer", "ten minste": printed, gives no tolerance.
  std::string word;
  std::string own_choice;
  /// In order of date, all before the test date.
  std::vector<InterimTarget> interim;

  bool operator==(const Target&) const = default;
};

/// The two numbers of a target that a decision can change.
struct TargetBounds
{
  std::optional<Decimal> minimum;
  std::optional<Decimal> maximum;

  bool operator==(const TargetBounds&) const = default;
};

/// From this day the target is another one. What the plan says stays as it is.
struct TargetChange
{
  Date date;
  TargetBounds from;
  TargetBounds to;
  std::string reason;
  /// Id of a Decision.
  Located<std::string> decision;

  bool operator==(const TargetChange&) const = default;
};

/// From this day we count something else under the same name.
struct DefinitionChange
{
  Date date;
  std::string from;
  std::string to;
  std::string reason;
  /// Id of a Decision.
  Located<std::string> decision;

  bool operator==(const DefinitionChange&) const = default;
};

struct Baseline
{
  Decimal value;
  Date date;
  std::string source;
};

struct CourseStep
{
  Date date;
  Decimal value;
};

/// The value expected on a date: our own choice, unless the plan itself names interim targets.
struct Course
{
  bool linear = false;
  /// The steps are the interim targets of the plan and its target.
  bool from_plan = false;
  std::string note;
  std::vector<CourseStep> steps;
};

/// This period reads "n.v.t." until the count is above zero (domain.md R39).
struct NotApplicable
{
  Period period;
  std::string reason;
  Position at;
};

struct Limit
{
  Decimal at_most;
  std::string reason;
  std::string place;
  Position at;
};

struct Measurement
{
  Date date;
  Decimal value;
  std::string source;
  std::string method;
};

/// Divides what counts over the values of a path, or over the years of the counting date.
struct Breakdown
{
  std::string id;
  std::string title;
  bool by_year = false;
  /// One for every source of the rule.
  std::vector<Paths> by;
  /// Whether the parts add up to the whole.
  bool adds_up = true;
  std::string note;
};

/// An indicator with a target, or a helping figure (kengetal) without one that belongs to it.
struct Indicator
{
  Located<std::string> id;
  bool is_helper = false;
  std::string belongs_to;
  std::string title;
  std::string summary;
  std::string unit_one;
  std::string unit_many;
  ValueKind value_kind = ValueKind::count;
  IndicatorType type = IndicatorType::output;
  IndicatorKind kind = IndicatorKind::stock;
  /// For in_period.
  std::optional<Period> period;
  std::string pillar;
  int order = 0;
  std::optional<Target> target;
  /// Both in order of date.
  std::vector<TargetChange> target_changes;
  std::vector<DefinitionChange> definition_changes;
  std::optional<Baseline> baseline;
  Course course;
  std::vector<NotApplicable> not_applicable;
  std::optional<Limit> limit;
  std::string source;
  std::string owner;
  std::string frequency;
  std::optional<CountingRule> rule;
  /// Tells one definition from another: the counting rule without its explanations.
  std::string definition_digest;
  std::vector<Measurement> measurements;
  std::vector<Breakdown> breakdowns;
  std::vector<Judgement> judgements;
};

} // namespace peil
