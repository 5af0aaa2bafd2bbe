#include "check/record_item.hpp"

#include "base/suggestion.hpp"
#include "check/field_example.hpp"
#include "check/history_rules.hpp"
#include "check/map_reader.hpp"
#include "check/record_cell.hpp"
#include "check/register_fields.hpp"
#include "check/scalars.hpp"

#include <algorithm>

namespace peil::check {
namespace {

constexpr std::string_view k_id = "id";

// A map beside the item that was made of it: a value that was given but wrong is no missing value.
struct GivenItem
{
  const std::vector<Field>& fields;
  Item item;
  std::vector<const Value*> given;
  /// Fields that are missing because their name is misspelt, which has been told.
  std::vector<std::string> misspelt;
};

std::vector<std::string> report_unknown_fields(const Value& map, const std::vector<Field>& fields,
                                               ItemKind kind, Diagnostics& mistakes)
{
  std::vector<std::string> names = field_names(fields);
  if (kind == ItemKind::record)
    names.insert(names.begin(), std::string(k_id));
  return report_unknown_keys(map, names,
                             {"onbekend veld", "unknown field",
                              say("de velden staan in register.yaml van dit register",
                                  "the fields stand in register.yaml of this register")},
                             mistakes);
}

GivenItem read_given(const Value& map, const std::vector<Field>& fields, ItemKind kind,
                     const ItemContext& context)
{
  GivenItem result{fields, {{}, map.at}, {}, {}};
  result.misspelt = report_unknown_fields(map, fields, kind, context.mistakes);
  result.item.cells.reserve(fields.size());
  result.given.reserve(fields.size());
  for (const Field& field : fields) {
    const Value* value = map.find(field.name.value);
    const bool is_given = value != nullptr && !is_blank(*value);
    result.given.push_back(is_given ? value : nullptr);
    result.item.cells.push_back(is_given ? read_cell(*value, field, context) : Cell{});
    if (!is_given)
      result.item.cells.back().at = value != nullptr ? value->at : map.at;
  }
  return result;
}

bool has_value(const Cell& cell, const std::vector<std::string>& values)
{
  const auto is_one = [&values](std::string_view text) {
    return std::find(values.begin(), values.end(), text) != values.end();
  };
  if (const bool* yes = cell.as<bool>())
    return is_one(*yes ? "true" : "false");
  if (const std::string* text = cell.as<std::string>())
    return is_one(*text);
  if (const Reference* reference = cell.as<Reference>())
    return is_one(reference->id);
  const Cell::Many* many = cell.as<Cell::Many>();
  return many != nullptr && std::any_of(many->begin(), many->end(), [&values](const Cell& one) {
           return has_value(one, values);
         });
}

// The cell a condition looks at, when the condition holds; null otherwise.
const Cell* holding_cell(const std::optional<FieldCondition>& condition, const GivenItem& given)
{
  if (!condition)
    return nullptr;
  const std::optional<std::size_t> index = field_index(given.fields, condition->field);
  if (!index || !has_value(given.item.cells[*index], condition->values))
    return nullptr;
  return &given.item.cells[*index];
}

std::string text_of(const Cell& cell, const std::vector<std::string>& values)
{
  if (const bool* yes = cell.as<bool>())
    return *yes ? "true" : "false";
  if (const std::string* text = cell.as<std::string>())
    return *text;
  if (const Reference* reference = cell.as<Reference>())
    return reference->id;
  for (const Cell& one : *cell.as<Cell::Many>())
    if (has_value(one, values))
      return text_of(one, values);
  return {};
}

void check_presence(const GivenItem& given, std::size_t index, Diagnostics& mistakes)
{
  const Field& field = given.fields[index];
  const std::string& name = field.name.value;
  const Value* value = given.given[index];
  const Position at = given.item.cells[index].at;
  if (std::find(given.misspelt.begin(), given.misspelt.end(), name) != given.misspelt.end())
    return;
  if (field.required && value == nullptr) {
    mistakes.push_back(
        error_at(at, say("'{}' ontbreekt", "'{}' is missing", name), how_to_fill_in(field)));
    return;
  }
  if (const Cell* cell = holding_cell(field.required_if, given);
      cell != nullptr && value == nullptr)
    mistakes.push_back(error_at(
        at,
        say("'{}' ontbreekt; verplicht bij {}: {}", "'{}' is missing; required with {}: {}", name,
            field.required_if->field, text_of(*cell, field.required_if->values)),
        how_to_fill_in(field)));
  if (const Cell* cell = holding_cell(field.empty_if, given); cell != nullptr && value != nullptr)
    mistakes.push_back(
        error_at(at,
                 say("'{}' moet leeg zijn bij {}: {}", "'{}' must be empty with {}: {}", name,
                     field.empty_if->field, text_of(*cell, field.empty_if->values)),
                 say("haal '{0}' weg, of verander '{1}'", "remove '{0}', or change '{1}'", name,
                     field.empty_if->field)));
}

// domain.md R12: an end is the last valid day, so it may be the first as well.
void check_end(const GivenItem& given, std::size_t end_index, Diagnostics& mistakes)
{
  const Cell& end = given.item.cells[end_index];
  for (std::size_t i = 0; i < given.fields.size(); ++i) {
    if (given.fields[i].type != FieldType::date || given.fields[i].role != DateRole::begin)
      continue;
    const Cell& begin = given.item.cells[i];
    if (!begin.as<Date>() || *begin.as<Date>() <= *end.as<Date>())
      continue;
    Diagnostic mistake = error_at(
        end.at,
        say("het einde {} ligt voor het begin {}", "the end {} lies before the beginning {}",
            end.as<Date>()->to_iso(), begin.as<Date>()->to_iso()),
        say("'{0}' is de laatste geldige dag; verbeter een van beide datums",
            "'{0}' is the last valid day; correct one of the two dates",
            given.fields[end_index].name.value));
    mistake.notes.push_back({begin.at, say("het begin staat hier", "the beginning stands here")});
    mistakes.push_back(std::move(mistake));
  }
}

void check_rules(const GivenItem& given, Diagnostics& mistakes)
{
  for (std::size_t i = 0; i < given.fields.size(); ++i) {
    const Field& field = given.fields[i];
    check_presence(given, i, mistakes);
    if (field.type == FieldType::date && field.role == DateRole::end &&
        given.item.cells[i].as<Date>() != nullptr)
      check_end(given, i, mistakes);
    if (!field.starts_no_later_than.empty())
      if (const auto other = field_index(given.fields, field.starts_no_later_than))
        check_start(given.item.cells[i], field, given.item.cells[*other], given.fields[*other],
                    mistakes);
  }
}

} // namespace

Item read_item(const Value& map, const std::vector<Field>& fields, ItemKind kind,
               const ItemContext& context)
{
  GivenItem given = read_given(map, fields, kind, context);
  check_rules(given, context.mistakes);
  return std::move(given.item);
}

} // namespace peil::check
