#include "check/rule_paths.hpp"

#include "base/suggestion.hpp"
#include "base/text.hpp"
#include "check/scalars.hpp"

#include <algorithm>

namespace peil::check {
namespace {

constexpr std::string_view k_record = "record";
constexpr std::string_view k_previous = "vorige";

std::vector<std::string> names_of(const std::vector<Field>& fields)
{
  std::vector<std::string> names;
  for (const Field& field : fields)
    names.push_back(field.name.value);
  return names;
}

std::vector<std::string> names_in(const Scope& scope)
{
  std::vector<std::string> names = names_of(*scope.item_fields);
  if (scope.picks != nullptr)
    for (const Pick& pick : *scope.picks)
      names.push_back(pick.name);
  if (scope.inside_item)
    names.emplace_back(k_record);
  if (scope.has_previous)
    names.emplace_back(k_previous);
  return names;
}

std::optional<std::size_t> find_field(const std::vector<Field>& fields, std::string_view name)
{
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (fields[i].name.value == name)
      return i;
  return std::nullopt;
}

std::optional<std::size_t> find_pick(const Scope& scope, std::string_view name)
{
  if (scope.picks == nullptr)
    return std::nullopt;
  for (std::size_t i = 0; i < scope.picks->size(); ++i)
    if ((*scope.picks)[i].name == name)
      return i;
  return std::nullopt;
}

// The fields one step further on, or null where a path must end.
const std::vector<Field>* fields_behind(const Field& field, const RuleContext& context)
{
  switch (field.type) {
  case FieldType::reference:
    return field.many ? nullptr : &context.registers[field.register_index].fields;
  case FieldType::group:
  case FieldType::groups:
  case FieldType::evidence:
  case FieldType::history:
    return &field.fields;
  default:
    return nullptr;
  }
}

void report_unknown(std::string_view name, Position at, const std::vector<std::string>& known,
                    Diagnostics& mistakes)
{
  Sentence hint = expected_one_of(name, known);
  if (hint.empty())
    hint = say("kijk in register.yaml welke velden er zijn",
               "see register.yaml for the fields there are");
  mistakes.push_back(error_at(
      at, say("'{}' is hier geen bekende naam", "'{}' is not a known name here", name), hint));
}

// The place of one of the names in a path.
Position place_of(std::string_view name, const Path& path)
{
  const auto offset = static_cast<std::size_t>(name.data() - path.text.data());
  return part_of(path.at, path.text, offset, name.size());
}

bool is_number_field(const Field& field)
{
  return field.type == FieldType::number || field.type == FieldType::amount;
}

// Takes the names that say where a path begins off the front of `names`.
const std::vector<Field>* take_root(std::vector<std::string_view>& names, Path& path,
                                    const Scope& scope)
{
  const std::string_view first = names.front();
  if (!scope.inside_item || !find_field(*scope.item_fields, first)) {
    if (const auto pick = find_pick(scope, first)) {
      path.root = Path::Root::pick;
      path.pick = *pick;
      names.erase(names.begin());
      if (!names.empty() && names.front() == k_previous) {
        path.previous_of_pick = true;
        names.erase(names.begin());
      }
      return scope.pick_fields[*pick];
    }
  }
  if (scope.inside_item && first == k_record) {
    path.root = Path::Root::record;
    names.erase(names.begin());
    return &scope.source.fields;
  }
  if (scope.has_previous && first == k_previous) {
    path.root = Path::Root::previous;
    names.erase(names.begin());
  }
  return scope.item_fields;
}

} // namespace

std::optional<Path> compile_path(const std::string& text, Position at, const Scope& scope,
                                 Diagnostics& mistakes)
{
  Path path;
  path.text = text;
  path.at = at;
  std::vector<std::string_view> names = split(path.text, '.');
  const std::vector<Field>* fields = take_root(names, path, scope);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (fields == nullptr) {
      mistakes.push_back(
          error_at(place_of(names[i], path),
                   say("'{}' heeft geen onderdelen, dus '{}' kan hier niet",
                       "'{}' has no parts, so '{}' cannot follow it", names[i - 1], names[i]),
                   say("haal '.{}' weg", "remove '.{}'", names[i])));
      return std::nullopt;
    }
    const std::optional<std::size_t> index = find_field(*fields, names[i]);
    if (!index) {
      report_unknown(names[i], place_of(names[i], path),
                     i == 0 ? names_in(scope) : names_of(*fields), mistakes);
      return std::nullopt;
    }
    const Field& field = (*fields)[*index];
    path.steps.push_back(*index);
    path.fields.push_back(&field);
    fields = fields_behind(field, scope.context);
  }
  return path;
}

std::optional<Path> compile_path(const Value& value, const Scope& scope, Diagnostics& mistakes)
{
  const std::optional<std::string> text = read_text(value, mistakes);
  return text ? compile_path(*text, value.at, scope, mistakes) : std::nullopt;
}

Paths compile_paths(const Value& value, const Scope& scope, Diagnostics& mistakes)
{
  Paths paths;
  if (!value.is_list()) {
    if (auto path = compile_path(value, scope, mistakes))
      paths.push_back(std::move(*path));
    return paths;
  }
  for (const Value& item : value.items)
    if (auto path = compile_path(item, scope, mistakes))
      paths.push_back(std::move(*path));
  return paths;
}

const Field* value_field(const Path& path)
{
  const Field* target = path.target();
  if (target != nullptr && target->type == FieldType::history)
    return &target->fields[k_history_value];
  return target;
}

Paths compile_dates(const Value& value, const Scope& scope, Diagnostics& mistakes)
{
  Paths paths = compile_paths(value, scope, mistakes);
  for (const Path& path : paths)
    if (path.target() == nullptr || path.target()->type != FieldType::date)
      mistakes.push_back(
          error_at(path.at, say("'{}' is geen datum", "'{}' is not a date", path.text),
                   say("noem een veld van type datum", "name a field of type datum")));
  return paths;
}

Paths compile_numbers(const Value& value, const Scope& scope, Diagnostics& mistakes)
{
  Paths paths = compile_paths(value, scope, mistakes);
  for (const Path& path : paths)
    if (value_field(path) == nullptr || !is_number_field(*value_field(path)))
      mistakes.push_back(error_at(
          path.at, say("'{}' is geen getal", "'{}' is not a number", path.text),
          say("noem een veld van type getal of bedrag", "name a field of type getal or bedrag")));
  return paths;
}

bool refers_to_own_register(const Path& path, const Register& own)
{
  const Field* target = path.target();
  return target != nullptr && path.steps.size() == 1 && target->type == FieldType::reference &&
         !target->many && target->register_name.value == own.name;
}

bool leads_to_items(const Path& path)
{
  const Field* target = path.target();
  return target != nullptr &&
         (target->type == FieldType::groups || target->type == FieldType::history);
}

} // namespace peil::check
