#include "compute/snapshot.hpp"

#include "base/dutch.hpp"
#include "base/share_work.hpp"
#include "compute/budget.hpp"
#include "compute/course.hpp"
#include "compute/decisions.hpp"
#include "compute/explanations.hpp"
#include "compute/milestones.hpp"
#include "compute/open_changes.hpp"
#include "compute/protected_breakdowns.hpp"
#include "compute/registers.hpp"

#include <algorithm>

namespace peil::compute {
namespace {

const Judgement* judgement_on(const std::vector<Judgement>& judgements, std::string_view about,
                              Date as_of)
{
  const Judgement* last = nullptr;
  for (const Judgement& one : judgements)
    if (one.about.value == about && one.date <= as_of && (!last || one.date >= last->date))
      last = &one;
  return last;
}

// A share of nothing is not 0 %, it is no data.
bool is_share_of_nothing(const Count& count, Date date)
{
  return value_on(count.denominator(), date) == Decimal();
}

std::optional<Decimal> printed_value(const Evaluation& evaluation, std::size_t indicator, Date date)
{
  if (evaluation.not_applicable_on(indicator, date) != nullptr)
    return std::nullopt;
  const Evaluation::PeriodCount* count = evaluation.period_on(indicator, date);
  const CountingRule::Kind kind = count == nullptr
                                      ? CountingRule::Kind::records
                                      : evaluation.project().indicators[indicator].rule->kind;
  if (kind == CountingRule::Kind::share && is_share_of_nothing(*count->count, date))
    return std::nullopt;
  return evaluation.value_on(indicator, date);
}

// The history up to the as-of date: the value at the start of the plan and every change after it.
std::vector<SeriesPoint> series_until(const Evaluation& evaluation, std::size_t indicator,
                                      Date as_of)
{
  const Date start = std::min(evaluation.project().plan.period.first, as_of);
  std::vector<SeriesPoint> series = {{start, printed_value(evaluation, indicator, start)}};
  for (const Date day : evaluation.change_days(indicator)) {
    if (day <= start || day > as_of)
      continue;
    const std::optional<Decimal> value = printed_value(evaluation, indicator, day);
    if (value != series.back().value)
      series.push_back({day, value});
  }
  return series;
}

bool is_over_companies(const Evaluation& evaluation, std::size_t index, Date as_of)
{
  const Evaluation::PeriodCount* count = evaluation.period_on(index, as_of);
  return count != nullptr && count->count->is_private() &&
         evaluation.project().indicators[index].rule->kind == CountingRule::Kind::sum;
}

// domain.md §10.5 and R70: such a sum moves in steps of five companies, and its own history and
// parts would tell of fewer.
void protect_sum(IndicatorResult& result, const Evaluation& evaluation, const PrintedSums& sums,
                 std::size_t index, Date as_of)
{
  if (!is_over_companies(evaluation, index, as_of))
    return;
  result.series.clear();
  result.breakdowns.clear();
  for (PeriodValue& one : result.periods) {
    one.value.reset();
    one.outcome = TargetOutcome::unknown;
  }
  const bool counts = !evaluation.period_on(index, as_of)->count->parts_on(as_of).empty();
  const std::vector<PrintedSum>& printed = sums.at(index);
  result.hidden = counts && (printed.empty() || printed.back().is_empty);
  if (result.hidden)
    result.value.reset();
  else if (!printed.empty()) {
    result.value = printed.back().value;
    result.stands_on = printed.back().on;
  }
}

const InterimTarget* interim_in(const Target& target, const Period& period)
{
  for (const InterimTarget& one : target.interim)
    if (period.contains(one.date))
      return &one;
  return nullptr;
}

// A year that is over keeps the target it ended with. Where the plan dates its targets, a year has
// one only if a date lies in it.
std::optional<Target> target_for(const Indicator& indicator, const Period& period, Date as_of)
{
  std::optional<Target> target = target_on(indicator, std::min(as_of, period.last));
  if (!target)
    return target;
  if (const InterimTarget* interim = interim_in(*target, period)) {
    target->minimum = interim->minimum;
    target->maximum = interim->maximum;
    target->test_date = interim->date;
  } else if (!target->interim.empty() && target->test_date && !period.contains(*target->test_date))
    return std::nullopt;
  target->test_date = target->test_date ? target->test_date : test_date_of(indicator, period);
  return target;
}

std::vector<PeriodValue> period_values(const Evaluation& evaluation, std::size_t index, Date as_of)
{
  std::vector<PeriodValue> values;
  const Indicator& indicator = evaluation.project().indicators[index];
  for (const Evaluation::PeriodCount& one : evaluation.periods_of(index)) {
    PeriodValue value;
    value.period = one.period;
    value.value = value_on(one.count->steps(), as_of);
    // A year that has not begun is not a year in which nothing happened.
    const bool is_share = indicator.rule->kind == CountingRule::Kind::share;
    if (one.period.first > as_of || (is_share && is_share_of_nothing(*one.count, as_of)))
      value.value.reset();
    for (const NotApplicable& rule : indicator.not_applicable)
      if (rule.period.contains(one.period.first) && value.value.value_or(Decimal()) == Decimal()) {
        value.not_applicable = true;
        value.not_applicable_reason = rule.reason;
        value.value.reset();
      }
    value.target = target_for(indicator, one.period, as_of);
    if (value.target)
      value.outcome = outcome_on(*value.target, value.value, as_of, value.target->test_date);
    values.push_back(std::move(value));
  }
  return values;
}

// What is public stands in full, as it is today.
std::vector<BreakdownTable> public_breakdowns(const Count& count, const Indicator& indicator,
                                              const IndicatorResult& result, Date as_of)
{
  std::vector<BreakdownTable> tables;
  for (WholeBreakdown& one : count.breakdowns(indicator, as_of)) {
    if (one.table.adds_up)
      one.table.total = result.value;
    tables.push_back(std::move(one.table));
  }
  return tables;
}

void add_counted(IndicatorResult& result, const Evaluation& evaluation,
                 const ProtectedBreakdowns& breakdowns, std::size_t index, Date as_of)
{
  const Indicator& indicator = evaluation.project().indicators[index];
  const Evaluation::PeriodCount* count = evaluation.period_on(index, as_of);
  if (count == nullptr)
    return;
  result.trace = count->count->trace(as_of);
  result.breakdowns = count->count->is_private()
                          ? breakdowns.of(index)
                          : public_breakdowns(*count->count, indicator, result, as_of);
  if (indicator.rule->kind == CountingRule::Kind::share) {
    result.numerator = value_on(count->count->numerator(), as_of);
    result.denominator = value_on(count->count->denominator(), as_of);
    if (*result.denominator == Decimal())
      result.value.reset();
  }
}

template <typename Change>
std::vector<const Change*> changes_until(const std::vector<Change>& changes, Date as_of)
{
  std::vector<const Change*> until;
  for (const Change& one : changes)
    if (one.date <= as_of)
      until.push_back(&one);
  return until;
}

// What came of each interim target on its own date. The steps of a sum over a private register are
// differences over single companies (R70).
std::vector<InterimResult> interim_results(const Evaluation& evaluation, std::size_t index,
                                           Date as_of)
{
  std::vector<InterimResult> results;
  const Indicator& indicator = evaluation.project().indicators[index];
  if (!indicator.target)
    return results;
  const bool is_secret = is_over_companies(evaluation, index, as_of);
  for (const InterimTarget& one : indicator.target->interim) {
    InterimResult result{&one, std::nullopt, TargetOutcome::unknown};
    Target then = *indicator.target;
    then.minimum = one.minimum;
    then.maximum = one.maximum;
    if (one.date <= as_of && !is_secret) {
      result.value = printed_value(evaluation, index, one.date);
      result.outcome = outcome_on(then, result.value, as_of, one.date);
    }
    results.push_back(result);
  }
  return results;
}

/// What may be printed of private registers on the day.
struct Protected
{
  ProtectedBreakdowns breakdowns;
  PrintedSums sums;
};

IndicatorResult indicator_on(const Evaluation& evaluation, const Protected& allowed,
                             std::size_t index, Date as_of)
{
  const Indicator& indicator = evaluation.project().indicators[index];
  IndicatorResult result;
  result.indicator_index = index;
  result.value = printed_value(evaluation, index, as_of);
  const NotApplicable* not_applicable = evaluation.not_applicable_on(index, as_of);
  result.not_applicable = not_applicable != nullptr;
  if (not_applicable != nullptr)
    result.not_applicable_reason = not_applicable->reason;
  result.series = series_until(evaluation, index, as_of);
  if (indicator.kind == IndicatorKind::per_year)
    result.periods = period_values(evaluation, index, as_of);
  add_counted(result, evaluation, allowed.breakdowns, index, as_of);
  protect_sum(result, evaluation, allowed.sums, index, as_of);

  const Evaluation::PeriodCount* count = evaluation.period_on(index, as_of);
  const Period period = count == nullptr ? evaluation.project().plan.period : count->period;
  result.test_date = test_date_of(indicator, period);
  const Expectation expected = expected_on(indicator, period, as_of);
  result.expected = expected.now;
  const bool is_per_year = indicator.kind == IndicatorKind::per_year;
  result.target = target_on(indicator, is_per_year ? std::min(as_of, period.last) : as_of);
  result.target_changes = changes_until(indicator.target_changes, as_of);
  result.interim = interim_results(evaluation, index, as_of);
  result.definition_changes = changes_until(indicator.definition_changes, as_of);
  if (result.target) {
    result.outcome = outcome_on(*result.target, result.value, as_of, result.test_date);
    const Signal signal = signal_on(indicator, result.target, result.value, expected, as_of,
                                    result.test_date, not_applicable);
    result.signal = signal.verdict;
    result.signal_reason = signal.reason;
  }
  result.judgement = judgement_on(indicator.judgements, indicator.id.value, as_of);
  result.judgement_differs =
      result.judgement != nullptr && result.signal && result.judgement->verdict != *result.signal;
  return result;
}

void check_limit(const Indicator& indicator, const Evaluation& evaluation, std::size_t index,
                 Date as_of, Diagnostics& found)
{
  // R43: the sum over the whole plan, so over all periods.
  Decimal sum;
  for (const Evaluation::PeriodCount& one : evaluation.periods_of(index))
    sum += value_on(one.count->steps(), as_of);
  if (indicator.limit && sum > indicator.limit->at_most)
    found.push_back(warning_at(
        indicator.limit->at,
        say("'{0}' is {1} en komt boven de grens van {2}", "'{0}' is {1}, above the limit of {2}",
            indicator.title, dutch::number(sum), dutch::number(indicator.limit->at_most)),
        say("de reden van deze grens: {0}; kijk na wat er meetelt",
            "the reason for this limit: {0}; check what counts", indicator.limit->reason)));
}

void check_not_applicable(const Indicator& indicator, const Evaluation& evaluation,
                          std::size_t index, Date as_of, Diagnostics& found)
{
  for (const NotApplicable& rule : indicator.not_applicable)
    for (const Evaluation::PeriodCount& one : evaluation.periods_of(index))
      if (rule.period.contains(one.period.first) &&
          value_on(one.count->steps(), as_of) != Decimal())
        found.push_back(
            warning_at(rule.at,
                       say("'{0}' zou niet van toepassing zijn in {1}, maar er is wel iets geteld",
                           "'{0}' should not apply in {1}, yet something counts", indicator.title,
                           dutch::period(one.period)),
                       say("kijk de datums na of haal deze periode weg",
                           "check the dates or remove this period")));
}

void check_money(const Project& project, const BudgetResult& budget, Diagnostics& found)
{
  for (const BudgetLineResult& row : budget.lines) {
    const BudgetLine& line = project.budget.lines[row.line_index];
    for (const auto& [year, cell] : row.by_year) {
      if (cell.spent && *cell.spent > cell.estimate && cell.note.empty())
        found.push_back(
            warning_at(line.id.at,
                       say("bij '{0}' is in {1} {2} uitgegeven, meer dan de raming van {3}",
                           "'{0}' spent {2} in {1}, more than the estimate of {3}", line.title,
                           year, dutch::amount(*cell.spent), dutch::amount(cell.estimate)),
                       say("geef een toelichting in data/voortgang/geld.yaml",
                           "give a note in data/voortgang/geld.yaml")));
      for (const auto* sum : {&cell.committed, &cell.spent})
        if (*sum && **sum < Decimal())
          found.push_back(
              error_at(line.id.at,
                       say("de boekingen bij '{0}' in {1} tellen op tot een negatief bedrag: {2}",
                           "the bookings of '{0}' in {1} add up to a negative amount: {2}",
                           line.title, year, dutch::amount(**sum)),
                       say("kijk de boekingen met een min na", "check the bookings with a minus")));
    }
  }
}

} // namespace

Snapshot compute_snapshot(const Evaluation& evaluation, Date as_of)
{
  Snapshot snapshot;
  snapshot.as_of = as_of;
  const Project& project = evaluation.project();
  const Protected allowed{ProtectedBreakdowns(evaluation, as_of), printed_sums(evaluation, as_of)};
  snapshot.indicators.resize(project.indicators.size());
  share_work(project.indicators.size(), [&](std::size_t i) {
    snapshot.indicators[i] = indicator_on(evaluation, allowed, i, as_of);
  });
  snapshot.milestones = compute_milestones(evaluation, as_of);
  snapshot.budget = compute_budget(project, as_of, allowed.sums);
  for (const Register& one : project.registers)
    snapshot.registers.push_back(compute_register(one, project.plan.period, as_of));
  for (const Pillar& pillar : project.pillars)
    for (const EndState& end_state : pillar.end_states)
      if (const Judgement* one =
              judgement_on(project.end_state_judgements, end_state.id.value, as_of))
        snapshot.end_states[end_state.id.value] = one;
  snapshot.decisions = compute_decisions(project, as_of);
  snapshot.missing_explanations = find_missing_explanations(project, snapshot);
  return snapshot;
}

Diagnostics check_outcome(const Evaluation& evaluation, const Snapshot& snapshot)
{
  Diagnostics found;
  const Project& project = evaluation.project();
  for (std::size_t i = 0; i < project.indicators.size(); ++i) {
    check_limit(project.indicators[i], evaluation, i, snapshot.as_of, found);
    check_not_applicable(project.indicators[i], evaluation, i, snapshot.as_of, found);
  }
  check_money(project, snapshot.budget, found);
  const Diagnostics untold = check_open_changes(evaluation);
  found.insert(found.end(), untold.begin(), untold.end());
  return found;
}

} // namespace peil::compute
