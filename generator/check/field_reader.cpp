#include "check/field_reader.hpp"

#include "base/suggestion.hpp"
#include "base/text.hpp"
#include "check/field_table.hpp"
#include "check/key_tables.hpp"

#include <algorithm>

namespace peil::check {
namespace {

constexpr std::string_view k_id = "id";

std::span<const Key> keys_at(FieldPlace place)
{
  return place == FieldPlace::history_value ? history_value_keys() : record_field_keys();
}

std::optional<FieldType> read_type(const MapReader& reader)
{
  const auto name = reader.choice("type", say("type", "type"));
  for (const TypeRow& row : field_types())
    if (name == row.name)
      return row.type;
  return std::nullopt;
}

Located<std::string> read_name(const MapReader& reader, FieldPlace place)
{
  Located<std::string> name = reader.located_text("naam");
  if (name.value.empty())
    return name;
  if (place == FieldPlace::record && name.value == k_id)
    reader.mistakes().push_back(
        error_at(name.at, say("een veld kan geen 'id' heten", "a field cannot be called 'id'"),
                 say("elk record heeft al een id; haal dit veld weg",
                     "every record has an id already; remove this field")));
  else if (!is_key_word(name.value))
    reader.mistakes().push_back(error_at(
        name.at,
        say("'{}' kan geen veldnaam zijn", "'{}' cannot be the name of a field", name.value),
        say("een veldnaam bestaat uit kleine letters, cijfers en '_', en begint met een letter",
            "the name of a field consists of lower case letters, digits and '_', and begins with "
            "a letter")));
  return name;
}

void report_keys_that_do_not_fit(const Value& value, FieldType type, Diagnostics& mistakes)
{
  for (const FieldKey& row : field_keys()) {
    const auto member =
        std::find_if(value.members.begin(), value.members.end(),
                     [&](const auto& one) { return one.key.value == row.key.name; });
    if (member == value.members.end() || fits(row, type))
      continue;
    const std::vector<std::string> types = types_with(row);
    mistakes.push_back(error_at(
        member->key.at,
        say("'{}' past niet bij een veld van type {}", "'{}' does not fit a field of type {}",
            row.key.name, type_name(type)),
        say("haal deze sleutel weg; hij hoort bij {}", "remove this key; it belongs to {1}",
            join_with(types, " of "), join_with(types, " or "))));
  }
}

void read_flags(const MapReader& reader, Field& field, FieldPlace place,
                const FieldContext& context)
{
  field.title = reader.text("titel");
  if (field.title.empty())
    field.title = field.name.value;
  field.description = reader.text("omschrijving");
  field.required = reader.yes_no("verplicht", place == FieldPlace::history_value);
  field.unique = reader.yes_no("uniek", false);
  field.many = reader.yes_no("meer", false);
  field.is_public = reader.yes_no("openbaar", false);
  if (field.unique && place == FieldPlace::part)
    context.mistakes.push_back(
        error_at(reader.at("uniek"),
                 say("'uniek' kan alleen bij een veld van het record zelf",
                     "'uniek' is possible only at a field of the record itself"),
                 say("haal deze sleutel hier weg", "remove this key here")));
  if (!field.is_public || context.register_is_public)
    return;
  field.is_public = false;
  context.mistakes.push_back(
      warning_at(reader.at("openbaar"),
                 say("'openbaar: true' heeft hier geen werking: het register is niet openbaar",
                     "'openbaar: true' has no effect here: the register is not public"),
                 say("haal deze sleutel weg, of zet bij het register openbaar: true",
                     "remove this key, or put openbaar: true with the register")));
}

void read_limits(const MapReader& reader, Field& field)
{
  field.minimum = reader.decimal("minimum");
  field.maximum = reader.decimal("maximum");
  field.whole = reader.yes_no("geheel", false);
  if (field.minimum && field.maximum && *field.maximum < *field.minimum)
    reader.mistakes().push_back(error_at(
        reader.at("maximum"),
        say("het maximum {} is lager dan het minimum {}", "the maximum {} is below the minimum {}",
            field.maximum->to_string(), field.minimum->to_string()),
        say("verwissel de twee getallen", "swap the two numbers")));
}

void read_listed_choices(const Value& name, Field& field, const FieldContext& context)
{
  const std::optional<std::string> text = read_text(name, context.mistakes);
  if (!text)
    return;
  const auto list = context.lists.find(*text);
  if (list != context.lists.end()) {
    field.choices = list->second;
    return;
  }
  std::vector<std::string> names;
  for (const auto& [known, choices] : context.lists)
    names.push_back(known);
  const Sentence where = say("maak data/lijsten/{}.yaml", "make data/lijsten/{}.yaml", *text);
  const std::optional<std::string> near = suggest(*text, names);
  context.mistakes.push_back(
      error_at(name.at, say("er is geen lijst '{}'", "there is no list '{}'", *text),
               near ? say("bedoelt u '{}'? anders: {}", "did you mean '{0}'? otherwise: {2}", *near,
                          where.nl, where.en)
                    : where));
}

void read_choice_field(const MapReader& reader, Field& field, const FieldContext& context)
{
  const Value* list = reader.get("lijst");
  const Value* choices = reader.get("keuzes");
  if (list != nullptr)
    read_listed_choices(*list, field, context);
  else if (choices != nullptr)
    field.choices = read_choices(*choices, context.mistakes);
  if ((list == nullptr) == (choices == nullptr))
    context.mistakes.push_back(error_at(
        list == nullptr ? reader.at() : choices->at,
        list == nullptr ? say("een keuze zonder keuzes", "a choice without choices")
                        : say("'lijst' en 'keuzes' kunnen niet samen",
                              "'lijst' and 'keuzes' cannot go together"),
        say("noem een lijst uit data/lijsten bij 'lijst', of schrijf de keuzes bij 'keuzes'",
            "name a list from data/lijsten at 'lijst', or write the choices at 'keuzes'")));
}

void read_reference_field(const MapReader& reader, Field& field)
{
  field.register_name = reader.located_text("register");
  if (reader.get("register") == nullptr)
    reader.mistakes().push_back(error_at(
        reader.at(), say("een verwijzing zonder register", "a reference without a register"),
        say("zet bij 'register' de map waarnaar het veld verwijst",
            "put the folder that the field refers to at 'register'")));
}

void read_date_field(const MapReader& reader, Field& field)
{
  const auto name = reader.choice("rol", say("rol", "rol"));
  for (const RoleRow& row : date_roles())
    if (name == row.name)
      field.role = row.role;
  field.within_plan = reader.choice("binnen", say("binnen", "binnen")).has_value();
}

void read_group_field(const MapReader& reader, Field& field, const FieldContext& context)
{
  if (const Value* list = reader.get("velden"))
    field.fields = read_field_list(*list, FieldPlace::part, {}, context);
  else
    context.mistakes.push_back(error_at(
        reader.at(), say("een {} zonder velden", "a {} without fields", type_name(field.type)),
        say("zet de velden daarbinnen bij 'velden'", "put the fields in it at 'velden'")));
}

void read_what_its_type_asks(const MapReader& reader, Field& field, const FieldContext& context)
{
  switch (field.type) {
  case FieldType::number:
  case FieldType::amount:
    return read_limits(reader, field);
  case FieldType::choice:
    return read_choice_field(reader, field, context);
  case FieldType::reference:
    return read_reference_field(reader, field);
  case FieldType::date:
    return read_date_field(reader, field);
  case FieldType::group:
  case FieldType::groups:
    return read_group_field(reader, field, context);
  case FieldType::history:
    return read_history_field(reader, field, context);
  case FieldType::evidence:
    field.fields = evidence_parts(field);
    return;
  case FieldType::text:
  case FieldType::markdown:
  case FieldType::quarter:
  case FieldType::yes_no:
    return;
  }
}

} // namespace

Field fixed_part(std::string_view name, FieldType type, std::string_view title, const Field& whole)
{
  Field part;
  part.name = {std::string(name), whole.name.at};
  part.type = type;
  part.title = title;
  part.is_public = whole.is_public;
  return part;
}

// domain.md §4.0: evidence is complete with these four; its date is no fact of its own.
std::vector<Field> evidence_parts(const Field& whole)
{
  std::vector<Field> parts{fixed_part("soort", FieldType::text, "Soort", whole),
                           fixed_part("titel", FieldType::text, "Titel", whole),
                           fixed_part("datum", FieldType::date, "Datum", whole),
                           fixed_part("verwijzing", FieldType::text, "Verwijzing", whole)};
  parts[2].role = DateRole::information;
  return parts;
}

std::optional<Field> read_field(const Value& value, FieldPlace place, const FieldContext& context)
{
  const MapReader reader(value, keys_at(place), context.mistakes);
  if (!value.is_map())
    return std::nullopt;
  Field field;
  field.name = place == FieldPlace::history_value ? Located<std::string>{{}, value.at}
                                                  : read_name(reader, place);
  read_flags(reader, field, place, context);
  const std::optional<FieldType> type = read_type(reader);
  if (!type)
    return field;
  field.type = *type;
  report_keys_that_do_not_fit(value, field.type, context.mistakes);
  read_what_its_type_asks(reader, field, context);
  return field;
}

} // namespace peil::check
