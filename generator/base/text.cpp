#include "base/text.hpp"

#include <algorithm>

namespace peil {
namespace {

bool is_continuation(char byte)
{
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}
bool is_lower(char c)
{
  return c >= 'a' && c <= 'z';
}
bool is_digit(char c)
{
  return c >= '0' && c <= '9';
}

/// The next `{name}` at or after `from`: its two braces, or nothing.
struct Braces
{
  std::size_t open;
  std::size_t close;
};

std::optional<Braces> next_braces(std::string_view pattern, std::size_t from)
{
  const std::size_t open = pattern.find('{', from);
  const std::size_t close = pattern.find('}', open == std::string_view::npos ? from : open);
  if (open == std::string_view::npos || close == std::string_view::npos)
    return std::nullopt;
  return Braces{open, close};
}

} // namespace

std::size_t count_characters(std::string_view utf8)
{
  std::size_t count = 0;
  for (const char byte : utf8)
    if (!is_continuation(byte))
      ++count;
  return count;
}

// The well-formed sequences of Unicode 15, table 3-7.
std::size_t character_length(std::string_view bytes)
{
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  const unsigned char first = at(0);
  if (first < 0x80)
    return 1;
  std::size_t length = 0;
  unsigned char low = 0x80;
  unsigned char high = 0xBF;
  if (first >= 0xC2 && first <= 0xDF) {
    length = 2;
  } else if (first >= 0xE0 && first <= 0xEF) {
    length = 3;
    low = first == 0xE0 ? 0xA0 : low;
    high = first == 0xED ? 0x9F : high;
  } else if (first >= 0xF0 && first <= 0xF4) {
    length = 4;
    low = first == 0xF0 ? 0x90 : low;
    high = first == 0xF4 ? 0x8F : high;
  }
  if (length == 0 || bytes.size() < length || at(1) < low || at(1) > high)
    return 0;
  for (std::size_t i = 2; i < length; ++i)
    if (!is_continuation(bytes[i]))
      return 0;
  return length;
}

std::optional<std::size_t> find_invalid_utf8(std::string_view bytes)
{
  std::size_t at = 0;
  while (at < bytes.size()) {
    const std::size_t length = character_length(bytes.substr(at));
    if (length == 0)
      return at;
    at += length;
  }
  return std::nullopt;
}

std::optional<std::size_t> find_control_character(std::string_view utf8)
{
  for (std::size_t at = 0; at < utf8.size(); ++at) {
    const auto byte = static_cast<unsigned char>(utf8[at]);
    if ((byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7F)
      return at;
    if (byte == 0xC2 && at + 1 < utf8.size() && static_cast<unsigned char>(utf8[at + 1]) < 0xA0)
      return at;
  }
  return std::nullopt;
}

std::string_view trimmed(std::string_view text)
{
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos)
    return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::vector<std::string_view> split(std::string_view text, char separator)
{
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos)
      return parts;
    text.remove_prefix(at + 1);
  }
}

std::vector<std::string_view> split_lines(std::string_view text)
{
  std::vector<std::string_view> lines = split(text, '\n');
  for (std::string_view& line : lines)
    if (line.ends_with('\r'))
      line.remove_suffix(1);
  if (lines.back().empty())
    lines.pop_back();
  return lines;
}

std::string join_with(std::span<const std::string> parts, std::string_view last_separator)
{
  std::string joined;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0 && i + 1 == parts.size())
      joined += last_separator;
    else if (i > 0)
      joined += ", ";
    joined += parts[i];
  }
  return joined;
}

bool is_address_word(std::string_view text)
{
  if (text.empty() || text.front() == '-' || text.back() == '-')
    return false;
  char before = 'a';
  for (const char c : text) {
    if (!is_lower(c) && !is_digit(c) && (c != '-' || before == '-'))
      return false;
    before = c;
  }
  return true;
}

bool is_key_word(std::string_view text)
{
  if (text.empty() || !is_lower(text.front()))
    return false;
  for (const char c : text)
    if (!is_lower(c) && !is_digit(c) && c != '_')
      return false;
  return true;
}

std::string filled(std::string_view pattern, std::span<const PatternValue> values)
{
  std::string text;
  std::size_t at = 0;
  while (const std::optional<Braces> braces = next_braces(pattern, at)) {
    text += pattern.substr(at, braces->open - at);
    at = braces->close + 1;
    const std::string_view whole = pattern.substr(braces->open, at - braces->open);
    const auto value = std::find_if(values.begin(), values.end(), [&](const PatternValue& one) {
      return one.first == whole.substr(1, whole.size() - 2);
    });
    text += value == values.end() ? whole : std::string_view(value->second);
  }
  return text.append(pattern.substr(at));
}

std::string filled(std::string_view pattern, std::initializer_list<PatternValue> values)
{
  return filled(pattern, std::span(values.begin(), values.size()));
}

std::vector<std::string> names_in(std::string_view pattern)
{
  std::vector<std::string> names;
  std::size_t at = 0;
  while (const std::optional<Braces> braces = next_braces(pattern, at)) {
    names.emplace_back(pattern.substr(braces->open + 1, braces->close - braces->open - 1));
    at = braces->close + 1;
  }
  return names;
}

} // namespace peil
