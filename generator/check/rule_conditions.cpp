#include "check/rule_conditions.hpp"

#include "base/text.hpp"
#include "check/key_tables.hpp"

#include <algorithm>
#include <array>

namespace peil::check {
namespace {

const std::vector<std::string> k_sources = {"plan", "keuze"};

constexpr auto k_validity_keys = std::to_array<Key>({
    {"van", Need::optional, "pad naar de eerste dag", k_paths},
    {"tot_en_met", Need::optional, "pad naar de laatste dag", k_paths},
});

constexpr auto k_keys = std::to_array<Key>({
    {"veld", Need::optional, "pad naar de waarde die wordt getest", k_paths},
    {"is", Need::optional, "de waarde is gelijk aan", k_paths},
    {"is_een_van", Need::optional, "de waarde is een van deze", k_paths},
    {"is_geen_van", Need::optional, "de waarde is geen van deze", k_paths},
    {"aanwezig", Need::optional, "true: ingevuld, false: leeg", k_yes_no},
    {"minstens", Need::optional, "het getal is minstens zo groot", k_number},
    {"hoogstens", Need::optional, "het getal is hoogstens zo groot", k_number},
    {"op", Need::optional, "geschiedenissen gelezen op deze datum", k_paths},
    {"datum", Need::optional, "pad naar de datum die wordt getest", k_paths},
    {"binnen", Need::optional, "planperiode, periode, een jaar of een kwartaal"},
    {"vanaf", Need::optional, "op of na deze datum", k_paths},
    {"uiterlijk", Need::optional, "op of voor deze datum", k_paths},
    {"binnen_een_jaar", Need::optional, "minder dan een jaar voor de peildatum", k_yes_no},
    {"geldig", Need::optional, "de peildatum valt tussen van en tot_en_met",
     group_of<k_validity_keys>()},
    {"item", Need::optional, "pad naar een lijst waarvan minstens een item voldoet"},
    {"ook_van", Need::optional, "veld waarmee andere records onder dit record vallen"},
    {"waarvoor", Need::optional, "voorwaarden aan het item", k_conditions},
    {"een_van", Need::optional, "rijtjes voorwaarden waarvan er een moet kloppen",
     as(Count::lists, k_conditions)},
    {"niet", Need::optional, "voorwaarden die niet allemaal mogen kloppen", k_conditions},
    {"bewijs", Need::optional, "pad naar bewijs dat volledig moet zijn", k_paths},
    {"verschillende", Need::optional, "pad naar een lijst met verschillende waarden"},
    {"uit", Need::optional, "de waarden die meedoen", k_texts},
    {"telt_mee_in", Need::optional, "indicator waarin het record meetelt",
     id_of(Names::indicators)},
    {"via", Need::optional, "verwijzing naar het record dat moet meetellen", k_paths},
    {"reden", Need::optional, "wat de lezer ziet als de voorwaarde niet klopt"},
    {"telt_als", Need::optional, "hoe de voorwaarde in de regel op de pagina staat"},
    {"bron", Need::optional, "plan of keuze", one_of([] { return k_sources; })},
});

const std::vector<ConditionForm>& forms()
{
  static const std::vector<ConditionForm> k_forms = {
      {"veld", {"is", "is_een_van", "is_geen_van", "aanwezig", "minstens", "hoogstens", "op"}},
      {"datum", {"binnen", "vanaf", "uiterlijk", "binnen_een_jaar"}},
      {"geldig", {}},
      {"item", {"waarvoor", "ook_van"}},
      {"een_van", {}},
      {"niet", {}},
      {"bewijs", {}},
      {"verschillende", {"uit", "minstens"}},
      {"telt_mee_in", {"via"}},
  };
  return k_forms;
}

constexpr auto k_common_keys = std::to_array<std::string_view>({"reden", "telt_als", "bron"});

bool is_common_key(std::string_view key)
{
  return std::find(k_common_keys.begin(), k_common_keys.end(), key) != k_common_keys.end();
}

const ConditionForm* find_form(const MapReader& reader)
{
  for (const ConditionForm& form : forms())
    if (reader.get(form.key) != nullptr)
      return &form;
  return nullptr;
}

bool keys_fit(const Value& map, const ConditionForm& form, Diagnostics& mistakes)
{
  bool fit = true;
  for (const Value::Member& member : map.members) {
    const std::string_view key = member.key.value;
    const bool known =
        std::any_of(k_keys.begin(), k_keys.end(), [&](const Key& one) { return one.name == key; });
    if (!known || key == form.key || is_common_key(key) ||
        std::find(form.with.begin(), form.with.end(), key) != form.with.end())
      continue;
    mistakes.push_back(error_at(member.key.at,
                                say("'{}' past niet bij een voorwaarde met '{}'",
                                    "'{}' does not fit a condition with '{}'", key, form.key),
                                say("haal deze sleutel weg, of maak er een eigen voorwaarde van",
                                    "remove this key, or make it a condition of its own")));
    fit = false;
  }
  return fit;
}

std::vector<std::string> codes_of(const Field& field)
{
  std::vector<std::string> codes;
  for (const Choice& choice : field.choices)
    codes.push_back(choice.code);
  return codes;
}

std::optional<Operand> compile_operand(const Value& value, const Field& field,
                                       std::string_view name, Diagnostics& mistakes)
{
  switch (field.type) {
  case FieldType::yes_no: {
    const auto read = read_yes_no(value, mistakes);
    return read ? std::optional<Operand>(*read) : std::nullopt;
  }
  case FieldType::number:
  case FieldType::amount: {
    const auto read = read_decimal(value, mistakes);
    return read ? std::optional<Operand>(*read) : std::nullopt;
  }
  case FieldType::choice: {
    if (field.choices.empty()) // its list has mistakes of its own
      return std::nullopt;
    const auto read = read_choice(value, codes_of(field), say("{0}", "{0}", name), mistakes);
    return read ? std::optional<Operand>(*read) : std::nullopt;
  }
  case FieldType::text:
  case FieldType::quarter:
  case FieldType::reference: {
    const auto read = read_text(value, mistakes);
    return read ? std::optional<Operand>(*read) : std::nullopt;
  }
  default:
    mistakes.push_back(error_at(
        value.at,
        say("'{}' kan niet met een waarde worden vergeleken",
            "'{}' cannot be compared with a value", name),
        say("gebruik 'aanwezig', 'datum' of 'item'", "use 'aanwezig', 'datum' or 'item'")));
    return std::nullopt;
  }
}

std::vector<Operand> compile_operands(const Value& value, const Paths& paths, Diagnostics& mistakes)
{
  std::vector<Operand> operands;
  if (paths.empty())
    return operands;
  const Field* field = value_field(paths.front());
  if (field == nullptr)
    return operands;
  const std::span<const Value> values =
      value.is_list() ? std::span<const Value>(value.items) : std::span<const Value>(&value, 1);
  for (const Value& one : values)
    if (auto operand = compile_operand(one, *field, paths.front().text, mistakes))
      operands.push_back(std::move(*operand));
  return operands;
}

std::optional<Condition> compile_value_test(const MapReader& reader, const Scope& scope)
{
  ValueTest test;
  const Value& field = *reader.get("veld");
  const bool by_size = reader.get("minstens") != nullptr || reader.get("hoogstens") != nullptr;
  test.paths = by_size ? compile_numbers(field, scope, reader.mistakes())
                       : compile_paths(field, scope, reader.mistakes());
  if (const Value* date = reader.get("op"))
    test.on_date = compile_dates(*date, scope, reader.mistakes());
  int forms_used = 0;
  if (const Value* value = reader.get("is")) {
    ++forms_used;
    test.operands = compile_operands(*value, test.paths, reader.mistakes());
  }
  if (const Value* value = reader.get("is_een_van")) {
    ++forms_used;
    test.operands = compile_operands(*value, test.paths, reader.mistakes());
  }
  if (const Value* value = reader.get("is_geen_van")) {
    ++forms_used;
    test.kind = ValueTest::Kind::none_of;
    test.operands = compile_operands(*value, test.paths, reader.mistakes());
  }
  if (reader.get("aanwezig") != nullptr) {
    ++forms_used;
    test.kind =
        reader.yes_no("aanwezig", true) ? ValueTest::Kind::present : ValueTest::Kind::absent;
  }
  if (reader.get("minstens") != nullptr) {
    ++forms_used;
    test.kind = ValueTest::Kind::at_least;
    test.limit = reader.decimal("minstens").value_or(Decimal());
  }
  if (reader.get("hoogstens") != nullptr) {
    ++forms_used;
    test.kind = ValueTest::Kind::at_most;
    test.limit = reader.decimal("hoogstens").value_or(Decimal());
  }
  if (forms_used != 1) {
    reader.mistakes().push_back(
        error_at(reader.at(),
                 say("een voorwaarde met 'veld' heeft precies één vergelijking nodig",
                     "a condition with 'veld' needs exactly one comparison"),
                 say("kies een van is, is_een_van, is_geen_van, aanwezig, minstens, hoogstens",
                     "choose one of is, is_een_van, is_geen_van, aanwezig, minstens, hoogstens")));
    return std::nullopt;
  }
  return test.paths.empty() ? std::nullopt : std::optional(Condition{test, {}, {}, false, {}});
}

std::optional<PeriodBound> compile_period(const Value& value, Diagnostics& mistakes)
{
  if (value.is_scalar() && value.text == "planperiode")
    return PeriodBound{PeriodBound::Kind::plan, {}};
  if (value.is_scalar() && value.text == "periode")
    return PeriodBound{PeriodBound::Kind::own, {}};
  const std::optional<Period> fixed = value.is_scalar() ? parse_period(value.text) : std::nullopt;
  if (fixed)
    return PeriodBound{PeriodBound::Kind::fixed, *fixed};
  mistakes.push_back(
      error_at(value.at, say("'{}' is geen periode", "'{}' is not a period", shown(value)),
               say("verwacht planperiode, periode, een jaar (2026) of een kwartaal (2026-Q3)",
                   "expected planperiode, periode, a year (2026) or a quarter (2026-Q3)")));
  return std::nullopt;
}

// Something that is meant as a date and not as a path.
bool looks_like_date(const Value& value)
{
  return value.is_scalar() && !value.text.empty() && value.text.front() >= '0' &&
         value.text.front() <= '9';
}

std::optional<DateBound> compile_bound(const Value& value, const Scope& scope,
                                       Diagnostics& mistakes)
{
  if (value.is_scalar() && value.text == "peildatum")
    return DateBound{DateBound::Kind::as_of, {}, {}};
  if (looks_like_date(value)) {
    const std::optional<Date> fixed = read_date(value, mistakes);
    return fixed ? std::optional(DateBound{DateBound::Kind::fixed, *fixed, {}}) : std::nullopt;
  }
  Paths paths = compile_dates(value, scope, mistakes);
  if (paths.empty())
    return std::nullopt;
  return DateBound{DateBound::Kind::path, {}, std::move(paths)};
}

std::optional<Condition> compile_date_test(const MapReader& reader, const Scope& scope)
{
  DateTest test;
  test.paths = compile_dates(*reader.get("datum"), scope, reader.mistakes());
  if (test.paths.empty())
    return std::nullopt;
  if (const Value* value = reader.get("binnen"))
    test.within = compile_period(*value, reader.mistakes());
  if (const Value* value = reader.get("vanaf"))
    test.from = compile_bound(*value, scope, reader.mistakes());
  if (const Value* value = reader.get("uiterlijk"))
    test.until = compile_bound(*value, scope, reader.mistakes());
  test.within_a_year = reader.yes_no("binnen_een_jaar", false);
  return Condition{std::move(test), {}, {}, false, {}};
}

std::optional<Condition> compile_validity(const MapReader& outer, const Scope& scope)
{
  const MapReader reader(*outer.get("geldig"), k_validity_keys, outer.mistakes());
  ValidityTest test;
  if (const Value* value = reader.get("van"))
    test.from = compile_dates(*value, scope, reader.mistakes());
  if (const Value* value = reader.get("tot_en_met"))
    test.until = compile_dates(*value, scope, reader.mistakes());
  return Condition{std::move(test), {}, {}, false, {}};
}

std::optional<std::size_t> compile_parent_field(const MapReader& reader, const Scope& scope)
{
  const Value* value = reader.get("ook_van");
  if (value == nullptr)
    return std::nullopt;
  Scope record_scope = scope;
  record_scope.item_fields = &scope.source.fields;
  record_scope.inside_item = false;
  const std::optional<Path> path = compile_path(*value, record_scope, reader.mistakes());
  if (!path)
    return std::nullopt;
  if (refers_to_own_register(*path, scope.source))
    return path->steps.front();
  reader.mistakes().push_back(error_at(
      value->at,
      say("'{}' verwijst niet naar een ander record van register {}",
          "'{}' does not refer to another record of register {}", path->text, scope.source.name),
      say("noem een veld van type verwijzing naar register {}",
          "name a field of type verwijzing to register {}", scope.source.name)));
  return std::nullopt;
}

Scope item_scope(const Scope& scope, const Path& list)
{
  Scope inner = scope;
  inner.item_fields = &list.target()->fields;
  inner.inside_item = true;
  return inner;
}

std::optional<Condition> compile_item_test(const MapReader& reader, const Scope& scope)
{
  std::optional<Path> list = compile_path(*reader.get("item"), scope, reader.mistakes());
  if (!list)
    return std::nullopt;
  if (!leads_to_items(*list)) {
    reader.mistakes().push_back(
        error_at(reader.at("item"),
                 say("'{}' is geen lijst met items", "'{}' is not a list of items", list->text),
                 say("'item' hoort bij een veld van type groepen of geschiedenis",
                     "'item' belongs with a field of type groepen or geschiedenis")));
    return std::nullopt;
  }
  ItemTest test;
  test.also_through = compile_parent_field(reader, scope);
  if (const Value* value = reader.get("waarvoor"))
    test.conditions = compile_conditions(*value, item_scope(scope, *list), reader.mistakes());
  test.list = std::move(*list);
  return Condition{std::move(test), {}, {}, false, {}};
}

std::optional<Condition> compile_any_test(const MapReader& reader, const Scope& scope)
{
  AnyTest test;
  for (const Value& alternative : reader.list("een_van"))
    test.alternatives.push_back(compile_conditions(alternative, scope, reader.mistakes()));
  return Condition{std::move(test), {}, {}, false, {}};
}

std::optional<Condition> compile_evidence_test(const MapReader& reader, const Scope& scope)
{
  EvidenceTest test{compile_paths(*reader.get("bewijs"), scope, reader.mistakes())};
  for (const Path& path : test.paths)
    if (path.target() == nullptr || path.target()->type != FieldType::evidence)
      reader.mistakes().push_back(
          error_at(path.at, say("'{}' is geen bewijs", "'{}' is not evidence", path.text),
                   say("noem een veld van type bewijs", "name a field of type bewijs")));
  return Condition{std::move(test), {}, {}, false, {}};
}

// `aanwezigen.rol` compares one part of the items of a list.
std::optional<Condition> compile_distinct_test(const MapReader& reader, const Scope& scope)
{
  std::optional<Path> path = compile_path(*reader.get("verschillende"), scope, reader.mistakes());
  if (!path || path->fields.empty())
    return std::nullopt;
  DistinctTest test;
  const Field* compared = path->target();
  const bool part_of_items =
      path->fields.size() > 1 && path->fields[path->fields.size() - 2]->type == FieldType::groups;
  if (part_of_items) {
    test.field = path->steps.back();
    path->steps.pop_back();
    path->fields.pop_back();
  } else if (!compared->many) {
    reader.mistakes().push_back(
        error_at(reader.at("verschillende"),
                 say("'{}' is geen lijst met waarden", "'{}' is not a list of values", path->text),
                 say("noem een veld met meer: true, of een onderdeel van groepen: afspraken.soort",
                     "name a field with meer: true, or a part of groepen: afspraken.soort")));
    return std::nullopt;
  }
  for (const Value& one : reader.list("uit"))
    if (auto operand = compile_operand(one, *compared, path->text, reader.mistakes()))
      if (const auto* text = std::get_if<std::string>(&*operand))
        test.of.push_back(*text);
  test.at_least = static_cast<std::size_t>(std::max(1, reader.whole("minstens").value_or(1)));
  test.list = std::move(*path);
  return Condition{std::move(test), {}, {}, false, {}};
}

std::optional<Condition> compile_counts_test(const MapReader& reader, const Scope& scope)
{
  const auto indicator =
      reader.reference("telt_mee_in", scope.context.indicators, say("indicator", "indicator"));
  if (!indicator)
    return std::nullopt;
  CountsTest test;
  test.indicator = *indicator;
  const auto own = static_cast<std::size_t>(&scope.source - scope.context.registers.data());
  test.register_index = own;
  if (const Value* value = reader.get("via")) {
    test.through = compile_paths(*value, scope, reader.mistakes());
    for (const Path& path : test.through) {
      if (path.target() == nullptr || path.target()->type != FieldType::reference)
        reader.mistakes().push_back(
            error_at(path.at, say("'{}' is geen verwijzing", "'{}' is not a reference", path.text),
                     say("noem een veld van type verwijzing", "name a field of type verwijzing")));
      else
        test.register_index = path.target()->register_index;
    }
  }
  return Condition{std::move(test), {}, {}, false, {}};
}

std::optional<Condition> compile_test(const ConditionForm& form, const MapReader& reader,
                                      const Scope& scope)
{
  if (form.key == "veld")
    return compile_value_test(reader, scope);
  if (form.key == "datum")
    return compile_date_test(reader, scope);
  if (form.key == "geldig")
    return compile_validity(reader, scope);
  if (form.key == "item")
    return compile_item_test(reader, scope);
  if (form.key == "een_van")
    return compile_any_test(reader, scope);
  if (form.key == "niet")
    return Condition{NotTest{compile_conditions(*reader.get("niet"), scope, reader.mistakes())},
                     {},
                     {},
                     false,
                     {}};
  if (form.key == "bewijs")
    return compile_evidence_test(reader, scope);
  if (form.key == "verschillende")
    return compile_distinct_test(reader, scope);
  return compile_counts_test(reader, scope);
}

// Inside `waarvoor` a reason speaks of the item, elsewhere of the record: the same scope as the
// test.
std::vector<ReasonPart> compile_reason(const Value* value, const Scope& scope,
                                       Diagnostics& mistakes)
{
  std::vector<ReasonPart> parts;
  const std::optional<std::string> text =
      value == nullptr ? std::nullopt : read_text(*value, mistakes);
  if (!text)
    return parts;
  std::string_view rest = *text;
  while (!rest.empty()) {
    const std::size_t open = rest.find('{');
    if (open == std::string_view::npos) {
      parts.push_back({std::string(rest), std::nullopt});
      return parts;
    }
    const auto offset = static_cast<std::size_t>(rest.data() - text->data()) + open;
    const std::size_t close = rest.find('}', open);
    if (close == std::string_view::npos) {
      mistakes.push_back(error_at(part_of(value->at, *text, offset, 1),
                                  say("'{{' zonder '}}'", "'{{' without '}}'"),
                                  say("zet het veld tussen accolades: {{fase}}",
                                      "put the field between braces: {{fase}}")));
      return parts;
    }
    if (open > 0)
      parts.push_back({std::string(rest.substr(0, open)), std::nullopt});
    const std::string name(rest.substr(open + 1, close - open - 1));
    const Position at = part_of(value->at, *text, offset + 1, name.size());
    if (auto path = compile_path(name, at, scope, mistakes))
      parts.push_back({{}, std::move(path)});
    rest.remove_prefix(close + 1);
  }
  return parts;
}

std::optional<Condition> compile_condition(const Value& map, const Scope& scope,
                                           Diagnostics& mistakes)
{
  const MapReader reader(map, k_keys, mistakes);
  if (!map.is_map())
    return std::nullopt;
  const ConditionForm* form = find_form(reader);
  if (form == nullptr) {
    std::vector<std::string> names;
    for (const ConditionForm& one : forms())
      names.emplace_back(one.key);
    mistakes.push_back(error_at(
        map.at,
        say("deze voorwaarde zegt niet wat zij test", "this condition does not say what it tests"),
        expected_one_of({}, names)));
    return std::nullopt;
  }
  if (!keys_fit(map, *form, mistakes))
    return std::nullopt;
  std::optional<Condition> condition = compile_test(*form, reader, scope);
  if (!condition)
    return std::nullopt;
  condition->reason = compile_reason(reader.get("reden"), scope, mistakes);
  condition->label = reader.text("telt_als");
  condition->from_plan =
      reader.choice("bron", say("de bron", "the source")).value_or("keuze") == "plan";
  condition->at = map.at;
  return condition;
}

} // namespace

std::span<const Key> condition_keys()
{
  return k_keys;
}

const std::vector<ConditionForm>& condition_forms()
{
  return forms();
}

std::vector<std::string_view> common_condition_keys()
{
  return {k_common_keys.begin(), k_common_keys.end()};
}

Conditions compile_conditions(const Value& list, const Scope& scope, Diagnostics& mistakes)
{
  Conditions conditions;
  const std::span<const Value> values =
      list.is_list() ? std::span<const Value>(list.items) : std::span<const Value>(&list, 1);
  for (const Value& value : values)
    if (auto condition = compile_condition(value, scope, mistakes))
      conditions.push_back(std::move(*condition));
  return conditions;
}

} // namespace peil::check
