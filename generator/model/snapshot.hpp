#pragma once

#include "base/date.hpp"
#include "base/decimal.hpp"
#include "model/decision.hpp"
#include "model/indicator.hpp"
#include "model/plan.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace peil {

struct Project;

/// A value that holds from this day until the next point.
struct SeriesPoint
{
  Date date;
  /// Absent: no data yet.
  std::optional<Decimal> value;

  bool operator==(const SeriesPoint&) const = default;
};

/// A record (or, when companies are counted once, a company) and why it counts or does not.
struct TraceEntry
{
  std::size_t register_index = 0;
  std::size_t record_index = 0;
  std::string id;
  std::string title;
  bool counts = false;
  /// The first failed condition, in Dutch; empty when it counts.
  std::string reason;
  /// The date of the fact that counts, when the rule names one.
  std::optional<Date> counted_on;
  /// First day of the present stretch in which it counts.
  std::optional<Date> since;
  /// It counted earlier within the plan period, and from this day no longer (domain.md R17).
  std::optional<Date> no_longer_since;
  Decimal amount;

  bool operator==(const TraceEntry&) const = default;
};

/// One row of a breakdown. `shown` is what may be printed: the number itself, "minder dan 5" or
/// "niet getoond" (domain.md §10.4, R68). A number that may not be printed is not here either.
struct BreakdownRow
{
  enum class Shown
  {
    value,
    fewer_than_five,
    hidden
  };
  std::string key;
  std::string title;
  std::optional<Decimal> value;
  Shown shown = Shown::value;

  bool operator==(const BreakdownRow&) const = default;
};

struct BreakdownTable
{
  std::string id;
  std::string title;
  bool adds_up = true;
  std::string note;
  /// Empty as well when the table may not be printed or is not there yet.
  std::vector<BreakdownRow> rows;
  /// What the rows add up to, if they do.
  std::optional<Decimal> total;
  /// Private registers are divided on fixed days only: the day of this table, and the day on which
  /// the next one comes (docs/telregels.md, "Kleine aantallen").
  std::optional<Date> stands_on;
  std::optional<Date> next_on;
  /// There is a table for that day, but even with counts left out it would give one away.
  bool withheld = false;

  bool operator==(const BreakdownTable&) const = default;
};

/// How a value relates to its target (domain.md §4.0, R01, R02).
enum class TargetOutcome
{
  unknown,
  /// "11 van 12": the number itself says it.
  out_of,
  not_reached,
  not_yet_reached,
  minimum_reached,
  maximum_kept,
  within_range,
  above_range
};

/// Why a signal is what it is; the numbers and dates it speaks of stand in the result.
enum class SignalReason
{
  not_applicable,
  no_data,
  target_met,
  test_date_passed,
  nothing_expected,
  nothing_expected_yet_begun,
  as_expected,
  one_step_behind,
  further_behind
};

/// The count of one calendar year (or of the one period) at the as-of date.
struct PeriodValue
{
  Period period;
  std::optional<Decimal> value;
  bool not_applicable = false;
  std::string not_applicable_reason;
  /// The target in force at the end of the period, or at the as-of date while it runs.
  std::optional<Target> target;
  TargetOutcome outcome = TargetOutcome::unknown;

  bool operator==(const PeriodValue&) const = default;
};

/// An interim target with the value on its date; neither value nor outcome before that.
struct InterimResult
{
  const InterimTarget* target = nullptr;
  std::optional<Decimal> value;
  TargetOutcome outcome = TargetOutcome::unknown;
};

/// domain.md §9, figures: `definitief` only after the period ends.
enum class FigureState
{
  provisional,
  definitive,
  revised
};

/// What an indicator comes to at the as-of date.
struct IndicatorResult
{
  std::size_t indicator_index = 0;
  std::optional<Decimal> value;
  bool not_applicable = false;
  std::string not_applicable_reason;
  /// For shares: the two numbers behind the percentage.
  std::optional<Decimal> numerator;
  std::optional<Decimal> denominator;
  /// An amount that may not be printed because it covers fewer than five companies (domain.md
  /// §10.5); `value` is then absent.
  bool hidden = false;
  /// The day of an amount over companies, which moves in steps (R70).
  std::optional<Date> stands_on;
  std::vector<SeriesPoint> series;
  std::vector<PeriodValue> periods;
  std::vector<TraceEntry> trace;
  std::vector<BreakdownTable> breakdowns;
  /// The target in force: the plan's, with the changes up to the as-of date. Outcome, signal and
  /// everything shown look at this one.
  std::optional<Target> target;
  /// The changes up to the as-of date, in order of date.
  std::vector<const TargetChange*> target_changes;
  std::vector<const DefinitionChange*> definition_changes;
  /// One for every interim target of the plan, in order of date.
  std::vector<InterimResult> interim;
  /// The value the course expects at the as-of date.
  std::optional<Decimal> expected;
  TargetOutcome outcome = TargetOutcome::unknown;
  std::optional<Verdict> signal;
  SignalReason signal_reason = SignalReason::no_data;
  /// The last judgement on or before the as-of date.
  const Judgement* judgement = nullptr;
  bool judgement_differs = false;
  /// Set once it is known what changed since the last edition.
  FigureState state = FigureState::provisional;
  std::optional<Date> test_date;
};

enum class MilestoneState
{
  planned,
  running,
  done,
  done_late,
  late,
  cancelled
};

struct PartResult
{
  std::string id;
  std::string title;
  bool counted = false;
  std::optional<Date> done;
  /// For counted parts: the number at the as-of date and the number needed.
  std::optional<Decimal> value;
  std::optional<Decimal> needed;
  const Evidence* evidence = nullptr;
};

struct MilestoneResult
{
  std::size_t milestone_index = 0;
  MilestoneState state = MilestoneState::planned;
  /// The last day of the quarter in force: the plan's, or that of the last move.
  Date due;
  /// The last day of the quarter in the plan.
  Date first_due;
  /// The moves up to the as-of date, in order of date.
  std::vector<const MilestoneMove*> moves;
  std::optional<Date> done;
  std::optional<Date> started;
  std::vector<PartResult> parts;
};

/// One line in one year (or a total). Absent: no data, which is not zero.
struct BudgetCell
{
  Decimal estimate;
  std::optional<Decimal> budget;
  std::optional<Decimal> committed;
  std::optional<Decimal> spent;
  std::optional<Decimal> forecast;
  std::optional<Decimal> free;
  /// Positive: favourable (V), negative: adverse (N); domain.md §6.
  std::optional<Decimal> variance;
  /// How many of the lines a total could add up, per figure that may have gaps (domain.md R63).
  std::size_t budget_known = 1;
  std::size_t forecast_known = 1;
  std::size_t variance_known = 1;
  std::size_t booked_known = 1;
  std::size_t spent_known = 1;
  std::size_t lines = 1;
  /// Something is booked that may not be printed, for it is about fewer than five companies.
  bool committed_withheld = false;
  bool spent_withheld = false;
  std::string note;

  bool operator==(const BudgetCell&) const = default;
};

struct BudgetLineResult
{
  std::size_t line_index = 0;
  std::map<int, BudgetCell> by_year;
  BudgetCell total;

  bool operator==(const BudgetLineResult&) const = default;
};

/// Since when a figure of one line and year is what it is.
struct BudgetChange
{
  enum class Figure
  {
    budget,
    forecast,
    committed,
    spent
  };
  std::size_t line_index = 0;
  int year = 0;
  Figure figure = Figure::budget;
  Date date;
  /// Absent: there was no figure yet.
  std::optional<Decimal> before;
  Decimal now;

  bool operator==(const BudgetChange&) const = default;
};

struct BudgetResult
{
  std::vector<BudgetLineResult> lines;
  std::map<int, BudgetCell> by_year;
  BudgetCell total;
  /// The last change of every figure that has changed, in order of line, year and figure.
  std::vector<BudgetChange> last_changes;
};

/// A record on the as-of date, for lists and phase charts.
struct RecordState
{
  std::size_t record_index = 0;
  /// The code of the phase it is in; empty without phases or before the first.
  std::string phase;
  std::optional<Date> phase_since;

  bool operator==(const RecordState&) const = default;
};

/// How many records went from one phase to another within the plan period, up to the as-of date. An
/// empty `from` is a first entry.
struct PhaseMove
{
  std::string from;
  std::string to;
  std::size_t count = 0;

  bool operator==(const PhaseMove&) const = default;
};

/// A register on the as-of date.
struct RegisterResult
{
  /// The records that exist on that day (domain.md R05), in order of id.
  std::vector<RecordState> records;
  std::vector<PhaseMove> moves;
  /// The last day on which a record came into another phase, also before the plan period, and the
  /// moves of that day.
  std::optional<Date> last_moved;
  std::vector<PhaseMove> last_moves;

  bool operator==(const RegisterResult&) const = default;
};

/// A decision, promise or motion that is there on the as-of date.
struct DecisionResult
{
  std::size_t decision_index = 0;
  DecisionState state = DecisionState::open;
  /// Since when it stands so.
  Date since;
  /// The last step up to the as-of date; null before the first.
  const DecisionStep* last_step = nullptr;
  /// Still open while its date has passed.
  bool overdue = false;

  bool is_open() const
  {
    return state == DecisionState::open || state == DecisionState::in_progress;
  }
};

/// What a target or end state still owes its reader at the as-of date (domain.md §9).
struct MissingExplanation
{
  enum class Kind
  {
    /// Nobody has judged it yet.
    judgement,
    /// Off course without cause, consequence and a measure with owner and date.
    explanation,
    /// Green without complete evidence.
    evidence
  };
  Kind kind = Kind::judgement;
  /// Id of the indicator or end state.
  std::string about;
  bool is_end_state = false;
  /// The judgement in force; null when there is none.
  const Judgement* judgement = nullptr;
};

/// Everything the project comes to at the as-of date. It refers to the Project it was made from.
struct Snapshot
{
  Date as_of;
  /// One for each of Project::indicators, in that order.
  std::vector<IndicatorResult> indicators;
  std::vector<MilestoneResult> milestones;
  BudgetResult budget;
  /// One for each of Project::registers, in that order.
  std::vector<RegisterResult> registers;
  /// The judgement in force of each end state, by id; absent when there is none yet.
  std::map<std::string, const Judgement*> end_states;
  /// Those dated up to the as-of date: open ones first, then by date.
  std::vector<DecisionResult> decisions;
  /// Indicators in their order, then end states in the order of the pillars.
  std::vector<MissingExplanation> missing_explanations;
};

} // namespace peil
