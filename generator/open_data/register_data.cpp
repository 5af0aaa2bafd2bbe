#include "open_data/register_data.hpp"

#include "model/record_facts.hpp"
#include "open_data/cells.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace peil::open_data {
namespace {

using Row = std::vector<DataCell>;
using Steps = std::vector<std::size_t>;

bool is_list(const Field& field)
{
  return field.type == FieldType::groups || field.type == FieldType::history;
}

bool is_group(const Field& field)
{
  return field.type == FieldType::group || field.type == FieldType::evidence;
}

// Texts may hold any mark that could stand between them.
bool is_text_list(const Field& field)
{
  return field.many && (field.type == FieldType::text || field.type == FieldType::markdown);
}

// What a record must have may still be empty on the as-of date: a date that is not there yet, or a
// record that it refers to.
bool can_lie_ahead(const Field& field)
{
  return field.type == FieldType::reference ||
         (field.type == FieldType::date &&
          (field.role == DateRole::event || field.role == DateRole::begin));
}

DataType type_of(const Field& field)
{
  switch (field.type) {
  case FieldType::number:
    return field.whole ? DataType::whole : DataType::number;
  case FieldType::amount:
    return DataType::amount;
  case FieldType::date:
    return DataType::date;
  case FieldType::quarter:
    return DataType::quarter;
  case FieldType::yes_no:
    return DataType::yes_no;
  default:
    return DataType::text;
  }
}

/// A column of a table, and how to come from the small record of a row to its value.
struct Reader
{
  Steps steps;
  const Field* field = nullptr;
};

/// A table that is being made, for the records or for one list.
struct Shape
{
  DataTable table;
  std::vector<Reader> readers;
  /// From the small record of the parent's row to the list; empty for the records themselves.
  Steps list_steps;
  const Field* list = nullptr;
};

class Maker
{
public:
  Maker(const Project& project, const Snapshot& snapshot, std::size_t register_index)
      : m_project(project), m_snapshot(snapshot), m_register(project.registers[register_index]),
        m_states(snapshot.registers[register_index].records)
  {
    for (const RegisterResult& result : snapshot.registers) {
      std::vector<bool> exists(
          project.registers[static_cast<std::size_t>(&result - snapshot.registers.data())]
              .records.size());
      for (const RecordState& state : result.records)
        exists[state.record_index] = true;
      m_exists.push_back(std::move(exists));
    }
  }

  std::vector<DataTable> make()
  {
    Shape main;
    main.table.name = m_register.name;
    main.table.title = m_register.title;
    main.table.description = m_register.description;
    main.table.columns.push_back(
        required(text("id", "Id", "vaste naam van het record; wordt niet opnieuw gebruikt")));
    m_shapes.push_back(std::move(main));
    describe(m_register.fields, 0, {}, {}, {});
    for (const RecordState& state : m_states) {
      const Record& record = m_register.records[state.record_index];
      add_row(0, {cell(record.id.value)}, record.item);
    }
    std::vector<DataTable> tables;
    for (Shape& shape : m_shapes)
      tables.push_back(std::move(shape.table));
    return tables;
  }

private:
  // Columns for what stands once in a row, tables for what may stand there more than once.
  void describe(const std::vector<Field>& fields, std::size_t shape, const std::string& path,
                const std::string& title, const Steps& steps)
  {
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const Field& field = fields[i];
      const Field* list = m_shapes[shape].list;
      const bool is_date_of_history = list != nullptr && list->type == FieldType::history &&
                                      path.empty() && i == k_history_date;
      if (!field.is_public && !is_date_of_history)
        continue;
      if (field.type == FieldType::reference &&
          !m_project.registers[field.register_index].is_public)
        continue;
      Steps own = steps;
      own.push_back(i);
      const std::string name = path + field.name.value;
      const std::string heading = title + (field.title.empty() ? field.name.value : field.title);
      if (is_group(field))
        describe(field.fields, shape, name + ".", heading + ": ", own);
      else if (is_list(field) || is_text_list(field))
        describe_list(field, shape, name, heading, own);
      else
        add_column(field, shape, name, heading, own);
    }
  }

  void add_column(const Field& field, std::size_t shape, const std::string& name,
                  const std::string& heading, const Steps& steps)
  {
    DataColumn one = column(name, type_of(field), heading, field.description);
    one.many = field.many;
    // A part of a small record is there only when the small record is.
    one.required = field.required && steps.size() == 1 && !can_lie_ahead(field);
    one.minimum = field.minimum;
    one.maximum = field.maximum;
    one.choices = field.choices;
    if (field.type == FieldType::reference)
      one.refers_to = m_project.registers[field.register_index].name;
    m_shapes[shape].table.columns.push_back(std::move(one));
    m_shapes[shape].readers.push_back({steps, &field});
  }

  void describe_list(const Field& field, std::size_t parent, const std::string& name,
                     const std::string& heading, const Steps& steps)
  {
    const DataTable& above = m_shapes[parent].table;
    Shape shape;
    shape.list = &field;
    shape.list_steps = steps;
    shape.table.name = above.name + "." + name;
    shape.table.title = above.title + ": " + heading;
    shape.table.description = field.description;
    shape.table.parent = parent;
    shape.table.property = name;
    shape.table.key = above.key + 1;
    for (std::size_t i = 0; i < above.key; ++i) {
      DataColumn key = only_in_tables(above.columns[i]);
      if (i == 0)
        key = referring(std::move(key), m_register.name);
      shape.table.columns.push_back(std::move(key));
    }
    shape.table.columns.push_back(
        only_in_tables(required(column(position_name(field, above), DataType::whole, "Volgnummer",
                                       "de plaats in de lijst van dit record"))));
    const std::size_t index = m_shapes.size();
    if (is_text_list(field)) {
      shape.table.is_plain = true;
      shape.table.columns.push_back(required(text("waarde", heading, field.description)));
    }
    m_shapes.push_back(std::move(shape));
    if (is_list(field))
      describe(field.fields, index, {}, {}, {});
  }

  // No part of the small record, and no column of the parent, has this name.
  static std::string position_name(const Field& list, const DataTable& above)
  {
    std::string name = "volgnummer";
    const auto is_taken = [&] {
      return std::any_of(list.fields.begin(), list.fields.end(),
                         [&](const Field& part) { return part.name.value == name; }) ||
             std::any_of(above.columns.begin(),
                         above.columns.begin() + static_cast<std::ptrdiff_t>(above.key),
                         [&](const DataColumn& key) { return key.name == name; });
    };
    while (is_taken())
      name = list.name.value + "_" + name;
    return name;
  }

  void add_row(std::size_t index, const Row& key, const Item& item)
  {
    Row row = key;
    for (const Reader& reader : m_shapes[index].readers)
      row.push_back(value_at(item, reader, fields_of(index)));
    m_shapes[index].table.rows.push_back(std::move(row));
    for (std::size_t child = index + 1; child < m_shapes.size(); ++child)
      if (m_shapes[child].table.parent == index)
        add_list(child, key, item);
  }

  void add_list(std::size_t index, const Row& key, const Item& item)
  {
    const Cell* list =
        cell_at(item, m_shapes[index].list_steps, fields_of(*m_shapes[index].table.parent));
    if (list == nullptr)
      return;
    std::int64_t position = 0;
    const auto numbered = [&] {
      Row row = key;
      row.push_back({Decimal(++position)});
      return row;
    };
    if (const auto* texts = list->as<Cell::Many>()) {
      for (const Cell& one : *texts)
        if (const std::string* value = one.as<std::string>()) {
          Row row = numbered();
          row.push_back({*value});
          m_shapes[index].table.rows.push_back(std::move(row));
        }
      return;
    }
    const auto* items = list->as<std::vector<Item>>();
    if (items == nullptr)
      return;
    const std::vector<Field>& fields = m_shapes[index].list->fields;
    for (const Item& one : *items)
      if (item_exists(one, fields, m_snapshot.as_of))
        add_row(index, numbered(), one);
  }

  /// The fields of what the rows of a table are made of.
  const std::vector<Field>& fields_of(std::size_t index) const
  {
    return m_shapes[index].list == nullptr ? m_register.fields : m_shapes[index].list->fields;
  }

  // Through groups that exist on the day; null where one does not.
  const Cell* cell_at(const Item& item, const Steps& steps, const std::vector<Field>& fields) const
  {
    const Item* where = &item;
    const std::vector<Field>* among = &fields;
    for (std::size_t i = 0; i + 1 < steps.size(); ++i) {
      const Field& group = (*among)[steps[i]];
      const auto* items = where->cells[steps[i]].as<std::vector<Item>>();
      if (items == nullptr || items->empty() ||
          !item_exists(items->front(), group.fields, m_snapshot.as_of))
        return nullptr;
      where = &items->front();
      among = &group.fields;
    }
    return &where->cells[steps.back()];
  }

  DataCell value_at(const Item& item, const Reader& reader, const std::vector<Field>& fields) const
  {
    DataCell values;
    const Cell* found = cell_at(item, reader.steps, fields);
    if (found == nullptr)
      return values;
    if (const auto* many = found->as<Cell::Many>())
      for (const Cell& one : *many)
        add_value(one, *reader.field, values);
    else
      add_value(*found, *reader.field, values);
    return values;
  }

  void add_value(const Cell& one, const Field& field, DataCell& values) const
  {
    if (const bool* yes = one.as<bool>())
      values.emplace_back(*yes);
    else if (const Decimal* number = one.as<Decimal>())
      values.emplace_back(*number);
    else if (const Date* date = one.as<Date>()) {
      if (!is_later(field, *date, m_snapshot.as_of))
        values.emplace_back(*date);
    } else if (const std::string* value = one.as<std::string>())
      values.emplace_back(*value);
    else if (const Reference* reference = one.as<Reference>())
      // What is not there yet is not named either.
      if (m_exists[field.register_index][reference->index])
        values.emplace_back(reference->id);
  }

  const Project& m_project;
  const Snapshot& m_snapshot;
  const Register& m_register;
  const std::vector<RecordState>& m_states;
  std::vector<std::vector<bool>> m_exists;
  std::vector<Shape> m_shapes;
};

} // namespace

Dataset register_data(const Project& project, const Snapshot& snapshot, std::size_t register_index)
{
  const Register& of = project.registers[register_index];
  Dataset data;
  data.info.name = of.name;
  data.info.title = of.title;
  data.info.description = of.description;
  data.info.as_of = snapshot.as_of;
  data.info.state = state_on(project.plan, snapshot.as_of);
  data.info.is_sample = of.is_sample;
  data.info.page = fmt::format("/{}/", of.name);
  data.tables = Maker(project, snapshot, register_index).make();
  return data;
}

} // namespace peil::open_data
