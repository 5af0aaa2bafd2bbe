#include "compute/breakdown.hpp"

#include "model/value_text.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace peil::compute {
namespace {

constexpr std::string_view k_not_filled_in = "niet ingevuld";

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

void BreakdownBuilder::add(const CountedRecord& contribution, const Found& value)
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
    table.rows.push_back({std::move(key), std::move(title), Decimal(), BreakdownRow::Shown::value});
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

WholeBreakdown BreakdownBuilder::whole(Date as_of) const
{
  WholeBreakdown whole;
  whole.by = m_breakdown.by_year ? nullptr : m_field;
  BreakdownTable& table = whole.table;
  table.id = m_breakdown.id;
  table.title = m_breakdown.title;
  table.adds_up = m_breakdown.adds_up;
  table.note = m_breakdown.note;
  seed_rows(table, as_of);
  const auto row_of = [&](const std::string& key) -> std::size_t {
    const auto found = std::find_if(table.rows.begin(), table.rows.end(),
                                    [&](const BreakdownRow& row) { return row.key == key; });
    if (found != table.rows.end())
      return static_cast<std::size_t>(found - table.rows.begin());
    const auto title = m_titles.find(key);
    table.rows.push_back({key,
                          key.empty()               ? std::string(k_not_filled_in)
                          : title == m_titles.end() ? key
                                                    : title->second,
                          Decimal(), BreakdownRow::Shown::value});
    return table.rows.size() - 1;
  };

  std::vector<Placed> in_order = m_placed;
  std::stable_sort(in_order.begin(), in_order.end(), [](const Placed& a, const Placed& b) {
    return std::tie(a.contribution.counted_on, a.contribution.record_id) <
           std::tie(b.contribution.counted_on, b.contribution.record_id);
  });
  std::set<std::pair<CountedUnit, std::string>> done;
  for (const Placed& placed : in_order)
    for (const std::string& key : placed.keys) {
      const bool once = m_kind == CountingRule::Kind::distinct;
      const std::string place = m_breakdown.adds_up ? std::string() : key;
      if (once && !done.insert({placed.contribution.unit, place}).second)
        continue;
      const std::size_t row = row_of(key);
      *table.rows[row].value +=
          m_kind == CountingRule::Kind::sum ? placed.contribution.amount : Decimal(1);
      whole.units.resize(std::max(whole.units.size(), row + 1));
      whole.units[row].insert(placed.contribution.unit);
    }
  whole.units.resize(table.rows.size());
  return whole;
}

} // namespace peil::compute
