#include "counting_project.hpp"
#include "property.hpp"

#include <array>
#include <vector>

using namespace peil;
using fuzz::CountingTexts;

namespace {

/// Choices made by the bytes of an input, one after another; the first one when they are used up.
class Choices
{
public:
  explicit Choices(std::string_view bytes) : m_bytes(bytes) {}

  std::size_t below(std::size_t bound)
  {
    if (m_at == m_bytes.size())
      return 0;
    return static_cast<unsigned char>(m_bytes[m_at++]) % bound;
  }
  bool yes() { return below(2) == 1; }
  template <typename List>
  std::string one_of(const List& list)
  {
    return std::string(list[below(list.size())]);
  }

private:
  std::string_view m_bytes;
  std::size_t m_at = 0;
};

using Words = std::vector<std::string_view>;

// Around the turns of years and quarters, and leap days: where a rule is a day off.
const Words k_days = {"2026-01-01", "2025-12-31", "2026-02-28", "2026-03-01", "2026-06-30",
                      "2026-07-01", "2026-12-31", "2027-01-01", "2024-02-29", "2025-02-28",
                      "2027-06-30", "2027-12-31", "2028-01-01", "2028-02-29"};
const Words k_codes = {"a", "b", "c"};
const Words k_two_codes = {"a", "b"};

/// Where a condition stands decides which names it may use.
enum class Where
{
  thing,
  part,
  entry
};

struct Names
{
  Words dates;
  Words codes;
  Words numbers;
  Words evidence;
  Words present;
};

const Names& names_at(Where where)
{
  static const Names k_thing = {
      {"dag", "begin", "einde", "groep.dag", "maker.sinds", "maker.tot", "onder.dag", "fase.datum",
       "bekend", "onder.maker.sinds", "onder.onder.einde", "[dag, begin]", "stap.datum",
       "stap.vorige.datum", "onder.maker.plaats.datum"},
      {"soort", "fase", "labels", "maker.plaats", "onder.fase", "onder.soort", "fase.vorm",
       "onder.maker.plaats", "[soort, fase]", "stap.waarde", "stap.vorige.waarde",
       "maker.zelfde.plaats"},
      {"aantal", "bedrag", "groep.aantal", "onder.aantal", "[aantal, bedrag]"},
      {"bewijs", "onder.bewijs"},
      {"dag", "einde", "fase", "groep", "bewijs", "maker", "delen", "labels", "stap", "klaar",
       "bekend", "onder", "groep.dag", "maker.sinds", "maker.tot"}};
  static const Names k_part = {
      {"begin", "einde", "maker.sinds", "maker.tot", "record.dag", "record.einde", "record.bekend",
       "record.maker.tot", "stap.datum"},
      {"soort", "maker.plaats", "record.soort", "record.fase", "record.maker.plaats"},
      {"record.aantal", "record.groep.aantal"},
      {"bewijs", "record.bewijs"},
      {"begin", "einde", "maker", "bewijs", "record.dag", "soort"}};
  static const Names k_entry = {
      {"datum", "vorige.datum", "record.dag", "record.einde", "record.begin"},
      {"waarde", "vorm", "vorige.waarde", "vorige.vorm", "record.soort"},
      {"record.aantal"},
      {"record.bewijs"},
      {"vorige", "vorm", "waarde", "record.dag"}};
  return where == Where::thing ? k_thing : where == Where::part ? k_part : k_entry;
}

std::string date_or_path(Choices& choose, const Names& names)
{
  const std::size_t kind = choose.below(4);
  if (kind == 0)
    return "peildatum";
  return kind == 1 ? choose.one_of(k_days) : choose.one_of(names.dates);
}

std::string conditions(Choices& choose, Where where, int depth, bool second);

std::string value_test(Choices& choose, const Names& names)
{
  static const Words k_forms = {"is: ", "is_een_van: [", "is_geen_van: ["};
  const std::size_t form = choose.below(k_forms.size());
  std::string text = "veld: " + choose.one_of(names.codes) + ", " + std::string(k_forms[form]) +
                     choose.one_of(k_codes);
  if (form > 0)
    text += (choose.yes() ? ", " + choose.one_of(k_codes) : std::string()) + "]";
  if (choose.below(4) == 3)
    text += ", op: " + choose.one_of(names.dates);
  return text;
}

std::string date_test(Choices& choose, const Names& names)
{
  static const Words k_periods = {"planperiode", "periode", "2026", "2026-Q3", "2027-Q1"};
  std::string text = "datum: " + choose.one_of(names.dates);
  if (choose.yes())
    text += ", binnen: " + choose.one_of(k_periods);
  if (choose.yes())
    text += ", vanaf: " + date_or_path(choose, names);
  if (choose.yes())
    text += ", uiterlijk: " + date_or_path(choose, names);
  if (choose.yes())
    text += ", binnen_een_jaar: true";
  return text;
}

std::string item_test(Choices& choose, int depth, bool second)
{
  static const Words k_lists = {"delen", "fase", "onder.delen", "maker.plaats"};
  const std::size_t list = choose.below(k_lists.size());
  const bool is_parts = list == 0 || list == 2;
  std::string text = "item: " + std::string(k_lists[list]);
  if (choose.below(3) == 2)
    text += ", ook_van: onder";
  return text + ", waarvoor: " +
         conditions(choose, is_parts ? Where::part : Where::entry, depth + 1, second);
}

std::string condition(Choices& choose, Where where, int depth, bool second)
{
  constexpr int deepest = 3;
  const Names& names = names_at(where);
  switch (choose.below(depth < deepest ? 11 : 7)) {
  case 0:
    return date_test(choose, names);
  case 1:
    return value_test(choose, names);
  case 2:
    return "geldig: {van: " + choose.one_of(names.dates) +
           (choose.yes() ? ", tot_en_met: " + choose.one_of(names.dates) : std::string()) + "}";
  case 3:
    return "geldig: {tot_en_met: " + choose.one_of(names.dates) + "}";
  case 4:
    return "veld: " + choose.one_of(names.present) +
           (choose.yes() ? ", aanwezig: true" : ", aanwezig: false");
  case 5:
    return "veld: " + choose.one_of(names.numbers) +
           (choose.yes() ? ", minstens: " : ", hoogstens: ") + std::to_string(choose.below(4));
  case 6:
    return "bewijs: " + choose.one_of(names.evidence);
  case 7:
    return "niet: " + conditions(choose, where, depth + 1, second);
  case 8:
    return "een_van: [" + conditions(choose, where, depth + 1, second) + ", " +
           conditions(choose, where, depth + 1, second) + "]";
  case 9:
    if (where == Where::thing)
      return item_test(choose, depth, second);
    return date_test(choose, names);
  default:
    break;
  }
  if (!second || where == Where::part)
    return "verschillende: " +
           std::string(where == Where::thing ? "delen.soort" : "record.labels") +
           ", minstens: " + std::to_string(1 + choose.below(2));
  return "telt_mee_in: eerste" + std::string(choose.yes() ? ", via: onder" : "");
}

std::string conditions(Choices& choose, Where where, int depth, bool second)
{
  std::string text = "[";
  const std::size_t count = 1 + choose.below(2);
  for (std::size_t i = 0; i < count; ++i)
    text += (i == 0 ? "{" : ", {") + condition(choose, where, depth, second) + "}";
  return text + "]";
}

std::string rule(Choices& choose, bool second)
{
  static const Words k_counts = {
      "", "tel: som, bedrag: bedrag, ", "tel: uniek, eenheid: maker, ",
      "tel: aandeel, van: ", "tel: uniek, eenheid: maker, samen_via: zelfde, "};
  const std::size_t kind = choose.below(k_counts.size());
  std::string text = "{register: dingen, " + std::string(k_counts[kind]);
  if (kind == 3)
    text += conditions(choose, Where::thing, 1, second) + ", ";
  static const Words k_rows = {"fase", "delen", "maker.plaats", "onder.fase"};
  const std::size_t rows = choose.below(k_rows.size());
  text +=
      "kies: {stap: {uit: " + std::string(k_rows[rows]) + (choose.yes() ? ", neem: laatste" : "");
  const Where row = rows == 1 ? Where::part : Where::entry;
  if (choose.yes())
    text += ", waarvoor: " + conditions(choose, row, 2, second);
  if (choose.yes())
    text += ", overslaan: " + conditions(choose, row, 2, second);
  text += "}}, ";
  if (choose.yes())
    text += "alleen: " + conditions(choose, Where::thing, 1, second) + ", ";
  if (choose.yes())
    text += "telt_op: " + choose.one_of(names_at(Where::thing).dates) + ", ";
  return text + "voorwaarden: " + conditions(choose, Where::thing, 0, second) + "}";
}

std::string maybe_date(Choices& choose, std::string_view name)
{
  return choose.yes() ? ", " + std::string(name) + ": " + choose.one_of(k_days) : std::string();
}

std::string history(Choices& choose, const Words& values, bool has_form)
{
  std::string text;
  std::size_t day = choose.below(4);
  for (std::size_t i = choose.below(4); i > 0 && day < k_days.size(); --i) {
    // In order of the list, which is not quite that of the calendar: some are refused.
    text += std::string(text.empty() ? "" : ", ") + "{datum: " + std::string(k_days[day]) +
            ", waarde: " + choose.one_of(values) +
            (has_form && choose.yes() ? ", vorm: " + choose.one_of(k_two_codes) : std::string()) +
            "}";
    day += 1 + choose.below(4);
  }
  return "[" + text + "]";
}

std::string evidence(Choices& choose)
{
  if (choose.yes())
    return {};
  return ", bewijs: {soort: verslag, titel: t" + maybe_date(choose, "datum") + ", verwijzing: v}";
}

std::string part(Choices& choose, std::size_t makers)
{
  std::string text = "{soort: " + choose.one_of(k_two_codes) + maybe_date(choose, "begin") +
                     maybe_date(choose, "einde");
  if (choose.yes())
    text += ", maker: m" + std::to_string(choose.below(makers));
  return text + evidence(choose) + "}";
}

std::string thing(Choices& choose, std::size_t number, std::size_t makers)
{
  std::string text = fmt::format("- {{id: d{0}, naam: D{0}", number);
  for (const char* const date : {"dag", "begin", "einde", "bekend"})
    text += maybe_date(choose, date);
  if (choose.yes())
    text += ", soort: " + choose.one_of(k_two_codes);
  if (choose.yes())
    text += ", aantal: " + std::to_string(choose.below(4));
  if (choose.yes())
    text += ", bedrag: " + std::to_string(choose.below(100)) + ".5";
  if (choose.yes())
    text += choose.yes() ? ", labels: [a, b]" : ", labels: [c]";
  if (choose.yes())
    text += ", fase: " + history(choose, k_codes, true);
  if (choose.yes()) {
    text += ", delen: [" + part(choose, makers);
    text += (choose.yes() ? ", " + part(choose, makers) : std::string()) + "]";
  }
  if (choose.yes())
    text +=
        ", groep: {aantal: " + std::to_string(choose.below(4)) + maybe_date(choose, "dag") + "}";
  if (choose.yes())
    text += ", maker: m" + std::to_string(choose.below(makers));
  if (number > 0 && choose.yes())
    text += ", onder: d" + std::to_string(choose.below(number));
  return text + evidence(choose) + "}\n";
}

std::string maker(Choices& choose, std::size_t number)
{
  std::string text = fmt::format("- {{id: m{0}, naam: M{0}", number) + maybe_date(choose, "sinds") +
                     maybe_date(choose, "tot");
  if (choose.yes())
    text += ", plaats: " + history(choose, k_two_codes, false);
  if (number > 0 && choose.yes())
    text += ", zelfde: m" + std::to_string(choose.below(number));
  return text + "}\n";
}

CountingTexts texts_from(std::string_view input)
{
  static const Words k_kinds = {"stand", "cumulatief", "per_jaar"};
  Choices choose(input);
  CountingTexts texts;
  texts.kind = choose.one_of(k_kinds);
  texts.first_rule = rule(choose, false);
  texts.second_rule = rule(choose, true);
  const std::size_t makers = 1 + choose.below(3);
  for (std::size_t i = 0; i < makers; ++i)
    texts.makers += maker(choose, i);
  const std::size_t things = 1 + choose.below(4);
  for (std::size_t i = 0; i < things; ++i)
    texts.things += thing(choose, i, makers);
  return texts;
}

} // namespace

// Rules and records put together by the bytes of the input, so that nearly all are valid.
void fuzz::try_input(std::string_view input)
{
  const CountingTexts texts = texts_from(input);
  const Result<Project> project = counting_project(texts);
  if (project.ok())
    demand_counts(project.value(), texts);
}
