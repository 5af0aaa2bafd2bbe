#include "open_data/json.hpp"

#include "model/status_keys.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <nlohmann/json.hpp>

namespace peil::open_data {
namespace {

using json = nlohmann::ordered_json;
using Row = std::vector<DataCell>;

json value_of(const DataValue& value)
{
  if (const bool* yes = std::get_if<bool>(&value))
    return *yes;
  if (const Decimal* number = std::get_if<Decimal>(&value))
    return number->is_whole() ? json(number->whole()) : json(number->to_double());
  if (const Date* date = std::get_if<Date>(&value))
    return date->to_iso();
  return std::get<std::string>(value);
}

json cell_of(const DataColumn& column, const DataCell& cell)
{
  if (!column.many)
    return cell.empty() ? json() : value_of(cell.front());
  json list = json::array();
  for (const DataValue& value : cell)
    list.push_back(value_of(value));
  return list;
}

// The member that a path leads to, made where it is not there yet.
json& member(json& object, std::string_view path)
{
  json* where = &object;
  while (true) {
    const std::size_t dot = path.find('.');
    where = &(*where)[std::string(path.substr(0, dot))];
    if (dot == std::string_view::npos)
      return *where;
    path.remove_prefix(dot + 1);
  }
}

const std::string& property_of(const DataColumn& column)
{
  return column.property.empty() ? column.name : column.property;
}

/// Walks all tables of a dataset at once: rows of a list stand in the order of the rows that they
/// hang below.
class Nesting
{
public:
  explicit Nesting(const Dataset& dataset) : m_tables(dataset.tables), m_next(dataset.tables.size())
  {
  }

  json object(std::size_t table, const Row& row)
  {
    json object = json::object();
    const std::vector<DataColumn>& columns = m_tables[table].columns;
    for (std::size_t i = 0; i < columns.size(); ++i)
      if (!columns[i].only_in_tables)
        member(object, property_of(columns[i])) = cell_of(columns[i], row[i]);
    for (std::size_t child = table + 1; child < m_tables.size(); ++child)
      if (m_tables[child].parent == table && has_list(table, row, child))
        member(object, m_tables[child].property) = list(child, row);
    return object;
  }

private:
  bool has_list(std::size_t table, const Row& row, std::size_t child) const
  {
    const std::string& where = m_tables[child].only_where;
    const std::vector<DataColumn>& columns = m_tables[table].columns;
    const auto column = std::find_if(columns.begin(), columns.end(),
                                     [&](const DataColumn& one) { return one.name == where; });
    return column == columns.end() ||
           row[static_cast<std::size_t>(column - columns.begin())] == DataCell{true};
  }

  bool is_below(const Row& child, const Row& parent, std::size_t key) const
  {
    return std::equal(parent.begin(), parent.begin() + static_cast<std::ptrdiff_t>(key),
                      child.begin());
  }

  json list(std::size_t child, const Row& parent)
  {
    const DataTable& table = m_tables[child];
    const std::size_t key = m_tables[*table.parent].key;
    json list = json::array();
    for (std::size_t& next = m_next[child];
         next < table.rows.size() && is_below(table.rows[next], parent, key);) {
      const Row& row = table.rows[next++];
      json one = object(child, row);
      list.push_back(table.is_plain ? one.begin().value() : std::move(one));
    }
    return list;
  }

  const std::vector<DataTable>& m_tables;
  std::vector<std::size_t> m_next;
};

} // namespace

std::string json_text(const Dataset& dataset)
{
  const DatasetInfo& info = dataset.info;
  const json head = {{"peildatum", info.as_of.to_iso()},
                     {"editie", info.edition.empty() ? json() : json(info.edition)},
                     {"titel", info.title},
                     {"omschrijving", info.description},
                     {"status", key_of(info.state)},
                     {"voorbeeld", info.is_sample}};
  std::string text = "{\n";
  for (const auto& [name, value] : head.items())
    text += fmt::format("  {}: {},\n", json(name).dump(), value.dump());
  text += fmt::format("  {}: [", json(dataset.property).dump());
  Nesting nesting(dataset);
  for (const Row& row : dataset.tables.front().rows)
    text += fmt::format("{}\n    {}", &row == &dataset.tables.front().rows.front() ? "" : ",",
                        nesting.object(0, row).dump());
  return text + "\n  ]\n}\n";
}

} // namespace peil::open_data
