#include "check/rules.hpp"

#include "check/key_tables.hpp"
#include "check/map_reader.hpp"
#include "check/public_paths.hpp"
#include "check/rule_conditions.hpp"
#include "check/rule_paths.hpp"

#include <algorithm>
#include <array>

namespace peil::check {
namespace {

const std::vector<std::string> k_ends = {"eerste", "laatste"};
const std::vector<std::string> k_kinds = {"records", "uniek", "som", "aandeel"};

constexpr auto k_pick_keys = std::to_array<Key>({
    {"uit", Need::required, "een geschiedenis of groepen"},
    {"neem", Need::optional, "eerste of laatste", one_of([] { return k_ends; })},
    {"waarvoor", Need::optional, "voorwaarden aan de regel", k_conditions},
    {"overslaan", Need::optional, "regels die tellen alsof ze er niet staan", k_conditions},
});

constexpr auto k_companies_keys = std::to_array<Key>({
    {"register", Need::required, "het register dat zegt welk bedrijf het is",
     id_of(Names::registers)},
    {"via", Need::required, "het veld daarin dat naar het record van de som verwijst"},
    {"eenheid", Need::required, "het veld daarin dat naar het bedrijf verwijst"},
    {"samen_via", Need::optional, "veld van het bedrijf dat zegt dat twee id's één zijn"},
});

constexpr auto k_rule_keys = std::to_array<Key>({
    {"register", Need::optional, "welke records", id_of(Names::registers)},
    {"tel", Need::optional, "records, uniek, som of aandeel", one_of([] { return k_kinds; })},
    {"eenheid", Need::optional, "bij uniek: wat maar één keer telt", k_paths},
    {"samen_via", Need::optional, "bij uniek: veld dat zegt dat twee id's één zijn"},
    {"bedrag", Need::optional, "bij som: pad naar het getal", k_paths},
    {"bedrijven", Need::optional, "bij som: welke bedrijven achter een record zitten",
     group_of<k_companies_keys>()},
    {"van", Need::optional, "bij aandeel: voorwaarden voor de noemer", k_conditions},
    {"kies", Need::optional, "namen voor een regel uit een lijst of geschiedenis",
     by_name(Names::any, group_of<k_pick_keys>())},
    {"alleen", Need::optional, "voorwaarden om kandidaat te zijn", k_conditions},
    {"voorwaarden", Need::optional, "de voorwaarden, op volgorde", k_conditions},
    {"telt_op", Need::optional, "pad naar de datum van het feit dat telt", k_paths},
    {"uitleg", Need::optional, "de regel in gewone woorden"},
    {"plaats", Need::optional, "plek in het plan"},
    {"keuze", Need::optional, "wat onze eigen keuze is"},
    {"bronnen", Need::optional, "telregels over meer registers", list_of(group_of(rule_keys))},
});

CountingRule::Kind kind_of(const std::string& word)
{
  if (word == "uniek")
    return CountingRule::Kind::distinct;
  if (word == "som")
    return CountingRule::Kind::sum;
  if (word == "aandeel")
    return CountingRule::Kind::share;
  return CountingRule::Kind::records;
}

const Register* find_register(const MapReader& reader, const RuleContext& context)
{
  if (reader.get("register") == nullptr) {
    reader.mistakes().push_back(
        error_at(reader.at(), say("'register' ontbreekt", "'register' is missing"),
                 expected_one_of({}, context.register_names.value_or(std::vector<std::string>()))));
    return nullptr;
  }
  const auto name =
      reader.reference("register", context.register_names, say("register", "register"));
  if (!name)
    return nullptr;
  for (const Register& one : context.registers)
    if (one.name == *name)
      return &one;
  return nullptr;
}

Scope row_scope(const Scope& scope, const Path& list)
{
  Scope inner = scope;
  inner.item_fields = &list.target()->fields;
  inner.inside_item = true;
  inner.has_previous = true;
  return inner;
}

std::optional<Pick> compile_pick(const Value::Member& member, const Scope& scope,
                                 Diagnostics& mistakes)
{
  const MapReader reader(member.value, k_pick_keys, mistakes);
  const Value* list = reader.get("uit");
  std::optional<Path> path = list == nullptr ? std::nullopt : compile_path(*list, scope, mistakes);
  if (!path)
    return std::nullopt;
  if (!leads_to_items(*path)) {
    mistakes.push_back(error_at(
        list->at,
        say("'{}' is geen geschiedenis of groepen", "'{}' is not a history or groups", path->text),
        say("kies een veld van type geschiedenis of groepen",
            "choose a field of type geschiedenis or groepen")));
    return std::nullopt;
  }
  Pick pick;
  pick.name = member.key.value;
  pick.at = member.key.at;
  pick.last = reader.choice("neem", say("neem", "neem")).value_or("eerste") == "laatste";
  const Scope inner = row_scope(scope, *path);
  if (const Value* value = reader.get("waarvoor"))
    pick.conditions = compile_conditions(*value, inner, mistakes);
  if (const Value* value = reader.get("overslaan"))
    pick.skipped = compile_conditions(*value, inner, mistakes);
  pick.list = std::move(*path);
  return pick;
}

// A later pick may begin at an earlier one, so the scope grows with each.
void compile_picks(const MapReader& reader, Scope& scope, std::vector<Pick>& picks)
{
  const Value* map = reader.get("kies");
  if (map == nullptr)
    return;
  if (!map->is_map()) {
    const Sentence found = described(*map);
    reader.mistakes().push_back(
        error_at(map->at,
                 say("hier staat {}, verwacht een naam met een keuze erachter",
                     "found {1}, expected a name with a choice behind it", found.nl, found.en),
                 say("geef elke keuze een naam: stap: {{uit: fase, neem: eerste}}",
                     "give each choice a name: stap: {{uit: fase, neem: eerste}}")));
    return;
  }
  for (const Value::Member& member : map->members) {
    std::optional<Pick> pick = compile_pick(member, scope, reader.mistakes());
    if (!pick)
      continue;
    scope.pick_fields.push_back(&pick->list.target()->fields);
    picks.push_back(std::move(*pick));
  }
}

// Where the rule says what it counts; a part of `bronnen` says that elsewhere.
Position place_of_kind(const MapReader& reader)
{
  return reader.at("tel");
}

void compile_unit(const MapReader& reader, const Scope& scope, RuleSource& source)
{
  const Value* value = reader.get("eenheid");
  if (value == nullptr) {
    reader.mistakes().push_back(error_at(
        place_of_kind(reader),
        say("'tel: uniek' vraagt om 'eenheid'", "'tel: uniek' needs 'eenheid'"),
        say("noem het veld met wat maar één keer telt, bijvoorbeeld eenheid: onderneming",
            "name the field with what counts only once, for example eenheid: onderneming")));
    return;
  }
  source.unit = compile_paths(*value, scope, reader.mistakes());
  for (const Path& path : source.unit) {
    if (path.target() == nullptr || path.target()->type != FieldType::reference) {
      reader.mistakes().push_back(
          error_at(path.at, say("'{}' is geen verwijzing", "'{}' is not a reference", path.text),
                   say("noem een veld van type verwijzing", "name a field of type verwijzing")));
      return;
    }
    source.unit_register = path.target()->register_index;
  }
  const Value* same = reader.get("samen_via");
  if (same == nullptr || source.unit.empty())
    return;
  const Register& units = scope.context.registers[source.unit_register];
  const Scope unit_scope{scope.context, units, &units.fields, false, false, nullptr, {}};
  const auto path = compile_path(*same, unit_scope, reader.mistakes());
  if (!path)
    return;
  if (!refers_to_own_register(*path, units))
    reader.mistakes().push_back(error_at(
        same->at,
        say("'{}' verwijst niet naar een ander record van register {}",
            "'{}' does not refer to another record of register {}", path->text, units.name),
        say("noem een veld van type verwijzing naar register {}",
            "name a field of type verwijzing to register {}", units.name)));
  else
    source.same_unit_field = path->steps.front();
}

// A field of the register itself that refers to a record, of `wanted` if that is given.
std::optional<std::size_t> reference_field(const MapReader& reader, std::string_view key,
                                           const Register& of, const Register* wanted,
                                           const RuleContext& context)
{
  const Value* value = reader.get(key);
  if (value == nullptr)
    return std::nullopt;
  const Scope scope{context, of, &of.fields, false, false, nullptr, {}};
  const auto path = compile_path(*value, scope, reader.mistakes());
  if (!path)
    return std::nullopt;
  const Field& field = *path->target();
  if (path->steps.size() == 1 && field.type == FieldType::reference &&
      (wanted == nullptr || &context.registers[field.register_index] == wanted))
    return path->steps.front();
  reader.mistakes().push_back(error_at(
      value->at,
      wanted == nullptr ? say("'{}' is geen verwijzing", "'{}' is not a reference", path->text)
                        : say("'{}' verwijst niet naar register {}",
                              "'{}' does not refer to register {}", path->text, wanted->name),
      say("noem een veld van type verwijzing", "name a field of type verwijzing")));
  return std::nullopt;
}

void compile_companies(const Value& value, const Register& of_sum, const RuleContext& context,
                       RuleSource& source, Diagnostics& mistakes)
{
  const MapReader reader(value, k_companies_keys, mistakes);
  const Register* names_both = find_register(reader, context);
  if (names_both == nullptr)
    return;
  const auto record = reference_field(reader, "via", *names_both, &of_sum, context);
  const auto company = reference_field(reader, "eenheid", *names_both, nullptr, context);
  if (!record || !company)
    return;
  CompaniesBehind behind;
  behind.register_index = static_cast<std::size_t>(names_both - context.registers.data());
  behind.record_field = *record;
  behind.company_field = *company;
  behind.company_register = names_both->fields[*company].register_index;
  const Register& companies = context.registers[behind.company_register];
  behind.same_company_field = reference_field(reader, "samen_via", companies, &companies, context);
  source.companies = behind;
}

Conditions conditions_of(const MapReader& reader, std::string_view key, const Scope& scope)
{
  const Value* value = reader.get(key);
  return value == nullptr ? Conditions{} : compile_conditions(*value, scope, reader.mistakes());
}

std::optional<RuleSource> compile_source(const MapReader& reader, CountingRule::Kind kind,
                                         const RuleContext& context)
{
  const Register* source_register = find_register(reader, context);
  if (source_register == nullptr)
    return std::nullopt;
  RuleSource source;
  source.register_index = static_cast<std::size_t>(source_register - context.registers.data());
  Scope scope{context, *source_register, &source_register->fields, false, false, &source.picks, {}};
  compile_picks(reader, scope, source.picks);
  source.candidates = conditions_of(reader, "alleen", scope);
  source.conditions = conditions_of(reader, "voorwaarden", scope);
  source.denominator = conditions_of(reader, "van", scope);
  if (const Value* value = reader.get("telt_op"))
    source.counted_on = compile_dates(*value, scope, reader.mistakes());
  if (kind == CountingRule::Kind::distinct || reader.get("eenheid") != nullptr)
    compile_unit(reader, scope, source);
  if (const Value* value = reader.get("bedrag"))
    source.amount = compile_numbers(*value, scope, reader.mistakes());
  else if (kind == CountingRule::Kind::sum)
    reader.mistakes().push_back(error_at(
        place_of_kind(reader), say("'tel: som' vraagt om 'bedrag'", "'tel: som' needs 'bedrag'"),
        say("noem bij 'bedrag' het veld met het getal",
            "name the field with the number at 'bedrag'")));
  if (const Value* value = reader.get("bedrijven"))
    compile_companies(*value, *source_register, context, source, reader.mistakes());
  if (kind == CountingRule::Kind::share && reader.get("van") == nullptr)
    reader.mistakes().push_back(error_at(
        place_of_kind(reader), say("'tel: aandeel' vraagt om 'van'", "'tel: aandeel' needs 'van'"),
        say("schrijf bij 'van' de voorwaarden voor het geheel waarvan het aandeel wordt genomen",
            "write the conditions for the whole of which the share is taken at 'van'")));
  return source;
}

// Beside `bronnen` these would silently do nothing: every source has its own.
constexpr auto k_keys_of_a_source =
    std::to_array<std::string_view>({"register", "eenheid", "samen_via", "bedrag", "bedrijven",
                                     "van", "kies", "alleen", "voorwaarden", "telt_op"});

void report_keys_beside_sources(const Value& rule, Diagnostics& mistakes)
{
  for (const Value::Member& member : rule.members)
    if (std::find(k_keys_of_a_source.begin(), k_keys_of_a_source.end(), member.key.value) !=
        k_keys_of_a_source.end())
      mistakes.push_back(error_at(member.key.at,
                                  say("'{}' kan niet naast 'bronnen'",
                                      "'{}' cannot stand beside 'bronnen'", member.key.value),
                                  say("zet deze sleutel in elk deel van 'bronnen'",
                                      "put this key in each part of 'bronnen'")));
}

const Register* register_named(std::string_view name, const RuleContext& context)
{
  const auto found = std::find_if(context.registers.begin(), context.registers.end(),
                                  [name](const Register& one) { return one.name == name; });
  return found == context.registers.end() ? nullptr : &*found;
}

void add_referred(const std::vector<Field>& fields, std::vector<std::string>& names)
{
  for (const Field& field : fields) {
    const std::string& name = field.register_name.value;
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end())
      names.push_back(name);
    add_referred(field.fields, names);
  }
}

// A rule reads its registers and those they refer to. When one of those has a mistake in its
// description, what the rule names may be right all the same.
bool rests_on_faulty_register(const Value& rule, const RuleContext& context)
{
  std::vector<std::string> names;
  const auto add = [&names](const Value& source) {
    if (const Value* name = source.find("register"))
      names.push_back(name->text);
  };
  add(rule);
  if (const Value* sources = rule.find("bronnen"))
    for (const Value& source : sources->items)
      add(source);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (std::find(context.faulty.begin(), context.faulty.end(), names[i]) != context.faulty.end())
      return true;
    if (const Register* one = register_named(names[i], context))
      add_referred(one->fields, names);
  }
  return false;
}

using Named = std::vector<Located<std::string>>;
void collect_named(const Conditions& conditions, Named& named);

struct CollectNamed
{
  Named& named;
  Position at;

  void operator()(const CountsTest& test) const { named.push_back({test.indicator, at}); }
  void operator()(const ItemTest& test) const { collect_named(test.conditions, named); }
  void operator()(const NotTest& test) const { collect_named(test.conditions, named); }
  void operator()(const AnyTest& test) const
  {
    for (const Conditions& alternative : test.alternatives)
      collect_named(alternative, named);
  }
  template <typename Other>
  void operator()(const Other&) const
  {
  }
};

void collect_named(const Conditions& conditions, Named& named)
{
  for (const Condition& condition : conditions)
    std::visit(CollectNamed{named, condition.at}, condition.test);
}

} // namespace

std::span<const Key> rule_keys()
{
  return k_rule_keys;
}

std::optional<CountingRule> compile_rule(const Value& value, const RuleContext& context,
                                         Diagnostics& mistakes)
{
  if (rests_on_faulty_register(value, context))
    return std::nullopt;
  const std::size_t before = mistakes.size();
  const MapReader reader(value, k_rule_keys, mistakes);
  if (!value.is_map())
    return std::nullopt;
  if (reader.get("bronnen") != nullptr)
    report_keys_beside_sources(value, mistakes);
  CountingRule rule;
  rule.at = value.at;
  rule.kind = kind_of(reader.choice("tel", say("tel", "tel")).value_or("records"));
  rule.explanation = reader.text("uitleg");
  rule.plan_place = reader.text("plaats");
  rule.own_choice = reader.text("keuze");
  if (reader.get("bronnen") == nullptr) {
    if (auto source = compile_source(reader, rule.kind, context))
      rule.sources.push_back(std::move(*source));
  }
  for (const Value& part : reader.list("bronnen")) {
    const MapReader part_reader(part, k_rule_keys, mistakes);
    if (auto source = compile_source(part_reader, rule.kind, context))
      rule.sources.push_back(std::move(*source));
  }
  if (mistakes.size() > before || rule.sources.empty())
    return std::nullopt;
  check_reasons_are_public(rule, context.registers, mistakes);
  return rule;
}

std::vector<Paths> compile_breakdown(const Value& value, const CountingRule& rule,
                                     const RuleContext& context, Diagnostics& mistakes)
{
  std::vector<Paths> by;
  for (const RuleSource& source : rule.sources) {
    const Register& over = context.registers[source.register_index];
    Scope scope{context, over, &over.fields, false, false, &source.picks, {}};
    for (const Pick& pick : source.picks)
      scope.pick_fields.push_back(&pick.list.target()->fields);
    by.push_back(compile_paths(value, scope, mistakes));
    check_breakdown_is_public(by.back(), source, context.registers, mistakes);
  }
  return by;
}

std::vector<Located<std::string>> indicators_named_in(const CountingRule& rule)
{
  Named named;
  for (const RuleSource& source : rule.sources) {
    for (const Pick& pick : source.picks) {
      collect_named(pick.conditions, named);
      collect_named(pick.skipped, named);
    }
    collect_named(source.candidates, named);
    collect_named(source.conditions, named);
    collect_named(source.denominator, named);
  }
  return named;
}

} // namespace peil::check
