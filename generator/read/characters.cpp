#include "read/characters.hpp"

#include "base/text.hpp"
#include "read/places.hpp"

#include <array>
#include <optional>

namespace peil::read {
namespace {

constexpr std::string_view k_byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view k_replacement = "\xEF\xBF\xBD";
constexpr std::size_t k_most_reports = 20;

struct RefusedCharacter
{
  std::string_view bytes;
  std::string_view nl;
  std::string_view en;
};

constexpr std::array k_refused_characters{
    RefusedCharacter{"\xEE\x80\x80", "het teken U+E000, dat peil zelf gebruikt",
                     "the character U+E000, which peil uses itself"},
    RefusedCharacter{"\xEE\x80\x81", "het teken U+E001, dat peil zelf gebruikt",
                     "the character U+E001, which peil uses itself"},
    RefusedCharacter{k_byte_order_mark, "een bytevolgordemarkering (U+FEFF) midden in de tekst",
                     "a byte order mark (U+FEFF) in the middle of the text"},
};

Sentence save_as_utf8()
{
  return say("sla het bestand op als UTF-8 (in Excel: 'CSV UTF-8')",
             "save the file as UTF-8 (in Excel: 'CSV UTF-8')");
}

bool is_utf16(std::string_view bytes)
{
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
    return true;
  return bytes.size() >= 4 && ((bytes[0] == '\0' && bytes[1] != '\0' && bytes[2] == '\0') ||
                               (bytes[1] == '\0' && bytes[0] != '\0' && bytes[3] == '\0'));
}

bool is_packed(std::string_view bytes)
{
  return bytes.starts_with("PK\x03\x04") || bytes.starts_with("\xD0\xCF\x11\xE0");
}

bool is_lone_return(std::string_view text, std::size_t at)
{
  return text[at] == '\r' && (at + 1 == text.size() || text[at + 1] != '\n');
}

const RefusedCharacter* refused_at(std::string_view text, std::size_t at)
{
  for (const RefusedCharacter& refused : k_refused_characters)
    if (text.substr(at).starts_with(refused.bytes))
      return &refused;
  return nullptr;
}

std::optional<std::size_t> find_refused(std::string_view text, std::size_t from)
{
  for (std::size_t at = from; at < text.size(); ++at)
    if ((text[at] == '\xEE' || text[at] == '\xEF') && refused_at(text, at) != nullptr)
      return at;
  return std::nullopt;
}

std::optional<std::size_t> find_lone_return(std::string_view text)
{
  for (std::size_t at = text.find('\r'); at != std::string_view::npos; at = text.find('\r', at + 1))
    if (is_lone_return(text, at))
      return at;
  return std::nullopt;
}

Diagnostic invalid_utf8(FileName file, std::string_view bytes, std::size_t at,
                        std::uint32_t first_line)
{
  const Places places(file, bytes.substr(0, at), first_line);
  return error_at(places.at(at),
                  say("byte 0x{:02X} is geen geldige UTF-8", "byte 0x{:02X} is not valid UTF-8",
                      static_cast<unsigned>(static_cast<unsigned char>(bytes[at]))),
                  save_as_utf8());
}

Diagnostic control_character(const Places& places, std::size_t at)
{
  unsigned code = static_cast<unsigned char>(places.text()[at]);
  if (code >= 0x80)
    code = static_cast<unsigned char>(places.text()[at + 1]);
  return error_at(
      places.at(at),
      say("stuurteken U+{:04X} in de tekst", "control character U+{:04X} in the text", code),
      say("haal dit onzichtbare teken weg", "remove this invisible character"));
}

Diagnostic refused_character(const Places& places, std::size_t at)
{
  const RefusedCharacter& found = *refused_at(places.text(), at);
  return error_at(places.at(at),
                  {fmt::format("hier staat {}", found.nl), fmt::format("here stands {}", found.en)},
                  say("haal dit onzichtbare teken weg", "remove this invisible character"));
}

Diagnostics all_refused_characters(const Places& places)
{
  const std::string_view text = places.text();
  Diagnostics mistakes;
  for (std::size_t from = 0; mistakes.size() < k_most_reports;) {
    const std::optional<std::size_t> found = find_control_character(text.substr(from));
    if (!found)
      break;
    mistakes.push_back(control_character(places, from + *found));
    from += *found + 1;
  }
  for (std::optional<std::size_t> found = find_refused(text, 0);
       found && mistakes.size() < k_most_reports; found = find_refused(text, *found + 1))
    mistakes.push_back(refused_character(places, *found));
  if (const std::optional<std::size_t> found = find_lone_return(text))
    mistakes.push_back(
        error_at(places.at(*found),
                 say("regeleinde van alleen een CR-teken", "line end of a lone CR character"),
                 say("sla het bestand op met gewone regeleinden (LF of CR LF)",
                     "save the file with ordinary line ends (LF or CR LF)")));
  return mistakes;
}

std::string well_formed(std::string_view bytes)
{
  std::string text;
  text.reserve(bytes.size());
  while (const std::optional<std::size_t> bad = find_invalid_utf8(bytes)) {
    text += bytes.substr(0, *bad);
    text += k_replacement;
    bytes.remove_prefix(*bad + 1);
  }
  text += bytes;
  return text;
}

std::string without_controls(std::string text)
{
  if (!find_control_character(text) && !find_lone_return(text))
    return text;
  std::string safe;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool two_bytes = text[at] == '\xC2';
    if (is_lone_return(text, at) ||
        find_control_character(std::string_view(text).substr(at, two_bytes ? 2 : 1))) {
      safe += k_replacement;
      at += two_bytes ? 1 : 0;
    } else {
      safe += text[at];
    }
  }
  return safe;
}

bool has_anything_refused(std::string_view text)
{
  return has_refused_character(text) || find_lone_return(text);
}

} // namespace

Result<std::string_view> checked_text(FileName file, std::string_view bytes,
                                      std::uint32_t first_line)
{
  const Position top{file, first_line, 1, 1};
  if (is_utf16(bytes))
    return error_at(top,
                    say("dit bestand is geen UTF-8 maar UTF-16", "this file is UTF-16, not UTF-8"),
                    save_as_utf8());
  if (is_packed(bytes))
    return error_at(top,
                    say("dit is een werkmap of een ander ingepakt bestand, geen tekst",
                        "this is a workbook or another packed file, not text"),
                    say("bewaar de gegevens als CSV UTF-8, of gebruik `peil import`",
                        "save the data as CSV UTF-8, or use `peil import`"));
  if (bytes.starts_with(k_byte_order_mark))
    bytes.remove_prefix(k_byte_order_mark.size());
  if (const std::optional<std::size_t> at = find_invalid_utf8(bytes))
    return invalid_utf8(file, bytes, *at, first_line);
  if (has_anything_refused(bytes))
    return sorted(all_refused_characters(Places(file, bytes, first_line)));
  return bytes;
}

bool has_refused_character(std::string_view utf8)
{
  return find_control_character(utf8) || find_refused(utf8, 0);
}

std::string printable_text(std::string_view bytes)
{
  if (is_utf16(bytes) || is_packed(bytes))
    return {};
  if (bytes.starts_with(k_byte_order_mark))
    bytes.remove_prefix(k_byte_order_mark.size());
  return without_controls(well_formed(bytes));
}

} // namespace peil::read
