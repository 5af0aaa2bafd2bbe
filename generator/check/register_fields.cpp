#include "check/register_fields.hpp"

#include "check/field_reader.hpp"
#include "check/field_relations.hpp"
#include "check/source_folder.hpp"

namespace peil::check {
namespace {

// The first `count_fixed` fields are those that every history has.
void report_duplicate_names(const std::vector<Field>& fields, std::size_t count_fixed,
                            Diagnostics& mistakes)
{
  for (std::size_t i = count_fixed; i < fields.size(); ++i) {
    const Located<std::string>& name = fields[i].name;
    const std::size_t first = field_index(fields, name.value).value_or(i);
    if (first == i || name.value.empty())
      continue;
    if (first < count_fixed)
      mistakes.push_back(error_at(
          name.at,
          say("een geschiedenis heeft al een '{}'", "a history has a '{}' already", name.value),
          say("haal dit veld weg, of geef het een andere naam",
              "remove this field, or give it another name")));
    else
      mistakes.push_back(already_there(
          name.at, say("veld '{}' staat er al", "field '{}' is there already", name.value),
          fields[first].name.at,
          say("geef een van beide een andere naam", "give one of the two another name")));
  }
}

} // namespace

std::vector<Field> read_field_list(const Value& list, FieldPlace place, std::vector<Field> fixed,
                                   const FieldContext& context)
{
  std::vector<Field> fields = std::move(fixed);
  const std::size_t count_fixed = fields.size();
  const std::size_t before = context.mistakes.size();
  if (!list.is_list()) {
    context.mistakes.push_back(
        error_at(list.at, say("'velden' moet een lijst zijn", "'velden' must be a list"),
                 say("zet elk veld op een eigen regel: - {{naam: …, type: …}}",
                     "put each field on its own line: - {{naam: …, type: …}}")));
    return fields;
  }
  std::vector<const Value*> descriptions;
  for (const Value& item : list.items)
    if (std::optional<Field> field = read_field(item, place, context)) {
      fields.push_back(std::move(*field));
      descriptions.push_back(&item);
    }
  if (has_errors(
          {context.mistakes.begin() + static_cast<std::ptrdiff_t>(before), context.mistakes.end()}))
    return fields; // what names another field can only be judged when the fields are right
  report_duplicate_names(fields, count_fixed, context.mistakes);
  for (std::size_t i = 0; i < descriptions.size(); ++i)
    read_relations(*descriptions[i], fields[count_fixed + i], fields, context);
  return fields;
}

std::vector<Field> read_fields(const Value& list, const FieldContext& context)
{
  return read_field_list(list, FieldPlace::record, {}, context);
}

std::optional<std::size_t> field_index(const std::vector<Field>& fields, std::string_view name)
{
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (fields[i].name.value == name)
      return i;
  return std::nullopt;
}

std::vector<std::string> field_names(const std::vector<Field>& fields)
{
  std::vector<std::string> names;
  for (const Field& field : fields)
    names.push_back(field.name.value);
  return names;
}

} // namespace peil::check
