#include "check/scalars.hpp"

#include "base/suggestion.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace peil::check {
namespace {

bool is_scalar(const Value& value, const Sentence& expected, Diagnostics& mistakes)
{
  if (value.is_scalar())
    return true;
  const Sentence found = described(value);
  mistakes.push_back(error_at(value.at,
                              say("hier staat {0}, verwacht {1}", "found {2}, expected {3}",
                                  found.nl, expected.nl, found.en, expected.en),
                              value.is_empty()
                                  ? Sentence{}
                                  : say("schrijf één waarde, zonder haken of streepjes",
                                        "write one value, without brackets or dashes")));
  return false;
}

bool is_digit(char c)
{
  return c >= '0' && c <= '9';
}

struct DayMonthYear
{
  std::string_view day;
  std::string_view month;
  std::string_view year;
};

bool is_number(std::string_view text)
{
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

// 31-06-2026, 31/6/2026 or 2026-6-1: three numbers, the year first or last.
std::optional<DayMonthYear> three_numbers(std::string_view text)
{
  const char separator = text.find('/') != std::string_view::npos ? '/' : '-';
  const std::vector<std::string_view> parts = split(text, separator);
  if (parts.size() != 3 || !std::all_of(parts.begin(), parts.end(), is_number) ||
      parts[1].size() > 2)
    return std::nullopt;
  if (parts[0].size() <= 2 && parts[2].size() == 4)
    return DayMonthYear{parts[0], parts[1], parts[2]};
  if (parts[2].size() <= 2 && parts[0].size() == 4)
    return DayMonthYear{parts[2], parts[1], parts[0]};
  return std::nullopt;
}

struct MonthName
{
  std::string_view nl;
  std::string_view en;
};
constexpr std::array k_months{
    MonthName{"januari", "January"},
    MonthName{"februari", "February"},
    MonthName{"maart", "March"},
    MonthName{"april", "April"},
    MonthName{"mei", "May"},
    MonthName{"juni", "June"},
    MonthName{"juli", "July"},
    MonthName{"augustus", "August"},
    MonthName{"september", "September"},
    MonthName{"oktober", "October"},
    MonthName{"november", "November"},
    MonthName{"december", "December"},
};

std::size_t small_number(std::string_view digits)
{
  std::size_t number = 0;
  for (const char digit : digits)
    number = number * 10 + static_cast<std::size_t>(digit - '0');
  return number;
}

// "31 juni bestaat niet", or the month that does not.
Sentence no_such_day(const DayMonthYear& numbers)
{
  const std::size_t month = small_number(numbers.month);
  if (month == 0 || month > k_months.size())
    return say("maand {} bestaat niet", "month {} does not exist", month);
  const MonthName& name = k_months[month - 1];
  return say("{0} {1} bestaat niet", "{0} {2} does not exist", small_number(numbers.day), name.nl,
             name.en);
}

// 1 maart 2026, as the ISO date that it is.
std::optional<std::string> date_in_words(std::string_view text)
{
  const std::vector<std::string_view> words = split(text, ' ');
  if (words.size() != 3 || !is_number(words[0]) || words[0].size() > 2 || !is_number(words[2]))
    return std::nullopt;
  const auto month = std::find_if(k_months.begin(), k_months.end(),
                                  [&](const MonthName& one) { return one.nl == words[1]; });
  const std::string iso =
      fmt::format("{}-{:0>2}-{:0>2}", words[2], month - k_months.begin() + 1, words[0]);
  return month != k_months.end() && Date::parse(iso) ? std::optional(iso) : std::nullopt;
}

Sentence date_hint(std::string_view text)
{
  if (const std::optional<std::string> iso = date_in_words(text))
    return say("schrijf jaar-maand-dag: {}", "write year-month-day: {}", *iso);
  const std::optional<DayMonthYear> numbers = three_numbers(text);
  if (!numbers)
    return say("verwacht een datum als 2026-12-31", "expected a date such as 2026-12-31");
  const std::string iso =
      fmt::format("{}-{:0>2}-{:0>2}", numbers->year, numbers->month, numbers->day);
  if (numbers->year < "1900" || numbers->year > "2999")
    return say("een jaar ligt tussen 1900 en 2999", "a year lies between 1900 and 2999");
  if (Date::parse(iso))
    return say("schrijf jaar-maand-dag: {}", "write year-month-day: {}", iso);
  const Sentence missing = no_such_day(*numbers);
  return say("{0}; schrijf een dag die bestaat als jaar-maand-dag: 2026-12-31",
             "{1}; write a day that exists as year-month-day: 2026-12-31", missing.nl, missing.en);
}

bool is_range(std::string_view text)
{
  return text.find("–") != std::string_view::npos ||
         (text.find('-', 1) != std::string_view::npos && is_digit(text.front()));
}

// 1.250 or 1.250.000: points where Dutch writes them between thousands.
bool is_grouped(std::string_view text)
{
  if (text.starts_with('-'))
    text.remove_prefix(1);
  const std::vector<std::string_view> parts = split(text, '.');
  return parts.size() > 1 && parts.front().size() <= 3 && !text.starts_with('0') &&
         std::all_of(parts.begin(), parts.end(), is_number) &&
         std::all_of(parts.begin() + 1, parts.end(),
                     [](std::string_view part) { return part.size() == 3; });
}

Sentence grouped_hint(std::string_view text)
{
  std::string plain(text);
  std::erase(plain, '.');
  if (std::count(text.begin(), text.end(), '.') > 1)
    return say("schrijf duizendtallen zonder punt: {}", "write thousands without a point: {}",
               plain);
  // The same fraction with another number of decimals leaves no doubt.
  std::string fraction(text);
  fraction = fraction.back() == '0' ? fraction.substr(0, fraction.size() - 1) : fraction + "0";
  return say("dit kan {0} of een breuk zijn: schrijf {0}, of {1}",
             "this may be {0} or a fraction: write {0}, or {1}", plain, fraction);
}

// € 1.250,50 or 50,- as we want it written; the example when it cannot be told.
std::string plain_number(std::string_view text, std::string_view example)
{
  std::string plain(text);
  if (const std::size_t euro = plain.find("€"); euro != std::string::npos)
    plain.erase(euro, std::string_view("€").size());
  std::erase(plain, ' ');
  if (plain.ends_with(",-"))
    plain.resize(plain.size() - 2);
  if (plain.find(',') != std::string::npos || is_grouped(plain))
    std::erase(plain, '.');
  std::replace(plain.begin(), plain.end(), ',', '.');
  return Decimal::parse(plain) ? plain : std::string(example);
}

// The number in "80 bedrijven".
std::optional<std::string> number_before_words(std::string_view text)
{
  const std::string number(text.substr(0, text.find(' ')));
  return number.size() < text.size() && Decimal::parse(number) ? std::optional(number)
                                                               : std::nullopt;
}

Sentence number_hint(std::string_view text)
{
  if (is_grouped(text))
    return grouped_hint(text);
  if (text.find("€") != std::string_view::npos)
    return say("schrijf het bedrag zonder €: {}", "write the amount without €: {}",
               plain_number(text, "50000"));
  if (text.find(',') != std::string_view::npos)
    return say("schrijf een punt voor decimalen en niets voor duizendtallen: {}",
               "write a point for decimals and nothing for thousands: {}",
               plain_number(text, "1250.50"));
  if (const std::optional<std::string> number = number_before_words(text))
    return say("schrijf alleen het getal: {}", "write the number alone: {}", *number);
  if (is_range(text))
    return say(
        "hier past één getal; van een bandbreedte heeft elk getal een eigen sleutel: minimum "
        "en maximum",
        "one number fits here; of a range each number has a key of its own: minimum and "
        "maximum");
  return say("verwacht een getal als 12 of 3.5", "expected a number such as 12 or 3.5");
}

void report(const Value& value, Sentence message, Sentence hint, Diagnostics& mistakes)
{
  mistakes.push_back(error_at(value.at, std::move(message), std::move(hint)));
}

} // namespace

std::string shown(const Value& value)
{
  switch (value.kind) {
  case Value::Kind::empty:
    return "niets";
  case Value::Kind::list:
    return "een lijst";
  case Value::Kind::map:
    return "een groep";
  case Value::Kind::scalar:
    break;
  }
  constexpr std::size_t longest = 60;
  if (value.text.size() <= longest)
    return value.text;
  std::size_t end = longest;
  while (end > 0 && (static_cast<unsigned char>(value.text[end]) & 0xC0U) == 0x80U)
    --end;
  return value.text.substr(0, end) + "…";
}

Sentence described(const Value& value)
{
  switch (value.kind) {
  case Value::Kind::empty:
    return say("niets", "nothing");
  case Value::Kind::list:
    return say("een lijst", "a list");
  case Value::Kind::map:
    return say("een groep", "a group");
  case Value::Kind::scalar:
    break;
  }
  return say("'{}'", "'{}'", shown(value));
}

Sentence expected_one_of(std::string_view found, std::span<const std::string> allowed)
{
  constexpr std::size_t most_listed = 16;
  const std::optional<std::string> near = suggest(found, allowed);
  Sentence hint;
  if (!allowed.empty() && allowed.size() <= most_listed)
    hint =
        say("verwacht {}", "expected {1}", join_with(allowed, " of "), join_with(allowed, " or "));
  if (!near)
    return hint;
  if (hint.empty())
    return say("bedoelt u '{}'?", "did you mean '{}'?", *near);
  return say("{0}; bedoelt u '{2}'?", "{1}; did you mean '{2}'?", hint.nl, hint.en, *near);
}

std::optional<std::string> read_text(const Value& value, Diagnostics& mistakes)
{
  if (!is_scalar(value, say("tekst", "text"), mistakes))
    return std::nullopt;
  return value.text;
}

std::optional<Date> read_date(const Value& value, Diagnostics& mistakes)
{
  if (!is_scalar(value, say("een datum", "a date"), mistakes))
    return std::nullopt;
  const std::optional<Date> date = Date::parse(value.text);
  if (!date)
    report(value, say("'{}' is geen datum", "'{}' is not a date", shown(value)),
           date_hint(value.text), mistakes);
  return date;
}

std::optional<Decimal> read_decimal(const Value& value, Diagnostics& mistakes)
{
  if (!is_scalar(value, say("een getal", "a number"), mistakes))
    return std::nullopt;
  const std::optional<Decimal> number =
      value.text.empty() ? std::nullopt : Decimal::parse(value.text);
  if (!number)
    report(value, say("'{}' is geen getal", "'{}' is not a number", shown(value)),
           number_hint(value.text), mistakes);
  return number;
}

std::optional<int> read_whole(const Value& value, Diagnostics& mistakes)
{
  const std::optional<Decimal> number = read_decimal(value, mistakes);
  if (!number)
    return std::nullopt;
  constexpr std::int64_t largest = 1'000'000'000;
  if (!number->is_whole() || number->whole() > largest || number->whole() < -largest) {
    report(value,
           number->is_whole()
               ? say("'{}' is te groot", "'{}' is too large", shown(value))
               : say("'{}' is geen geheel getal", "'{}' is not a whole number", shown(value)),
           number->is_whole() ? say("verwacht een getal van hoogstens {}",
                                    "expected a number of at most {}", largest)
                              : say("schrijf een getal zonder decimalen: 2027",
                                    "write a number without decimals: 2027"),
           mistakes);
    return std::nullopt;
  }
  return static_cast<int>(number->whole());
}

std::optional<bool> read_yes_no(const Value& value, Diagnostics& mistakes)
{
  if (!is_scalar(value, say("true of false", "true or false"), mistakes))
    return std::nullopt;
  if (value.text == "true")
    return true;
  if (value.text == "false")
    return false;
  report(value, say("'{}' is geen ja of nee", "'{}' is not a yes or no", shown(value)),
         say("schrijf true (ja) of false (nee)", "write true (yes) or false (no)"), mistakes);
  return std::nullopt;
}

std::optional<Period> read_quarter(const Value& value, Diagnostics& mistakes)
{
  if (!is_scalar(value, say("een kwartaal", "a quarter"), mistakes))
    return std::nullopt;
  const std::optional<Period> period = parse_quarter(value.text);
  if (!period)
    report(value, say("'{}' is geen kwartaal", "'{}' is not a quarter", shown(value)),
           say("verwacht jaar-Q1 tot en met jaar-Q4: 2026-Q3",
               "expected year-Q1 up to year-Q4: 2026-Q3"),
           mistakes);
  return period;
}

std::optional<Period> read_period(const Value& value, Diagnostics& mistakes)
{
  if (!is_scalar(value, say("een periode", "a period"), mistakes))
    return std::nullopt;
  const std::optional<Period> period = parse_period(value.text);
  if (!period)
    report(value, say("'{}' is geen periode", "'{}' is not a period", shown(value)),
           say("verwacht een jaar of kwartaal: 2026 of 2026-Q3",
               "expected a year or quarter: 2026 or 2026-Q3"),
           mistakes);
  return period;
}

std::optional<std::string> read_address_word(const Value& value, Diagnostics& mistakes)
{
  if (!is_scalar(value, say("een id", "an id"), mistakes))
    return std::nullopt;
  if (is_address_word(value.text))
    return value.text;
  report(value, say("'{}' kan geen adres zijn", "'{}' cannot be an address", shown(value)),
         say("een id bestaat uit kleine letters, cijfers en '-': beton-hergebruik",
             "an id consists of lower case letters, digits and '-': beton-hergebruik"),
         mistakes);
  return std::nullopt;
}

std::optional<std::string> read_choice(const Value& value, std::span<const std::string> allowed,
                                       const Sentence& what, Diagnostics& mistakes)
{
  if (!is_scalar(value, what, mistakes))
    return std::nullopt;
  if (std::find(allowed.begin(), allowed.end(), value.text) != allowed.end())
    return value.text;
  report(value,
         say("'{0}' is geen bekende keuze voor {1}", "'{0}' is not a known choice for {2}",
             shown(value), what.nl, what.en),
         expected_one_of(value.text, allowed), mistakes);
  return std::nullopt;
}

void report_unknown(std::string_view name, Position at, std::span<const std::string> known,
                    const Sentence& what, Diagnostics& mistakes)
{
  Sentence hint = expected_one_of(name, known);
  if (known.empty())
    hint = say("er zijn er nog geen; voeg hem toe, of haal deze verwijzing weg",
               "there is none yet; add it, or remove this reference");
  else if (hint.empty())
    hint = say("kijk na hoe de id precies is, of voeg hem toe",
               "check what the id is exactly, or add it");
  mistakes.push_back(error_at(
      at, say("er is geen {0} '{2}'", "there is no {1} '{2}'", what.nl, what.en, name), hint));
}

std::optional<std::string> read_reference(const Value& value, const KnownNames& known,
                                          const Sentence& what, Diagnostics& mistakes)
{
  if (!is_scalar(value, what, mistakes))
    return std::nullopt;
  if (!known || std::find(known->begin(), known->end(), value.text) != known->end())
    return value.text;
  report_unknown(shown(value), value.at, *known, what, mistakes);
  return std::nullopt;
}

Position part_of(Position whole, std::string_view text, std::size_t offset, std::size_t length)
{
  const std::size_t width = count_characters(text);
  const bool is_plain = whole.length == width;
  const bool is_quoted = whole.length == width + 2;
  if (whole.line == 0 || (!is_plain && !is_quoted))
    return whole;
  const std::size_t before = count_characters(text.substr(0, offset)) + (is_quoted ? 1 : 0);
  whole.column += static_cast<std::uint32_t>(before);
  whole.length = static_cast<std::uint32_t>(count_characters(text.substr(offset, length)));
  return whole;
}

} // namespace peil::check
