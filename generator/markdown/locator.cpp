#include "markdown/locator.hpp"

#include "markdown/source_table.hpp"

#include <algorithm>
#include <cmark-gfm.h>

namespace peil::markdown {
namespace {

constexpr std::size_t k_nowhere = std::string_view::npos;

std::size_t to_line(int line)
{
  return line < 1 ? 1 : static_cast<std::size_t>(line);
}

bool is_punctuation(char c)
{
  return std::string_view("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~").find(c) != k_nowhere;
}

bool is_escaped_at(std::string_view text, std::size_t at)
{
  std::size_t backslashes = 0;
  while (backslashes < at && text[at - backslashes - 1] == '\\')
    ++backslashes;
  return backslashes % 2 == 1;
}

std::size_t after_spaces(std::string_view text, std::size_t at)
{
  return std::min(text.find_first_not_of(" \t", at), text.size());
}

// A target may stand on the line below its bracket, behind what marks a quote.
std::size_t target_begin(std::string_view text, std::size_t at)
{
  at = after_spaces(text, at);
  if (at < text.size() && (text[at] == '\n' || text[at] == '\r'))
    at = std::min(text.find_first_not_of(" \t\r\n>", at), text.size());
  return at;
}

// The destination that begins here (CommonMark 6.3), without `<` and `>`.
Span target_at(std::string_view text, std::size_t at)
{
  const bool in_brackets = at < text.size() && text[at] == '<';
  const std::size_t begin = in_brackets ? at + 1 : at;
  std::size_t end = begin;
  for (int depth = 0; end < text.size(); ++end) {
    const char c = text[end];
    if (c == '\n' || (in_brackets ? c == '>' : static_cast<unsigned char>(c) <= ' '))
      break;
    if (c == '\\' && end + 1 < text.size() && is_punctuation(text[end + 1]))
      ++end;
    else if (!in_brackets && c == '(')
      ++depth;
    else if (!in_brackets && c == ')' && --depth < 0)
      break;
  }
  return {begin, std::min(end, text.size())};
}

std::string without_escapes(std::string_view text)
{
  std::string result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\\' && at + 1 < text.size() && is_punctuation(text[at + 1]))
      ++at;
    result += text[at];
  }
  return result;
}

// Whether the parser can have made `url` of what was written; past an entity we believe it.
bool can_mean(std::string_view written, std::string_view url)
{
  const std::string plain = without_escapes(written);
  const std::size_t entity = plain.find('&');
  if (entity == k_nowhere)
    return plain == url;
  return url.starts_with(std::string_view(plain).substr(0, entity));
}

} // namespace

Locator::Locator(const MarkedText& text) : m_text(text) {}

void Locator::begin_lines(std::size_t first, std::size_t last)
{
  m_from = m_text.line(first).begin;
  m_end = m_text.line(std::max(first, last)).end;
  m_next_bracket = text_to(m_end).find("](", m_from);
}

std::string_view Locator::text_to(std::size_t end) const
{
  return std::string_view(m_text.text()).substr(0, end);
}

// A paragraph that the parser split off a table has no lines of its own.
void Locator::begin_paragraph(cmark_node* paragraph)
{
  cmark_node* const after = cmark_node_next(paragraph);
  if (cmark_node_get_start_line(paragraph) > 0)
    begin_lines(to_line(cmark_node_get_start_line(paragraph)),
                to_line(cmark_node_get_end_line(paragraph)));
  else if (kind_of(after) == Kind::table)
    begin_lines(to_line(cmark_node_get_start_line(after)), header_line(after) - 1);
}

void Locator::begin_heading(cmark_node* heading)
{
  begin_lines(to_line(cmark_node_get_start_line(heading)),
              to_line(cmark_node_get_end_line(heading)));
}

void Locator::begin_row(cmark_node* row)
{
  const std::size_t line = kind_of(row) == Kind::header_row
                               ? header_line(cmark_node_parent(row))
                               : to_line(cmark_node_get_start_line(row));
  begin_lines(line, line);
}

void Locator::pass(Span found)
{
  m_from = std::max(m_from, found.end);
}

// The parser joins the lines of a code span, so only its first word is sure to be in the source.
void Locator::pass_code(cmark_node* code)
{
  const std::string_view literal = literal_of(code);
  const std::string_view word = literal.substr(0, std::min(literal.find(' ', 1), literal.size()));
  const std::string_view text = m_text.text();
  for (std::size_t tick = text.find('`', m_from); tick < m_end; tick = text.find('`', tick + 1)) {
    const std::size_t begin = target_begin(text, tick + 1);
    for (const std::size_t at : {tick + 1, begin})
      if (text.substr(at).starts_with(word)) {
        pass({at, std::min(at + literal.size() + 1, m_end)});
        return;
      }
  }
}

Span Locator::find_html(cmark_node* html)
{
  const std::string_view literal = literal_of(html);
  const std::string_view first_line = literal.substr(0, literal.find_first_of("\r\n"));
  std::optional<Span> found = find_text(first_line, m_from);
  while (found && is_escaped(*found))
    found = find_text(first_line, found->begin + 1);
  if (!found)
    return {m_from, m_from};
  pass(*found);
  return *found;
}

std::optional<Span> Locator::find_text(std::string_view literal, std::size_t from) const
{
  const std::size_t at = text_to(m_end).find(literal, std::max(from, m_from));
  if (at == k_nowhere)
    return std::nullopt;
  return Span{at, at + literal.size()};
}

bool Locator::is_escaped(Span found) const
{
  return is_escaped_at(m_text.text(), found.begin);
}

Span Locator::find_target(cmark_node* link)
{
  const std::string_view url = url_of(link);
  std::optional<Span> found = find_inline_target(url);
  if (const std::optional<Span> autolink = find_autolink(link, found ? found->begin : m_end))
    found = autolink;
  if (found) {
    pass(*found);
    return *found;
  }
  return find_definition(url).value_or(Span{m_from, m_from});
}

std::optional<Span> Locator::find_inline_target(std::string_view url)
{
  constexpr int most_tries = 100;
  const std::string_view text = text_to(m_end);
  if (m_next_bracket < m_from)
    m_next_bracket = text.find("](", m_from);
  std::size_t bracket = m_next_bracket;
  for (int tries = 0; bracket < text.size() && tries < most_tries; ++tries) {
    const Span target = target_at(text, target_begin(text, bracket + 2));
    if (!is_escaped_at(text, bracket) && can_mean(m_text.view(target), url))
      return url.empty() ? Span{bracket + 1, target.end + 1} : target;
    bracket = text.find("](", bracket + 1);
  }
  return std::nullopt;
}

std::optional<Span> Locator::find_autolink(cmark_node* link, std::size_t end) const
{
  const std::string text(literal_of(cmark_node_first_child(link)));
  if (text.empty() || (url_of(link) != text && url_of(link) != "mailto:" + text))
    return std::nullopt;
  const std::size_t at = text_to(end).find("<" + text + ">", m_from);
  if (at == k_nowhere)
    return std::nullopt;
  return Span{at + 1, at + 1 + text.size()};
}

std::optional<Span> Locator::find_definition(std::string_view url)
{
  if (!m_has_read_definitions)
    read_definitions();
  const auto found = m_definitions.find(url);
  if (found == m_definitions.end())
    return std::nullopt;
  return found->second;
}

void Locator::read_definitions()
{
  m_has_read_definitions = true;
  const std::string_view text = m_text.text();
  for (std::size_t at = text.find("]:"); at != k_nowhere; at = text.find("]:", at + 1)) {
    const Span target = target_at(text, target_begin(text, at + 2));
    m_definitions.emplace(without_escapes(m_text.view(target)), target);
  }
}

Span Locator::heading(cmark_node* heading) const
{
  const int first = cmark_node_get_start_line(heading);
  const bool has_hashes = cmark_node_get_end_line(heading) <= first;
  const Span line = line_content(to_line(first));
  if (has_hashes) {
    const std::size_t hash = m_text.view(line).find('#');
    return {line.begin + (hash == k_nowhere ? 0 : hash), line.end};
  }
  // Definitions of links may stand above it in what the parser took for one paragraph.
  cmark_node* const child = cmark_node_first_child(heading);
  const std::size_t at = std::string_view(m_text.text()).find(literal_of(child), line.begin);
  return at == k_nowhere ? line : line_content(m_text.line_number_at(at));
}

std::size_t Locator::header_line(cmark_node* table) const
{
  const std::size_t first = to_line(cmark_node_get_start_line(table));
  const std::size_t last = to_line(cmark_node_get_end_line(table));
  for (std::size_t line = first + 1; line <= last; ++line)
    if (is_delimiter_row(m_text.view(m_text.line(line))))
      return line - 1;
  return first;
}

Span Locator::line_content(std::size_t line) const
{
  const Span whole = m_text.line(line);
  const std::string_view content = without_container(m_text.view(whole));
  const auto begin = static_cast<std::size_t>(content.data() - m_text.text().data());
  return {begin, begin + content.size()};
}

} // namespace peil::markdown
