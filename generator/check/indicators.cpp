#include "check/indicators.hpp"

#include "base/sha256.hpp"
#include "base/text.hpp"
#include "check/changes.hpp"
#include "check/find_source.hpp"
#include "check/key_tables.hpp"
#include "check/map_reader.hpp"
#include "check/register_folders.hpp"
#include "check/rules.hpp"
#include "check/targets.hpp"

#include <algorithm>
#include <array>

namespace peil::check {
namespace {

const std::vector<std::string> k_courses = {"stappen", "lineair"};
const std::vector<std::string> k_kinds = {"stand", "cumulatief", "per_jaar", "periode", "gemeten"};
const std::vector<std::string> k_types = {"toestand", "output", "transitie", "effect"};
const std::vector<std::string> k_value_kinds = {"aantal", "bedrag", "percentage", "ja_nee"};

constexpr auto k_unit_keys = std::to_array<Key>({
    {"een", Need::required, "enkelvoud"},
    {"meer", Need::required, "meervoud"},
});

constexpr auto k_baseline_keys = std::to_array<Key>({
    {"waarde", Need::required, "het getal bij de start", k_amount},
    {"datum", Need::required, "van wanneer", k_date},
    {"bron", Need::required, "waar het vandaan komt"},
});

constexpr auto k_step_keys = std::to_array<Key>({
    {"datum", Need::required, "vanaf wanneer", k_date},
    {"waarde", Need::required, "wat dan wordt verwacht", k_amount},
});

constexpr auto k_course_keys = std::to_array<Key>({
    {"verloop", Need::optional, "stappen of lineair", one_of([] { return k_courses; })},
    {"toelichting", Need::optional, "waarom dit verloop"},
    {"stappen", Need::required, "lijst van {datum, waarde}", list_of(group_of<k_step_keys>())},
});

constexpr auto k_not_applicable_keys = std::to_array<Key>({
    {"periode", Need::required, "jaar of kwartaal", k_period},
    {"reden", Need::required, "waarom"},
});

constexpr auto k_limit_keys = std::to_array<Key>({
    {"hoogstens", Need::required, "de grens", k_number},
    {"reden", Need::required, "waarom"},
    {"plaats", Need::optional, "waar het in het plan staat"},
});

constexpr auto k_measurement_keys = std::to_array<Key>({
    {"datum", Need::required, "van wanneer de waarde is", k_date},
    {"waarde", Need::required, "het getal", k_amount},
    {"bron", Need::required, "waar het vandaan komt"},
    {"methode", Need::optional, "hoe het is gemeten"},
});

constexpr auto k_breakdown_keys = std::to_array<Key>({
    {"id", Need::required, "een kort woord, bijvoorbeeld sector", k_address_word},
    {"titel", Need::required, "boven de tabel"},
    {"naar", Need::required, "het veld waarnaar wordt verdeeld, of jaar", k_paths},
    {"optellend", Need::optional, "of de delen optellen tot het geheel", k_yes_no},
    {"let_op", Need::optional, "zin onder de tabel"},
});

constexpr auto k_indicator_keys = std::to_array<Key>({
    {"titel", Need::required, "de naam"},
    {"kort", Need::required, "één regel in gewone taal"},
    {"eenheid", Need::optional, "{een: ketenproject, meer: ketenprojecten}",
     group_of<k_unit_keys>()},
    {"getal", Need::optional, "aantal, bedrag, percentage of ja_nee",
     one_of([] { return k_value_kinds; })},
    {"type", Need::optional, "toestand, output, transitie of effect",
     one_of([] { return k_types; })},
    {"soort", Need::required, "stand, cumulatief, per_jaar, periode of gemeten",
     one_of([] { return k_kinds; })},
    {"periode", Need::optional, "bij soort periode: kwartaal of jaar", k_period},
    {"pijler", Need::optional, "id van de pijler", id_of(Names::pillars)},
    {"hoort_bij", Need::optional, "bij een kengetal: id van de indicator", id_of(Names::targets)},
    {"volgorde", Need::optional, "plaats in lijsten", k_whole},
    {"doel", Need::optional, "wat het plan belooft", group_of(target_keys)},
    {"doelwijzigingen", Need::optional, "lijst van {datum, van, naar, reden, besluit}",
     list_of(group_of(target_change_keys))},
    {"definitiewijzigingen", Need::optional, "lijst van {datum, van, naar, reden, besluit}",
     list_of(group_of(definition_change_keys))},
    {"nulmeting", Need::optional, "ontbreekt, of {waarde, datum, bron}",
     or_word(group_of<k_baseline_keys>(), [] { return std::vector<std::string>{"ontbreekt"}; })},
    {"koers", Need::optional, "wat op welke datum wordt verwacht", group_of<k_course_keys>()},
    {"nvt", Need::optional, "periodes die n.v.t. zijn tot er iets is",
     list_of(group_of<k_not_applicable_keys>())},
    {"grens", Need::optional, "{hoogstens, reden, plaats}", group_of<k_limit_keys>()},
    {"bron", Need::optional, "waar de gegevens vandaan komen"},
    {"eigenaar", Need::optional, "wie ze bijhoudt"},
    {"frequentie", Need::optional, "hoe vaak"},
    {"telregel", Need::optional, "zie docs/telregels.md", group_of(rule_keys)},
    {"metingen", Need::optional, "bij soort gemeten: de waarden",
     list_of(group_of<k_measurement_keys>())},
    {"uitsplitsingen", Need::optional, "verdelingen van wat telt",
     list_of(group_of<k_breakdown_keys>())},
});

template <typename Enum>
Enum nth(const std::optional<std::string>& word, const std::vector<std::string>& words)
{
  const auto found = std::find(words.begin(), words.end(), word.value_or(""));
  return static_cast<Enum>(found == words.end() ? 0 : found - words.begin());
}

// A number; of a result that is there or not `true` or `false`.
std::optional<Decimal> read_amount(const MapReader& reader, std::string_view key, ValueKind kind)
{
  if (kind != ValueKind::yes_no)
    return reader.decimal(key);
  const Value* value = reader.get(key);
  const std::optional<bool> yes =
      value == nullptr ? std::nullopt : read_yes_no(*value, reader.mistakes());
  return yes ? std::optional(Decimal(*yes ? 1 : 0)) : std::nullopt;
}

std::optional<Baseline> read_baseline(const MapReader& reader, ValueKind kind)
{
  const Value* value = reader.get("nulmeting");
  if (value == nullptr || (value->is_scalar() && value->text == "ontbreekt"))
    return std::nullopt;
  const MapReader baseline(*value, k_baseline_keys, reader.mistakes());
  const auto amount = read_amount(baseline, "waarde", kind);
  const auto date = baseline.date("datum");
  if (!amount || !date)
    return std::nullopt;
  return Baseline{*amount, *date, baseline.text("bron")};
}

Course read_course(const MapReader& indicator, const Plan& plan, ValueKind kind)
{
  Course course;
  const Value* value = indicator.get("koers");
  if (value == nullptr)
    return course;
  Diagnostics& mistakes = indicator.mistakes();
  const MapReader reader(*value, k_course_keys, mistakes);
  course.linear = reader.choice("verloop", say("verloop", "verloop")) == "lineair";
  course.note = reader.text("toelichting");
  for (const Value& item : reader.list("stappen")) {
    const MapReader step(item, k_step_keys, mistakes);
    const auto date = step.date("datum");
    const auto expected = read_amount(step, "waarde", kind);
    if (!date || !expected)
      continue;
    demand_within_plan(*date, step.at("datum"), plan, mistakes);
    if (!course.steps.empty() && *date <= course.steps.back().date)
      mistakes.push_back(error_at(step.at("datum"),
                                  say("deze stap is niet later dan de vorige",
                                      "this step is not later than the one before"),
                                  say("zet de stappen op volgorde van datum, elke datum één keer",
                                      "put the steps in order of date, each date once")));
    course.steps.push_back({*date, *expected});
  }
  return course;
}

void read_not_applicable(const MapReader& reader, Indicator& indicator)
{
  for (const Value& item : reader.list("nvt")) {
    const MapReader one(item, k_not_applicable_keys, reader.mistakes());
    if (const auto period = one.period("periode"))
      indicator.not_applicable.push_back({*period, one.text("reden"), item.at});
  }
}

void read_limit(const MapReader& reader, Indicator& indicator)
{
  const Value* value = reader.get("grens");
  if (value == nullptr)
    return;
  const MapReader limit(*value, k_limit_keys, reader.mistakes());
  if (const auto at_most = limit.decimal("hoogstens"))
    indicator.limit = Limit{*at_most, limit.text("reden"), limit.text("plaats"), value->at};
}

void read_measurements(const MapReader& reader, Indicator& indicator)
{
  for (const Value& item : reader.list("metingen")) {
    const MapReader one(item, k_measurement_keys, reader.mistakes());
    const auto date = one.date("datum");
    const auto value = read_amount(one, "waarde", indicator.value_kind);
    if (date && value)
      indicator.measurements.push_back({*date, *value, one.text("bron"), one.text("methode")});
  }
}

bool is_dated(const CountingRule& rule)
{
  return std::none_of(rule.sources.begin(), rule.sources.end(),
                      [](const RuleSource& source) { return source.counted_on.empty(); });
}

void read_breakdowns(const MapReader& reader, const RuleContext& context, Indicator& indicator)
{
  if (!indicator.rule)
    return;
  for (const Value& item : reader.list("uitsplitsingen")) {
    const MapReader one(item, k_breakdown_keys, reader.mistakes());
    Breakdown breakdown;
    breakdown.id = one.address_word("id").value_or("");
    breakdown.title = one.text("titel");
    breakdown.adds_up = one.yes_no("optellend", true);
    breakdown.note = one.text("let_op");
    const Value* by = one.get("naar");
    if (by == nullptr)
      continue;
    breakdown.by_year = by->is_scalar() && by->text == "jaar";
    if (breakdown.by_year && !is_dated(*indicator.rule))
      reader.mistakes().push_back(
          error_at(by->at,
                   say("'naar: jaar' vraagt om 'telt_op' in de telregel",
                       "'naar: jaar' needs 'telt_op' in the counting rule"),
                   say("noem bij 'telt_op' het veld met de datum waarop een record meetelt",
                       "name the field with the date on which a record counts at 'telt_op'")));
    if (!breakdown.by_year)
      breakdown.by = compile_breakdown(*by, *indicator.rule, context, reader.mistakes());
    indicator.breakdowns.push_back(std::move(breakdown));
  }
}

// What must and must not stand beside each other, by kind.
void check_kind(const MapReader& reader, const Indicator& indicator)
{
  const auto demand = [&reader](bool fine, Position at, Sentence message, Sentence hint) {
    if (!fine)
      reader.mistakes().push_back(error_at(at, std::move(message), std::move(hint)));
  };
  const bool measured = indicator.kind == IndicatorKind::measured;
  demand(!measured || reader.get("telregel") == nullptr, reader.key_at("telregel"),
         say("een gemeten indicator heeft metingen en geen telregel",
             "a measured indicator has measurements and no counting rule"),
         say("haal 'telregel' weg, of kies een andere 'soort'",
             "remove 'telregel', or choose another 'soort'"));
  demand(!measured || reader.get("metingen") != nullptr, reader.at("soort"),
         say("deze gemeten indicator heeft geen metingen",
             "this measured indicator has no measurements"),
         say("vul bij 'metingen' de waarden in: - {{datum: …, waarde: …, bron: …}}",
             "fill in the values at 'metingen': - {{datum: …, waarde: …, bron: …}}"));
  demand(measured || reader.get("metingen") == nullptr, reader.key_at("metingen"),
         say("metingen horen bij soort: gemeten", "measurements belong with soort: gemeten"),
         say("haal 'metingen' weg, of kies soort: gemeten",
             "remove 'metingen', or choose soort: gemeten"));
  demand(measured || reader.get("telregel") != nullptr, reader.at("soort"),
         say("deze indicator heeft geen telregel", "this indicator has no counting rule"),
         say("schrijf bij 'telregel' wat er telt (zie docs/telregels.md), of kies soort: gemeten",
             "write what counts at 'telregel' (see docs/telregels.md), or choose soort: gemeten"));
  const bool in_period = indicator.kind == IndicatorKind::in_period;
  demand(!in_period || reader.get("periode") != nullptr, reader.at("soort"),
         say("soort: periode vraagt om 'periode'", "soort: periode needs 'periode'"),
         say("vul bij 'periode' een jaar of kwartaal in: 2026 of 2026-Q3",
             "fill in a year or quarter at 'periode': 2026 or 2026-Q3"));
  demand(in_period || reader.get("periode") == nullptr, reader.key_at("periode"),
         say("'periode' hoort bij soort: periode", "'periode' belongs with soort: periode"),
         say("haal 'periode' weg, of kies soort: periode",
             "remove 'periode', or choose soort: periode"));
}

constexpr auto k_explaining_keys =
    std::to_array<std::string_view>({"uitleg", "plaats", "keuze", "reden", "telt_als", "bron"});

// The rule as it counts: how it is laid out and explained may change without another definition.
std::string definition_of(const Value& rule)
{
  std::string text = rule.is_map() ? "{" : rule.is_list() ? "[" : rule.text;
  for (const Value& item : rule.items)
    text += definition_of(item) + ",";
  for (const Value::Member& member : rule.members)
    if (std::find(k_explaining_keys.begin(), k_explaining_keys.end(), member.key.value) ==
        k_explaining_keys.end())
      text += member.key.value + ":" + definition_of(member.value) + ",";
  return text;
}

Indicator read_indicator(const Document& document, bool is_helper, const Plan& plan,
                         const PlanIds& known, const RuleContext& context, Diagnostics& mistakes)
{
  const MapReader reader(document.root, k_indicator_keys, mistakes);
  Indicator indicator;
  indicator.id = {std::string(stem_of(document.file)), Position{document.file, 1, 1, 1}};
  indicator.is_helper = is_helper;
  indicator.belongs_to =
      reader.reference("hoort_bij", known.targets, say("indicator", "indicator")).value_or("");
  indicator.title = reader.text("titel");
  indicator.summary = reader.text("kort");
  if (const Value* unit = reader.get("eenheid")) {
    const MapReader words(*unit, k_unit_keys, mistakes);
    indicator.unit_one = words.text("een");
    indicator.unit_many = words.text("meer");
  }
  indicator.value_kind =
      nth<ValueKind>(reader.choice("getal", say("getal", "getal")), k_value_kinds);
  indicator.type =
      nth<IndicatorType>(reader.choice("type", say("type", "type")).value_or("output"), k_types);
  const auto kind = reader.choice("soort", say("soort", "soort"));
  indicator.kind = nth<IndicatorKind>(kind, k_kinds);
  indicator.period = reader.period("periode");
  indicator.pillar =
      reader.reference("pijler", known.pillars, say("pijler", "pillar")).value_or("");
  indicator.order = reader.whole("volgorde").value_or(0);
  if (const Value* target = reader.get("doel"))
    indicator.target = read_target(*target, indicator.value_kind, plan, mistakes);
  read_target_changes(reader, plan, known, indicator);
  read_definition_changes(reader, plan, known, indicator);
  indicator.baseline = read_baseline(reader, indicator.value_kind);
  indicator.course = read_course(reader, plan, indicator.value_kind);
  if (indicator.course.steps.empty() && indicator.target)
    indicator.course = course_of(*indicator.target);
  read_not_applicable(reader, indicator);
  read_limit(reader, indicator);
  indicator.source = reader.text("bron");
  indicator.owner = reader.text("eigenaar");
  indicator.frequency = reader.text("frequentie");
  if (const Value* rule = reader.get("telregel")) {
    indicator.rule = compile_rule(*rule, context, mistakes);
    indicator.definition_digest = short_digest(kind.value_or("") + definition_of(*rule));
  }
  read_measurements(reader, indicator);
  read_breakdowns(reader, context, indicator);
  if (kind)
    check_kind(reader, indicator);
  return indicator;
}

enum class Mark
{
  unseen,
  open,
  done
};

// Depth first; an indicator met again while it is still open closes a circle.
void visit(std::size_t index, Project& project, std::vector<Mark>& marks, Diagnostics& mistakes)
{
  marks[index] = Mark::open;
  const Indicator& indicator = project.indicators[index];
  if (indicator.rule)
    for (const Located<std::string>& named : indicators_named_in(*indicator.rule)) {
      const Indicator* other = project.find_indicator(named.value);
      if (other == nullptr)
        continue;
      const auto next = static_cast<std::size_t>(other - project.indicators.data());
      if (marks[next] == Mark::open)
        mistakes.push_back(error_at(
            named.at,
            next == index
                ? say("'{}' verwijst naar zichzelf", "'{}' refers to itself", named.value)
                : say("'{}' en '{}' wachten op elkaar", "'{}' and '{}' wait for each other",
                      indicator.id.value, named.value),
            say("een telregel kan niet van zichzelf afhangen, ook niet langs een omweg; "
                "haal deze voorwaarde weg",
                "a counting rule cannot depend on itself, not even by a detour; remove "
                "this condition")));
      else if (marks[next] == Mark::unseen)
        visit(next, project, marks, mistakes);
    }
  marks[index] = Mark::done;
  project.evaluation_order.push_back(index);
}

} // namespace

std::span<const Key> indicator_keys()
{
  return k_indicator_keys;
}

void check_indicators(const Sources& sources, const PlanIds& known, Project& project,
                      Diagnostics& mistakes)
{
  const auto targets = documents_in(sources, "data/indicatoren/");
  const auto helpers = documents_in(sources, "data/kengetallen/");
  const std::vector<std::string> faulty = faulty_registers(mistakes);
  const RuleContext context{project.registers, known.indicators, known.registers, faulty};
  for (const auto* documents : {&targets, &helpers})
    for (const Document* document : *documents) {
      const std::string id(stem_of(document->file));
      if (!is_address_word(id))
        mistakes.push_back(
            error_at({document->file, 0, 0, 1},
                     say("'{}' kan geen adres zijn", "'{}' cannot be an address", id),
                     say("de bestandsnaam is de id: kleine letters, cijfers en '-'",
                         "the file name is the id: lower case letters, digits and '-'")));
      if (const Indicator* first = project.find_indicator(id)) {
        Diagnostic mistake = error_at({document->file, 0, 0, 1},
                                      say("twee bronnen voor '{}'", "two sources for '{}'", id),
                                      say("geef een van de twee bestanden een andere naam",
                                          "give one of the two files another name"));
        mistake.notes.push_back({{first->id.at.file, 0, 0, 1}, say("eerder hier", "first here")});
        mistakes.push_back(std::move(mistake));
      }
      project.indicators.push_back(
          read_indicator(*document, documents == &helpers, project.plan, known, context, mistakes));
    }
  std::stable_sort(project.indicators.begin(), project.indicators.end(),
                   [](const Indicator& a, const Indicator& b) {
                     return std::tie(a.is_helper, a.order) < std::tie(b.is_helper, b.order);
                   });
  std::vector<Mark> marks(project.indicators.size(), Mark::unseen);
  for (std::size_t i = 0; i < project.indicators.size(); ++i)
    if (marks[i] == Mark::unseen)
      visit(i, project, marks, mistakes);
}

} // namespace peil::check
