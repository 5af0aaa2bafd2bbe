#include "author/schema_files.hpp"

#include "author/record_schema.hpp"
#include "author/table_schema.hpp"
#include "check/file_kinds.hpp"

#include <fmt/core.h>

namespace peil::author {
namespace {

constexpr const char* k_draft = "http://json-schema.org/draft-07/schema#";
constexpr const char* k_mapping = "yaml.schemas";

std::string text_of(const Json& json)
{
  return json.dump(2) + "\n";
}

Json whole_schema(std::string_view title, const Json& schema)
{
  Json whole{{"$schema", k_draft}, {"title", title}};
  whole.update(schema);
  return whole;
}

Json schema_of(const check::FileKind& kind, const Vocabulary& vocabulary)
{
  TableSchema tables(vocabulary);
  Json root = tables.value(kind.root, std::string(kind.name));
  // A file that is a list may still be empty.
  Json schema = kind.root.count == check::Count::list ? or_nothing(std::move(root))
                                                      : Json{{"allOf", Json::array({root})}};
  schema["definitions"] = tables.take_definitions();
  return whole_schema(kind.title, schema);
}

void add(const std::string& path, const Json& schema, std::vector<std::string> files,
         SchemaFiles& into)
{
  into.files.push_back({path, text_of(schema)});
  into.uses.push_back({path, std::move(files)});
}

Json mapping_json(const std::vector<SchemaUse>& uses, const std::string& folder)
{
  Json mapping = Json::object();
  for (const SchemaUse& use : uses)
    mapping[folder + "/" + use.schema] = use.files;
  return mapping;
}

} // namespace

SchemaFiles make_schemas(const Vocabulary& vocabulary)
{
  SchemaFiles made;
  for (const check::FileKind& kind : check::file_kinds())
    add(fmt::format("{}.schema.json", kind.name), schema_of(kind, vocabulary),
        {std::string(kind.pattern)}, made);
  for (const Register& one : vocabulary.registers()) {
    const std::string folder = fmt::format("data/registers/{}/", one.name);
    add(fmt::format("registers/{}.schema.json", one.name),
        whole_schema(one.title, record_file_schema(one, vocabulary)),
        {folder + "*.yaml", "!" + folder + "register.yaml"}, made);
  }
  return made;
}

std::string editor_mapping(const std::vector<SchemaUse>& uses, const std::string& folder)
{
  return text_of(mapping_json(uses, folder));
}

std::optional<std::string> with_editor_mapping(const std::string& settings,
                                               const std::vector<SchemaUse>& uses,
                                               const std::string& folder)
{
  Json all = Json::parse(settings, nullptr, false);
  if (!all.is_object() || (all.contains(k_mapping) && !all[k_mapping].is_object()))
    return std::nullopt;
  Json mapping = mapping_json(uses, folder);
  if (all.contains(k_mapping))
    for (const auto& [schema, files] : all[k_mapping].items())
      if (!schema.starts_with(folder + "/"))
        mapping[schema] = files;
  all[k_mapping] = std::move(mapping);
  return text_of(all);
}

} // namespace peil::author
