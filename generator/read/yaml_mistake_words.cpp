#include "read/yaml_mistake_words.hpp"

#include "base/text.hpp"
#include "read/yaml_text.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace peil::read {
namespace {

constexpr std::size_t k_longest_quoted_suggestion = 60;

std::string in_quotes(std::string_view text)
{
  if (text.find_first_of("\"\\") == std::string_view::npos)
    return fmt::format("\"{}\"", text);
  std::string doubled;
  for (const char c : text)
    doubled += c == '\'' ? std::string("''") : std::string(1, c);
  return fmt::format("'{}'", doubled);
}

bool is_key(std::string_view text)
{
  return !text.empty() && std::all_of(text.begin(), text.end(),
                                      [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

// Whether a key with its value stands behind each comma.
bool holds_more_keys(std::string_view text)
{
  const std::vector<std::string_view> parts = split(text, ',');
  return parts.size() > 1 && std::all_of(parts.begin() + 1, parts.end(), [](std::string_view part) {
           const std::size_t colon = part.find(": ");
           return colon != std::string_view::npos && is_key(trimmed(part.substr(0, colon)));
         });
}

} // namespace

bool is_continuation(char byte)
{
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

std::string_view character_at(std::string_view text, std::size_t at)
{
  std::size_t length = 1;
  while (at + length < text.size() && is_continuation(text[at + length]))
    ++length;
  return text.substr(at, length);
}

std::string_view rest_of_line(const Places& places, std::size_t at)
{
  std::string_view rest = places.text().substr(at, places.line_end(at) - at);
  rest = rest.substr(0, rest.find(" #"));
  return trimmed(rest);
}

Sentence put_in_quotes(std::string_view text)
{
  if (text.empty() || count_characters(text) > k_longest_quoted_suggestion)
    return say("zet de tekst tussen aanhalingstekens", "put the text in quotes");
  const std::string quoted = in_quotes(text);
  return say("zet de tekst tussen aanhalingstekens: {}", "put the text in quotes: {}", quoted);
}

Sentence put_in_braces_or_quotes(std::string_view key, std::string_view text)
{
  if (!holds_more_keys(text))
    return put_in_quotes(text);
  return say("zijn dit meer sleutels, zet er dan accolades om: {{{0}: {1}}}; is het één tekst, zet "
             "hem dan tussen aanhalingstekens",
             "if these are several keys, put braces around them: {{{0}: {1}}}; if it is one text, "
             "put it in quotes",
             key, text);
}

Position key_or_word(const Places& places, std::size_t offset)
{
  const std::size_t start = places.line_start(offset);
  if (const std::optional<KeyInLine> key = key_in_line(places.line(offset)))
    if (start + key->key <= offset && offset <= start + key->colon)
      return places.at(start + key->key, start + key->colon);
  return places.at(offset,
                   std::min(places.text().find_first_of(" \t\r\n", offset), places.text().size()));
}

} // namespace peil::read
