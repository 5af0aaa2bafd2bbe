#include "check/records_csv.hpp"

#include "base/suggestion.hpp"
#include "base/text.hpp"
#include "check/field_table.hpp"
#include "check/record_cell.hpp"
#include "check/register_fields.hpp"
#include "check/scalars.hpp"

#include <algorithm>

namespace peil::check {
namespace {

constexpr std::string_view k_id = "id";
constexpr char k_between_values = '|';

bool is_group(const Field& field)
{
  return field.type == FieldType::group || field.type == FieldType::evidence;
}

bool fits_in_a_cell(const Field& field)
{
  return field.type != FieldType::groups && field.type != FieldType::history;
}

// All headings that a table of these fields may have.
void collect_headings(const std::vector<Field>& fields, const std::string& prefix,
                      std::vector<std::string>& headings)
{
  for (const Field& field : fields) {
    if (is_group(field))
      collect_headings(field.fields, prefix + field.name.value + ".", headings);
    else if (fits_in_a_cell(field))
      headings.push_back(prefix + field.name.value);
  }
}

// The fields along `toegang.bewijs.titel`, as far as they exist.
std::vector<const Field*> fields_along(std::string_view heading, const std::vector<Field>& fields)
{
  std::vector<const Field*> found;
  const std::vector<Field>* level = &fields;
  for (const std::string_view name : split(heading, '.')) {
    const std::optional<std::size_t> index = field_index(*level, name);
    if (!index)
      break;
    found.push_back(&(*level)[*index]);
    level = &found.back()->fields;
  }
  return found;
}

std::vector<std::string> known_headings(const std::vector<Field>& fields)
{
  std::vector<std::string> known{std::string(k_id)};
  collect_headings(fields, {}, known);
  return known;
}

Diagnostic unknown_column(const Located<std::string>& heading, const std::vector<Field>& fields)
{
  Sentence hint = expected_one_of(heading.value, known_headings(fields));
  if (hint.empty())
    hint = say("de velden staan in register.yaml van dit register",
               "the fields stand in register.yaml of this register");
  return error_at(heading.at, say("onbekende kolom '{}'", "unknown column '{}'", heading.value),
                  hint);
}

Diagnostic does_not_fit(const Located<std::string>& heading, const Field& field)
{
  return error_at(
      heading.at,
      say("'{}' is van type {} en past niet in CSV", "'{}' is of type {} and does not fit in CSV",
          field.name.value, type_name(field.type)),
      say("haal de kolom weg en zet de records met '{}' in een YAML-bestand",
          "remove the column and put the records with '{}' in a YAML file", field.name.value));
}

Diagnostic group_as_column(const Located<std::string>& heading, const Field& group)
{
  std::vector<std::string> parts;
  collect_headings(group.fields, heading.value + ".", parts);
  return error_at(heading.at,
                  say("'{}' is een {} en past niet in één kolom",
                      "'{}' is a {} and does not fit in one column", heading.value,
                      type_name(group.type)),
                  say("maak een kolom voor elk deel: {}", "make a column for each part: {1}",
                      join_with(parts, " en "), join_with(parts, " and ")));
}

void check_heading(const Located<std::string>& heading, const std::vector<Field>& fields,
                   Diagnostics& mistakes)
{
  if (heading.value == k_id)
    return;
  const std::vector<const Field*> along = fields_along(heading.value, fields);
  const std::size_t steps = split(heading.value, '.').size();
  const auto misfit = std::find_if(along.begin(), along.end(),
                                   [](const Field* field) { return !fits_in_a_cell(*field); });
  if (misfit != along.end())
    mistakes.push_back(does_not_fit(heading, **misfit));
  else if (along.size() != steps)
    mistakes.push_back(unknown_column(heading, fields));
  else if (is_group(*along.back()))
    mistakes.push_back(group_as_column(heading, *along.back()));
}

// The headings, with what the unknown ones were likely meant to be.
std::vector<std::string> headings_as_meant(const Table& table, const std::vector<Field>& fields)
{
  const std::vector<std::string> known = known_headings(fields);
  std::vector<std::string> meant;
  for (const Located<std::string>& heading : table.headings) {
    const bool is_known = std::find(known.begin(), known.end(), heading.value) != known.end();
    meant.push_back(is_known ? heading.value
                             : suggest(heading.value, known).value_or(heading.value));
  }
  return meant;
}

bool has_column(const std::vector<std::string>& headings, std::string_view name)
{
  return std::any_of(headings.begin(), headings.end(), [name](const std::string& heading) {
    return heading == name || heading.starts_with(std::string(name) + ".");
  });
}

// Once at the heading says more than once for each row.
void report_missing_columns(const Table& table, const std::vector<Field>& fields,
                            Diagnostics& mistakes)
{
  const std::vector<std::string> headings = headings_as_meant(table, fields);
  std::vector<std::string> missing;
  if (!has_column(headings, k_id))
    missing.emplace_back(k_id);
  for (const Field& field : fields) {
    if (!field.required || has_column(headings, field.name.value))
      continue;
    if (fits_in_a_cell(field))
      missing.push_back(field.name.value);
    else
      mistakes.push_back(error_at(table.headings.front().at,
                                  say("'{}' is verplicht en past niet in CSV",
                                      "'{}' is required and does not fit in CSV", field.name.value),
                                  say("zet de records van dit register in een YAML-bestand",
                                      "put the records of this register in a YAML file")));
  }
  for (const std::string& name : missing)
    mistakes.push_back(error_at(
        table.headings.front().at, say("kolom '{}' ontbreekt", "column '{}' is missing", name),
        say("zet '{}' in de kopregel en vul de kolom in elke rij",
            "put '{}' in the heading line and fill the column in every row", name)));
}

// `a | b` as a list of two, each value with its own place.
Value split_cell(const Value& cell)
{
  Value list;
  list.kind = Value::Kind::list;
  list.at = cell.at;
  const bool has_quotes = cell.at.length == count_characters(cell.text) + 2;
  std::uint32_t column = cell.at.column + (has_quotes ? 1 : 0);
  for (const std::string_view part : split(cell.text, k_between_values)) {
    const std::string_view text = trimmed(part);
    Value value;
    value.kind = text.empty() ? Value::Kind::empty : Value::Kind::scalar;
    value.text = text;
    const std::size_t blanks =
        text.empty() ? 0 : static_cast<std::size_t>(text.data() - part.data());
    value.at = cell.at;
    value.at.column = column + static_cast<std::uint32_t>(blanks);
    value.at.length = std::max(1U, static_cast<std::uint32_t>(count_characters(text)));
    list.items.push_back(std::move(value));
    column += static_cast<std::uint32_t>(count_characters(part)) + 1;
  }
  return list;
}

Value& member_named(Value& map, const Located<std::string>& key)
{
  for (Value::Member& member : map.members)
    if (member.key.value == key.value)
      return member.value;
  map.members.push_back({key, {}});
  return map.members.back().value;
}

// Where a group stands in a row: at its first cell with something in it.
void enter_group(Value& group, const Value& cell)
{
  if (!group.is_map() || is_blank(group))
    group.at = cell.at;
  group.kind = Value::Kind::map;
}

void put_cell(Value& record, const Located<std::string>& heading, const Value& cell,
              const std::vector<Field>& fields)
{
  const std::vector<const Field*> along = fields_along(heading.value, fields);
  Value* place = &record;
  for (const std::string_view name : split(heading.value, '.')) {
    if (place != &record)
      enter_group(*place, cell);
    place = &member_named(*place, {std::string(name), heading.at});
  }
  const bool is_list = !along.empty() && along.back()->many && cell.is_scalar();
  *place = is_list ? split_cell(cell) : cell;
}

Value as_record(const Value& row, const std::vector<Field>& fields)
{
  Value record;
  record.kind = Value::Kind::map;
  record.at = row.at;
  for (const Value::Member& member : row.members)
    put_cell(record, member.key, member.value, fields);
  return record;
}

} // namespace

std::optional<std::vector<Value>>
rows_as_records(const Table& table, const std::vector<Field>& fields, Diagnostics& mistakes)
{
  const std::size_t before = mistakes.size();
  for (const Located<std::string>& heading : table.headings)
    check_heading(heading, fields, mistakes);
  report_missing_columns(table, fields, mistakes);
  if (mistakes.size() > before)
    return std::nullopt;
  std::vector<Value> records;
  for (const Value& row : table.rows)
    records.push_back(as_record(row, fields));
  return records;
}

} // namespace peil::check
