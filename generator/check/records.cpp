#include "check/records.hpp"

#include "base/limits.hpp"
#include "check/records_csv.hpp"
#include "check/records_yaml.hpp"
#include "check/scalars.hpp"
#include "check/source_folder.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace peil::check {
namespace {

constexpr std::string_view k_id = "id";

std::optional<Located<std::string>> read_id(const Value& map, Diagnostics& mistakes)
{
  const Value* value = map.find(k_id);
  if (value == nullptr || value->is_empty()) {
    mistakes.push_back(
        error_at(value == nullptr ? map.at : value->at,
                 say("dit record heeft geen id", "this record has no id"),
                 say("geef elk record een eigen id, bijvoorbeeld beton-hergebruik",
                     "give every record an id of its own, for example beton-hergebruik")));
    return std::nullopt;
  }
  const std::optional<std::string> id = read_address_word(*value, mistakes);
  return id ? std::optional(Located<std::string>{*id, value->at}) : std::nullopt;
}

Item empty_item(const Register& of, Position at)
{
  return {std::vector<Cell>(of.fields.size()), at};
}

void read_record(const Value& map, Fields fields, Register& into, const ItemContext& context)
{
  std::optional<Located<std::string>> id = read_id(map, context.mistakes);
  Item item = fields == Fields::usable ? read_item(map, into.fields, ItemKind::record, context)
                                       : empty_item(into, map.at);
  if (id)
    into.records.push_back({std::move(*id), std::move(item)});
}

// Of a file with mistakes without end only the first are kept. Reading goes on, for other files
// may refer to the records.
class MistakesOfFile
{
public:
  explicit MistakesOfFile(Diagnostics& mistakes)
      : m_mistakes(mistakes), m_most(mistakes.size() + k_most_mistakes)
  {
  }

  void keep_within_limit(Position record)
  {
    if (m_mistakes.size() <= m_most)
      return;
    if (!m_over_at)
      m_over_at = record;
    m_mistakes.resize(m_most);
  }

  ~MistakesOfFile()
  {
    if (m_over_at)
      m_mistakes.push_back(too_many_mistakes(*m_over_at));
  }
  MistakesOfFile(const MistakesOfFile&) = delete;
  MistakesOfFile& operator=(const MistakesOfFile&) = delete;

private:
  Diagnostics& m_mistakes;
  std::size_t m_most;
  std::optional<Position> m_over_at;
};

// Without usable columns the ids still tell which references are right.
void read_ids(const Table& table, Register& into)
{
  Diagnostics told_elsewhere;
  for (const Value& row : table.rows)
    if (row.find(k_id) != nullptr)
      if (std::optional<Located<std::string>> id = read_id(row, told_elsewhere))
        into.records.push_back({std::move(*id), empty_item(into, row.at)});
}

void read_table(const Table& table, Fields fields, Register& into, const ItemContext& context)
{
  if (fields == Fields::usable)
    if (const auto records = rows_as_records(table, into.fields, context.mistakes)) {
      MistakesOfFile limit(context.mistakes);
      for (const Value& record : *records) {
        read_record(record, fields, into, context);
        limit.keep_within_limit(record.at);
      }
      return;
    }
  read_ids(table, into);
}

// The files are walked in order of name, so the first in that order keeps the id.
void report_duplicate_ids(Register& in, Diagnostics& mistakes)
{
  std::map<std::string_view, Position> first_at;
  std::vector<bool> is_double(in.records.size());
  for (std::size_t i = 0; i < in.records.size(); ++i) {
    const Located<std::string>& id = in.records[i].id;
    const auto [first, is_new] = first_at.emplace(id.value, id.at);
    is_double[i] = !is_new;
    if (!is_new)
      mistakes.push_back(
          already_there(id.at,
                        say("id '{}' bestaat al in dit register",
                            "id '{}' exists already in this register", id.value),
                        first->second,
                        say("geef een van beide een andere id, of haal het dubbele record weg",
                            "give one of the two another id, or remove the double record")));
  }
  std::size_t index = 0;
  std::erase_if(in.records, [&](const Record&) { return is_double[index++]; });
}

// Equal text for equal values, empty for what is not compared.
std::string comparable(const Cell& cell)
{
  if (const std::string* text = cell.as<std::string>())
    return *text;
  if (const Decimal* number = cell.as<Decimal>())
    return number->to_string();
  if (const Date* date = cell.as<Date>())
    return date->to_iso();
  if (const Reference* reference = cell.as<Reference>())
    return reference->id;
  return {};
}

class UniqueValues
{
public:
  UniqueValues(const Field& field, Diagnostics& mistakes) : m_field(field), m_mistakes(mistakes) {}

  void add(const Cell& cell)
  {
    if (const Cell::Many* many = cell.as<Cell::Many>()) {
      for (const Cell& one : *many)
        add(one);
      return;
    }
    const std::string value = comparable(cell);
    if (value.empty())
      return;
    const auto [first, is_new] = m_first_at.emplace(value, cell.at);
    if (!is_new)
      m_mistakes.push_back(already_there(
          cell.at,
          say("'{}' is niet uniek: een ander record heeft ook '{}'",
              "'{}' is not unique: another record has '{}' too", m_field.name.value, value),
          first->second,
          say("geef elk record hier een eigen waarde, of haal een dubbel record weg",
              "give every record a value of its own here, or remove a double record")));
  }

private:
  const Field& m_field;
  Diagnostics& m_mistakes;
  std::map<std::string, Position> m_first_at;
};

void report_values_used_twice(const Register& in, Diagnostics& mistakes)
{
  for (std::size_t i = 0; i < in.fields.size(); ++i) {
    if (!in.fields[i].unique)
      continue;
    UniqueValues values(in.fields[i], mistakes);
    for (const Record& record : in.records)
      if (i < record.item.cells.size())
        values.add(record.item.cells[i]);
  }
}

void put_in_order(Register& in)
{
  std::sort(in.records.begin(), in.records.end(),
            [](const Record& a, const Record& b) { return a.id.value < b.id.value; });
  for (std::size_t i = 0; i < in.records.size(); ++i)
    in.index_by_id.emplace(in.records[i].id.value, i);
}

} // namespace

void read_records(const RegisterFolder& folder, Fields fields, Register& into,
                  const ItemContext& context)
{
  for (const Document* document : folder.documents) {
    MistakesOfFile limit(context.mistakes);
    for (const Value* map : records_in(*document, context.mistakes)) {
      read_record(*map, fields, into, context);
      limit.keep_within_limit(map->at);
    }
  }
  for (const Table* table : folder.tables)
    read_table(*table, fields, into, context);
  report_duplicate_ids(into, context.mistakes);
  report_values_used_twice(into, context.mistakes);
  put_in_order(into);
}

} // namespace peil::check
