#include "check/budget.hpp"

#include "base/dutch.hpp"
#include "check/map_reader.hpp"
#include "check/parts.hpp"

#include <algorithm>
#include <array>

namespace peil::check {
namespace {

constexpr auto k_budget_keys = std::to_array<Key>({
    {"plaats", Need::optional, "waar het in het plan staat"},
    {"jaren", Need::required, "[2026, 2027]"},
    {"regels", Need::required, "de kostenposten"},
    {"totalen", Need::optional, "de totalen die het plan noemt; worden nagerekend"},
    {"boekingen", Need::optional, "welk register de boekingen bevat"},
    {"lopende_samenwerkingen", Need::optional, "staan niet in het totaal"},
    {"dekking", Need::optional, "citaten over de dekking"},
});

constexpr auto k_line_keys = std::to_array<Key>({
    {"id", Need::required, "kort woord"},
    {"titel", Need::required, "de naam in de kostentabel"},
    {"titel_jaartabel", Need::optional, "de naam in de jaartabel"},
    {"wat", Need::optional, "citaat: wat valt hieronder"},
    {"waarom", Need::optional, "citaat: waarom nodig"},
    {"raming", Need::required, "bedrag per jaar"},
    {"totaal", Need::optional, "het totaal in de kostentabel"},
    {"pijler_kostentabel", Need::optional, "pijler volgens de kostentabel"},
    {"pijler_jaartabel", Need::optional, "pijler volgens de jaartabel"},
    {"pijler_tekst", Need::optional, "pijler volgens de tekst"},
    {"plaats", Need::optional, "waar het in het plan staat"},
});

constexpr auto k_total_keys = std::to_array<Key>({
    {"per_jaar", Need::optional, "totaal per jaar"},
    {"totaal", Need::optional, "het totaal"},
    {"citaat", Need::optional, "de woorden van het plan"},
    {"per_pijler_kostentabel", Need::optional, "totaal per pijler volgens de kostentabel"},
    {"per_pijler_jaartabel", Need::optional, "totaal per pijler volgens de jaartabel"},
});

constexpr auto k_booking_keys = std::to_array<Key>({
    {"register", Need::required, "naam van het register"},
    {"regel", Need::required, "veld met de kostenpost"},
    {"jaar", Need::required, "veld met het budgetjaar"},
    {"bedrag", Need::required, "veld met het bedrag"},
    {"datum", Need::required, "veld met de datum"},
    {"soort", Need::required, "veld met de soort boeking"},
    {"verplicht", Need::required, "code van een verplichting"},
    {"gerealiseerd", Need::required, "code van een betaling"},
});

constexpr auto k_collaboration_keys = std::to_array<Key>({
    {"id", Need::required, "kort woord"},
    {"titel", Need::required, "de naam"},
    {"citaat", Need::required, "het bedrag zoals het plan het schrijft"},
    {"wat", Need::optional, "citaat: wat valt hieronder"},
    {"waarom", Need::optional, "citaat: waarom nodig"},
    {"pijler", Need::optional, "id van de pijler"},
    {"onduidelijk", Need::optional, "wat er onduidelijk aan is"},
    {"plaats", Need::optional, "waar het in het plan staat"},
});

constexpr auto k_funding_keys = std::to_array<Key>({
    {"citaat", Need::required, "de woorden van het plan"},
    {"toelichting", Need::optional, "onze toelichting"},
    {"plaats", Need::optional, "waar het in het plan staat"},
});

std::vector<std::string> pillar_ids(const Project& project)
{
  std::vector<std::string> ids;
  for (const Pillar& pillar : project.pillars)
    ids.push_back(pillar.id.value);
  return ids;
}

std::vector<int> read_years(const MapReader& reader, const Plan& plan)
{
  std::vector<int> years;
  for (const Value& value : reader.list("jaren")) {
    const auto year = read_whole(value, reader.mistakes());
    if (!year)
      continue;
    if (!plan.period.contains(Date(*year, 7, 1)))
      reader.mistakes().push_back(
          error_at(value.at, say("{} valt buiten de looptijd van het plan",
                                 "{} lies outside the plan period", *year)));
    years.push_back(*year);
  }
  return years;
}

// A map from year to amount; a year that the budget does not have is reported.
std::map<int, Located<Decimal>> read_per_year(const Value& value, const std::vector<int>& years,
                                              Diagnostics& mistakes)
{
  std::map<int, Located<Decimal>> amounts;
  std::vector<std::string> words;
  for (const int year : years)
    words.push_back(std::to_string(year));
  for (const Value::Member& member : value.members) {
    const auto found = std::find(words.begin(), words.end(), member.key.value);
    if (found == words.end()) {
      mistakes.push_back(error_at(member.key.at,
                                  say("'{}' is geen jaar van de begroting",
                                      "'{}' is not a year of the budget", member.key.value),
                                  expected_one_of(member.key.value, words)));
      continue;
    }
    if (const auto amount = read_decimal(member.value, mistakes))
      amounts[years[static_cast<std::size_t>(found - words.begin())]] = {*amount, member.value.at};
  }
  return amounts;
}

std::map<std::string, Located<Decimal>> read_per_pillar(const MapReader& reader,
                                                        std::string_view key,
                                                        const std::vector<std::string>& pillars)
{
  std::map<std::string, Located<Decimal>> amounts;
  const Value* value = reader.get(key);
  if (value == nullptr)
    return amounts;
  for (const Value::Member& member : value->members) {
    if (std::find(pillars.begin(), pillars.end(), member.key.value) == pillars.end())
      reader.mistakes().push_back(error_at(
          member.key.at, say("'{}' is geen pijler", "'{}' is not a pillar", member.key.value),
          expected_one_of(member.key.value, pillars)));
    else if (const auto amount = read_decimal(member.value, reader.mistakes()))
      amounts[member.key.value] = {*amount, member.value.at};
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

BudgetLine read_line(const Value& value, const std::vector<int>& years,
                     const std::vector<std::string>& pillars, Diagnostics& mistakes)
{
  const MapReader reader(value, k_line_keys, mistakes);
  BudgetLine line;
  line.id = {reader.address_word("id").value_or(""), reader.at("id")};
  line.title = reader.text("titel");
  line.title_year_table = reader.text("titel_jaartabel");
  line.covers = reader.text("wat");
  line.reason = reader.text("waarom");
  line.place = reader.text("plaats");
  const Sentence pillar = say("een pijler", "a pillar");
  line.pillar_cost_table = reader.choice("pijler_kostentabel", pillars, pillar).value_or("");
  line.pillar_year_table = reader.choice("pijler_jaartabel", pillars, pillar).value_or("");
  line.pillar_text = reader.choice("pijler_tekst", pillars, pillar).value_or("");
  Decimal sum;
  if (const Value* estimate = reader.get("raming"))
    for (const auto& [year, amount] : read_per_year(*estimate, years, mistakes)) {
      line.estimate[year] = amount.value;
      sum += amount.value;
      if (amount.value < Decimal())
        mistakes.push_back(error_at(
            amount.at, say("een raming is nooit negatief", "an estimate is never negative")));
    }
  if (const auto total = reader.decimal("totaal"))
    demand_total(sum, *total, reader.at("totaal"),
                 say("het totaal van '{}'", "the total of '{}'", line.title), mistakes);
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
                                                   const std::vector<std::string>& pillars)
{
  std::map<std::string, Decimal> given;
  std::map<std::string, Decimal> sums = sums_per_pillar(budget, pillar_of);
  for (const auto& [pillar, amount] : read_per_pillar(totals, key, pillars)) {
    demand_total(sums[pillar], amount.value, amount.at,
                 say("het totaal van pijler {}", "the total of pillar {}", pillar),
                 totals.mistakes());
    given[pillar] = amount.value;
  }
  return given;
}

void check_totals(const MapReader& reader, const std::vector<std::string>& pillars, Budget& budget)
{
  const Value* value = reader.get("totalen");
  if (value == nullptr)
    return;
  Diagnostics& mistakes = reader.mistakes();
  const MapReader totals(*value, k_total_keys, mistakes);
  Decimal all;
  std::map<int, Decimal> sums;
  for (const BudgetLine& line : budget.lines)
    for (const auto& [year, amount] : line.estimate) {
      sums[year] += amount;
      all += amount;
    }
  Decimal years_together;
  if (const Value* per_year = totals.get("per_jaar"))
    for (const auto& [year, amount] : read_per_year(*per_year, budget.years, mistakes)) {
      demand_total(sums[year], amount.value, amount.at,
                   say("het totaal van {}", "the total of {}", year), mistakes);
      years_together += amount.value;
    }
  if (const auto total = totals.decimal("totaal")) {
    demand_total(all, *total, totals.at("totaal"), say("het totaal", "the total"), mistakes);
    if (totals.get("per_jaar") != nullptr && all == *total)
      demand_total(years_together, *total, totals.at("totaal"),
                   say("het totaal van de jaren", "the total of the years"), mistakes);
  }
  budget.total_quote = {totals.text("citaat"), budget.place};
  budget.per_pillar_cost_table = check_pillar_totals(totals, "per_pijler_kostentabel", budget,
                                                     &BudgetLine::pillar_cost_table, pillars);
  budget.per_pillar_year_table = check_pillar_totals(totals, "per_pijler_jaartabel", budget,
                                                     &BudgetLine::pillar_year_table, pillars);
}

/// Finds the fields that the booking mapping names, and reports those that do not fit.
class BookingFields
{
public:
  BookingFields(const MapReader& reader, const Register& of) : m_reader(reader), m_of(of)
  {
    for (const Field& field : of.fields)
      m_names.push_back(field.name.value);
  }

  std::size_t find(std::string_view key, std::initializer_list<FieldType> types) const
  {
    const auto name = m_reader.choice(key, m_names, say("een veld", "a field"));
    if (!name)
      return 0;
    const auto index = static_cast<std::size_t>(std::find(m_names.begin(), m_names.end(), *name) -
                                                m_names.begin());
    const FieldType type = m_of.fields[index].type;
    if (std::find(types.begin(), types.end(), type) == types.end())
      m_reader.mistakes().push_back(
          error_at(m_reader.at(key), say("het veld '{}' heeft niet het type dat hier nodig is",
                                         "the field '{}' is not of the type needed here", *name)));
    return index;
  }

private:
  const MapReader& m_reader;
  const Register& m_of;
  std::vector<std::string> m_names;
};

std::optional<Bookings> read_bookings(const MapReader& budget, const Project& project)
{
  const Value* value = budget.get("boekingen");
  if (value == nullptr)
    return std::nullopt;
  const MapReader reader(*value, k_booking_keys, budget.mistakes());
  std::vector<std::string> names;
  for (const Register& one : project.registers)
    names.push_back(one.name);
  const auto name = reader.choice("register", names, say("een register", "a register"));
  if (!name)
    return std::nullopt;
  Bookings bookings;
  bookings.register_index =
      static_cast<std::size_t>(std::find(names.begin(), names.end(), *name) - names.begin());
  const BookingFields fields(reader, project.registers[bookings.register_index]);
  bookings.line_field = fields.find("regel", {FieldType::text, FieldType::choice});
  bookings.year_field = fields.find("jaar", {FieldType::number});
  bookings.amount_field = fields.find("bedrag", {FieldType::amount});
  bookings.date_field = fields.find("datum", {FieldType::date});
  bookings.kind_field = fields.find("soort", {FieldType::choice});
  bookings.committed_code = reader.text("verplicht");
  bookings.spent_code = reader.text("gerealiseerd");
  return bookings;
}

// A booking on a line or year that the budget does not have would silently vanish from the sums.
void check_booking_lines(const Budget& budget, const Project& project, Diagnostics& mistakes)
{
  if (!budget.bookings)
    return;
  const Bookings& mapping = *budget.bookings;
  std::vector<std::string> lines;
  for (const BudgetLine& line : budget.lines)
    lines.push_back(line.id.value);
  for (const Record& record : project.registers[mapping.register_index].records) {
    const Cell& line = record.item.cells[mapping.line_field];
    const std::string* text = line.as<std::string>();
    if (text != nullptr && std::find(lines.begin(), lines.end(), *text) == lines.end())
      mistakes.push_back(error_at(line.at,
                                  say("'{}' is geen kostenpost van de begroting",
                                      "'{}' is not a line of the budget", *text),
                                  expected_one_of(*text, lines)));
    const Cell& year = record.item.cells[mapping.year_field];
    const Decimal* number = year.as<Decimal>();
    if (number != nullptr && std::find(budget.years.begin(), budget.years.end(),
                                       static_cast<int>(number->whole())) == budget.years.end())
      mistakes.push_back(
          error_at(year.at, say("{} is geen jaar van de begroting",
                                "{} is not a year of the budget", number->to_string())));
  }
}

} // namespace

Budget check_budget(const Value& root, const Project& project, Diagnostics& mistakes)
{
  Budget budget;
  const MapReader reader(root, k_budget_keys, mistakes);
  const std::vector<std::string> pillars = pillar_ids(project);
  budget.place = reader.text("plaats");
  budget.years = read_years(reader, project.plan);
  UniqueIds ids(mistakes);
  for (const Value& value : reader.list("regels")) {
    budget.lines.push_back(read_line(value, budget.years, pillars, mistakes));
    ids.add(budget.lines.back().id);
  }
  check_totals(reader, pillars, budget);
  for (const Value& value : reader.list("lopende_samenwerkingen")) {
    const MapReader one(value, k_collaboration_keys, mistakes);
    budget.collaborations.push_back(
        {one.address_word("id").value_or(""),
         one.text("titel"),
         {one.text("citaat"), one.text("plaats")},
         one.text("wat"),
         one.text("waarom"),
         one.choice("pijler", pillars, say("een pijler", "a pillar")).value_or(""),
         one.text("onduidelijk")});
  }
  for (const Value& value : reader.list("dekking")) {
    const MapReader one(value, k_funding_keys, mistakes);
    budget.funding.push_back({{one.text("citaat"), one.text("plaats")}, one.text("toelichting")});
  }
  budget.bookings = read_bookings(reader, project);
  check_booking_lines(budget, project, mistakes);
  return budget;
}

} // namespace peil::check
