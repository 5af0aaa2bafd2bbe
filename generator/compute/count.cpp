#include "compute/count.hpp"

#include "model/value_text.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace peil::compute {
namespace {

using Changes = std::map<Date, Decimal>;

// Adds up changes into values; days on which nothing changes in the end are left out.
Steps accumulated(const Changes& changes)
{
  Steps steps;
  Decimal value;
  for (const auto& [date, change] : changes) {
    if (change == Decimal())
      continue;
    value += change;
    steps[date] = value;
  }
  return steps;
}

// The changes of a quantity that a timeline contributes, as `quantity_of` sees each stretch.
template <typename QuantityOf>
void add_changes(const Timeline& timeline, QuantityOf quantity_of, Changes& changes)
{
  Decimal before;
  for (const Stretch& stretch : timeline.stretches) {
    const Decimal now = quantity_of(stretch);
    if (now != before)
      changes[stretch.from] += now - before;
    before = now;
  }
}

std::set<Date> days_of(const Unit& unit)
{
  std::set<Date> days;
  for (const Unit::Member& member : unit.members)
    for (const Stretch& stretch : member.timeline->stretches)
      days.insert(stretch.from);
  return days;
}

void add_unit_changes(const Unit& unit, Changes& changes)
{
  bool before = false;
  for (const Date day : days_of(unit)) {
    const bool now = unit.counts_on(day);
    if (now != before)
      changes[day] += Decimal(now ? 1 : -1);
    before = now;
  }
}

// Percentages are kept to one decimal, as they are printed.
Decimal percentage_of(Decimal part, Decimal whole)
{
  const std::int64_t numerator = part.millionths() / 1'000;
  const std::int64_t denominator = whole.millionths() / 1'000;
  const std::int64_t tenths = (numerator * 1000 + denominator / 2) / denominator;
  return Decimal::from_millionths(tenths * 100'000);
}

Steps shares(const Steps& numerator, const Steps& denominator)
{
  std::set<Date> days;
  for (const auto* steps : {&numerator, &denominator})
    for (const auto& [date, value] : *steps)
      days.insert(date);
  Steps result;
  for (const Date day : days) {
    const Decimal whole = value_on(denominator, day);
    result[day] = whole == Decimal() ? Decimal() : percentage_of(value_on(numerator, day), whole);
  }
  return result;
}

} // namespace

Decimal value_on(const Steps& steps, Date date)
{
  const auto after = steps.upper_bound(date);
  return after == steps.begin() ? Decimal() : std::prev(after)->second;
}

std::size_t same_unit_end(const Register& of, std::size_t record_index,
                          std::optional<std::size_t> same_field)
{
  if (!same_field)
    return record_index;
  // The checks refuse circles; the bound only guards our own reasoning.
  for (std::size_t step = 0; step < of.records.size(); ++step) {
    const Reference* next = of.records[record_index].item.cells[*same_field].as<Reference>();
    if (next == nullptr)
      break;
    record_index = next->index;
  }
  return record_index;
}

bool Unit::counts_on(Date date) const
{
  return std::any_of(members.begin(), members.end(),
                     [date](const Member& member) { return member.timeline->at(date).counts; });
}

bool Unit::listed_on(Date date) const
{
  return std::any_of(members.begin(), members.end(),
                     [date](const Member& member) { return member.timeline->at(date).listed; });
}

Count::Count(const Project& project, const CountingRule& rule, std::vector<SweepInput> inputs)
    : m_project(&project), m_rule(&rule), m_inputs(std::move(inputs))
{
  for (const SweepInput& input : m_inputs)
    m_timelines.push_back(sweep(input));
  make_units();
  make_steps();
}

void Count::make_units()
{
  std::map<std::pair<std::size_t, std::size_t>, Unit> units;
  for (std::size_t s = 0; s < m_inputs.size(); ++s) {
    const RuleSource& source = m_inputs[s].source;
    for (const Timeline& timeline : m_timelines[s]) {
      std::size_t register_index = source.register_index;
      std::size_t record_index = timeline.record_index;
      if (m_rule->kind == CountingRule::Kind::distinct) {
        const std::optional<CountedUnit> named = unit_of(s, timeline);
        if (!named)
          continue;
        std::tie(register_index, record_index) = *named;
      }
      Unit& unit = units[{register_index, record_index}];
      unit.register_index = register_index;
      unit.record_index = record_index;
      unit.members.push_back({s, &timeline});
    }
  }
  for (auto& [key, unit] : units)
    m_units.push_back(std::move(unit));
}

void Count::make_steps()
{
  Changes changes;
  Changes denominator;
  if (m_rule->kind == CountingRule::Kind::distinct)
    for (const Unit& unit : m_units)
      add_unit_changes(unit, changes);
  else
    for (const std::vector<Timeline>& timelines : m_timelines)
      for (const Timeline& timeline : timelines) {
        const bool sums = m_rule->kind == CountingRule::Kind::sum;
        add_changes(
            timeline,
            [sums](const Stretch& one) {
              return !one.counts ? Decimal() : sums ? one.amount : Decimal(1);
            },
            changes);
        add_changes(
            timeline,
            [](const Stretch& one) {
              return one.listed && one.in_denominator ? Decimal(1) : Decimal();
            },
            denominator);
      }
  m_steps = accumulated(changes);
  if (m_rule->kind != CountingRule::Kind::share)
    return;
  m_numerator = m_steps;
  m_denominator = accumulated(denominator);
  m_steps = shares(m_numerator, m_denominator);
}

bool Count::record_counts(std::size_t register_index, std::size_t record_index, Date date) const
{
  return std::any_of(m_units.begin(), m_units.end(), [&](const Unit& unit) {
    return unit.register_index == register_index && unit.record_index == record_index &&
           unit.counts_on(date);
  });
}

std::vector<Date> Count::change_days() const
{
  std::set<Date> days;
  for (const Unit& unit : m_units)
    days.merge(days_of(unit));
  return {days.begin(), days.end()};
}

TraceEntry Count::trace_entry(const Unit& unit, Date as_of) const
{
  TraceEntry entry;
  entry.register_index = unit.register_index;
  entry.record_index = unit.record_index;
  entry.id = m_project->registers[unit.register_index].records[unit.record_index].id.value;
  entry.title = record_title(*m_project, unit.register_index, unit.record_index);
  entry.counts = unit.counts_on(as_of);

  const Unit::Member* best = nullptr;
  for (const Unit::Member& member : unit.members) {
    const Stretch& now = member.timeline->at(as_of);
    if (!now.listed)
      continue;
    if (now.counts) {
      entry.amount += now.amount;
      if (!entry.counted_on || (now.counted_on && *now.counted_on < *entry.counted_on))
        entry.counted_on = now.counted_on;
    }
    if (best == nullptr || now.reached > best->timeline->at(as_of).reached)
      best = &member;
  }
  if (!entry.counts && best != nullptr)
    entry.reason = reason_on(m_inputs[best->source], best->timeline->record_index, as_of);

  const Date plan_start = m_project->plan.period.first;
  bool counted = false;
  bool counted_in_plan = false;
  for (const Date day : days_of(unit)) {
    if (day > as_of)
      break;
    const bool counts = unit.counts_on(day);
    if (counts && !counted)
      entry.since = day;
    if (counted && !counts && day > plan_start) {
      entry.no_longer_since = day;
      counted_in_plan = true;
    }
    counted = counts;
  }
  if (entry.counts || !counted_in_plan)
    entry.no_longer_since.reset();
  if (!entry.counts)
    entry.since.reset();
  return entry;
}

std::vector<TraceEntry> Count::trace(Date as_of) const
{
  std::vector<TraceEntry> entries;
  for (const Unit& unit : m_units)
    if (unit.listed_on(as_of))
      entries.push_back(trace_entry(unit, as_of));
  return entries;
}

std::size_t Count::units_counting(Date as_of) const
{
  return static_cast<std::size_t>(std::count_if(
      m_units.begin(), m_units.end(), [as_of](const Unit& unit) { return unit.counts_on(as_of); }));
}

SumParts Count::parts_on(Date as_of) const
{
  SumParts parts;
  for (std::size_t s = 0; s < m_inputs.size(); ++s)
    for (const Timeline& timeline : m_timelines[s])
      if (const Stretch& now = timeline.at(as_of); now.counts)
        parts[{m_inputs[s].source.register_index, timeline.record_index}] += now.amount;
  return parts;
}

Companies Count::companies() const
{
  Companies companies;
  for (std::size_t s = 0; s < m_inputs.size(); ++s) {
    const RuleSource& source = m_inputs[s].source;
    for (const Timeline& timeline : m_timelines[s]) {
      const CountedUnit record = {source.register_index, timeline.record_index};
      if (const auto unit = unit_of(s, timeline))
        companies[record].insert(*unit);
      else if (!source.companies && source.unit.empty())
        companies[record].insert(record);
    }
    if (source.companies)
      add_companies(*source.companies, source.register_index, companies);
  }
  return companies;
}

// Whom a record names itself, with the id that stands for all of the same company.
std::optional<CountedUnit> Count::unit_of(std::size_t input, const Timeline& timeline) const
{
  const RuleSource& source = m_inputs[input].source;
  if (source.unit.empty())
    return std::nullopt;
  // Who a record is about does not change over time; any day will do.
  const CountsIn never = [](const CountsTest&, std::size_t) { return false; };
  const Subject subject{*m_project,
                        source,
                        m_project->registers[source.register_index].records[timeline.record_index],
                        Date(2999, 12, 31),
                        {},
                        never,
                        std::vector<PickedRow>(source.picks.size())};
  const Found found = find_value(source.unit, subject, {});
  const Reference* unit = found.cell == nullptr ? nullptr : found.cell->as<Reference>();
  if (unit == nullptr)
    return std::nullopt;
  return CountedUnit{source.unit_register, same_unit_end(m_project->registers[source.unit_register],
                                                         unit->index, source.same_unit_field)};
}

void Count::add_companies(const CompaniesBehind& behind, std::size_t register_index,
                          Companies& companies) const
{
  for (const Record& record : m_project->registers[behind.register_index].records) {
    const Reference* of = record.item.cells[behind.record_field].as<Reference>();
    const Reference* company = record.item.cells[behind.company_field].as<Reference>();
    if (of != nullptr && company != nullptr)
      companies[{register_index, of->index}].insert(
          {behind.company_register, same_unit_end(m_project->registers[behind.company_register],
                                                  company->index, behind.same_company_field)});
  }
}

bool Count::is_private() const
{
  const std::vector<Register>& registers = m_project->registers;
  return std::any_of(m_rule->sources.begin(), m_rule->sources.end(),
                     [&registers](const RuleSource& source) {
                       return !registers[source.register_index].is_public ||
                              (!source.unit.empty() && !registers[source.unit_register].is_public);
                     });
}

std::vector<WholeBreakdown> Count::breakdowns(const Indicator& indicator, Date as_of) const
{
  std::vector<WholeBreakdown> tables;
  const CountsIn never = [](const CountsTest&, std::size_t) { return false; };
  for (const Breakdown& breakdown : indicator.breakdowns) {
    BreakdownBuilder builder(*m_project, breakdown, m_rule->kind);
    for (const Unit& unit : m_units)
      for (const Unit::Member& member : unit.members) {
        const Stretch& now = member.timeline->at(as_of);
        if (!now.counts)
          continue;
        const Subject subject =
            subject_on(m_inputs[member.source], member.timeline->record_index, as_of, never);
        builder.add({{unit.register_index, unit.record_index},
                     now.counted_on,
                     subject.record.id.value,
                     now.amount},
                    breakdown.by_year
                        ? Found{}
                        : find_value(breakdown.by[member.source], subject, {}, now.counted_on));
      }
    tables.push_back(builder.whole(as_of));
  }
  return tables;
}

} // namespace peil::compute
