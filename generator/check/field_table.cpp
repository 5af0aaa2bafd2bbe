#include "check/field_table.hpp"

#include "check/key_tables.hpp"

#include <algorithm>
#include <array>

namespace peil::check {
namespace {

using enum FieldType;

constexpr std::array k_types{
    TypeRow{text, "tekst", "Hergebruik van beton"},
    TypeRow{markdown, "markdown", "opgemaakte tekst"},
    TypeRow{number, "getal", "12"},
    TypeRow{amount, "bedrag", "50000"},
    TypeRow{date, "datum", "2026-10-01"},
    TypeRow{quarter, "kwartaal", "2026-Q3"},
    TypeRow{yes_no, "ja_nee", "true"},
    TypeRow{choice, "keuze", "pilot"},
    TypeRow{reference, "verwijzing", "o-0001"},
    TypeRow{group, "groep", "{datum: 2026-10-01}"},
    TypeRow{groups, "groepen", "- {datum: 2026-10-01}"},
    TypeRow{history, "geschiedenis", "- {datum: 2026-10-01, waarde: pilot}"},
    TypeRow{evidence, "bewijs", "{soort: verslag, titel: …, datum: 2026-10-01, verwijzing: …}"},
};

constexpr std::array k_roles{
    RoleRow{"begin", DateRole::begin},
    RoleRow{"einde", DateRole::end},
    RoleRow{"gebeurtenis", DateRole::event},
    RoleRow{"informatie", DateRole::information},
};

// What `waarde` of a history leaves to the history itself.
constexpr std::array<std::string_view, 5> k_not_at_value{"naam", "verplicht", "uniek",
                                                         "verplicht_als", "leeg_als"};

template <typename... Types>
constexpr TypeSet only(Types... types)
{
  return ((TypeSet(1) << static_cast<unsigned>(types)) | ...);
}

constexpr TypeSet k_all = ~TypeSet(0);
constexpr TypeSet k_comparable = only(text, number, amount, date, quarter, choice, reference);

constexpr std::array k_keys{
    FieldKey{{"naam", Need::required, "de sleutel in de records", k_key_word}, k_all},
    FieldKey{{"type", Need::required, "tekst, getal, datum, keuze, …",
              one_of([] { return field_type_names(); })},
             k_all},
    FieldKey{{"titel", Need::optional, "wat mensen lezen"}, k_all},
    FieldKey{{"omschrijving", Need::optional, "uitleg voor wie het invult"}, k_all},
    FieldKey{{"verplicht", Need::optional, "true: moet ingevuld zijn", k_yes_no}, k_all},
    FieldKey{{"uniek", Need::optional, "true: geen twee records met dezelfde waarde", k_yes_no},
             k_comparable},
    FieldKey{{"openbaar", Need::optional, "true: mag op de site", k_yes_no}, k_all},
    FieldKey{{"meer", Need::optional, "true: een lijst van zulke waarden", k_yes_no},
             only(text, number, date, choice, reference)},
    FieldKey{
        {"lijst", Need::optional, "naam van een lijst in data/lijsten", id_of(Names::code_lists)},
        only(choice)},
    FieldKey{{"keuzes", Need::optional, "de keuzes ter plekke", list_of(group_of(choice_keys))},
             only(choice)},
    FieldKey{{"register", Need::optional, "naar welk register", id_of(Names::registers)},
             only(reference)},
    FieldKey{{"minimum", Need::optional, "het laagste getal dat mag", k_number},
             only(number, amount)},
    FieldKey{{"maximum", Need::optional, "het hoogste getal dat mag", k_number},
             only(number, amount)},
    FieldKey{{"geheel", Need::optional, "true: zonder decimalen", k_yes_no}, only(number, amount)},
    FieldKey{{"rol", Need::optional, "begin, einde, gebeurtenis of informatie",
              one_of([] { return date_role_names(); })},
             only(date)},
    FieldKey{{"binnen", Need::optional, "planperiode",
              one_of([] { return std::vector<std::string>{"planperiode"}; })},
             only(date)},
    FieldKey{{"verplicht_als", Need::optional, "{veld: …, is_een_van: […]}",
              group_of(field_condition_keys)},
             k_all},
    FieldKey{
        {"leeg_als", Need::optional, "{veld: …, is_een_van: […]}", group_of(field_condition_keys)},
        k_all},
    FieldKey{
        {"velden", Need::optional, "de velden daarbinnen", list_of(group_of(record_field_keys))},
        only(group, groups, history)},
    FieldKey{{"waarde", Need::optional, "het veld dat verandert", group_of(history_value_keys)},
             only(history)},
    FieldKey{
        {"zelfde_dag", Need::optional, "paren die op één dag mogen", as(Count::lists, Shape{})},
        only(history)},
    FieldKey{{"volgorde", Need::optional, "[{waarde: …, na: […]}]",
              list_of(group_of(history_order_keys))},
             only(history)},
    FieldKey{{"begint_uiterlijk_met", Need::optional, "een andere geschiedenis"}, only(history)},
};

const TypeRow& row_of(FieldType type)
{
  return k_types[static_cast<std::size_t>(type)];
}

} // namespace

std::span<const TypeRow> field_types()
{
  return k_types;
}

std::span<const FieldKey> field_keys()
{
  return k_keys;
}

std::span<const RoleRow> date_roles()
{
  return k_roles;
}

std::span<const Key> record_field_keys()
{
  static const std::vector<Key> k_record_keys = [] {
    std::vector<Key> keys;
    for (const FieldKey& row : k_keys)
      keys.push_back(row.key);
    return keys;
  }();
  return k_record_keys;
}

std::span<const Key> history_value_keys()
{
  static const std::vector<Key> k_value_keys = [] {
    std::vector<Key> keys;
    for (const FieldKey& row : k_keys)
      if (std::find(k_not_at_value.begin(), k_not_at_value.end(), row.key.name) ==
          k_not_at_value.end())
        keys.push_back(row.key);
    return keys;
  }();
  return k_value_keys;
}

std::vector<std::string> field_type_names()
{
  std::vector<std::string> names;
  for (const TypeRow& row : k_types)
    names.emplace_back(row.name);
  return names;
}

std::vector<std::string> date_role_names()
{
  std::vector<std::string> names;
  for (const RoleRow& row : k_roles)
    names.emplace_back(row.name);
  return names;
}

std::string_view type_name(FieldType type)
{
  return row_of(type).name;
}

std::string_view type_example(FieldType type)
{
  return row_of(type).example;
}

bool fits(const FieldKey& key, FieldType type)
{
  return (key.fits & only(type)) != 0;
}

std::vector<std::string> types_with(const FieldKey& key)
{
  std::vector<std::string> names;
  for (const TypeRow& row : k_types)
    if (fits(key, row.type))
      names.emplace_back(row.name);
  return names;
}

} // namespace peil::check
