#include "markdown/marked_text.hpp"

#include "base/text.hpp"
#include "markdown/mistakes.hpp"
#include "markdown/source_table.hpp"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <fmt/core.h>

namespace peil::markdown {
namespace {

constexpr std::string_view k_mark_begin = "\uE000";
constexpr std::string_view k_mark_end = "\uE001";
constexpr std::string_view k_replacement = "\uFFFD";
constexpr std::size_t k_nowhere = std::string_view::npos;

bool is_digit(char c)
{
  return c >= '0' && c <= '9';
}

bool may_begin_mark(char c)
{
  return c == '{' || c == '}' || c == '&' || c == '\r' || c == k_mark_begin.front();
}

bool is_word_character(char c)
{
  return (c >= 'a' && c <= 'z') || is_digit(c) || c == '-' || c == '_';
}

bool is_word(std::string_view text)
{
  return !text.empty() && std::all_of(text.begin(), text.end(), is_word_character);
}

bool is_path(std::string_view text)
{
  const std::vector<std::string_view> words = split(text, '.');
  return std::all_of(words.begin(), words.end(), is_word);
}

std::vector<std::size_t> line_begins(std::string_view text)
{
  std::vector<std::size_t> begins{0};
  for (std::size_t at = text.find('\n'); at != k_nowhere; at = text.find('\n', at + 1))
    begins.push_back(at + 1);
  return begins;
}

std::size_t index_of_line(const std::vector<std::size_t>& begins, std::size_t byte)
{
  const auto after = std::upper_bound(begins.begin(), begins.end(), byte);
  return static_cast<std::size_t>(after - begins.begin()) - 1;
}

Span span_of(std::string_view whole, std::string_view part)
{
  const auto begin = static_cast<std::size_t>(part.data() - whole.data());
  return {begin, begin + part.size()};
}

// The size of `&#57344;` or `&#xE000;` and the like at the beginning of `text`, or 0: the parser
// would make a mark of them.
std::size_t size_of_mark_entity(std::string_view text)
{
  const bool hexadecimal = text.starts_with("&#x") || text.starts_with("&#X");
  const std::size_t begin = hexadecimal ? 3 : 2;
  const std::size_t end = text.substr(0, begin + 8).find(';');
  if (end == k_nowhere || end < begin)
    return 0;
  unsigned code_point = 0;
  const auto [stopped, error] =
      std::from_chars(text.data() + begin, text.data() + end, code_point, hexadecimal ? 16 : 10);
  if (error != std::errc() || stopped != text.data() + end)
    return 0;
  return code_point == 0xE000U || code_point == 0xE001U ? end + 1 : 0;
}

} // namespace

/// Copies the body into the marked text and replaces as it goes.
class Marker
{
public:
  explicit Marker(MarkedText& result)
      : m_result(result), m_body(result.m_source.body), m_tables(find_oversized_tables(m_body))
  {
  }

  void run()
  {
    m_result.m_text.reserve(m_body.size() + m_body.size() / 8);
    while (m_at < m_body.size())
      take_next();
  }

private:
  void take_next()
  {
    const std::string_view rest = m_body.substr(m_at);
    if (m_table < m_tables.size() && m_at == m_tables[m_table].begin)
      take_oversized_table(m_tables[m_table++]);
    else if (rest.starts_with("{{"))
      take_opening_braces();
    else if (rest.starts_with("}}"))
      take_closing_braces();
    else if (rest.starts_with(k_mark_begin) || rest.starts_with(k_mark_end))
      take_private_character();
    else if (rest.starts_with("&#"))
      take_entity();
    else if (rest.front() == '\r' && !rest.starts_with("\r\n"))
      take_carriage_return();
    else
      copy(size_of_plain_text());
  }

  // At least one character, up to the next one that may have to be replaced.
  std::size_t size_of_plain_text() const
  {
    const std::size_t end = m_table < m_tables.size() ? m_tables[m_table].begin : m_body.size();
    std::size_t at = m_at + 1;
    while (at < end && !may_begin_mark(m_body[at]))
      ++at;
    return at - m_at;
  }

  void copy(std::size_t size)
  {
    m_result.m_text += m_body.substr(m_at, size);
    m_at += size;
  }

  // The parser sees a line end in it, editors and our messages do not.
  void take_carriage_return()
  {
    m_result.m_text += ' ';
    ++m_at;
  }

  Mark& replace(std::size_t size)
  {
    Mark mark;
    mark.number = m_result.m_marks.size();
    mark.original = {m_at, m_at + size};
    mark.marked.begin = m_result.m_text.size();
    mark.shown = m_body.substr(m_at, size);
    m_result.m_text += fmt::format("{}{}{}", k_mark_begin, mark.number, k_mark_end);
    mark.marked.end = m_result.m_text.size();
    m_at += size;
    return m_result.m_marks.emplace_back(std::move(mark));
  }

  Position place(std::string_view part) const
  {
    return m_result.position_in_body(span_of(m_body, part));
  }

  bool is_escaped() const
  {
    std::size_t backslashes = 0;
    while (backslashes < m_at && m_body[m_at - backslashes - 1] == '\\')
      ++backslashes;
    return backslashes % 2 == 1;
  }

  // Searches only what was not searched before, so that a line of braces takes linear time.
  std::size_t find_from(std::size_t& known, std::string_view text, std::size_t from) const
  {
    if (known < from)
      known = std::min(m_body.find(text, from), m_body.size());
    return known;
  }

  void take_opening_braces()
  {
    const std::size_t content = m_at + 2;
    const std::size_t line_end = find_from(m_line_end, "\n", content);
    const std::size_t close = find_from(m_close, "}}", content);
    const bool is_closed =
        close < line_end && m_body.substr(content, close - content).find("{{") == k_nowhere;
    if (is_escaped())
      copy(is_closed ? close + 2 - m_at : 2);
    else if (is_closed)
      take_reference(m_body.substr(content, close - content));
    else
      replace_mistaken(2, unclosed_reference(place(m_body.substr(m_at, 2))));
  }

  void take_closing_braces()
  {
    if (is_escaped())
      copy(2);
    else
      replace_mistaken(2, stray_closing_braces(place(m_body.substr(m_at, 2))));
  }

  void take_reference(std::string_view content)
  {
    const std::string_view whole = m_body.substr(m_at, content.size() + 4);
    const std::size_t bar = content.find('|');
    const std::string_view path = trimmed(content.substr(0, bar));
    if (trimmed(content).empty())
      return replace_mistaken(whole.size(), empty_reference(place(whole)));
    if (!is_path(path))
      return replace_mistaken(whole.size(),
                              malformed_path(place(path.empty() ? whole : path), path));
    const std::string_view format =
        bar == k_nowhere ? std::string_view() : trimmed(content.substr(bar + 1));
    if (bar != k_nowhere && !is_word(format))
      return replace_mistaken(whole.size(),
                              malformed_format(place(format.empty() ? whole : format), format));
    Reference reference{std::string(path), std::string(format), place(path), {}};
    reference.format_at = format.empty() ? reference.at : place(format);
    replace(whole.size()).reference = std::move(reference);
  }

  void replace_mistaken(std::size_t size, Diagnostic mistake)
  {
    replace(size).mistake = std::move(mistake);
  }

  void take_private_character()
  {
    const std::string_view character = m_body.substr(m_at, k_mark_begin.size());
    m_result.m_mistakes.push_back(
        private_character(place(character), character == k_mark_begin ? "U+E000" : "U+E001"));
    replace(character.size()).shown = k_replacement;
  }

  void take_entity()
  {
    const std::size_t size = size_of_mark_entity(m_body.substr(m_at));
    if (size == 0)
      return copy(2);
    const std::string_view entity = m_body.substr(m_at, size);
    Mark& mark = replace(size);
    mark.mistake = private_character(place(entity), entity);
    mark.shown = k_replacement;
  }

  // Without its row of hyphens it is text, and the rest of the page is still checked.
  void take_oversized_table(const OversizedTable& table)
  {
    const std::string_view row = m_body.substr(table.begin, table.end - table.begin);
    replace_mistaken(row.size(), oversized_table(place(row), table));
  }

  MarkedText& m_result;
  std::string_view m_body;
  std::vector<OversizedTable> m_tables;
  std::size_t m_table = 0;
  std::size_t m_at = 0;
  std::size_t m_line_end = 0;
  std::size_t m_close = 0;
};

MarkedText::MarkedText(const Source& source)
    : m_source(source), m_body_lines(line_begins(source.body))
{
  Marker(*this).run();
  m_text_lines = line_begins(m_text);
}

std::string_view MarkedText::original(const Mark& mark) const
{
  return m_source.body.substr(mark.original.begin, mark.original.end - mark.original.begin);
}

std::string MarkedText::restored(std::string_view marked) const
{
  std::string text;
  text.reserve(marked.size());
  while (!marked.empty()) {
    const Piece piece = next_piece(marked);
    text += piece.mark != nullptr ? original(*piece.mark) : piece.text;
  }
  return text;
}

Piece MarkedText::next_piece(std::string_view& rest) const
{
  const std::size_t begin = rest.find(k_mark_begin);
  if (begin != 0) {
    const Piece piece{rest.substr(0, begin), nullptr};
    rest.remove_prefix(piece.text.size());
    return piece;
  }
  const std::size_t digits = k_mark_begin.size();
  const std::size_t end = std::min(rest.find(k_mark_end), rest.size());
  std::size_t number = m_marks.size();
  std::from_chars(rest.data() + digits, rest.data() + end, number);
  assert(number < m_marks.size());
  const Piece piece{rest.substr(0, end + k_mark_end.size()),
                    number < m_marks.size() ? &m_marks[number] : nullptr};
  rest.remove_prefix(piece.text.size());
  return piece;
}

Span MarkedText::line(std::size_t number) const
{
  const std::size_t index = std::clamp<std::size_t>(number, 1, m_text_lines.size()) - 1;
  const std::size_t begin = m_text_lines[index];
  std::size_t end = index + 1 < m_text_lines.size() ? m_text_lines[index + 1] - 1 : m_text.size();
  if (end > begin && m_text[end - 1] == '\r')
    --end;
  return {begin, end};
}

std::size_t MarkedText::line_number_at(std::size_t byte) const
{
  return index_of_line(m_text_lines, byte) + 1;
}

std::string_view MarkedText::view(Span marked) const
{
  return std::string_view(m_text).substr(marked.begin, marked.end - marked.begin);
}

std::size_t MarkedText::to_original(std::size_t marked) const
{
  const auto after =
      std::upper_bound(m_marks.begin(), m_marks.end(), marked,
                       [](std::size_t byte, const Mark& mark) { return byte < mark.marked.begin; });
  if (after == m_marks.begin())
    return marked;
  const Mark& before = *std::prev(after);
  if (marked < before.marked.end)
    return before.original.begin;
  return before.original.end + (marked - before.marked.end);
}

Position MarkedText::position(Span marked) const
{
  const std::size_t line_end = line(line_number_at(marked.begin)).end;
  const std::size_t end = std::max(marked.begin, std::min(marked.end, line_end));
  return position_in_body({to_original(marked.begin), to_original(end)});
}

Position MarkedText::position_in_body(Span original) const
{
  const std::size_t index = index_of_line(m_body_lines, original.begin);
  if (m_counted_line != index || m_counted_to > original.begin) {
    m_counted_line = index;
    m_counted_to = m_body_lines[index];
    m_counted_characters = 0;
  }
  m_counted_characters +=
      count_characters(m_source.body.substr(m_counted_to, original.begin - m_counted_to));
  m_counted_to = original.begin;

  const std::size_t length =
      count_characters(m_source.body.substr(original.begin, original.end - original.begin));
  Position at;
  at.file = m_source.file;
  at.line = m_source.first_line + static_cast<std::uint32_t>(index);
  at.column = (index == 0 ? m_source.first_column : m_source.other_columns) +
              static_cast<std::uint32_t>(m_counted_characters);
  at.length = std::max<std::uint32_t>(1, static_cast<std::uint32_t>(length));
  return at;
}

} // namespace peil::markdown
