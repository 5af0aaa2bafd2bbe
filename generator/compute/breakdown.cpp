#include "compute/breakdown.hpp"

#include "model/value_text.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace peil::compute {
namespace {

constexpr std::string_view k_not_filled_in = "niet ingevuld";
constexpr std::int64_t k_small = 5;

std::string key_of(const Cell& cell)
{
  if (const Reference* reference = cell.as<Reference>())
    return reference->id;
  if (const std::string* text = cell.as<std::string>())
    return *text;
  if (const bool* yes = cell.as<bool>())
    return *yes ? "ja" : "nee";
  if (const Decimal* number = cell.as<Decimal>())
    return number->to_string();
  return {};
}

std::vector<std::string> keys_of(const Cell& cell)
{
  std::vector<std::string> keys;
  if (const auto* many = cell.as<Cell::Many>())
    for (const Cell& one : *many)
      keys.push_back(key_of(one));
  else
    keys.push_back(key_of(cell));
  return keys;
}

bool is_shown(const BreakdownRow& row)
{
  return row.shown == BreakdownRow::Shown::value;
}

/// What a reader can work out about a hidden number: 1 to 4, or 5 and more.
struct Bounds
{
  std::int64_t low = 0;
  std::int64_t high = 0;
};

Bounds bounds_of(const BreakdownRow& row, std::int64_t total)
{
  if (row.shown == BreakdownRow::Shown::fewer_than_five)
    return {1, k_small - 1};
  return {k_small, std::max(total, k_small)};
}

// Whether each hidden number can still have two values, given the total of the hidden ones.
bool is_protected(const BreakdownTable& table)
{
  std::int64_t hidden_total = 0;
  for (const BreakdownRow& row : table.rows)
    if (!is_shown(row))
      hidden_total += row.value.whole();
  Bounds all;
  for (const BreakdownRow& row : table.rows)
    if (!is_shown(row)) {
      const Bounds one = bounds_of(row, hidden_total);
      all.low += one.low;
      all.high += one.high;
    }
  return std::all_of(table.rows.begin(), table.rows.end(), [&](const BreakdownRow& row) {
    if (is_shown(row))
      return true;
    const Bounds own = bounds_of(row, hidden_total);
    const std::int64_t lowest = std::max(own.low, hidden_total - (all.high - own.high));
    const std::int64_t highest = std::min(own.high, hidden_total - (all.low - own.low));
    return highest > lowest;
  });
}

BreakdownRow* smallest_shown(BreakdownTable& table)
{
  BreakdownRow* smallest = nullptr;
  for (BreakdownRow& row : table.rows)
    if (is_shown(row) && row.value > Decimal() &&
        (smallest == nullptr || row.value < smallest->value))
      smallest = &row;
  return smallest;
}

} // namespace

BreakdownBuilder::BreakdownBuilder(const Project& project, const Breakdown& breakdown,
                                   CountingRule::Kind kind)
    : m_project(project), m_breakdown(breakdown), m_kind(kind)
{
  for (const Paths& paths : breakdown.by)
    for (const Path& path : paths) {
      if (m_field != nullptr || path.target() == nullptr)
        continue;
      m_field = path.target();
      if (m_field->type == FieldType::history)
        m_field = &m_field->fields[k_history_value];
    }
}

void BreakdownBuilder::add(const Contribution& contribution, const Found& value)
{
  Placed placed{contribution, {}};
  if (m_breakdown.by_year) {
    if (contribution.counted_on)
      placed.keys = {std::to_string(contribution.counted_on->year())};
  } else if (value.cell != nullptr) {
    placed.keys = keys_of(*value.cell);
    for (const std::string& key : placed.keys)
      if (!m_titles.contains(key))
        m_titles[key] =
            placed.keys.size() == 1 ? value_text(*value.cell, value.field, m_project) : key;
  }
  if (placed.keys.empty())
    placed.keys = {std::string()};
  m_placed.push_back(std::move(placed));
}

void BreakdownBuilder::seed_rows(BreakdownTable& table, Date as_of) const
{
  const auto add_row = [&table](std::string key, std::string title) {
    table.rows.push_back({std::move(key), std::move(title), {}, BreakdownRow::Shown::value});
  };
  if (m_breakdown.by_year) {
    for (int year = m_project.plan.period.first.year();
         year <= std::min(as_of, m_project.plan.period.last).year(); ++year)
      add_row(std::to_string(year), std::to_string(year));
  } else if (m_field != nullptr && m_field->type == FieldType::choice) {
    for (const Choice& choice : m_field->choices)
      add_row(choice.code, choice.title);
  } else if (m_field != nullptr && m_field->type == FieldType::reference &&
             m_project.registers[m_field->register_index].exists_always) {
    const Register& of = m_project.registers[m_field->register_index];
    for (std::size_t i = 0; i < of.records.size(); ++i)
      add_row(of.records[i].id.value, record_title(m_project, m_field->register_index, i));
  }
}

BreakdownTable BreakdownBuilder::table(Date as_of) const
{
  BreakdownTable table{
      m_breakdown.id, m_breakdown.title, m_breakdown.adds_up, m_breakdown.note, {}};
  seed_rows(table, as_of);
  const auto row_of = [&](const std::string& key) -> BreakdownRow& {
    const auto found = std::find_if(table.rows.begin(), table.rows.end(),
                                    [&](const BreakdownRow& row) { return row.key == key; });
    if (found != table.rows.end())
      return *found;
    const auto title = m_titles.find(key);
    table.rows.push_back({key,
                          key.empty()               ? std::string(k_not_filled_in)
                          : title == m_titles.end() ? key
                                                    : title->second,
                          {},
                          BreakdownRow::Shown::value});
    return table.rows.back();
  };

  std::vector<Placed> in_order = m_placed;
  std::stable_sort(in_order.begin(), in_order.end(), [](const Placed& a, const Placed& b) {
    return std::tie(a.contribution.counted_on, a.contribution.record_id) <
           std::tie(b.contribution.counted_on, b.contribution.record_id);
  });
  std::set<std::pair<std::ptrdiff_t, std::string>> done;
  for (const Placed& placed : in_order)
    for (const std::string& key : placed.keys) {
      const bool once = m_kind == CountingRule::Kind::distinct;
      const std::string place = m_breakdown.adds_up ? std::string() : key;
      if (once && !done.insert({placed.contribution.unit, place}).second)
        continue;
      row_of(key).value +=
          m_kind == CountingRule::Kind::sum ? placed.contribution.amount : Decimal(1);
    }
  return table;
}

void protect_small_counts(BreakdownTable& table)
{
  bool any = false;
  for (BreakdownRow& row : table.rows)
    if (row.value > Decimal() && row.value < Decimal(k_small)) {
      row.shown = BreakdownRow::Shown::fewer_than_five;
      any = true;
    }
  // Without a total to subtract from, the first hiding is enough.
  if (!any || !table.adds_up)
    return;
  while (!is_protected(table)) {
    BreakdownRow* next = smallest_shown(table);
    if (next == nullptr)
      return;
    next->shown = BreakdownRow::Shown::hidden;
  }
}

} // namespace peil::compute
