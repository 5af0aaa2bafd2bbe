#include "tables/compare.hpp"

#include "tables/record_texts.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace peil::tables {
namespace {

using RowsById = std::map<std::string_view, std::vector<const ImportedRow*>>;

std::size_t equal_values(const ImportedRow& row, const Item& item, const Shape& shape)
{
  return static_cast<std::size_t>(
      std::count_if(row.values.begin(), row.values.end(), [&](const ImportedValue& value) {
        return value.texts == texts_of(item, shape.columns[value.column]);
      }));
}

// How much a row and a small record have in common: what both fill in alike counts, emptiness not.
std::size_t likeness(const ImportedRow& row, const Item& item, const Shape& shape)
{
  return static_cast<std::size_t>(
      std::count_if(row.values.begin(), row.values.end(), [&](const ImportedValue& value) {
        return !value.texts.empty() && value.texts == texts_of(item, shape.columns[value.column]);
      }));
}

std::vector<ValueChange> changed_values(const ImportedRow& row, const Item* item,
                                        const Shape& shape)
{
  std::vector<ValueChange> changes;
  for (const ImportedValue& value : row.values) {
    const Column& column = shape.columns[value.column];
    const Texts from = item == nullptr ? Texts() : texts_of(*item, column);
    if (from != value.texts)
      changes.push_back({column.path, column.field, from, value.texts, value.place});
  }
  // In the order of the fields, whatever the order of the columns.
  std::stable_sort(changes.begin(), changes.end(), [&](const auto& a, const auto& b) {
    const auto place = [&](const ValueChange& change) {
      return std::find_if(shape.columns.begin(), shape.columns.end(),
                          [&](const Column& one) { return one.path == change.path; });
    };
    return place(a) < place(b);
  });
  return changes;
}

// The first two values name a small record well: a date and what happened.
std::string name_of(const Item& item, const Shape& shape)
{
  std::string name;
  for (std::size_t i = 0; i < shape.columns.size() && i < 2; ++i) {
    if (shape.columns[i].only_shown)
      continue;
    const std::string text = reader_text(texts_of(item, shape.columns[i]), *shape.columns[i].field);
    name += name.empty() || text.empty() ? text : ", " + text;
  }
  return name;
}

// Pairs the rows of one list of one record with its small records.
class ListComparer
{
public:
  ListComparer(const std::vector<const ImportedRow*>& rows, const std::vector<Item>& items,
               const Shape& shape)
      : m_rows(rows), m_items(items), m_shape(shape), m_item_of(rows.size()), m_taken(items.size())
  {
  }

  std::vector<LineChange> compare()
  {
    pair_in_place();
    pair_equal();
    pair_alike();
    std::vector<LineChange> changes;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
      const Item* item = m_item_of[i] ? &m_items[*m_item_of[i]] : nullptr;
      std::vector<ValueChange> values = changed_values(*m_rows[i], item, m_shape);
      if (!values.empty())
        changes.push_back({m_shape.list, m_shape.list_field,
                           item == nullptr ? std::nullopt : std::optional(item->at),
                           item == nullptr ? "" : name_of(*item, m_shape), std::move(values),
                           m_rows[i]->place});
    }
    return changes;
  }

  std::size_t left_over() const
  {
    return static_cast<std::size_t>(std::count(m_taken.begin(), m_taken.end(), false));
  }

private:
  void pair(std::size_t row, std::size_t item)
  {
    m_item_of[row] = item;
    m_taken[item] = true;
  }

  bool are_equal(std::size_t row, std::size_t item) const
  {
    return equal_values(*m_rows[row], m_items[item], m_shape) == m_rows[row]->values.size();
  }

  // Two small records may read alike and still differ in a list that has no table.
  void pair_in_place()
  {
    for (std::size_t i = 0; i < std::min(m_rows.size(), m_items.size()); ++i)
      if (are_equal(i, i))
        pair(i, i);
  }

  void pair_equal()
  {
    for (std::size_t row = 0; row < m_rows.size(); ++row)
      for (std::size_t item = 0; item < m_items.size() && !m_item_of[row]; ++item)
        if (!m_taken[item] && are_equal(row, item))
          pair(row, item);
  }

  // What has nothing in common is a new row, as long as there are more rows than small records.
  void pair_alike()
  {
    for (std::size_t least = m_shape.columns.size() + 1; least-- > 0;)
      for (std::size_t row = 0; row < m_rows.size(); ++row)
        for (std::size_t item = 0; item < m_items.size() && !m_item_of[row]; ++item)
          if (!m_taken[item] && likeness(*m_rows[row], m_items[item], m_shape) == least &&
              (least > 0 || m_rows.size() <= m_items.size()))
            pair(row, item);
  }

  const std::vector<const ImportedRow*>& m_rows;
  const std::vector<Item>& m_items;
  const Shape& m_shape;
  std::vector<std::optional<std::size_t>> m_item_of;
  std::vector<bool> m_taken;
};

class Comparer
{
public:
  Comparer(const ImportedTables& tables, const Register& of, const Shapes& shapes)
      : m_tables(tables), m_register(of), m_shapes(shapes)
  {
    for (std::size_t i = 0; i < tables.rows.size(); ++i) {
      m_by_id.emplace_back();
      for (const ImportedRow& row : tables.rows[i])
        m_by_id.back()[row.id].push_back(&row);
    }
  }

  RecordChanges compare()
  {
    for (const ImportedRow& row : m_tables.rows.front())
      add(row.id, &row);
    // Records of which only a list was given.
    for (std::size_t i = 1; i < m_tables.rows.size(); ++i)
      for (const ImportedRow& row : m_tables.rows[i])
        add(row.id, nullptr);
    for (const Record& record : m_register.records)
      if (m_tables.given.front() && !m_by_id.front().contains(record.id.value))
        m_changes.missing.push_back(record.id.value);
    return std::move(m_changes);
  }

private:
  void add(const std::string& id, const ImportedRow* row)
  {
    if (!m_seen.insert(id).second)
      return;
    const auto known = m_register.index_by_id.find(id);
    const Record* record =
        known == m_register.index_by_id.end() ? nullptr : &m_register.records[known->second];
    RecordChange change;
    change.id = id;
    if (record != nullptr)
      change.at = record->item.at;
    if (row != nullptr) {
      change.place = row->place;
      change.values =
          changed_values(*row, record == nullptr ? nullptr : &record->item, m_shapes.list.front());
    }
    for (std::size_t i = 1; i < m_shapes.list.size(); ++i)
      add_list(i, id, record, change);
    if (record != nullptr && change.values.empty() && change.items.empty())
      ++m_changes.unchanged;
    else
      m_changes.records.push_back(std::move(change));
  }

  void add_list(std::size_t index, const std::string& id, const Record* record,
                RecordChange& change)
  {
    static const std::vector<Item> k_none;
    static const std::vector<const ImportedRow*> k_no_rows;
    if (!m_tables.given[index])
      return;
    const Shape& shape = m_shapes.list[index];
    const auto rows = m_by_id[index].find(id);
    ListComparer comparer(rows == m_by_id[index].end() ? k_no_rows : rows->second,
                          record == nullptr ? k_none : items_of(*record, shape), shape);
    std::vector<LineChange> items = comparer.compare();
    std::move(items.begin(), items.end(), std::back_inserter(change.items));
    if (!change.items.empty() && change.place.sheet == nullptr)
      change.place = change.items.front().place;
    if (comparer.left_over() > 0)
      m_changes.missing_items.push_back({id, shape.title, comparer.left_over()});
  }

  const ImportedTables& m_tables;
  const Register& m_register;
  const Shapes& m_shapes;
  std::vector<RowsById> m_by_id;
  std::set<std::string, std::less<>> m_seen;
  RecordChanges m_changes;
};

Diagnostic not_as_meant(const CellPlace& place, const std::string& path)
{
  return error_in_cell(place,
                       say("de waarde van '{}' is hier niet zonder verlies te schrijven",
                           "the value of '{}' cannot be written here without loss", path),
                       say("verander deze waarde met de hand in het bestand van het record",
                           "change this value by hand in the file of the record"));
}

const Column* column_named(const Shape& shape, const std::string& path)
{
  for (const Column& column : shape.columns)
    if (column.path == path)
      return &column;
  return nullptr;
}

void check_values(const std::vector<ValueChange>& values, const Item& item, const Shape& shape,
                  Diagnostics& mistakes)
{
  for (const ValueChange& value : values) {
    const Column* column = column_named(shape, value.path);
    if (column == nullptr || texts_of(item, *column) != value.to)
      mistakes.push_back(not_as_meant(value.place, value.path));
  }
}

// A small record may stand anywhere in its list.
void check_item(const LineChange& change, const Record& record, const Shape& shape,
                Diagnostics& mistakes)
{
  for (const Item& item : items_of(record, shape)) {
    Diagnostics wrong;
    check_values(change.values, item, shape, wrong);
    if (wrong.empty())
      return;
  }
  mistakes.push_back(not_as_meant(change.place, change.list));
}

} // namespace

RecordChanges compare(const ImportedTables& tables, const Register& of, const Shapes& shapes)
{
  return Comparer(tables, of, shapes).compare();
}

Diagnostics check_outcome(const RecordChanges& changes, const Register& after, const Shapes& shapes)
{
  Diagnostics mistakes;
  for (const RecordChange& change : changes.records) {
    const auto known = after.index_by_id.find(change.id);
    if (known == after.index_by_id.end()) {
      mistakes.push_back(not_as_meant(change.place, "id"));
      continue;
    }
    const Record& record = after.records[known->second];
    check_values(change.values, record.item, shapes.list.front(), mistakes);
    for (const LineChange& item : change.items)
      for (const Shape& shape : shapes.list)
        if (shape.list == item.list)
          check_item(item, record, shape, mistakes);
  }
  return mistakes;
}

} // namespace peil::tables
