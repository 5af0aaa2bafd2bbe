#include "author/table_schema.hpp"

#include "author/table_demands.hpp"

namespace peil::author {
namespace {

using check::Count;
using check::Holds;
using check::Key;
using check::Shape;

Json list_of(Json item)
{
  return {{"type", Json::array({"array"})}, {"items", std::move(item)}};
}

Json either(Json first, Json second)
{
  return {{"anyOf", Json::array({std::move(first), std::move(second)})}};
}

} // namespace

Json TableSchema::value(const Shape& shape, const std::string& name)
{
  switch (shape.count) {
  case Count::one:
    return one(shape, name);
  case Count::list:
    return list_of(one(shape, name));
  case Count::one_or_list:
    return either(one(shape, name), list_of(one(shape, name)));
  case Count::lists:
    return list_of(value(check::as(Count::one_or_list, shape), name));
  case Count::by_name:
    return by_name(shape, name);
  }
  return Json::object();
}

Json TableSchema::one(const Shape& shape, const std::string& name)
{
  switch (shape.holds) {
  case Holds::text:
    return any_scalar();
  case Holds::address_word:
    return address_word();
  case Holds::key_word:
    return key_word();
  case Holds::link:
    return web_address();
  case Holds::date:
    return date();
  case Holds::number:
    return number();
  case Holds::amount:
    return either(number(), yes_no());
  case Holds::whole:
    return whole_number();
  case Holds::yes_no:
    return yes_no();
  case Holds::quarter:
    return quarter();
  case Holds::period:
    return year_or_quarter();
  case Holds::choice:
    return one_of(shape.words());
  case Holds::reference:
    return one_of(m_vocabulary.things(shape.names));
  case Holds::group:
    return shape.words == nullptr ? group(shape.keys, name)
                                  : either(group(shape.keys, name), one_of(shape.words()));
  }
  return Json::object();
}

Json TableSchema::by_name(const Shape& shape, const std::string& name)
{
  const Json item = one(shape, name);
  Json schema{{"type", Json::array({"object"})}};
  const NamedThings things =
      shape.names == check::Names::any ? NamedThings() : m_vocabulary.things(shape.names);
  if (!things) {
    schema["additionalProperties"] = item;
    return schema;
  }
  schema["properties"] = Json::object();
  for (const Named& thing : *things) {
    // Beside a $ref nothing else is read, so the title needs a place of its own.
    Json described = item.contains("$ref") ? Json{{"allOf", Json::array({item})}} : item;
    if (!thing.title.empty())
      described["description"] = thing.title;
    schema["properties"][thing.id] = std::move(described);
  }
  schema["additionalProperties"] = false;
  return schema;
}

Json TableSchema::group(Shape::Table table, const std::string& name)
{
  const auto known = m_names.find(table);
  if (known == m_names.end()) {
    m_names.emplace(table, name);
    m_definitions[name] = Json::object(); // holds the place while the table is walked
    Json made = object(table, name);
    m_definitions[name] = std::move(made);
  }
  return {{"$ref", "#/definitions/" + m_names.at(table)}};
}

Json TableSchema::object(Shape::Table table, const std::string& name)
{
  Json schema{{"type", "object"}, {"properties", Json::object()}, {"additionalProperties", false}};
  Json required = Json::array();
  for (const Key& key : table()) {
    const std::string key_name(key.name);
    Json one = value(key.shape, name + "-" + key_name);
    if (key.need == check::Need::required) {
      required.push_back(key_name);
      if (one.contains("$ref"))
        one = Json{{"allOf", Json::array({std::move(one)})}};
    } else
      one = or_nothing(std::move(one));
    one["description"] = std::string(key.meaning);
    schema["properties"][key_name] = std::move(one);
  }
  if (!required.empty())
    schema["required"] = std::move(required);
  if (Json demands = demands_of(table); !demands.empty())
    schema["allOf"] = std::move(demands);
  return schema;
}

} // namespace peil::author
