#include "compute/sweep.hpp"

#include <algorithm>
#include <set>

namespace peil::compute {
namespace {

const Date k_before_everything(1900, 1, 1);

using Days = std::set<Date>;

/// What a rule asks of the days: which registers it reaches, whether anniversaries matter, and the
/// other indicators it looks at. Worked out once per rule.
struct Reach
{
  std::vector<const Path*> references;
  bool anniversaries = false;
  /// Whether a date is compared in a way that its role does not foretell: a last day that makes
  /// something begin, a first day that makes it end. Then the day itself and the one after it
  /// matter.
  bool against_roles = false;
  bool children = false;
  std::vector<const CountsTest*> counts;
};

void add_path(const Path& path, Reach& reach)
{
  for (std::size_t i = 0; i < path.fields.size(); ++i)
    if (path.fields[i]->type == FieldType::reference && i + 1 < path.fields.size()) {
      reach.references.push_back(&path);
      return;
    }
}

void add_paths(const Paths& paths, Reach& reach)
{
  for (const Path& path : paths)
    add_path(path, reach);
}

bool starts_something(const Path& path)
{
  const DateRole role = path.target()->role;
  return role == DateRole::event || role == DateRole::begin;
}

bool ends_something(const Path& path)
{
  return path.target()->role == DateRole::end;
}

void add_conditions(const Conditions& conditions, Reach& reach);

struct ReachOf
{
  Reach& reach;

  void operator()(const ValueTest& test) const
  {
    add_paths(test.paths, reach);
    add_paths(test.on_date, reach);
  }
  void operator()(const DateTest& test) const
  {
    add_paths(test.paths, reach);
    for (const auto* bound : {&test.from, &test.until})
      if (*bound) {
        add_paths((*bound)->paths, reach);
        reach.against_roles = reach.against_roles || (*bound)->kind == DateBound::Kind::as_of;
      }
    reach.anniversaries = reach.anniversaries || test.within_a_year;
    expect_all(test.paths, starts_something);
  }
  void operator()(const ValidityTest& test) const
  {
    add_paths(test.from, reach);
    add_paths(test.until, reach);
    expect_all(test.from, starts_something);
    expect_all(test.until, ends_something);
  }
  void operator()(const ItemTest& test) const
  {
    add_path(test.list, reach);
    reach.children = reach.children || test.also_through.has_value();
    add_conditions(test.conditions, reach);
  }
  void operator()(const AnyTest& test) const
  {
    for (const Conditions& alternative : test.alternatives)
      add_conditions(alternative, reach);
  }
  void operator()(const NotTest& test) const { add_conditions(test.conditions, reach); }
  void operator()(const EvidenceTest& test) const { add_paths(test.paths, reach); }
  void operator()(const DistinctTest& test) const { add_path(test.list, reach); }
  void operator()(const CountsTest& test) const
  {
    add_paths(test.through, reach);
    reach.counts.push_back(&test);
  }

private:
  void expect_all(const Paths& paths, bool (*as_expected)(const Path&)) const
  {
    reach.against_roles =
        reach.against_roles || !std::all_of(paths.begin(), paths.end(), as_expected);
  }
};

void add_conditions(const Conditions& conditions, Reach& reach)
{
  for (const Condition& condition : conditions)
    std::visit(ReachOf{reach}, condition.test);
}

Reach reach_of(const RuleSource& source)
{
  Reach reach;
  for (const Pick& pick : source.picks) {
    add_path(pick.list, reach);
    add_conditions(pick.conditions, reach);
    add_conditions(pick.skipped, reach);
  }
  add_conditions(source.candidates, reach);
  add_conditions(source.conditions, reach);
  add_conditions(source.denominator, reach);
  add_paths(source.amount, reach);
  add_paths(source.counted_on, reach);
  return reach;
}

void add_dates(const Item& item, const std::vector<Field>& fields, const Reach& reach, Days& days)
{
  visit_dates(item, fields, [&](Date date, DateRole role) {
    if (role == DateRole::information && !reach.against_roles)
      return;
    days.insert(role == DateRole::end ? date.next_day() : date);
    if (reach.against_roles)
      days.insert({date, date.next_day()});
    if (reach.anniversaries)
      days.insert(date.anniversary());
  });
}

void add_dates_of_cell(const Cell& cell, const Field& field, const Project& project,
                       const std::set<std::size_t>& registers, const Reach& reach, Days& days,
                       int depth);

// The dates of the records that a record refers to, as far as the rule looks into their registers.
void add_referenced_dates(const Item& item, const std::vector<Field>& fields,
                          const Project& project, const std::set<std::size_t>& registers,
                          const Reach& reach, Days& days, int depth)
{
  constexpr int deepest = 4;
  if (depth > deepest || registers.empty())
    return;
  for (std::size_t i = 0; i < fields.size(); ++i)
    add_dates_of_cell(item.cells[i], fields[i], project, registers, reach, days, depth);
}

void add_dates_of_cell(const Cell& cell, const Field& field, const Project& project,
                       const std::set<std::size_t>& registers, const Reach& reach, Days& days,
                       int depth)
{
  if (const Reference* reference = cell.as<Reference>()) {
    if (!registers.contains(field.register_index))
      return;
    const Register& of = project.registers[field.register_index];
    const Item& item = of.records[reference->index].item;
    add_dates(item, of.fields, reach, days);
    add_referenced_dates(item, of.fields, project, registers, reach, days, depth + 1);
    return;
  }
  if (const auto* many = cell.as<Cell::Many>())
    for (const Cell& one : *many)
      add_dates_of_cell(one, field, project, registers, reach, days, depth);
  if (const auto* items = cell.as<std::vector<Item>>())
    for (const Item& one : *items)
      add_referenced_dates(one, field.fields, project, registers, reach, days, depth);
}

std::set<std::size_t> registers_reached(const Reach& reach)
{
  std::set<std::size_t> registers;
  for (const Path* path : reach.references)
    for (const Field* field : path->fields)
      if (field->type == FieldType::reference)
        registers.insert(field->register_index);
  return registers;
}

// Days on which a record changes, or one that it refers to.
void add_days_of_record(const SweepInput& input, const Record& record, const Reach& reach,
                        const std::set<std::size_t>& registers, Days& days)
{
  const Register& of = input.project.registers[input.source.register_index];
  add_dates(record.item, of.fields, reach, days);
  add_referenced_dates(record.item, of.fields, input.project, registers, reach, days, 0);
}

// Days that matter to every record. Those of all records of the register only for rules that also
// look at the records below another one (`ook_van`).
Days common_days(const SweepInput& input, const Reach& reach,
                 const std::set<std::size_t>& registers)
{
  Days days = {k_before_everything};
  if (reach.children)
    for (const Record& record : input.project.registers[input.source.register_index].records)
      add_days_of_record(input, record, reach, registers, days);
  for (const CountsTest* test : reach.counts)
    for (const Date day : input.change_days(*test))
      days.insert(day);
  return days;
}

Stretch stretch_on(const SweepInput& input, std::size_t record_index, Date date,
                   const std::optional<Date>& first)
{
  Stretch stretch;
  stretch.from = date;
  const Register& of = input.project.registers[input.source.register_index];
  if (!of.exists_always && first && *first > date)
    return stretch;
  const CountsIn counts_in = [&](const CountsTest& test, std::size_t other) {
    return input.counts_on(test, other, date);
  };
  const Subject subject = subject_on(input, record_index, date, counts_in);
  if (!test_conditions(input.source.candidates, subject).holds)
    return stretch;
  stretch.listed = true;
  stretch.in_denominator = test_conditions(input.source.denominator, subject).holds;
  const Outcome outcome = test_conditions(input.source.conditions, subject);
  stretch.counts = outcome.holds && stretch.in_denominator;
  stretch.reached = outcome.holds ? input.source.conditions.size() : outcome.reached;
  if (!stretch.counts)
    return stretch;
  stretch.counted_on = find_date(input.source.counted_on, subject, {});
  if (const Cell* cell = find_value(input.source.amount, subject, {}).cell)
    if (const Decimal* amount = cell->as<Decimal>())
      stretch.amount = *amount;
  return stretch;
}

Timeline timeline_of(const SweepInput& input, std::size_t record_index, const Days& days)
{
  const Register& of = input.project.registers[input.source.register_index];
  const std::optional<Date> first = first_fact(of.records[record_index], of);
  Timeline timeline{record_index, {}};
  for (const Date day : days) {
    Stretch stretch = stretch_on(input, record_index, day, first);
    if (timeline.stretches.empty() || !timeline.stretches.back().same_state(stretch))
      timeline.stretches.push_back(std::move(stretch));
  }
  return timeline;
}

} // namespace

const Stretch& Timeline::at(Date date) const
{
  const auto after =
      std::upper_bound(stretches.begin(), stretches.end(), date,
                       [](Date day, const Stretch& stretch) { return day < stretch.from; });
  return after == stretches.begin() ? stretches.front() : *(after - 1);
}

Subject subject_on(const SweepInput& input, std::size_t record_index, Date date,
                   const CountsIn& counts_in)
{
  const Register& of = input.project.registers[input.source.register_index];
  Subject subject{
      input.project, input.source, of.records[record_index], date, input.own_period, counts_in, {}};
  pick_rows(subject);
  return subject;
}

std::vector<Timeline> sweep(const SweepInput& input)
{
  const Register& of = input.project.registers[input.source.register_index];
  const Reach reach = reach_of(input.source);
  const std::set<std::size_t> registers = registers_reached(reach);
  const Days common = common_days(input, reach, registers);
  std::vector<Timeline> timelines;
  timelines.reserve(of.records.size());
  for (std::size_t i = 0; i < of.records.size(); ++i) {
    Days days = common;
    add_days_of_record(input, of.records[i], reach, registers, days);
    timelines.push_back(timeline_of(input, i, days));
  }
  return timelines;
}

std::string reason_on(const SweepInput& input, std::size_t record_index, Date date)
{
  const CountsIn counts_in = [&](const CountsTest& test, std::size_t other) {
    return input.counts_on(test, other, date);
  };
  const Subject subject = subject_on(input, record_index, date, counts_in);
  Outcome outcome = test_conditions(input.source.denominator, subject);
  if (outcome.holds)
    outcome = test_conditions(input.source.conditions, subject);
  return outcome.holds ? std::string() : reason_text(*outcome.failed, subject, outcome.where);
}

} // namespace peil::compute
