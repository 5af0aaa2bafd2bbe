#include "check/code_lists.hpp"
#include "check/field_reader.hpp"
#include "check/field_table.hpp"
#include "check/key_tables.hpp"

#include <algorithm>
#include <array>

namespace peil::check {
namespace {

constexpr std::array k_order_keys{
    Key{"waarde", Need::required, "de code waar de regel over gaat"},
    Key{"na", Need::optional, "mag pas na een van deze codes", k_texts},
    Key{"niet_na", Need::optional, "mag niet meer na een van deze codes", k_texts},
};

Field read_history_value(const MapReader& reader, const Field& history, const FieldContext& context)
{
  Field value = fixed_part("waarde", FieldType::text, history.title, history);
  const Value* description = reader.get("waarde");
  if (description == nullptr) {
    context.mistakes.push_back(
        error_at(reader.at(), say("een geschiedenis zonder waarde", "a history without a value"),
                 say("zet bij 'waarde' het veld dat verandert: {{type: keuze, lijst: …}}",
                     "put the field that changes at 'waarde': {{type: keuze, lijst: …}}")));
    return value;
  }
  if (std::optional<Field> read = read_field(*description, FieldPlace::history_value, context))
    value = std::move(*read);
  value.name = {"waarde", description->at};
  if (description->find("titel") == nullptr)
    value.title = history.title;
  if (!value.fields.empty() || value.type == FieldType::markdown)
    context.mistakes.push_back(
        error_at(description->at,
                 say("een {} kan niet de waarde van een geschiedenis zijn",
                     "a {} cannot be the value of a history", type_name(value.type)),
                 say("kies tekst, getal, bedrag, datum, kwartaal, ja_nee, keuze of verwijzing",
                     "choose tekst, getal, bedrag, datum, kwartaal, ja_nee, keuze or verwijzing")));
  return value;
}

// A code of the history's value; reports any other.
bool check_code(const Located<std::string>& code, const Field& value, Diagnostics& mistakes)
{
  const std::vector<std::string> codes = codes_of(value.choices);
  if (codes.empty() || std::find(codes.begin(), codes.end(), code.value) != codes.end())
    return true;
  mistakes.push_back(error_at(code.at,
                              say("'{}' is geen waarde van deze geschiedenis",
                                  "'{}' is not a value of this history", code.value),
                              expected_one_of(code.value, codes)));
  return false;
}

std::vector<std::string> read_codes(const Value& list, const Field& value, Diagnostics& mistakes)
{
  std::vector<std::string> codes;
  for (const Value& item : list.items)
    if (const std::optional<std::string> text = read_text(item, mistakes))
      if (check_code({*text, item.at}, value, mistakes))
        codes.push_back(*text);
  return codes;
}

void read_same_day(const MapReader& reader, Field& field, const Field& value)
{
  for (const Value& pair : reader.list("zelfde_dag")) {
    if (pair.is_list() && pair.items.size() > 1) {
      field.same_day.push_back(read_codes(pair, value, reader.mistakes()));
      continue;
    }
    reader.mistakes().push_back(
        error_at(pair.at, say("hier hoort een paar codes", "a pair of codes belongs here"),
                 say("zet om elk paar eigen haken: [[a, b], [c, d]]",
                     "put brackets of its own around each pair: [[a, b], [c, d]]")));
    return;
  }
}

void read_order(const MapReader& reader, Field& field, const Field& value)
{
  for (const Value& item : reader.list("volgorde")) {
    const MapReader rule(item, k_order_keys, reader.mistakes());
    const Located<std::string> code = rule.located_text("waarde");
    OrderRule order{code.value, {}, {}};
    if (!code.value.empty())
      check_code(code, value, reader.mistakes());
    rule.list("na");
    rule.list("niet_na");
    if (const Value* list = rule.get("na"))
      order.after = read_codes(*list, value, reader.mistakes());
    if (const Value* list = rule.get("niet_na"))
      order.not_after = read_codes(*list, value, reader.mistakes());
    if (item.is_map() && rule.get("na") == nullptr && rule.get("niet_na") == nullptr)
      reader.mistakes().push_back(
          error_at(item.at, say("deze regel eist niets", "this rule demands nothing"),
                   say("zet er 'na' of 'niet_na' bij, met een lijst van codes",
                       "add 'na' or 'niet_na', with a list of codes")));
    field.order.push_back(std::move(order));
  }
}

} // namespace

std::span<const Key> history_order_keys()
{
  return k_order_keys;
}

void read_history_field(const MapReader& reader, Field& field, const FieldContext& context)
{
  Field date = fixed_part("datum", FieldType::date, "Datum", field);
  date.required = true;
  date.role = DateRole::begin;
  Field value = read_history_value(reader, field, context);
  value.required = true;
  read_same_day(reader, field, value);
  read_order(reader, field, value);
  std::vector<Field> fixed{std::move(date), std::move(value)};
  const Value* extras = reader.get("velden");
  field.fields = extras == nullptr
                     ? std::move(fixed)
                     : read_field_list(*extras, FieldPlace::part, std::move(fixed), context);
}

} // namespace peil::check
