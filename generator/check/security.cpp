#include "check/security.hpp"

#include "check/key_tables.hpp"
#include "check/map_reader.hpp"

#include <algorithm>
#include <array>

namespace peil::check {
namespace {

constexpr auto k_security_keys = std::to_array<Key>({
    {"contact", Need::required, "lijst van adressen, bijvoorbeeld mailto:… of https://…", k_texts},
    {"verloopt", Need::required, "tot welke dag dit klopt", k_date},
    {"beleid", Need::optional, "het adres van de bladzijde over meldingen", k_link},
    {"talen", Need::optional, "in welke talen men mag melden: [nl, en]", k_texts},
});

constexpr auto k_schemes = std::to_array<std::string_view>({"https://", "mailto:", "tel:"});

// One word: a line end in it would begin another line of security.txt.
bool is_one_word(std::string_view text)
{
  return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c != '\x7f'; });
}

bool is_contact(std::string_view address)
{
  return is_one_word(address) &&
         std::any_of(k_schemes.begin(), k_schemes.end(), [address](std::string_view scheme) {
           return address.starts_with(scheme) && address.size() > scheme.size();
         });
}

bool is_language(std::string_view code)
{
  return code.size() >= 2 && code.size() <= 11 && std::all_of(code.begin(), code.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
         });
}

} // namespace

std::span<const Key> security_keys()
{
  return k_security_keys;
}

std::optional<SecurityContact> read_security(const Value& value, Diagnostics& mistakes)
{
  const MapReader reader(value, k_security_keys, mistakes);
  SecurityContact security;
  security.at = value.at;
  for (const Located<std::string>& contact : reader.texts("contact"))
    if (is_contact(contact.value))
      security.contacts.push_back(contact.value);
    else
      mistakes.push_back(
          error_at(contact.at,
                   say("'{}' is geen adres waar iemand iets kan melden",
                       "'{}' is no address at which one can report something", contact.value),
                   say("verwacht mailto:, https:// of tel: aan het begin, zonder spaties",
                       "expected mailto:, https:// or tel: at the beginning, without spaces")));
  security.policy = reader.text("beleid");
  if (!security.policy.empty() &&
      !(security.policy.starts_with("https://") && is_one_word(security.policy)))
    mistakes.push_back(error_at(
        reader.at("beleid"),
        say("'{}' is geen adres op het web", "'{}' is no address on the web", security.policy),
        say("verwacht https:// aan het begin", "expected https:// at the beginning")));
  for (const Located<std::string>& language : reader.texts("talen"))
    if (is_language(language.value))
      security.languages.push_back(language.value);
    else
      mistakes.push_back(error_at(
          language.at,
          say("'{}' is geen code van een taal", "'{}' is not the code of a language",
              language.value),
          say("verwacht een code zoals nl, en of fy", "expected a code such as nl, en or fy")));
  const std::optional<Date> expires = reader.date("verloopt");
  if (!expires || security.contacts.empty())
    return std::nullopt;
  security.expires = *expires;
  return security;
}

} // namespace peil::check
