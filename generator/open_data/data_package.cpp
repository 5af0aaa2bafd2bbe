#include "open_data/data_package.hpp"

#include "open_data/csv.hpp"

#include <algorithm>
#include <array>
#include <fmt/core.h>
#include <nlohmann/json.hpp>

namespace peil::open_data {
namespace {

using json = nlohmann::ordered_json;

constexpr std::string_view k_profiles = "https://datapackage.org/profiles/2.0/";

std::string profile(std::string_view name)
{
  return fmt::format("{}{}.json", k_profiles, name);
}

// The names that the Table Schema has for types, in the order of DataType. A quarter is a text of a
// fixed form, an amount a number.
std::string_view type_of(DataType type)
{
  constexpr auto k_types = std::to_array<std::string_view>(
      {"string", "number", "integer", "number", "date", "string", "boolean"});
  return k_types[static_cast<std::size_t>(type)];
}

json number_of(Decimal number)
{
  return number.is_whole() ? json(number.whole()) : json(number.to_double());
}

json constraints_of(const DataColumn& column)
{
  json constraints = json::object();
  if (column.required)
    constraints["required"] = true;
  // A list has no bounds or choices in the standard; its values do here.
  if (column.many)
    return constraints;
  if (column.minimum)
    constraints["minimum"] = number_of(*column.minimum);
  if (column.maximum)
    constraints["maximum"] = number_of(*column.maximum);
  if (column.type == DataType::quarter)
    constraints["pattern"] = "[0-9]{4}-Q[1-4]";
  for (const Choice& choice : column.choices)
    constraints["enum"].push_back(choice.code);
  return constraints;
}

json field_of(const DataColumn& column)
{
  json field = {{"name", column.name}, {"type", column.many ? "list" : type_of(column.type)}};
  if (column.many) {
    field["itemType"] = type_of(column.type);
    field["delimiter"] = std::string(1, k_between_values);
  }
  if (!column.title.empty())
    field["title"] = column.title;
  if (!column.description.empty())
    field["description"] = column.description;
  if (!column.many)
    for (const Choice& choice : column.choices)
      field["categories"].push_back({{"value", choice.code}, {"label", choice.title}});
  if (json constraints = constraints_of(column); !constraints.empty())
    field["constraints"] = std::move(constraints);
  return field;
}

// The columns of the table that begin its key.
json names_of(const DataTable& table, std::size_t count)
{
  json names = json::array();
  for (std::size_t i = 0; i < count; ++i)
    names.push_back(table.columns[i].name);
  return names;
}

const DataTable* find(const std::vector<Resource>& resources, std::string_view name)
{
  for (const Resource& one : resources)
    if (one.table->name == name)
      return one.table;
  return nullptr;
}

json foreign_keys(const DataTable& table, const std::vector<Resource>& resources)
{
  json keys = json::array();
  for (const DataColumn& column : table.columns) {
    const DataTable* target = column.many ? nullptr : find(resources, column.refers_to);
    if (target == nullptr)
      continue;
    json reference = json::object();
    // A table that names none refers to itself.
    if (target != &table)
      reference["resource"] = target->name;
    reference["fields"] = names_of(*target, 1);
    keys.push_back({{"fields", {column.name}}, {"reference", std::move(reference)}});
  }
  return keys;
}

json schema_of(const DataTable& table, const std::vector<Resource>& resources)
{
  json schema = {{"$schema", profile("tableschema")}, {"fields", json::array()}};
  for (const DataColumn& column : table.columns)
    schema["fields"].push_back(field_of(column));
  schema["missingValues"] = {""};
  schema["primaryKey"] = names_of(table, table.key);
  if (json keys = foreign_keys(table, resources); !keys.empty())
    schema["foreignKeys"] = std::move(keys);
  return schema;
}

json resource_of(const Resource& one, const std::vector<Resource>& resources)
{
  const DataTable& table = *one.table;
  json resource = {{"$schema", profile("dataresource")},
                   {"name", table.name},
                   {"type", "table"},
                   {"path", one.path},
                   {"title", table.title}};
  if (!table.description.empty())
    resource["description"] = table.description;
  resource["format"] = "csv";
  resource["mediatype"] = "text/csv";
  resource["encoding"] = "utf-8";
  resource["bytes"] = one.bytes;
  resource["hash"] = "sha256:" + one.digest;
  resource["schema"] = schema_of(table, resources);
  return resource;
}

json licences_of(const Plan& plan)
{
  const LicenceWords& words = words_of(*plan.licence);
  return {{{"name", words.name}, {"title", words.title}, {"path", words.address}}};
}

std::string description_of(const Plan& plan, const Edition* edition, bool is_sample)
{
  std::string text = is_sample ? "Let op: hierin staan voorbeeldgegevens. Ze zijn verzonnen. " : "";
  text += edition == nullptr ? plan.summary : fmt::format("De cijfers in {}.", edition->title);
  return text;
}

} // namespace

std::string data_package(const Plan& plan, Date as_of, const Edition* edition, bool is_sample,
                         const std::vector<Resource>& resources)
{
  const std::string name =
      edition == nullptr ? plan.id : fmt::format("{}-{}", plan.id, edition->id.value);
  json package = {{"$schema", profile("datapackage")},
                  {"name", name},
                  {"title", edition == nullptr ? plan.title : edition->title},
                  {"description", description_of(plan, edition, is_sample)},
                  {"version", as_of.to_iso()},
                  {"created", as_of.to_iso() + "T00:00:00Z"}};
  if (!plan.address.empty()) {
    package["id"] = plan.address + (edition == nullptr ? "data/datapackage.json"
                                                       : fmt::format("edities/{}/datapackage.json",
                                                                     edition->id.value));
    package["homepage"] = plan.address;
  }
  if (plan.licence)
    package["licenses"] = licences_of(plan);
  package["contributors"] = {{{"title", plan.organisation}, {"roles", {"publisher"}}}};
  if (!plan.keywords.empty())
    package["keywords"] = plan.keywords;
  package["resources"] = json::array();
  for (const Resource& one : resources)
    package["resources"].push_back(resource_of(one, resources));
  return package.dump(1) + "\n";
}

} // namespace peil::open_data
