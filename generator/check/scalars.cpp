#include "check/scalars.hpp"

#include "base/suggestion.hpp"
#include "base/text.hpp"

#include <algorithm>

namespace peil::check {
namespace {

bool is_scalar(const Value& value, const Sentence& expected, Diagnostics& mistakes)
{
  if (value.is_scalar())
    return true;
  mistakes.push_back(
      error_at(value.at, say("hier staat {0}, verwacht {1}", "found {0}, expected {2}",
                             shown(value), expected.nl, expected.en)));
  return false;
}

bool is_digit(char c)
{
  return c >= '0' && c <= '9';
}

// 31-06-2026 or 31/6/2026, as people write it.
bool is_dutch_date(std::string_view text)
{
  const bool separators =
      text.find('-') != std::string_view::npos || text.find('/') != std::string_view::npos;
  return separators && text.size() >= 8 && text.size() <= 10 && text.size() > 4 &&
         std::all_of(text.end() - 4, text.end(), is_digit);
}

Sentence date_hint(std::string_view text)
{
  if (is_dutch_date(text))
    return say("schrijf jaar-maand-dag: 2026-06-30", "write year-month-day: 2026-06-30");
  if (text.size() == 10 && text[4] == '-' && text[7] == '-' && is_digit(text[0]))
    return say("deze dag bestaat niet; kijk op de kalender",
               "this day does not exist; look at the calendar");
  return say("verwacht een datum als 2026-12-31", "expected a date such as 2026-12-31");
}

bool is_range(std::string_view text)
{
  return text.find("–") != std::string_view::npos ||
         (text.find('-', 1) != std::string_view::npos && is_digit(text.front()));
}

bool is_grouped(std::string_view text)
{
  const std::size_t point = text.find('.');
  return point != std::string_view::npos && text.size() - point == 4 &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_digit(c) || c == '.'; });
}

Sentence number_hint(std::string_view text)
{
  if (is_grouped(text)) {
    std::string plain(text);
    std::erase(plain, '.');
    return say("dit kan {0} of een breuk zijn; schrijf {0} zonder punt, of een kommagetal met "
               "minder of meer decimalen",
               "this may be {0} or a fraction; write {0} without a point", plain);
  }
  if (text.find(',') != std::string_view::npos)
    return say("schrijf een punt voor decimalen en niets voor duizendtallen: 1250.50",
               "write a point for decimals and nothing for thousands: 1250.50");
  if (text.find("€") != std::string_view::npos)
    return say("schrijf het bedrag zonder €: 50000", "write the amount without €: 50000");
  if (is_range(text))
    return say("een bandbreedte schrijft u als minimum en maximum, elk op een eigen regel",
               "write a range as minimum and maximum, each on a line of its own");
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
    report(value, say("'{}' is geen geheel getal", "'{}' is not a whole number", shown(value)), {},
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
         say("schrijf true (ja) of false (nee)", "write true or false"), mistakes);
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

} // namespace peil::check
