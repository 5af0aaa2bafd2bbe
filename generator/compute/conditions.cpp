#include "compute/conditions.hpp"

#include "model/value_text.hpp"

#include <algorithm>
#include <set>

namespace peil::compute {
namespace {

bool matches(const Cell& cell, const Operand& operand)
{
  if (const bool* wanted = std::get_if<bool>(&operand)) {
    const bool* found = cell.as<bool>();
    return found != nullptr && *found == *wanted;
  }
  if (const Decimal* wanted = std::get_if<Decimal>(&operand)) {
    const Decimal* found = cell.as<Decimal>();
    return found != nullptr && *found == *wanted;
  }
  const std::string& wanted = std::get<std::string>(operand);
  if (const Reference* found = cell.as<Reference>())
    return found->id == wanted;
  const std::string* found = cell.as<std::string>();
  return found != nullptr && *found == wanted;
}

bool matches_any(const Cell& cell, const std::vector<Operand>& operands)
{
  if (const auto* many = cell.as<Cell::Many>())
    return std::any_of(many->begin(), many->end(),
                       [&](const Cell& one) { return matches_any(one, operands); });
  return std::any_of(operands.begin(), operands.end(),
                     [&](const Operand& operand) { return matches(cell, operand); });
}

Period period_of(const PeriodBound& bound, const Subject& subject)
{
  switch (bound.kind) {
  case PeriodBound::Kind::plan:
    return subject.project.plan.period;
  case PeriodBound::Kind::own:
    return subject.own_period;
  case PeriodBound::Kind::fixed:
    break;
  }
  return bound.fixed;
}

std::optional<Date> date_of(const DateBound& bound, const Subject& subject, const Place& place)
{
  switch (bound.kind) {
  case DateBound::Kind::fixed:
    return bound.fixed;
  case DateBound::Kind::as_of:
    return subject.as_of;
  case DateBound::Kind::path:
    break;
  }
  return find_date(bound.paths, subject, place);
}

bool is_complete(const Item& evidence)
{
  return std::none_of(evidence.cells.begin(), evidence.cells.end(), [](const Cell& cell) {
    const std::string* text = cell.as<std::string>();
    return cell.empty() || (text != nullptr && text->empty());
  });
}

/// Tests one condition; the reasons of inner candidates are worked out by `furthest`.
class Tester
{
public:
  Tester(const Condition& condition, const Subject& subject, const Place& place)
      : m_condition(condition), m_subject(subject), m_place(place)
  {
  }

  Outcome operator()(const ValueTest& test) const
  {
    std::optional<Date> on_date;
    if (!test.on_date.empty()) {
      on_date = find_date(test.on_date, m_subject, m_place);
      if (!on_date)
        return answer(test.kind == ValueTest::Kind::absent);
    }
    const Cell* cell = find_value(test.paths, m_subject, m_place, on_date).cell;
    switch (test.kind) {
    case ValueTest::Kind::present:
      return answer(cell != nullptr);
    case ValueTest::Kind::absent:
      return answer(cell == nullptr);
    case ValueTest::Kind::one_of:
      return answer(cell != nullptr && matches_any(*cell, test.operands));
    case ValueTest::Kind::none_of:
      return answer(cell == nullptr || !matches_any(*cell, test.operands));
    case ValueTest::Kind::at_least:
      return answer(cell != nullptr && cell->as<Decimal>() && *cell->as<Decimal>() >= test.limit);
    case ValueTest::Kind::at_most:
      return answer(cell != nullptr && cell->as<Decimal>() && *cell->as<Decimal>() <= test.limit);
    }
    return answer(false);
  }

  Outcome operator()(const DateTest& test) const
  {
    const std::optional<Date> date = find_date(test.paths, m_subject, m_place);
    if (!date || *date > m_subject.as_of)
      return answer(false);
    if (test.within && !period_of(*test.within, m_subject).contains(*date))
      return answer(false);
    if (test.from) {
      const std::optional<Date> from = date_of(*test.from, m_subject, m_place);
      if (!from || *date < *from)
        return answer(false);
    }
    if (test.until) {
      const std::optional<Date> until = date_of(*test.until, m_subject, m_place);
      if (!until || *date > *until)
        return answer(false);
    }
    return answer(!test.within_a_year || m_subject.as_of < date->anniversary());
  }

  Outcome operator()(const ValidityTest& test) const
  {
    // A `van` in the future reads as empty, which must not become "without limit".
    if (!test.from.empty() && begins_later(test.from))
      return answer(false);
    const std::optional<Date> until = find_date(test.until, m_subject, m_place);
    return answer(!until || *until >= m_subject.as_of);
  }

  Outcome operator()(const ItemTest& test) const
  {
    Outcome best{false, &m_condition, m_place, 0};
    bool found_any = false;
    for (const Item* item : candidates(test)) {
      const Outcome outcome = test_conditions(test.conditions, m_subject, Place{item, nullptr});
      if (outcome.holds)
        return {};
      if (!found_any || outcome.reached > best.reached)
        best = outcome;
      found_any = true;
    }
    return found_any ? with_reason(best) : best;
  }

  Outcome operator()(const AnyTest& test) const
  {
    Outcome best{false, &m_condition, m_place, 0};
    for (const Conditions& alternative : test.alternatives) {
      const Outcome outcome = test_conditions(alternative, m_subject, m_place);
      if (outcome.holds)
        return {};
      // An alternative that fails at once is another road, not a reason.
      if (outcome.reached > best.reached)
        best = outcome;
    }
    return with_reason(best);
  }

  Outcome operator()(const NotTest& test) const
  {
    return answer(!test_conditions(test.conditions, m_subject, m_place).holds);
  }

  Outcome operator()(const EvidenceTest& test) const
  {
    const Cell* cell = find_value(test.paths, m_subject, m_place).cell;
    const auto* items = cell == nullptr ? nullptr : cell->as<std::vector<Item>>();
    return answer(items != nullptr && !items->empty() && is_complete(items->front()));
  }

  Outcome operator()(const DistinctTest& test) const
  {
    std::set<std::string> found;
    const auto note = [&](const Cell& cell) {
      const std::string* text = cell.as<std::string>();
      const Reference* reference = cell.as<Reference>();
      const std::string value = text ? *text : reference ? reference->id : std::string();
      const bool asked =
          test.of.empty() || std::find(test.of.begin(), test.of.end(), value) != test.of.end();
      if (!value.empty() && asked)
        found.insert(value);
    };
    if (test.field)
      for (const Item* item : find_items(test.list, m_subject, m_place))
        note(item->cells[*test.field]);
    else if (const Cell* cell = find_value(test.list, m_subject, m_place).cell)
      if (const auto* many = cell->as<Cell::Many>())
        for (const Cell& one : *many)
          note(one);
    return answer(found.size() >= test.at_least);
  }

  Outcome operator()(const CountsTest& test) const
  {
    if (test.through.empty())
      return answer(m_subject.counts_in(test, record_index()));
    const Cell* cell = find_value(test.through, m_subject, m_place).cell;
    if (cell == nullptr)
      return answer(false);
    if (const Reference* reference = cell->as<Reference>())
      return answer(m_subject.counts_in(test, reference->index));
    if (const auto* many = cell->as<Cell::Many>())
      for (const Cell& one : *many)
        if (const Reference* reference = one.as<Reference>();
            reference != nullptr && m_subject.counts_in(test, reference->index))
          return {};
    return answer(false);
  }

private:
  Outcome answer(bool holds) const
  {
    return holds ? Outcome{} : Outcome{false, &m_condition, m_place, 0};
  }

  // An inner condition without words of its own speaks through the outer one.
  Outcome with_reason(Outcome outcome) const
  {
    if (outcome.failed->reason.empty()) {
      outcome.failed = &m_condition;
      outcome.where = m_place;
    }
    return outcome;
  }

  std::size_t record_index() const
  {
    const Register& of = m_subject.project.registers[m_subject.source.register_index];
    return static_cast<std::size_t>(&m_subject.record - of.records.data());
  }

  bool begins_later(const Paths& from) const
  {
    Subject ever = m_subject;
    ever.as_of = Date(2999, 12, 31);
    const std::optional<Date> date = find_date(from, ever, m_place);
    return date && *date > m_subject.as_of;
  }

  // Whether `child` falls under the subject's record by following the parent field upwards.
  bool falls_under(const Record& child, std::size_t parent_field) const
  {
    const Register& of = m_subject.project.registers[m_subject.source.register_index];
    const Record* record = &child;
    for (std::size_t step = 0; step <= of.records.size(); ++step) {
      const Reference* parent = record->item.cells[parent_field].as<Reference>();
      if (parent == nullptr)
        return false;
      record = &of.records[parent->index];
      if (record == &m_subject.record)
        return true;
    }
    return false;
  }

  std::vector<const Item*> candidates(const ItemTest& test) const
  {
    std::vector<const Item*> items = find_items(test.list, m_subject, m_place);
    if (!test.also_through)
      return items;
    const Register& of = m_subject.project.registers[m_subject.source.register_index];
    for (const Record& child : of.records) {
      if (!falls_under(child, *test.also_through))
        continue;
      const std::vector<const Item*> more =
          find_items(test.list, m_subject, Place{&child.item, nullptr});
      items.insert(items.end(), more.begin(), more.end());
    }
    return items;
  }

  const Condition& m_condition;
  const Subject& m_subject;
  const Place& m_place;
};

PickedRow pick_row(const Pick& pick, const Subject& subject)
{
  PickedRow picked;
  const Item* previous = nullptr;
  for (const Item* row : find_items(pick.list, subject, {})) {
    const Place place{row, previous};
    if (!pick.skipped.empty() && test_conditions(pick.skipped, subject, place).holds)
      continue;
    const bool wanted = test_conditions(pick.conditions, subject, place).holds;
    if (wanted && (pick.last || picked.row == nullptr))
      picked = {row, previous};
    previous = row;
  }
  return picked;
}

} // namespace

Outcome test_conditions(const Conditions& conditions, const Subject& subject, const Place& place)
{
  for (std::size_t i = 0; i < conditions.size(); ++i) {
    Outcome outcome = std::visit(Tester(conditions[i], subject, place), conditions[i].test);
    if (!outcome.holds) {
      outcome.reached = i;
      return outcome;
    }
  }
  return {};
}

void pick_rows(Subject& subject)
{
  subject.picks.assign(subject.source.picks.size(), {});
  for (std::size_t i = 0; i < subject.source.picks.size(); ++i)
    subject.picks[i] = pick_row(subject.source.picks[i], subject);
}

std::string reason_text(const Condition& failed, const Subject& subject, const Place& where)
{
  std::string text;
  for (const ReasonPart& part : failed.reason) {
    if (!part.path) {
      text += part.text;
      continue;
    }
    const Found found = find_value(*part.path, subject, where);
    text +=
        found.cell == nullptr ? "onbekend" : value_text(*found.cell, found.field, subject.project);
  }
  return text;
}

} // namespace peil::compute
