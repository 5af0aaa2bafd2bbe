#include "gate/personal_data.hpp"

#include "base/text.hpp"
#include "gate/number_groups.hpp"
#include "gate/words.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace peil::gate {
namespace {

bool is_digit(char c)
{
  return c >= '0' && c <= '9';
}

bool is_upper(char c)
{
  return c >= 'A' && c <= 'Z';
}

bool is_letter(char c)
{
  return is_upper(c) || (c >= 'a' && c <= 'z');
}

// Bytes above 127 are letters here: most of them are.
bool is_word_byte(char c)
{
  return is_digit(c) || is_letter(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

std::string lower(std::string_view text)
{
  std::string all(text);
  for (char& c : all)
    if (is_upper(c))
      c = static_cast<char>(c - 'A' + 'a');
  return all;
}

std::string digits_of(std::string_view text)
{
  std::string digits;
  std::copy_if(text.begin(), text.end(), std::back_inserter(digits), is_digit);
  return digits;
}

// --- E-mail addresses

bool is_local(char c)
{
  return is_digit(c) || is_letter(c) || std::string_view("._+-'").find(c) != std::string_view::npos;
}

bool is_host(char c)
{
  return is_digit(c) || is_letter(c) || c == '.' || c == '-';
}

// "beeld@2x.png" is the name of a file.
bool is_file_ending(std::string_view ending)
{
  constexpr auto k_endings = std::to_array<std::string_view>(
      {"png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "css", "js", "mjs", "json", "html"});
  return std::find(k_endings.begin(), k_endings.end(), ending) != k_endings.end();
}

bool is_domain(std::string_view host)
{
  const std::size_t dot = host.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || host.find("..") != std::string_view::npos)
    return false;
  const std::string_view top = host.substr(dot + 1);
  return top.size() >= 2 && std::all_of(top.begin(), top.end(), is_letter) && !is_file_ending(top);
}

std::optional<PersonalFact> email_at(std::string_view text, std::size_t at)
{
  std::size_t begin = at;
  while (begin > 0 && is_local(text[begin - 1]))
    --begin;
  while (begin < at && !is_digit(text[begin]) && !is_letter(text[begin]))
    ++begin;
  std::size_t end = at + 1;
  while (end < text.size() && is_host(text[end]))
    ++end;
  while (end > at + 1 && (text[end - 1] == '.' || text[end - 1] == '-'))
    --end;
  const std::string_view host = text.substr(at + 1, end - at - 1);
  if (begin == at || host.empty() || host.front() == '.' || !is_domain(host))
    return std::nullopt;
  return PersonalFact{PersonalData::email, lower(text.substr(begin, end - begin)), begin, end};
}

// --- IBANs

struct IbanCountry
{
  std::string_view code;
  std::size_t length;
};

constexpr auto k_iban_countries = std::to_array<IbanCountry>({
    {"NL", 18}, {"BE", 16}, {"DE", 22}, {"FR", 27}, {"LU", 20}, {"GB", 22}, {"IE", 22}, {"ES", 24},
    {"PT", 25}, {"IT", 27}, {"AT", 20}, {"CH", 21}, {"PL", 28}, {"DK", 18}, {"SE", 24}, {"NO", 15},
    {"FI", 18}, {"LT", 20}, {"LV", 21}, {"EE", 20}, {"CZ", 24}, {"SK", 24}, {"HU", 28}, {"RO", 24},
});

char upper(char c)
{
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

bool has_right_check_digits(std::string_view iban)
{
  unsigned rest = 0;
  for (std::size_t i = 0; i < iban.size(); ++i) {
    const char c = iban[(i + 4) % iban.size()];
    rest = is_digit(c) ? (rest * 10 + static_cast<unsigned>(c - '0')) % 97
                       : (rest * 100 + static_cast<unsigned>(c - 'A' + 10)) % 97;
  }
  return rest == 1;
}

// Begins with two letters and two digits; spaces stand one at a time.
std::optional<PersonalFact> iban_at(std::string_view text, std::size_t at)
{
  const std::array<char, 2> country = {upper(text[at]), upper(text[at + 1])};
  const auto row = std::find_if(
      k_iban_countries.begin(), k_iban_countries.end(), [country](const IbanCountry& one) {
        return one.code == std::string_view(country.data(), country.size());
      });
  if (row == k_iban_countries.end())
    return std::nullopt;
  std::string iban;
  std::size_t end = at;
  while (end < text.size() && iban.size() < row->length) {
    const char c = text[end];
    if (is_digit(c) || is_letter(c))
      iban += upper(c);
    else if ((c != ' ' && c != '.' && c != '-') || text[end - 1] == c)
      break;
    ++end;
  }
  if (iban.size() != row->length || (end < text.size() && is_word_byte(text[end])) ||
      !has_right_check_digits(iban))
    return std::nullopt;
  return PersonalFact{PersonalData::bank_account, iban, at, end};
}

bool begins_iban(std::string_view text, std::size_t at)
{
  return at + 4 < text.size() && is_letter(text[at + 1]) && is_digit(text[at + 2]) &&
         is_digit(text[at + 3]);
}

// --- Home addresses

// How far before or after a postcode its house number may stand.
constexpr std::size_t k_near = 24;

// "12", "12a" or "12-3" at the end of the text, with a word before it.
bool ends_with_house_number(std::string_view text)
{
  while (!text.empty() && (text.back() == ' ' || text.back() == ',' || text.back() == '\n'))
    text.remove_suffix(1);
  std::size_t at = text.size();
  const auto back = [&](auto is) {
    const std::size_t from = at;
    while (at > 0 && is(text[at - 1]))
      --at;
    return from - at;
  };
  if (back(is_letter) > 2)
    return false;
  const std::size_t digits = back(is_digit);
  if (digits == 0 || digits > 4 || at < 2)
    return false;
  if (text[at - 1] == '-' && is_digit(text[at - 2]))
    return true;
  return text[at - 1] == ' ' && (is_letter(text[at - 2]) || text[at - 2] == '.');
}

bool begins_with_house_number(std::string_view text)
{
  std::size_t at = 0;
  while (at < text.size() && (text[at] == ' ' || text[at] == ',' || text[at] == '/'))
    ++at;
  const std::size_t from = at;
  while (at < text.size() && is_digit(text[at]))
    ++at;
  return at > from && at - from <= 4 && from > 0 && (at == text.size() || text[at] != '.');
}

// Letters that no postcode has.
bool is_postcode_letters(std::string_view letters)
{
  return letters != "SA" && letters != "SD" && letters != "SS";
}

// "9405 BJ" with a house number near; the postcode alone is shared by twenty houses.
std::optional<PersonalFact> postcode_at(std::string_view text, std::size_t at)
{
  std::size_t letters = at + 4;
  if (text[at] == '0' || letters >= text.size())
    return std::nullopt;
  if (text[letters] == ' ')
    ++letters;
  if (letters + 2 > text.size() || !is_upper(text[letters]) || !is_upper(text[letters + 1]) ||
      (letters + 2 < text.size() && is_word_byte(text[letters + 2])) ||
      !is_postcode_letters(text.substr(letters, 2)))
    return std::nullopt;
  const std::size_t from = at > k_near ? at - k_near : 0;
  if (!ends_with_house_number(text.substr(from, at - from)) &&
      !begins_with_house_number(text.substr(letters + 2, k_near)))
    return std::nullopt;
  return PersonalFact{PersonalData::address,
                      digits_of(text.substr(at, 4)) + lower(text.substr(letters, 2)), at,
                      letters + 2};
}

bool is_street(std::string_view word)
{
  constexpr auto k_endings =
      std::to_array<std::string_view>({"straat", "laan", "weg", "plein", "gracht", "kade", "singel",
                                       "brink", "dreef", "steeg", "plantsoen"});
  const bool capital = !word.empty() && is_upper(word.front());
  return capital && std::any_of(k_endings.begin(), k_endings.end(), [word](std::string_view one) {
           return word.ends_with(one) && word.size() > one.size();
         });
}

bool is_year(std::string_view digits)
{
  return digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
}

// "Westerbrink 1": a capital, an ending that streets have, and a number that is no year.
std::optional<PersonalFact> street_before(std::string_view text, std::size_t at,
                                          std::string_view number)
{
  if (at < 2 || text[at - 1] != ' ' || number.size() > 4 || number.front() == '0' ||
      is_year(number))
    return std::nullopt;
  std::size_t begin = at - 1;
  while (begin > 0 && is_word_byte(text[begin - 1]))
    --begin;
  if (!is_street(text.substr(begin, at - 1 - begin)))
    return std::nullopt;
  const std::size_t end = at + number.size();
  return PersonalFact{PersonalData::address, folded(text.substr(begin, end - begin)), begin, end};
}

// --- Numbers

bool passes_eleven_test(std::string_view digits)
{
  int sum = 0;
  for (std::size_t i = 0; i < 9; ++i)
    sum += (digits[i] - '0') * (i == 8 ? -1 : static_cast<int>(9 - i));
  return sum % 11 == 0 && !digits.starts_with("000") &&
         digits.find_first_not_of(digits.front()) != std::string_view::npos;
}

// What stands before a number says that it is money.
bool is_amount(std::string_view before)
{
  while (before.ends_with(' '))
    before.remove_suffix(1);
  return before.ends_with("€") || before.ends_with("EUR");
}

std::optional<PersonalFact> service_number_at(std::string_view text, const NumberGroups& run)
{
  const std::string all = run.joined(run.size());
  const bool alone = run.size() == 1 || run.separator(0) == ' ';
  std::string digits;
  std::size_t end = 0;
  if (run.length(0) == 9 && alone) {
    digits = run.joined(1);
    end = run.end(0);
  } else if (all.size() == 9 && run.size() == 3 && run.separator(0) == run.separator(1) &&
             (run.has_lengths({4, 2, 3}) || run.has_lengths({3, 3, 3}))) {
    digits = all;
    end = run.end(2);
  }
  if (digits.empty() || run.goes_on(run.length(0) == 9 ? 0 : 2) ||
      is_amount(text.substr(0, run.begin())) || !passes_eleven_test(digits))
    return std::nullopt;
  return PersonalFact{PersonalData::service_number, digits, run.begin(), end};
}

bool is_compact_date(std::string_view digits)
{
  return is_year(digits.substr(0, 4)) && digits.substr(4, 2) >= "01" &&
         digits.substr(4, 2) <= "12" && digits.substr(6) >= "01" && digits.substr(6) <= "31";
}

bool names_trade_register(std::string_view before)
{
  constexpr std::size_t k_words_before = 40;
  const std::string words = lower(
      before.size() > k_words_before ? before.substr(before.size() - k_words_before) : before);
  return words.find("kvk") != std::string::npos || words.find("k.v.k") != std::string::npos ||
         words.find("handelsregister") != std::string::npos;
}

// Eight digits have no check: a date, and thousands in one piece, are no number of a company.
std::optional<PersonalFact> company_number_at(std::string_view text, const NumberGroups& run)
{
  const std::string all = run.joined(run.size());
  const std::string_view before = text.substr(0, run.begin());
  if (all.size() == 8 && names_trade_register(before) && !run.goes_on(run.size() - 1))
    return PersonalFact{PersonalData::company_number, all, run.begin(), run.end(run.size() - 1)};
  const std::string first = run.joined(1);
  if (first.size() != 8 || (run.size() > 1 && run.separator(0) != ' ') || run.goes_on(0) ||
      is_amount(before) || is_compact_date(first) || first.ends_with("000"))
    return std::nullopt;
  return PersonalFact{PersonalData::company_number, first, run.begin(), run.end(0)};
}

bool is_area_code(std::string_view code)
{
  constexpr auto k_short = std::to_array<std::string_view>(
      {"010", "013", "015", "020", "023", "024", "026", "030", "033", "035", "036",
       "038", "040", "043", "045", "046", "050", "053", "055", "058", "070", "071",
       "072", "073", "074", "075", "076", "077", "078", "079", "085", "088"});
  if (code.size() == 2)
    return code == "06";
  if (code.size() == 3)
    return std::find(k_short.begin(), k_short.end(), code) != k_short.end();
  return code.size() == 4 &&
         (code[1] == '1' || code[1] == '2' || code[1] == '3' || code[1] == '4' || code[1] == '5');
}

// A number of 0800 or 0900 is for everyone, and a short one belongs to an authority.
bool is_phone(std::string_view digits)
{
  return digits.size() == 10 && digits[0] == '0' && digits[1] != '0' &&
         !digits.starts_with("0800") && !digits.starts_with("090") &&
         digits.find_first_not_of('0') != std::string_view::npos;
}

std::optional<PersonalFact> phone_at(const NumberGroups& run)
{
  std::size_t count = 0;
  std::size_t groups = 0;
  while (groups < run.size() && count < 10)
    count += run.length(groups++);
  if (count != 10 || (groups < run.size() && run.separator(groups - 1) != ' '))
    return std::nullopt;
  const std::string digits = run.joined(groups);
  // 06-12-2026 14: a date and an hour.
  const bool is_date = groups > 2 && run.length(1) == 2 && is_year(run.group(2));
  if (!is_phone(digits) || is_date || run.goes_on(groups - 1) ||
      (groups > 1 && !is_area_code(run.group(0))))
    return std::nullopt;
  return PersonalFact{PersonalData::phone, digits, run.begin(), run.end(groups - 1)};
}

// After "+31" or "0031": nine digits, with "(0)" between them or not.
std::optional<PersonalFact> foreign_phone_at(std::string_view text, std::size_t begin,
                                             std::size_t after)
{
  std::string digits = "0";
  std::size_t end = after;
  for (std::size_t i = after; i < text.size() && digits.size() < 10; ++i) {
    if (is_digit(text[i])) {
      if (digits.size() > 1 || text[i] != '0')
        digits += text[i];
      end = i + 1;
    } else if (std::string_view(" -.()/").find(text[i]) == std::string_view::npos) {
      break;
    }
  }
  if (!is_phone(digits) || (end < text.size() && is_digit(text[end])))
    return std::nullopt;
  return PersonalFact{PersonalData::phone, digits, begin, end};
}

// Whether the number is one of JSON: not in quotes, between marks.
bool is_bare(std::string_view text, std::size_t begin, std::size_t end)
{
  const auto is_blank = [](char c) { return c == ' ' || c == '\n'; };
  while (begin > 0 && is_blank(text[begin - 1]))
    --begin;
  while (end < text.size() && is_blank(text[end]))
    ++end;
  constexpr std::string_view k_before = ":[,=(-+";
  constexpr std::string_view k_after = ",]};)";
  return begin > 0 && end < text.size() &&
         k_before.find(text[begin - 1]) != std::string_view::npos &&
         k_after.find(text[end]) != std::string_view::npos;
}

// A number does not begin in the middle of a word, of a number or of an id.
bool begins_number(std::string_view text, std::size_t at)
{
  if (at == 0)
    return true;
  const char before = text[at - 1];
  if (is_word_byte(before) || before == '#')
    return false;
  if (at < 2)
    return true;
  const bool joins_digits = (before == '.' || before == ',') && is_digit(text[at - 2]);
  return !joins_digits && (before != '-' || !is_word_byte(text[at - 2]));
}

class Finder
{
public:
  Finder(std::string_view text, BareNumbers bare) : m_text(text), m_bare(bare) {}

  std::vector<PersonalFact> find()
  {
    for (m_at = 0; m_at < m_text.size(); ++m_at) {
      const char c = m_text[m_at];
      if (is_digit(c))
        look_at_number();
      else if (c == '@')
        add(email_at(m_text, m_at));
      else if (is_letter(c) && begins_iban(m_text, m_at) &&
               (m_at == 0 || !is_word_byte(m_text[m_at - 1])))
        add(iban_at(m_text, m_at));
      else if (c == '+' && m_text.substr(m_at + 1, 2) == "31")
        add(foreign_phone_at(m_text, m_at, m_at + 3));
    }
    return std::move(m_found);
  }

private:
  bool add(std::optional<PersonalFact> fact)
  {
    if (!fact)
      return false;
    m_at = std::max(m_at, fact->end - 1);
    m_found.push_back(std::move(*fact));
    return true;
  }

  void look_at_number()
  {
    std::size_t end = m_at;
    while (end < m_text.size() && is_digit(m_text[end]))
      ++end;
    const bool begins = begins_number(m_text, m_at);
    const bool is_number = m_bare == BareNumbers::numbers && is_bare(m_text, m_at, end);
    if (!begins || is_number || !look_at_groups(end))
      m_at = std::max(m_at, end - 1);
  }

  // `end` is where the first group of digits ends.
  bool look_at_groups(std::size_t end)
  {
    const std::string_view first = m_text.substr(m_at, end - m_at);
    if (first.starts_with("0031") && add(foreign_phone_at(m_text, m_at, m_at + 4)))
      return true;
    if (first.size() == 4 && add(postcode_at(m_text, m_at)))
      return true;
    if (add(street_before(m_text, m_at, first)))
      return true;
    const NumberGroups run(m_text, m_at);
    if (run.digits() < 8)
      return false;
    return (first.front() == '0' && add(phone_at(run))) || add(service_number_at(m_text, run)) ||
           add(company_number_at(m_text, run));
  }

  std::string_view m_text;
  BareNumbers m_bare;
  std::size_t m_at = 0;
  std::vector<PersonalFact> m_found;
};

} // namespace

std::vector<PersonalFact> find_personal_data(std::string_view text, BareNumbers bare)
{
  return Finder(text, bare).find();
}

std::string normalised(PersonalData kind, std::string_view value)
{
  // A value that reads as one of its kind is written as that one; any other by its words.
  for (const PersonalFact& fact : find_personal_data(value, BareNumbers::anything))
    if (fact.kind == kind)
      return fact.value;
  switch (kind) {
  case PersonalData::service_number:
  case PersonalData::company_number:
  case PersonalData::phone:
    return digits_of(value);
  case PersonalData::email:
    return lower(trimmed(value));
  case PersonalData::bank_account:
  case PersonalData::address:
  case PersonalData::private_value:
    break;
  }
  return folded(value);
}

} // namespace peil::gate
