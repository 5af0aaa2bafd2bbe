#include "check/budget.hpp"

#include "base/dutch.hpp"
#include "base/text.hpp"
#include "check/code_lists.hpp"
#include "check/field_table.hpp"
#include "check/key_tables.hpp"
#include "check/map_reader.hpp"
#include "check/parts.hpp"
#include "check/register_folders.hpp"

#include <algorithm>
#include <array>

namespace peil::check {
namespace {

constexpr auto k_follows_keys = std::to_array<Key>({
    {"verplicht", Need::optional, "de som die hetzelfde zegt over wat is verplicht",
     id_of(Names::indicators)},
    {"gerealiseerd", Need::optional, "de som die hetzelfde zegt over wat is gerealiseerd",
     id_of(Names::indicators)},
});

constexpr auto k_line_keys = std::to_array<Key>({
    {"id", Need::required, "een kort woord, bijvoorbeeld vouchers", k_address_word},
    {"titel", Need::required, "de naam in de kostentabel"},
    {"titel_jaartabel", Need::optional, "de naam in de jaartabel"},
    {"wat", Need::optional, "citaat: wat valt hieronder"},
    {"waarom", Need::optional, "citaat: waarom nodig"},
    {"raming", Need::required, "bedrag per jaar", by_name(Names::budget_years, k_number)},
    {"totaal", Need::optional, "het totaal in de kostentabel", k_number},
    {"pijler", Need::optional, "pijler, als het plan de post op één plek indeelt",
     id_of(Names::pillars)},
    {"pijler_kostentabel", Need::optional, "pijler volgens de kostentabel", id_of(Names::pillars)},
    {"pijler_jaartabel", Need::optional, "pijler volgens de jaartabel", id_of(Names::pillars)},
    {"pijler_tekst", Need::optional, "pijler volgens de tekst", id_of(Names::pillars)},
    {"volgt", Need::optional,
     "bij bedragen van bedrijven: de sommen die zeggen wat er getoond mag worden",
     group_of<k_follows_keys>()},
    {"plaats", Need::optional, "waar het in het plan staat"},
});

constexpr auto k_total_keys = std::to_array<Key>({
    {"per_jaar", Need::optional, "totaal per jaar", by_name(Names::budget_years, k_number)},
    {"totaal", Need::optional, "het totaal", k_number},
    {"citaat", Need::optional, "de woorden van het plan"},
    {"per_pijler", Need::optional, "totaal per pijler, als het plan één indeling heeft",
     by_name(Names::pillars, k_number)},
    {"per_pijler_kostentabel", Need::optional, "totaal per pijler volgens de kostentabel",
     by_name(Names::pillars, k_number)},
    {"per_pijler_jaartabel", Need::optional, "totaal per pijler volgens de jaartabel",
     by_name(Names::pillars, k_number)},
});

constexpr auto k_booking_keys = std::to_array<Key>({
    {"register", Need::required, "naam van het register", id_of(Names::registers)},
    {"regel", Need::required, "veld met de kostenpost"},
    {"jaar", Need::required, "veld met het budgetjaar"},
    {"bedrag", Need::required, "veld met het bedrag"},
    {"datum", Need::required, "veld met de datum"},
    {"soort", Need::required, "veld met de soort boeking"},
    {"verplicht", Need::required, "code van een verplichting"},
    {"gerealiseerd", Need::required, "code van een betaling"},
});

constexpr auto k_collaboration_keys = std::to_array<Key>({
    {"id", Need::required, "een kort woord, bijvoorbeeld kring", k_address_word},
    {"titel", Need::required, "de naam"},
    {"citaat", Need::required, "het bedrag zoals het plan het schrijft"},
    {"wat", Need::optional, "citaat: wat valt hieronder"},
    {"waarom", Need::optional, "citaat: waarom nodig"},
    {"pijler", Need::optional, "id van de pijler", id_of(Names::pillars)},
    {"onduidelijk", Need::optional, "wat er onduidelijk aan is"},
    {"plaats", Need::optional, "waar het in het plan staat"},
});

constexpr auto k_funding_keys = std::to_array<Key>({
    {"citaat", Need::required, "de woorden van het plan"},
    {"toelichting", Need::optional, "onze toelichting"},
    {"plaats", Need::optional, "waar het in het plan staat"},
});

constexpr auto k_budget_keys = std::to_array<Key>({
    {"plaats", Need::optional, "waar het in het plan staat"},
    {"jaren", Need::required, "[2026, 2027]", list_of(k_whole)},
    {"regels", Need::required, "de kostenposten", list_of(group_of<k_line_keys>())},
    {"totalen", Need::optional, "de totalen die het plan noemt; worden nagerekend",
     group_of<k_total_keys>()},
    {"boekingen", Need::optional, "welk register de boekingen bevat", group_of<k_booking_keys>()},
    {"lopende_samenwerkingen", Need::optional, "staan niet in het totaal",
     list_of(group_of<k_collaboration_keys>())},
    {"dekking", Need::optional, "citaten over de dekking", list_of(group_of<k_funding_keys>())},
});

const Sentence k_pillar = say("pijler", "pillar");

std::vector<int> read_years(const MapReader& reader, const Plan& plan)
{
  std::vector<int> years;
  for (const Value& value : reader.list("jaren")) {
    const auto year = read_whole(value, reader.mistakes());
    if (!year)
      continue;
    if (!plan.period.contains(Date(*year, 7, 1)))
      reader.mistakes().push_back(error_at(
          value.at,
          say("{} valt buiten de looptijd van het plan", "{} lies outside the plan period", *year),
          say("de looptijd is {} tot en met {}", "the plan runs from {} up to {}",
              plan.period.first.to_iso(), plan.period.last.to_iso())));
    years.push_back(*year);
  }
  return years;
}

/// Amounts by year or by pillar, and whether all of them could be read: only then a total that
/// does not fit is a mistake of its own.
template <typename Key>
struct Amounts
{
  std::map<Key, Located<Decimal>> by_key;
  bool complete = true;
};

void report_no_amounts(const Value& value, const Sentence& example, Diagnostics& mistakes)
{
  const Sentence found = described(value);
  mistakes.push_back(error_at(
      value.at,
      say("hier staat {}, verwacht bedragen", "found {1}, expected amounts", found.nl, found.en),
      example));
}

// A map from year to amount; a year that the budget does not have is reported.
Amounts<int> read_per_year(const Value& value, const KnownNames& years, Diagnostics& mistakes)
{
  Amounts<int> amounts;
  if (!value.is_map()) {
    report_no_amounts(value,
                      say("schrijf per jaar een bedrag: {{\"2026\": 1000, \"2027\": 2000}}",
                          "write an amount for each year: {{\"2026\": 1000, \"2027\": 2000}}"),
                      mistakes);
    amounts.complete = false;
    return amounts;
  }
  for (const Value::Member& member : value.members) {
    const std::string& year = member.key.value;
    const bool is_year = years && std::find(years->begin(), years->end(), year) != years->end();
    if (years && !is_year)
      report_no_budget_year(year, member.key.at, *years, mistakes);
    const auto amount = read_decimal(member.value, mistakes);
    if (is_year && amount)
      amounts.by_key[std::stoi(year)] = {*amount, member.value.at};
    else
      amounts.complete = false;
  }
  return amounts;
}

Amounts<std::string> read_per_pillar(const Value& value, const KnownNames& pillars,
                                     Diagnostics& mistakes)
{
  Amounts<std::string> amounts;
  if (!value.is_map()) {
    report_no_amounts(value,
                      say("schrijf per pijler een bedrag: {{p1: 1000}}",
                          "write an amount for each pillar: {{p1: 1000}}"),
                      mistakes);
    return amounts;
  }
  for (const Value::Member& member : value.members) {
    check_plan_id(member.key, pillars, k_pillar, mistakes);
    const auto amount = read_decimal(member.value, mistakes);
    const bool exists =
        pillars && std::find(pillars->begin(), pillars->end(), member.key.value) != pillars->end();
    if (amount && exists)
      amounts.by_key[member.key.value] = {*amount, member.value.at};
  }
  return amounts;
}

void demand_total(Decimal computed, Decimal given, Position at, const Sentence& what,
                  Diagnostics& mistakes)
{
  if (computed == given)
    return;
  mistakes.push_back(error_at(
      at,
      say("{0} klopt niet: de delen tellen op tot {2}, hier staat {4}",
          "{1} does not add up: the parts come to {3}, here stands {5}", what.nl, what.en,
          dutch::number(computed), computed.to_string(), dutch::number(given), given.to_string()),
      say("verbeter het totaal of een van de delen", "correct the total or one of the parts")));
}

/// What is left of a total when some of its parts cannot be read is no reason to complain about it.
struct Readable
{
  bool estimates = true;
  bool pillars_of_cost_table = true;
  bool pillars_of_year_table = true;
};

std::string read_pillar_of_line(const MapReader& reader, std::string_view key, const PlanIds& known,
                                bool& readable)
{
  if (reader.get(key) == nullptr)
    return {};
  const auto pillar = reader.reference(key, known.pillars, k_pillar);
  readable = readable && pillar && known.pillars;
  return pillar.value_or("");
}

constexpr auto k_divisions =
    std::to_array<std::string_view>({"pijler_kostentabel", "pijler_jaartabel", "pijler_tekst"});

// "pijler" says for all three what a plan with one division says once.
void demand_one_division(const MapReader& reader)
{
  for (const std::string_view key : k_divisions)
    if (reader.get(key) != nullptr)
      reader.mistakes().push_back(error_at(
          reader.key_at(key),
          say("'{}' en 'pijler' gaan niet samen", "'{}' and 'pijler' do not go together", key),
          say("schrijf alleen 'pijler' als het plan deze post op één plek indeelt",
              "write only 'pijler' if the plan puts this line in one place")));
}

void read_pillars_of_line(const MapReader& reader, const PlanIds& known, BudgetLine& line,
                          Readable& readable)
{
  if (reader.get("pijler") != nullptr) {
    demand_one_division(reader);
    line.pillar_text = read_pillar_of_line(reader, "pijler", known, readable.pillars_of_cost_table);
    line.pillar_cost_table = line.pillar_year_table = line.pillar_text;
    readable.pillars_of_year_table = readable.pillars_of_cost_table;
    return;
  }
  line.pillar_cost_table =
      read_pillar_of_line(reader, "pijler_kostentabel", known, readable.pillars_of_cost_table);
  line.pillar_year_table =
      read_pillar_of_line(reader, "pijler_jaartabel", known, readable.pillars_of_year_table);
  line.pillar_text = reader.reference("pijler_tekst", known.pillars, k_pillar).value_or("");
}

void read_estimate(const MapReader& reader, const PlanIds& known, BudgetLine& line,
                   Readable& readable)
{
  const Value* value = reader.get("raming");
  if (value == nullptr) {
    readable.estimates = false;
    return;
  }
  const Amounts<int> amounts = read_per_year(*value, known.budget_years, reader.mistakes());
  readable.estimates = readable.estimates && amounts.complete;
  Decimal sum;
  for (const auto& [year, amount] : amounts.by_key) {
    line.estimate[year] = amount.value;
    sum += amount.value;
    if (amount.value < Decimal())
      reader.mistakes().push_back(
          error_at(amount.at, say("een raming is nooit negatief", "an estimate is never negative"),
                   say("haal de '-' weg", "remove the '-'")));
  }
  const auto total = reader.decimal("totaal");
  if (total && amounts.complete)
    demand_total(sum, *total, reader.at("totaal"),
                 say("het totaal van '{}'", "the total of '{}'", line.title), reader.mistakes());
}

// The sum of which a booked amount follows the printed steps.
std::optional<std::size_t> read_followed(const MapReader& reader, std::string_view key,
                                         const Project& project, const PlanIds& known)
{
  if (reader.get(key) == nullptr)
    return std::nullopt;
  const auto id = reader.reference(key, known.indicators, say("indicator", "indicator"));
  const Indicator* indicator = id ? project.find_indicator(*id) : nullptr;
  if (indicator == nullptr)
    return std::nullopt;
  if (indicator->rule && indicator->rule->kind == CountingRule::Kind::sum)
    return static_cast<std::size_t>(indicator - project.indicators.data());
  reader.mistakes().push_back(error_at(reader.at(key),
                                       say("'{}' is geen som", "'{}' is not a sum", *id),
                                       say("noem een kengetal met 'tel: som' in de telregel",
                                           "name a figure with 'tel: som' in its counting rule")));
  return std::nullopt;
}

void read_follows(const MapReader& line_reader, const Project& project, const PlanIds& known,
                  BudgetLine& line)
{
  const Value* value = line_reader.get("volgt");
  if (value == nullptr)
    return;
  const MapReader reader(*value, k_follows_keys, line_reader.mistakes());
  line.is_about_companies = true;
  line.committed_follows = read_followed(reader, "verplicht", project, known);
  line.spent_follows = read_followed(reader, "gerealiseerd", project, known);
}

BudgetLine read_line(const Value& value, const Project& project, const PlanIds& known,
                     Readable& readable, Diagnostics& mistakes)
{
  const MapReader reader(value, k_line_keys, mistakes);
  BudgetLine line;
  line.id = {reader.address_word("id").value_or(""), reader.at("id")};
  line.title = reader.text("titel");
  line.title_year_table = reader.text("titel_jaartabel");
  line.covers = reader.text("wat");
  line.reason = reader.text("waarom");
  line.place = reader.text("plaats");
  read_pillars_of_line(reader, known, line, readable);
  read_estimate(reader, known, line, readable);
  read_follows(reader, project, known, line);
  return line;
}

std::map<std::string, Decimal> sums_per_pillar(const Budget& budget,
                                               std::string BudgetLine::*pillar_of)
{
  std::map<std::string, Decimal> sums;
  for (const BudgetLine& line : budget.lines)
    for (const auto& [year, amount] : line.estimate)
      sums[line.*pillar_of] += amount;
  return sums;
}

std::map<std::string, Decimal> check_pillar_totals(const MapReader& totals, std::string_view key,
                                                   const Budget& budget,
                                                   std::string BudgetLine::*pillar_of,
                                                   const KnownNames& pillars, bool readable)
{
  std::map<std::string, Decimal> given;
  const Value* value = totals.get(key);
  if (value == nullptr)
    return given;
  std::map<std::string, Decimal> sums = sums_per_pillar(budget, pillar_of);
  for (const auto& [pillar, amount] : read_per_pillar(*value, pillars, totals.mistakes()).by_key) {
    if (readable)
      demand_total(sums[pillar], amount.value, amount.at,
                   say("het totaal van pijler {}", "the total of pillar {}", pillar),
                   totals.mistakes());
    given[pillar] = amount.value;
  }
  return given;
}

std::map<int, Decimal> sums_per_year(const Budget& budget)
{
  std::map<int, Decimal> sums;
  for (const int year : budget.years)
    sums[year] = Decimal();
  for (const BudgetLine& line : budget.lines)
    for (const auto& [year, amount] : line.estimate)
      sums[year] += amount;
  return sums;
}

void check_year_totals(const MapReader& totals, const Budget& budget, const PlanIds& known,
                       bool readable)
{
  const Value* value = totals.get("per_jaar");
  if (value == nullptr)
    return;
  const Amounts<int> given = read_per_year(*value, known.budget_years, totals.mistakes());
  if (!readable || !given.complete)
    return;
  for (const auto& [year, sum] : sums_per_year(budget)) {
    const auto amount = given.by_key.find(year);
    if (amount == given.by_key.end() && sum == Decimal())
      continue;
    if (amount == given.by_key.end())
      totals.mistakes().push_back(
          error_at(totals.key_at("per_jaar"),
                   say("het totaal van {} ontbreekt", "the total of {} is missing", year),
                   say("voeg \"{}\": {} toe", "add \"{}\": {}", year, sum.to_source())));
    else
      demand_total(sum, amount->second.value, amount->second.at,
                   say("het totaal van {}", "the total of {}", year), totals.mistakes());
  }
}

void check_totals(const MapReader& reader, const PlanIds& known, const Readable& readable,
                  Budget& budget)
{
  const Value* value = reader.get("totalen");
  if (value == nullptr)
    return;
  const MapReader totals(*value, k_total_keys, reader.mistakes());
  check_year_totals(totals, budget, known, readable.estimates);
  Decimal all;
  for (const auto& [year, sum] : sums_per_year(budget))
    all += sum;
  const auto total = totals.decimal("totaal");
  if (total && readable.estimates)
    demand_total(all, *total, totals.at("totaal"), say("het totaal", "the total"),
                 reader.mistakes());
  budget.total_quote = {totals.text("citaat"), budget.place};
  if (totals.get("per_pijler") != nullptr) {
    budget.per_pillar_cost_table =
        check_pillar_totals(totals, "per_pijler", budget, &BudgetLine::pillar_text, known.pillars,
                            readable.estimates && readable.pillars_of_cost_table);
    budget.per_pillar_year_table = budget.per_pillar_cost_table;
    return;
  }
  budget.per_pillar_cost_table =
      check_pillar_totals(totals, "per_pijler_kostentabel", budget, &BudgetLine::pillar_cost_table,
                          known.pillars, readable.estimates && readable.pillars_of_cost_table);
  budget.per_pillar_year_table =
      check_pillar_totals(totals, "per_pijler_jaartabel", budget, &BudgetLine::pillar_year_table,
                          known.pillars, readable.estimates && readable.pillars_of_year_table);
}

/// Finds the fields that the booking mapping names, and reports those that do not fit.
class BookingFields
{
public:
  BookingFields(const MapReader& reader, const Register& of) : m_reader(reader), m_of(of)
  {
    m_names.emplace();
    for (const Field& field : of.fields)
      m_names->push_back(field.name.value);
  }

  const Field* find(std::string_view key, std::initializer_list<FieldType> types,
                    std::size_t& index) const
  {
    const auto name = m_reader.reference(key, m_names, say("veld", "field"));
    if (!name)
      return nullptr;
    index = static_cast<std::size_t>(std::find(m_names->begin(), m_names->end(), *name) -
                                     m_names->begin());
    const Field& field = m_of.fields[index];
    if (std::find(types.begin(), types.end(), field.type) != types.end())
      return &field;
    std::vector<std::string> wanted;
    for (const FieldType type : types)
      wanted.emplace_back(type_name(type));
    m_reader.mistakes().push_back(error_at(
        m_reader.at(key),
        say("veld '{}' is van type {} en past hier niet",
            "field '{}' is of type {} and does not fit here", *name, type_name(field.type)),
        say("kies een veld van type {}", "choose a field of type {1}", join_with(wanted, " of "),
            join_with(wanted, " or "))));
    return nullptr;
  }

private:
  const MapReader& m_reader;
  const Register& m_of;
  KnownNames m_names;
};

std::string read_kind_code(const MapReader& reader, std::string_view key, const Field* kind)
{
  if (kind == nullptr || kind->choices.empty())
    return reader.text(key);
  return reader.choice(key, codes_of(kind->choices), say("{0}", "{0}", kind->name.value))
      .value_or("");
}

std::optional<Bookings> read_bookings(const MapReader& budget, const Project& project,
                                      const PlanIds& known)
{
  const Value* value = budget.get("boekingen");
  if (value == nullptr)
    return std::nullopt;
  const MapReader reader(*value, k_booking_keys, budget.mistakes());
  const auto name = reader.reference("register", known.registers, say("register", "register"));
  const Register* of = name ? project.find_register(*name) : nullptr;
  const std::vector<std::string> faulty = faulty_registers(budget.mistakes());
  if (of == nullptr || std::find(faulty.begin(), faulty.end(), *name) != faulty.end())
    return std::nullopt;
  const std::size_t before = budget.mistakes().size();
  Bookings bookings;
  bookings.register_index = static_cast<std::size_t>(of - project.registers.data());
  const BookingFields fields(reader, *of);
  fields.find("regel", {FieldType::text, FieldType::choice}, bookings.line_field);
  fields.find("jaar", {FieldType::number}, bookings.year_field);
  fields.find("bedrag", {FieldType::amount}, bookings.amount_field);
  fields.find("datum", {FieldType::date}, bookings.date_field);
  const Field* kind = fields.find("soort", {FieldType::choice}, bookings.kind_field);
  bookings.committed_code = read_kind_code(reader, "verplicht", kind);
  bookings.spent_code = read_kind_code(reader, "gerealiseerd", kind);
  return budget.mistakes().size() == before ? std::optional(bookings) : std::nullopt;
}

// A booking on a line or year that the budget does not have would silently vanish from the sums.
void check_booking_lines(const Budget& budget, const Project& project, const PlanIds& known,
                         Diagnostics& mistakes)
{
  if (!budget.bookings)
    return;
  const Bookings& mapping = *budget.bookings;
  for (const Record& record : project.registers[mapping.register_index].records) {
    if (record.item.cells.size() <= std::max(mapping.line_field, mapping.year_field))
      continue;
    const Cell& line = record.item.cells[mapping.line_field];
    if (const std::string* text = line.as<std::string>())
      check_plan_id({*text, line.at}, known.budget_lines, say("kostenpost", "budget line"),
                    mistakes);
    const Cell& year = record.item.cells[mapping.year_field];
    const Decimal* number = year.as<Decimal>();
    if (number != nullptr && known.budget_years &&
        std::find(known.budget_years->begin(), known.budget_years->end(), number->to_string()) ==
            known.budget_years->end())
      report_no_budget_year(number->to_string(), year.at, *known.budget_years, mistakes);
  }
}

void read_collaborations(const MapReader& reader, const PlanIds& known, Budget& budget)
{
  UniqueIds ids(reader.mistakes());
  for (const Value& value : reader.list("lopende_samenwerkingen")) {
    const MapReader one(value, k_collaboration_keys, reader.mistakes());
    budget.collaborations.push_back({one.address_word("id").value_or(""),
                                     one.text("titel"),
                                     {one.text("citaat"), one.text("plaats")},
                                     one.text("wat"),
                                     one.text("waarom"),
                                     one.reference("pijler", known.pillars, k_pillar).value_or(""),
                                     one.text("onduidelijk")});
    ids.add({budget.collaborations.back().id, one.at("id")});
  }
}

} // namespace

std::span<const Key> budget_keys()
{
  return k_budget_keys;
}

void report_no_budget_year(std::string_view year, Position at,
                           const std::vector<std::string>& known, Diagnostics& mistakes)
{
  mistakes.push_back(
      error_at(at, say("{} is geen jaar van de begroting", "{} is not a year of the budget", year),
               say("verwacht {}, zoals bij 'jaren' in data/begroting.yaml",
                   "expected {1}, as at 'jaren' in data/begroting.yaml", join_with(known, " of "),
                   join_with(known, " or "))));
}

Budget check_budget(const Value& root, const Project& project, const PlanIds& known,
                    Diagnostics& mistakes)
{
  Budget budget;
  const MapReader reader(root, k_budget_keys, mistakes);
  budget.place = reader.text("plaats");
  budget.years = read_years(reader, project.plan);
  UniqueIds ids(mistakes);
  Readable readable;
  const std::span<const Value> lines = reader.list("regels");
  budget.has_one_division =
      !lines.empty() && std::all_of(lines.begin(), lines.end(), [](const Value& line) {
        return line.find("pijler") != nullptr;
      });
  for (const Value& value : lines) {
    budget.lines.push_back(read_line(value, project, known, readable, mistakes));
    ids.add(budget.lines.back().id);
  }
  check_totals(reader, known, readable, budget);
  read_collaborations(reader, known, budget);
  for (const Value& value : reader.list("dekking")) {
    const MapReader one(value, k_funding_keys, mistakes);
    budget.funding.push_back({{one.text("citaat"), one.text("plaats")}, one.text("toelichting")});
  }
  budget.bookings = read_bookings(reader, project, known);
  check_booking_lines(budget, project, known, mistakes);
  return budget;
}

} // namespace peil::check
