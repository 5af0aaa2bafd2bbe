#include "check/field_relations.hpp"

#include "check/key_tables.hpp"
#include "check/map_reader.hpp"

#include <algorithm>
#include <array>

namespace peil::check {
namespace {

constexpr std::array k_condition_keys{
    Key{"veld", Need::required, "een ander veld van dezelfde groep"},
    Key{"is_een_van", Need::required, "een lijst van waarden van dat veld", k_texts},
};

const Field* find_neighbour(const Located<std::string>& name, const std::vector<Field>& neighbours,
                            Diagnostics& mistakes)
{
  if (const std::optional<std::size_t> index = field_index(neighbours, name.value))
    return &neighbours[*index];
  mistakes.push_back(
      error_at(name.at, say("er is hier geen veld '{}'", "there is no field '{}' here", name.value),
               expected_one_of(name.value, field_names(neighbours))));
  return nullptr;
}

void check_value(const Located<std::string>& value, const Field& field, const FieldContext& context)
{
  if (field.type == FieldType::reference) {
    context.named_ids.push_back({field.register_name.value, value});
    return;
  }
  const std::vector<std::string> known = field.type == FieldType::yes_no
                                             ? std::vector<std::string>{"true", "false"}
                                             : codes_of(field.choices);
  if (!known.empty() && std::find(known.begin(), known.end(), value.value) == known.end())
    context.mistakes.push_back(
        error_at(value.at,
                 say("'{}' is geen waarde van '{}'", "'{}' is not a value of '{}'", value.value,
                     field.name.value),
                 expected_one_of(value.value, known)));
}

std::optional<FieldCondition> read_condition(const Value& value, const Field& of,
                                             const std::vector<Field>& neighbours,
                                             const FieldContext& context)
{
  const MapReader reader(value, k_condition_keys, context.mistakes);
  const Located<std::string> name = reader.located_text("veld");
  const std::vector<Located<std::string>> values = reader.texts("is_een_van");
  if (name.value.empty())
    return std::nullopt;
  const Field* other = find_neighbour(name, neighbours, context.mistakes);
  if (other == nullptr)
    return std::nullopt;
  if (other == &of) {
    context.mistakes.push_back(error_at(
        name.at, say("een veld kan niet van zichzelf afhangen", "a field cannot depend on itself"),
        say("noem bij 'veld' een ander veld", "name another field at 'veld'")));
    return std::nullopt;
  }
  if (other->type != FieldType::choice && other->type != FieldType::yes_no &&
      other->type != FieldType::reference) {
    context.mistakes.push_back(error_at(
        name.at, say("van '{}' kan niets afhangen", "nothing can depend on '{}'", name.value),
        say("kies een veld van type keuze, ja_nee of verwijzing",
            "choose a field of type keuze, ja_nee or verwijzing")));
    return std::nullopt;
  }
  FieldCondition condition{name.value, {}};
  for (const Located<std::string>& one : values) {
    check_value(one, *other, context);
    condition.values.push_back(one.value);
  }
  return condition;
}

void read_start(const Value& value, Field& field, const std::vector<Field>& neighbours,
                const FieldContext& context)
{
  const std::optional<std::string> name = read_text(value, context.mistakes);
  if (!name)
    return;
  std::vector<std::string> histories;
  for (const Field& other : neighbours)
    if (other.type == FieldType::history && &other != &field)
      histories.push_back(other.name.value);
  if (std::find(histories.begin(), histories.end(), *name) != histories.end()) {
    field.starts_no_later_than = *name;
    return;
  }
  const Sentence none = say("er is hier geen andere geschiedenis; haal deze sleutel weg",
                            "there is no other history here; remove this key");
  context.mistakes.push_back(error_at(
      value.at, say("'{}' is geen andere geschiedenis", "'{}' is not another history", *name),
      histories.empty() ? none : expected_one_of(*name, histories)));
}

} // namespace

std::span<const Key> field_condition_keys()
{
  return k_condition_keys;
}

void read_relations(const Value& description, Field& field, const std::vector<Field>& neighbours,
                    const FieldContext& context)
{
  const auto given = [&description](std::string_view key) {
    const Value* value = description.find(key);
    return value == nullptr || value->is_empty() ? nullptr : value;
  };
  if (const Value* value = given("verplicht_als"))
    field.required_if = read_condition(*value, field, neighbours, context);
  if (const Value* value = given("leeg_als"))
    field.empty_if = read_condition(*value, field, neighbours, context);
  if (const Value* value = given("begint_uiterlijk_met");
      value != nullptr && field.type == FieldType::history)
    read_start(*value, field, neighbours, context);
}

} // namespace peil::check
