#include "check/register_description.hpp"

#include "check/field_table.hpp"
#include "check/key_tables.hpp"
#include "check/map_reader.hpp"

#include <algorithm>
#include <array>
#include <functional>

namespace peil::check {
namespace {

const std::vector<std::string> k_ways_to_exist = {"vanaf_eerste_feit", "altijd"};

constexpr std::array k_map_keys{
    Key{"indicator", Need::required, "welke indicator de kleur bepaalt", id_of(Names::indicators)},
    Key{"rij", Need::required, "het getalveld met de rij"},
    Key{"kolom", Need::required, "het getalveld met de kolom"},
};

constexpr std::array k_phase_keys{
    Key{"veld", Need::required, "een geschiedenis met keuzes"},
};

constexpr std::array k_register_keys{
    Key{"titel", Need::required, "de naam van het register, in het meervoud"},
    Key{"enkelvoud", Need::required, "hoe één record heet"},
    Key{"omschrijving", Need::optional, "wat een record in dit register is"},
    Key{"openbaar", Need::optional, "false: alleen om te tellen, komt nooit op de site", k_yes_no},
    Key{"voorbeeld", Need::optional, "true: verzonnen gegevens", k_yes_no},
    Key{"bestaat", Need::optional, "vanaf_eerste_feit of altijd",
        one_of([] { return k_ways_to_exist; })},
    Key{"titelveld", Need::required, "het veld dat als naam van een record dient"},
    Key{"paginas", Need::optional, "true: elk record een eigen pagina", k_yes_no},
    Key{"volgorde", Need::optional, "id of de naam van een veld"},
    Key{"pijler", Need::optional, "de pijler waar het register bij hoort", id_of(Names::pillars)},
    Key{"plaats", Need::optional, "waar het in het plan staat"},
    Key{"kaart", Need::optional, "{indicator: …, rij: …, kolom: …}", group_of<k_map_keys>()},
    Key{"fasen", Need::optional, "{veld: …}", group_of<k_phase_keys>()},
    Key{"velden", Need::required, "een lijst van {naam: …, type: …}",
        list_of(group_of(record_field_keys))},
};

constexpr std::string_view k_by_id = "id";

bool is_single_text(const Field& field)
{
  return field.type == FieldType::text && !field.many;
}

bool is_number(const Field& field)
{
  return field.type == FieldType::number && !field.many;
}

bool is_phase_history(const Field& field)
{
  return field.type == FieldType::history &&
         field.fields[k_history_value].type == FieldType::choice;
}

bool can_be_sorted(const Field& field)
{
  switch (field.type) {
  case FieldType::text:
  case FieldType::number:
  case FieldType::amount:
  case FieldType::date:
  case FieldType::quarter:
    return !field.many;
  default:
    return false;
  }
}

// The field that a key of the register names, if it is of the right sort.
std::optional<std::size_t> read_field_name(const MapReader& reader, std::string_view key,
                                           const std::vector<Field>& fields,
                                           bool (*is_right)(const Field&), const Sentence& right)
{
  const Located<std::string> name = reader.located_text(key);
  if (name.value.empty())
    return std::nullopt;
  const std::optional<std::size_t> index = field_index(fields, name.value);
  if (!index) {
    std::vector<std::string> possible;
    for (const Field& field : fields)
      if (is_right(field))
        possible.push_back(field.name.value);
    reader.mistakes().push_back(error_at(
        name.at,
        say("dit register heeft geen veld '{}'", "this register has no field '{}'", name.value),
        expected_one_of(name.value, possible)));
    return std::nullopt;
  }
  if (!is_right(fields[*index])) {
    reader.mistakes().push_back(error_at(name.at,
                                         say("veld '{}' is van type {} en past hier niet",
                                             "field '{}' is of type {} and does not fit here",
                                             name.value, type_name(fields[*index].type)),
                                         say("kies {}", "choose {1}", right.nl, right.en)));
    return std::nullopt;
  }
  return index;
}

void read_title_field(const MapReader& reader, Register& result)
{
  const auto index = read_field_name(reader, "titelveld", result.fields, is_single_text,
                                     say("een veld van type tekst", "a field of type tekst"));
  if (!index)
    return;
  result.title_field = *index;
  if (result.is_public && !result.fields[*index].is_public)
    reader.mistakes().push_back(
        error_at(reader.at("titelveld"),
                 say("het titelveld '{}' is niet openbaar, het register wel",
                     "the title field '{}' is not public, but the register is",
                     result.fields[*index].name.value),
                 say("zet bij dat veld openbaar: true, of kies een ander titelveld",
                     "put openbaar: true with that field, or choose another title field")));
}

void read_sort_field(const MapReader& reader, Register& result)
{
  const Value* value = reader.get("volgorde");
  if (value == nullptr || value->text == k_by_id)
    return;
  result.sort_field =
      read_field_name(reader, "volgorde", result.fields, can_be_sorted,
                      say("id of een veld van type tekst, getal, bedrag, datum of kwartaal",
                          "id or a field of type tekst, getal, bedrag, datum or kwartaal"));
}

void read_tile_map(const MapReader& reader, const PlanIds& plan_ids, Register& result)
{
  const Value* value = reader.get("kaart");
  if (value == nullptr)
    return;
  const MapReader map(*value, k_map_keys, reader.mistakes());
  const Sentence right = say("een veld van type getal", "a field of type getal");
  const auto row = read_field_name(map, "rij", result.fields, is_number, right);
  const auto column = read_field_name(map, "kolom", result.fields, is_number, right);
  const Located<std::string> indicator = map.located_text("indicator");
  check_plan_id(indicator, plan_ids.indicators, say("indicator", "indicator"), map.mistakes());
  if (row && column)
    result.tile_map = TileMap{indicator, *row, *column};
}

void read_phases(const MapReader& reader, Register& result)
{
  const Value* value = reader.get("fasen");
  if (value == nullptr)
    return;
  const MapReader phases(*value, k_phase_keys, reader.mistakes());
  result.phase_field = read_field_name(
      phases, "veld", result.fields, is_phase_history,
      say("een geschiedenis waarvan de waarde een keuze is", "a history whose value is a choice"));
}

void read_words(const MapReader& reader, Register& result)
{
  result.title = reader.text("titel");
  result.singular = reader.text("enkelvoud");
  result.description = reader.text("omschrijving");
  result.plan_place = reader.text("plaats");
}

void read_pillar(const MapReader& reader, const PlanIds& plan_ids, Register& result)
{
  const Located<std::string> pillar = reader.located_text("pijler");
  check_plan_id(pillar, plan_ids.pillars, say("pijler", "pillar"), reader.mistakes());
  result.pillar = pillar.value;
}

void read_switches(const MapReader& reader, Register& result)
{
  result.is_public = reader.yes_no("openbaar", false);
  result.is_sample = reader.yes_no("voorbeeld", false);
  result.has_pages = reader.yes_no("paginas", true);
  result.exists_always = reader.choice("bestaat", say("bestaat", "bestaat")) == k_ways_to_exist[1];
}

using Visit = std::function<void(Field&)>;
void visit_fields(std::vector<Field>& fields, const Visit& visit)
{
  for (Field& field : fields) {
    visit(field);
    visit_fields(field.fields, visit);
  }
}

void connect(Field& field, const std::vector<std::string>& names,
             std::span<const std::string> unreadable, Diagnostics& mistakes)
{
  const std::string& name = field.register_name.value;
  const auto found = std::lower_bound(names.begin(), names.end(), name);
  if (found != names.end() && *found == name) {
    field.register_index = static_cast<std::size_t>(found - names.begin());
    return;
  }
  if (!name.empty() && std::find(unreadable.begin(), unreadable.end(), name) == unreadable.end())
    mistakes.push_back(error_at(field.register_name.at,
                                say("er is geen register '{}'", "there is no register '{}'", name),
                                expected_one_of(name, names)));
}

} // namespace

std::span<const Key> register_keys()
{
  return k_register_keys;
}

Register read_description(const RegisterFolder& folder, const CodeLists& lists,
                          const PlanIds& plan_ids, std::vector<NamedId>& named_ids,
                          Diagnostics& mistakes)
{
  Register result;
  result.name = folder.name;
  result.at = folder.description->root.at;
  const MapReader reader(folder.description->root, k_register_keys, mistakes);
  if (!folder.description->root.is_map())
    return result;
  read_words(reader, result);
  read_pillar(reader, plan_ids, result);
  read_switches(reader, result);
  const std::size_t before = mistakes.size();
  if (const Value* list = reader.get("velden"))
    result.fields = read_fields(*list, {lists, result.is_public, named_ids, mistakes});
  const auto begin = mistakes.begin() + static_cast<std::ptrdiff_t>(before);
  if (result.fields.empty() || has_errors(Diagnostics(begin, mistakes.end())))
    return result; // what names a field can only be judged when the fields are right
  read_title_field(reader, result);
  read_sort_field(reader, result);
  read_tile_map(reader, plan_ids, result);
  read_phases(reader, result);
  return result;
}

void connect_registers(std::vector<Register>& registers, std::span<const std::string> unreadable,
                       Diagnostics& mistakes)
{
  std::vector<std::string> names;
  for (const Register& one : registers)
    names.push_back(one.name);
  for (Register& one : registers)
    visit_fields(one.fields, [&](Field& field) {
      if (field.type == FieldType::reference)
        connect(field, names, unreadable, mistakes);
    });
}

} // namespace peil::check
