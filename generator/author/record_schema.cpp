#include "author/record_schema.hpp"

#include <algorithm>

namespace peil::author {
namespace {

// An editor shows the whole list; beyond this a plain word helps more.
constexpr std::size_t k_most_ids = 2000;

Json object_of(const std::vector<Field>& fields, const Vocabulary& vocabulary);

NamedThings records_of(const Field& field, const Vocabulary& vocabulary)
{
  for (const Register& one : vocabulary.registers()) {
    if (one.name != field.register_name.value)
      continue;
    if (!vocabulary.has_all_records(one) || one.records.size() > k_most_ids)
      return std::nullopt;
    NamedThings things(std::in_place);
    for (const Record& record : one.records) {
      const bool has_title = one.title_field < record.item.cells.size();
      const std::string* title =
          has_title ? record.item.cells[one.title_field].as<std::string>() : nullptr;
      things->push_back({record.id.value, title == nullptr ? std::string() : *title});
    }
    return things;
  }
  return std::nullopt;
}

NamedThings codes_of(const Field& field)
{
  if (field.choices.empty()) // its list has mistakes of its own
    return std::nullopt;
  NamedThings things(std::in_place);
  for (const Choice& choice : field.choices)
    things->push_back({choice.code, choice.description.empty()
                                        ? choice.title
                                        : choice.title + ": " + choice.description});
  return things;
}

double as_number(Decimal value)
{
  constexpr double millionths = 1e6;
  return static_cast<double>(value.millionths()) / millionths;
}

Json number_of(const Field& field)
{
  Json schema = field.whole ? whole_number() : number();
  if (field.minimum)
    schema["minimum"] = as_number(*field.minimum);
  if (field.maximum)
    schema["maximum"] = as_number(*field.maximum);
  return schema;
}

Json one_value(const Field& field, const Vocabulary& vocabulary)
{
  switch (field.type) {
  case FieldType::text:
    return one_line();
  case FieldType::markdown:
    return any_scalar();
  case FieldType::number:
  case FieldType::amount:
    return number_of(field);
  case FieldType::date:
    return date();
  case FieldType::quarter:
    return quarter();
  case FieldType::yes_no:
    return yes_no();
  case FieldType::choice:
    return one_of(codes_of(field));
  case FieldType::reference:
    return one_of(records_of(field, vocabulary));
  case FieldType::group:
  case FieldType::evidence:
    return object_of(field.fields, vocabulary);
  case FieldType::groups:
  case FieldType::history:
    return {{"type", Json::array({"array"})}, {"items", object_of(field.fields, vocabulary)}};
  }
  return Json::object();
}

std::string description_of(const Field& field)
{
  std::string text = field.title;
  if (!field.description.empty())
    text += (text.empty() ? "" : ": ") + field.description;
  return text;
}

bool is_list(const Field& field)
{
  return field.many || field.type == FieldType::groups || field.type == FieldType::history;
}

// What a required field may not be: there, but with nothing in it.
void demand_something(const Field& field, Json& schema)
{
  if (is_list(field))
    schema["minItems"] = 1;
  else if (field.type == FieldType::text || field.type == FieldType::markdown)
    schema["not"] = {{"pattern", R"(^\s*$)"}, {"type", "string"}};
}

Json value_of(const Field& field, const Vocabulary& vocabulary)
{
  Json schema = one_value(field, vocabulary);
  if (field.many)
    schema = {{"type", Json::array({"array"})}, {"items", std::move(schema)}};
  if (field.required)
    demand_something(field, schema);
  else
    schema = or_nothing(std::move(schema));
  if (const std::string description = description_of(field); !description.empty())
    schema["description"] = description;
  return schema;
}

const Field* find_field(const std::vector<Field>& fields, std::string_view name)
{
  const auto found = std::find_if(fields.begin(), fields.end(),
                                  [name](const Field& one) { return one.name.value == name; });
  return found == fields.end() ? nullptr : &*found;
}

// When the field that a condition looks at has one of its values.
Json holds(const FieldCondition& condition, const std::vector<Field>& fields)
{
  Json value = one_of(condition.values);
  const Field* field = find_field(fields, condition.field);
  if (field != nullptr && field->many)
    value = {{"contains", std::move(value)}};
  return {{"properties", {{condition.field, std::move(value)}}},
          {"required", Json::array({condition.field})}};
}

void add_conditions(const Field& field, const std::vector<Field>& fields, Json& demands)
{
  const std::string& name = field.name.value;
  if (field.required_if) {
    const Json given = {{"not", {{"enum", {nullptr, ""}}}}};
    demands.push_back(
        {{"if", holds(*field.required_if, fields)},
         {"then", {{"required", Json::array({name})}, {"properties", {{name, given}}}}}});
  }
  if (field.empty_if) {
    const Json blank = {{"enum", {nullptr, "", Json::array(), Json::object()}}};
    demands.push_back(
        {{"if", holds(*field.empty_if, fields)}, {"then", {{"properties", {{name, blank}}}}}});
  }
}

Json object_of(const std::vector<Field>& fields, const Vocabulary& vocabulary)
{
  Json schema{{"type", Json::array({"object"})},
              {"properties", Json::object()},
              {"additionalProperties", false}};
  Json required = Json::array();
  Json demands = Json::array();
  for (const Field& field : fields) {
    schema["properties"][field.name.value] = value_of(field, vocabulary);
    if (field.required)
      required.push_back(field.name.value);
    add_conditions(field, fields, demands);
  }
  if (!required.empty())
    schema["required"] = std::move(required);
  if (!demands.empty())
    schema["allOf"] = std::move(demands);
  return schema;
}

Json record_of(const Register& of, const Vocabulary& vocabulary)
{
  Json schema = object_of(of.fields, vocabulary);
  Json id = address_word();
  id["description"] = "wordt het adres van het record; verander hem nooit meer";
  Json properties{{"id", std::move(id)}};
  properties.update(schema["properties"]);
  schema["properties"] = std::move(properties);
  Json required = Json::array({"id"});
  if (schema.contains("required"))
    required.insert(required.end(), schema["required"].begin(), schema["required"].end());
  schema["required"] = std::move(required);
  if (of.fields.empty()) // its description has mistakes of its own
    schema["additionalProperties"] = true;
  return schema;
}

} // namespace

Json record_file_schema(const Register& of, const Vocabulary& vocabulary)
{
  // Records stand in a list; a file with one record alone may leave the dash out.
  return {{"type", Json::array({"array", "object", "null"})},
          {"items", {{"$ref", "#/definitions/record"}}},
          {"if", {{"type", "object"}}},
          {"then", {{"$ref", "#/definitions/record"}}},
          {"definitions", {{"record", record_of(of, vocabulary)}}}};
}

} // namespace peil::author
