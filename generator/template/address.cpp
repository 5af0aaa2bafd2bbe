#include "template/address.hpp"

#include "template/character.hpp"

#include <algorithm>
#include <array>

namespace peil::template_engine {
namespace {

struct Scheme
{
  std::string_view name;
  bool fetchable_elsewhere;
  bool needs_host;
};
constexpr std::array k_schemes{
    Scheme{"http", true, true},
    Scheme{"https", true, true},
    Scheme{"mailto", false, false},
    Scheme{"tel", false, false},
};

// Signs that no address may hold unencoded but that cannot change its meaning either.
constexpr ByteSet k_encoded_anywhere(" \"<>`^{|}");
constexpr ByteSet k_encoded_in_path =
    ByteSet("-._~/@+:,;=!$*()").with_letters_and_digits().inverted();
constexpr ByteSet k_encoded_after_path = ByteSet("-._~").with_letters_and_digits().inverted();
// A browser drops tabs and line ends from an address and reads a backslash as a slash.
constexpr ByteSet k_refused = ByteSet("\\").with_control_characters();
constexpr ByteSet k_ends_first_segment(":/?#");
constexpr ByteSet k_ends_path("?#");

void append_encoded(std::string& address, char c)
{
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  address += '%';
  address += digits[byte >> 4U];
  address += digits[byte & 0x0FU];
}

std::string lower_case(std::string_view text)
{
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), lower);
  return result;
}

// What stands before a colon in the first segment, whether or not it is well formed: a browser is
// more lenient than any list of ours.
std::optional<std::string> scheme_of(std::string_view address)
{
  const std::size_t end = k_ends_first_segment.find_in(address);
  if (end == address.size() || address[end] != ':')
    return std::nullopt;
  return lower_case(address.substr(0, end));
}

Refusal refused_scheme(const std::string& scheme)
{
  return {
      say("adres met '{}:' is niet toegestaan", "address with '{}:' is not allowed", scheme),
      say("toegestaan zijn https:, http:, mailto:, tel:, een fragment en een adres op deze site",
          "allowed are https:, http:, mailto:, tel:, a fragment and an address on this site")};
}

Refusal refused_host(std::string_view address)
{
  return {say("adres '{}' is niet toegestaan", "address '{}' is not allowed", address),
          say("schrijf 'https://' voor een andere server, of één '/' voor deze site",
              "write 'https://' for another host, or one '/' for this site")};
}

Refusal refused_fetch(std::string_view address)
{
  return {
      say("'{}' wordt van een andere server gehaald", "'{}' is fetched from another host", address),
      say("neem het bestand op in de site: een pagina haalt niets van elders",
          "put the file in the site: a page fetches nothing from elsewhere")};
}

std::optional<Refusal> refusal_of_scheme(std::string_view address, const std::string& scheme,
                                         AddressUse use)
{
  const auto* const known = std::find_if(k_schemes.begin(), k_schemes.end(),
                                         [&](const Scheme& one) { return one.name == scheme; });
  if (known == k_schemes.end() || (use == AddressUse::fetched && !known->fetchable_elsewhere))
    return refused_scheme(scheme);
  if (known->needs_host && !address.substr(scheme.size() + 1).starts_with("//"))
    return refused_host(address);
  if (use == AddressUse::fetched)
    return refused_fetch(address);
  return std::nullopt;
}

} // namespace

std::optional<Refusal> refusal_of_address(std::string_view address, AddressUse use)
{
  if (k_refused.find_in(address) < address.size())
    return Refusal{say("adres bevat een regeleinde, tab, backslash of ander stuurteken",
                       "address holds a line end, tab, backslash or other control character"),
                   {}};
  if (address.starts_with("//"))
    return refused_host(address);
  if (const std::optional<std::string> scheme = scheme_of(address))
    return refusal_of_scheme(address, *scheme, use);
  return std::nullopt;
}

void append_to_address(std::string& address, std::string_view value)
{
  const ByteSet& encoded = address.empty()                                  ? k_encoded_anywhere
                           : k_ends_path.find_in(address) == address.size() ? k_encoded_in_path
                                                                            : k_encoded_after_path;
  for (std::size_t done = 0; done < value.size();) {
    const std::size_t sign = encoded.find_in(value, done);
    address.append(value, done, sign - done);
    if (sign < value.size())
      append_encoded(address, value[sign]);
    done = sign + 1;
  }
}

} // namespace peil::template_engine
