#include "tables/cell_texts.hpp"

#include "base/notation.hpp"
#include "base/suggestion.hpp"
#include "base/text.hpp"
#include "tables/record_texts.hpp"
#include "tables/shapes.hpp"

#include <algorithm>
#include <array>

namespace peil::tables {
namespace {

using Kind = SheetCell::Kind;

// The mistakes in one cell all read alike: what stands there, what it is not, what would be.
struct Context
{
  const CellPlace& place;
  Diagnostics& mistakes;

  void report(const Sentence& message, Sentence hint) const
  {
    mistakes.push_back(error_in_cell(place, message, std::move(hint)));
  }
};

std::string shown(const std::string& text)
{
  constexpr std::size_t longest = 60;
  if (text.size() <= longest)
    return text;
  std::size_t end = longest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
    --end;
  return text.substr(0, end) + "…";
}

std::string lower_case(std::string_view text)
{
  std::string lower(text);
  for (char& c : lower)
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return lower;
}

bool is_digits(std::string_view text)
{
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Spaces of any kind around and within; Excel puts hard ones behind a currency sign.
std::string without(std::string text, std::string_view part)
{
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part))
    text.erase(at, part.size());
  return text;
}

std::string tidy_text(std::string_view text)
{
  return std::string(trimmed(without(std::string(text), "\r")));
}

std::optional<std::string> iso_date(std::string_view day, std::string_view month,
                                    std::string_view year)
{
  if (!is_digits(day) || !is_digits(month) || day.size() > 2 || month.size() > 2 ||
      year.size() != 4 || !is_digits(year))
    return std::nullopt;
  const std::string iso = fmt::format("{}-{:0>2}-{:0>2}", year, month, day);
  return Date::parse(iso) ? std::optional(iso) : std::nullopt;
}

std::optional<std::string> date_in_words(const std::string& text)
{
  std::vector<std::string_view> words;
  for (const std::string_view word : split(text, ' '))
    if (!word.empty())
      words.push_back(word);
  if (words.size() != 3)
    return std::nullopt;
  constexpr std::array short_names{"jan", "feb", "mrt", "apr", "mei", "jun",
                                   "jul", "aug", "sep", "okt", "nov", "dec"};
  std::string month = lower_case(words[1]);
  if (month.ends_with('.'))
    month.pop_back();
  const auto& months = dutch_notation().months;
  for (std::size_t i = 0; i < months.size(); ++i)
    if (month == months[i] || month == short_names[i])
      return iso_date(words[0], std::to_string(i + 1), words[2]);
  return std::nullopt;
}

std::optional<std::string> parse_date(const std::string& text)
{
  if (Date::parse(text))
    return text;
  for (const char separator : {'-', '/', '.'}) {
    const std::vector<std::string_view> parts = split(text, separator);
    if (parts.size() == 3)
      return iso_date(parts[0], parts[1], parts[2]);
  }
  return date_in_words(text);
}

std::optional<std::string> read_date(const std::string& text, const Context& context)
{
  std::optional<std::string> date = parse_date(text);
  if (!date)
    context.report(say("'{}' is geen datum", "'{}' is not a date", shown(text)),
                   is_digits(text)
                       ? say("geef de cel de opmaak datum, of schrijf dag-maand-jaar: 31-12-2026",
                             "give the cell a date format, or write day-month-year: 31-12-2026")
                       : say("schrijf een dag die bestaat als dag-maand-jaar: 31-12-2026",
                             "write a day that exists as day-month-year: 31-12-2026"));
  return date;
}

// Points between thousands, each followed by three digits.
bool is_grouped(std::string_view whole)
{
  const std::vector<std::string_view> groups = split(whole, '.');
  return groups.size() > 1 && is_digits(groups.front()) && groups.front().size() <= 3 &&
         groups.front().front() != '0' &&
         std::all_of(groups.begin() + 1, groups.end(),
                     [](std::string_view group) { return is_digits(group) && group.size() == 3; });
}

// A number with a point that can only be a decimal point.
std::optional<Decimal> parse_fraction(const std::string& text)
{
  const std::optional<Decimal> number = Decimal::parse(text);
  return number || text.find('.') == std::string::npos ? number : Decimal::parse(text + "0");
}

// 1234,50 and 1.234,50 are Dutch, 1234.5 is how the sources write it; 1.250 may be either.
std::optional<std::string> parse_number(std::string text)
{
  const bool is_negative = text.starts_with('-');
  text.erase(0, is_negative ? 1 : 0);
  if (text.starts_with('-'))
    return std::nullopt;
  const std::size_t comma = text.find(',');
  if (comma == std::string::npos && is_grouped(text) &&
      std::count(text.begin(), text.end(), '.') == 1)
    return std::nullopt;
  std::string whole = text.substr(0, comma);
  if (is_grouped(whole))
    whole = without(whole, ".");
  else if (comma != std::string::npos && !is_digits(whole))
    return std::nullopt;
  const std::string fraction = comma == std::string::npos ? "" : text.substr(comma + 1);
  if (comma != std::string::npos && !is_digits(fraction))
    return std::nullopt;
  // Behind a comma three decimals leave no doubt; the sources want to see a fourth.
  const std::optional<Decimal> number =
      fraction.empty() ? Decimal::parse(whole) : parse_fraction(whole + "." + fraction);
  if (!number)
    return std::nullopt;
  return source_number(is_negative ? -*number : *number);
}

Sentence number_hint(const std::string& text)
{
  if (is_grouped(text))
    return say("dit kan {0} of een breuk zijn: schrijf {0}, of gebruik een komma voor decimalen",
               "this may be {0} or a fraction: write {0}, or use a comma for decimals",
               without(text, "."));
  return say("verwacht een getal als 12 of 3,5; zonder tekst erbij en met hoogstens zes decimalen",
             "expected a number such as 12 or 3,5; without text and with at most six decimals");
}

std::optional<std::string> read_number(const std::string& text, const Context& context)
{
  const std::string plain = without(without(without(text, "€"), "\xC2\xA0"), " ");
  std::optional<std::string> number = parse_number(plain);
  if (!number)
    context.report(say("'{}' is geen getal", "'{}' is not a number", shown(text)),
                   number_hint(plain));
  return number;
}

std::optional<std::string> read_yes_no(const std::string& text, const Context& context)
{
  constexpr std::array yes{"ja", "true", "waar"};
  constexpr std::array no{"nee", "false", "onwaar"};
  const std::string word = lower_case(text);
  if (std::find(yes.begin(), yes.end(), word) != yes.end())
    return "true";
  if (std::find(no.begin(), no.end(), word) != no.end())
    return "false";
  context.report(say("'{}' is geen ja of nee", "'{}' is not a yes or no", shown(text)),
                 say("kies ja of nee, of maak de cel leeg", "choose ja or nee, or empty the cell"));
  return std::nullopt;
}

std::optional<std::string> read_quarter(const std::string& text, const Context& context)
{
  std::string quarter = text;
  constexpr std::size_t short_form = 7; // Q3 2026
  if (text.size() == short_form && (text[0] == 'Q' || text[0] == 'q') && text[2] == ' ')
    quarter = fmt::format("{}-Q{}", text.substr(3), text[1]);
  if (parse_quarter(quarter))
    return quarter;
  context.report(say("'{}' is geen kwartaal", "'{}' is not a quarter", shown(text)),
                 say("verwacht jaar-Q1 tot en met jaar-Q4: 2026-Q3",
                     "expected year-Q1 up to year-Q4: 2026-Q3"));
  return std::nullopt;
}

Sentence choice_hint(const std::string& text, const std::vector<std::string>& words)
{
  constexpr std::size_t most_listed = 16;
  const std::optional<std::string> near = suggest(text, words);
  if (words.size() > most_listed)
    return near ? say("bedoelt u '{}'?", "did you mean '{}'?", *near)
                : say("kies een waarde uit de lijst", "choose a value from the list");
  Sentence hint =
      say("verwacht {}", "expected {1}", join_with(words, " of "), join_with(words, " or "));
  return near ? say("{0}; bedoelt u '{2}'?", "{1}; did you mean '{2}'?", hint.nl, hint.en, *near)
              : hint;
}

std::optional<std::string> read_choice(const std::string& text, const Field& field,
                                       const Context& context)
{
  const std::vector<std::string> words = choice_words(field);
  for (std::size_t i = 0; i < words.size(); ++i)
    if (text == field.choices[i].code || text == words[i])
      return field.choices[i].code;
  for (std::size_t i = 0; i < words.size(); ++i)
    if (lower_case(text) == lower_case(words[i]))
      return field.choices[i].code;
  context.report(say("'{0}' is geen bekende keuze voor {1}", "'{0}' is not a known choice for {1}",
                     shown(text), field.name.value),
                 choice_hint(text, words));
  return std::nullopt;
}

std::optional<std::string> read_one(const std::string& text, const Field& field,
                                    const Context& context)
{
  switch (field.type) {
  case FieldType::number:
  case FieldType::amount:
    return read_number(text, context);
  case FieldType::date:
    return read_date(text, context);
  case FieldType::quarter:
    return read_quarter(text, context);
  case FieldType::yes_no:
    return read_yes_no(text, context);
  case FieldType::choice:
    return read_choice(text, field, context);
  default:
    return text;
  }
}

std::optional<Texts> read_many(const std::string& text, const Field& field, const Context& context)
{
  // A table that came from our own CSV has `|` between values.
  const bool is_csv = context.place.at.line != 0;
  const char separator = is_csv && text.find('|') != std::string::npos ? '|' : ';';
  Texts texts;
  for (const std::string& value : split_values(text, separator))
    if (std::optional<std::string> one = read_one(value, field, context))
      texts.push_back(std::move(*one));
    else
      return std::nullopt;
  return texts;
}

void report_formula(const SheetCell& cell, const Context& context)
{
  if (cell.text.empty())
    context.report(
        say("hier staat een formule zonder uitkomst", "found a formula without a result"),
        say("open het bestand in Excel en bewaar het, of typ de waarde",
            "open the file in Excel and save it, or type the value"));
  else
    context.report(
        say("hier staat de fout '{}'", "found the error '{}'", shown(cell.text)),
        say("verbeter de formule, of typ de waarde", "mend the formula, or type the value"));
}

// A cell with a type of its own in a field of that type needs no reading.
std::optional<std::string> typed_text(const SheetCell& cell, const Field& field)
{
  if (cell.kind == Kind::date && field.type == FieldType::date)
    return cell.text;
  const bool is_number = field.type == FieldType::number || field.type == FieldType::amount;
  const std::optional<Decimal> number =
      cell.kind == Kind::number && is_number ? parse_fraction(cell.text) : std::nullopt;
  return number ? std::optional(source_number(*number)) : std::nullopt;
}

} // namespace

std::optional<Texts> read_cell_texts(const SheetCell& cell, const Field& field,
                                     const CellPlace& place, Diagnostics& mistakes)
{
  const Context context{place, mistakes};
  if (cell.kind == Kind::error) {
    report_formula(cell, context);
    return std::nullopt;
  }
  if (std::optional<std::string> typed = typed_text(cell, field))
    return Texts{std::move(*typed)};
  const std::string text = tidy_text(cell.text);
  if (text.empty())
    return Texts();
  if (field.many)
    return read_many(text, field, context);
  std::optional<std::string> one = read_one(text, field, context);
  return one ? std::optional(Texts{std::move(*one)}) : std::nullopt;
}

} // namespace peil::tables
