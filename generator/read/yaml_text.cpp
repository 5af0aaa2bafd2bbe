#include "read/yaml_text.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace peil::read {
namespace {

constexpr std::size_t k_none = std::string_view::npos;

bool is_blank(char c)
{
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

std::size_t end_of_line(std::string_view text, std::size_t from)
{
  return std::min(text.find('\n', from), text.size());
}

// `---` and `...` as a word of their own at the start of a line.
bool is_document_mark(std::string_view text, std::size_t at)
{
  if (at > 0 && text[at - 1] != '\n')
    return false;
  const std::string_view word = text.substr(at, 3);
  return (word == "---" || word == "...") && (at + 3 >= text.size() || is_blank(text[at + 3]));
}

bool is_name_character(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-' || static_cast<unsigned char>(c) >= 0x80;
}

} // namespace

std::size_t end_of_quoted(std::string_view text, std::size_t start)
{
  const char quote = text[start];
  for (std::size_t at = start + 1; at < text.size(); ++at) {
    const bool escapes = quote == '"' ? text[at] == '\\' : text.substr(at, 2) == "''";
    if (escapes)
      ++at;
    else if (text[at] == quote)
      return at + 1;
  }
  return k_none;
}

std::size_t end_of_plain(std::string_view text, std::size_t start, std::string_view value)
{
  std::size_t at = start;
  for (std::size_t i = 0; i < value.size() && at < text.size();) {
    if (!is_blank(value[i])) {
      ++i;
      ++at;
      continue;
    }
    while (i < value.size() && is_blank(value[i]))
      ++i;
    while (at < text.size() && is_blank(text[at]))
      ++at;
  }
  return at;
}

std::size_t end_of_block_scalar(std::string_view text, std::size_t start, int parent_column)
{
  std::size_t end = end_of_line(text, start);
  for (std::size_t line = end + 1; line < text.size();) {
    const std::size_t line_end = end_of_line(text, line);
    const std::string_view content = text.substr(line, line_end - line);
    if (!trimmed(content).empty()) {
      if (static_cast<int>(indentation(content)) <= parent_column || is_document_mark(text, line))
        break;
      end = line_end;
    }
    line = line_end + 1;
  }
  return end;
}

std::size_t skip_blanks_and_comments(std::string_view text, std::size_t from)
{
  std::size_t at = from;
  while (at < text.size()) {
    if (text[at] == '#')
      at = end_of_line(text, at);
    else if (is_blank(text[at]))
      ++at;
    else
      break;
  }
  return at;
}

std::size_t indentation(std::string_view line)
{
  return std::min(line.find_first_not_of(" \t"), line.size());
}

bool is_blank_or_comment(std::string_view line)
{
  const std::string_view content = trimmed(line);
  return content.empty() || content.front() == '#';
}

std::optional<KeyInLine> key_in_line(std::string_view line)
{
  std::size_t key = indentation(line);
  while (line.substr(key).starts_with("- "))
    key += 1 + indentation(line.substr(key + 1));
  if (key >= line.size() || line[key] == '#')
    return std::nullopt;
  std::size_t from = key;
  if (line[key] == '"' || line[key] == '\'') {
    from = end_of_quoted(line, key);
    if (from == k_none)
      return std::nullopt;
  }
  for (std::size_t at = from; at < line.size(); ++at) {
    if (line[at] == '#' && at > 0 && is_blank(line[at - 1]))
      return std::nullopt;
    if (line[at] == ':' && at > key && (at + 1 == line.size() || is_blank(line[at + 1])))
      return KeyInLine{key, at};
  }
  return std::nullopt;
}

std::optional<std::size_t> colon_without_space(std::string_view text)
{
  const auto after = std::find_if_not(text.begin(), text.end(), is_name_character);
  const auto colon = static_cast<std::size_t>(after - text.begin());
  if (colon == 0 || colon + 1 >= text.size() || text[colon] != ':' || is_blank(text[colon + 1]) ||
      text.substr(colon).starts_with("://"))
    return std::nullopt;
  return colon;
}

std::optional<std::size_t> line_outside_block(std::string_view text, std::size_t start,
                                              std::size_t end, int parent_column)
{
  // Not a byte further: a long line may hold very many quoted texts.
  text = text.substr(0, end);
  for (std::size_t line = end_of_line(text, start) + 1; line < text.size();
       line = end_of_line(text, line) + 1) {
    const std::string_view content = text.substr(line, end_of_line(text, line) - line);
    if (!trimmed(content).empty() && static_cast<int>(indentation(content)) <= parent_column)
      return line;
  }
  return std::nullopt;
}

std::optional<std::size_t> find_unread_text(std::string_view text, std::size_t from, std::size_t to)
{
  constexpr std::string_view indicators = "-?:,[]{}";
  std::size_t at = skip_blanks_and_comments(text, from);
  while (at < to) {
    if (is_document_mark(text, at))
      at += 3;
    else if (indicators.find(text[at]) != k_none)
      ++at;
    else
      return at;
    at = skip_blanks_and_comments(text, at);
  }
  return std::nullopt;
}

bool is_opening_quote(std::string_view text, std::size_t at)
{
  if (text[at] != '"' && text[at] != '\'')
    return false;
  if (at == 0 || text[at - 1] == '\n')
    return true;
  constexpr std::string_view openers = "[{,:-?";
  if (openers.find(text[at - 1]) != k_none)
    return text[at - 1] != '-' && text[at - 1] != '?';
  if (!is_blank(text[at - 1]))
    return false;
  const std::size_t before = text.find_last_not_of(" \t\r", at - 1);
  return before == k_none || text[before] == '\n' || openers.find(text[before]) != k_none;
}

} // namespace peil::read
