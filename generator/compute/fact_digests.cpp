#include "compute/fact_digests.hpp"

#include "base/sha256.hpp"
#include "model/record_facts.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace peil::compute {
namespace {

// Between the parts of a fact, so that nothing can move from one to the next.
constexpr char k_end = '\x1f';

std::string text_of(const Cell& cell, const Field& field, Date as_of);

std::string text_of(const Item& item, const std::vector<Field>& fields, Date as_of)
{
  std::string text;
  for (std::size_t i = 0; i < fields.size(); ++i)
    text += fields[i].name.value + k_end + text_of(item.cells[i], fields[i], as_of) + k_end;
  return text;
}

struct CellText
{
  const Field& field;
  Date as_of;

  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(bool yes) const { return yes ? "true" : "false"; }
  std::string operator()(const Decimal& number) const { return number.to_string(); }
  std::string operator()(const Date& date) const
  {
    return is_later(field, date, as_of) ? std::string() : date.to_iso();
  }
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(const Reference& reference) const { return reference.id; }
  std::string operator()(const std::vector<Item>& items) const
  {
    std::string text;
    for (const Item& item : items)
      if (item_exists(item, field.fields, as_of))
        text += text_of(item, field.fields, as_of) + k_end;
    return text;
  }
  std::string operator()(const Cell::Many& cells) const
  {
    std::string text;
    for (const Cell& cell : cells)
      text += std::visit(*this, cell.value) + k_end;
    return text;
  }
};

std::string text_of(const Cell& cell, const Field& field, Date as_of)
{
  return std::visit(CellText{field, as_of}, cell.value);
}

// Before the digest of a fact without a date: it holds for every day, so a new one is a correction
// (domain.md R06).
constexpr char k_undated = '-';

bool is_event(DateRole role)
{
  return role == DateRole::event || role == DateRole::begin;
}

bool has_event(const Item& item, const std::vector<Field>& fields)
{
  bool found = false;
  visit_dates(item, fields, [&found](Date, DateRole role) { found = found || is_event(role); });
  return found;
}

bool is_end(const Cell& cell, const Field& field)
{
  return field.role == DateRole::end && cell.as<Date>() != nullptr;
}

void add_fact(const std::string& text, bool dated, std::vector<std::string>& facts)
{
  const std::string digest = short_digest(text);
  facts.push_back(dated ? digest : k_undated + digest);
}

// A row of a list or history is a fact of its own. Its end is another one: entered later, it leaves
// what was known as it was.
void add_row(const Item& item, const Field& list, Date as_of, std::vector<std::string>& facts)
{
  Item without_ends = item;
  for (std::size_t i = 0; i < list.fields.size(); ++i)
    if (is_end(item.cells[i], list.fields[i]))
      without_ends.cells[i] = Cell();
  const std::string row = list.name.value + k_end + text_of(without_ends, list.fields, as_of);
  add_fact(row, has_event(item, list.fields), facts);
  for (std::size_t i = 0; i < list.fields.size(); ++i)
    if (is_end(item.cells[i], list.fields[i]))
      if (const std::string end = text_of(item.cells[i], list.fields[i], as_of); !end.empty())
        add_fact(row + k_end + list.fields[i].name.value + k_end + end, true, facts);
}

// What is left of the record is one fact for every field.
void add_field(const Cell& cell, const Field& field, Date as_of, std::vector<std::string>& facts)
{
  if (const auto* items = cell.as<std::vector<Item>>()) {
    for (const Item& item : *items)
      if (item_exists(item, field.fields, as_of))
        add_row(item, field, as_of, facts);
    return;
  }
  const bool dated = cell.as<Date>() != nullptr && is_event(field.role);
  if (const std::string text = text_of(cell, field, as_of); !text.empty())
    add_fact(field.name.value + k_end + text, dated, facts);
}

void add(std::vector<FrozenFacts>& all, std::string group, std::string id,
         std::vector<std::string> facts)
{
  if (facts.empty())
    return;
  std::sort(facts.begin(), facts.end());
  all.push_back({std::move(group), std::move(id), std::move(facts)});
}

void add_registers(const Project& project, Date as_of, std::vector<FrozenFacts>& all)
{
  for (const Register& of : project.registers)
    for (const Record& record : of.records) {
      const std::optional<Date> first = first_fact(record, of);
      if (first && *first > as_of)
        continue;
      std::vector<std::string> facts;
      for (std::size_t i = 0; i < of.fields.size(); ++i)
        add_field(record.item.cells[i], of.fields[i], as_of, facts);
      add(all, of.name, record.id.value, std::move(facts));
    }
}

void add_money(const Project& project, Date as_of, std::vector<FrozenFacts>& all)
{
  for (const BudgetLine& line : project.budget.lines)
    for (const int year : project.budget.years) {
      std::vector<std::string> facts;
      for (const BudgetFigure& figure : line.figures)
        if (figure.year == year && figure.date <= as_of)
          facts.push_back(short_digest(fmt::format(
              "{}{}{}{}{}", figure.kind == BudgetFigure::Kind::budget ? "begroting" : "prognose",
              k_end, figure.date.to_iso(), k_end, figure.amount.to_string())));
      add(all, "geld", fmt::format("{}-{}", line.id.value, year), std::move(facts));
    }
}

void add_milestones(const Project& project, Date as_of, std::vector<FrozenFacts>& all)
{
  for (const Milestone& milestone : project.milestones) {
    std::vector<std::string> facts;
    for (const MilestonePart& part : milestone.parts)
      if (part.done && *part.done <= as_of)
        facts.push_back(short_digest(part.id.value + k_end + part.done->to_iso()));
    if (milestone.started && *milestone.started <= as_of)
      facts.push_back(short_digest("gestart" + milestone.started->to_iso()));
    for (const MilestoneMove& move : milestone.moves)
      if (move.date <= as_of)
        facts.push_back(short_digest("verplaatst" + move.date.to_iso()));
    if (milestone.cancelled && milestone.cancelled->date <= as_of)
      facts.push_back(short_digest("vervallen" + milestone.cancelled->date.to_iso()));
    add(all, "mijlpalen", milestone.id.value, std::move(facts));
  }
}

void add_measurements(const Project& project, Date as_of, std::vector<FrozenFacts>& all)
{
  for (const Indicator& indicator : project.indicators) {
    std::vector<std::string> facts;
    for (const Measurement& one : indicator.measurements)
      if (one.date <= as_of)
        facts.push_back(short_digest(one.date.to_iso() + k_end + one.value.to_string()));
    add(all, "metingen", indicator.id.value, std::move(facts));
  }
}

} // namespace

std::vector<FrozenFacts> facts_on(const Project& project, Date as_of)
{
  std::vector<FrozenFacts> all;
  add_registers(project, as_of, all);
  add_money(project, as_of, all);
  add_milestones(project, as_of, all);
  add_measurements(project, as_of, all);
  return all;
}

bool only_added(const std::vector<std::string>& before, const std::vector<std::string>& now)
{
  const auto undated = [](const std::string& digest) { return digest.front() == k_undated; };
  return before.size() < now.size() &&
         std::includes(now.begin(), now.end(), before.begin(), before.end()) &&
         std::count_if(before.begin(), before.end(), undated) ==
             std::count_if(now.begin(), now.end(), undated);
}

std::string digest_of(const Judgement& judgement)
{
  std::string text = judgement.date.to_iso();
  for (const std::string& part :
       {judgement.note, judgement.cause, judgement.consequence, judgement.reason, judgement.by})
    text += k_end + part;
  if (judgement.measure)
    text += k_end + judgement.measure->text + k_end + judgement.measure->owner + k_end +
            (judgement.measure->due ? judgement.measure->due->to_iso() : std::string());
  return short_digest(text);
}

} // namespace peil::compute
