#include "template/tag_reader.hpp"

#include "template/character.hpp"
#include "template/lexer.hpp"

#include <algorithm>

namespace peil::template_engine {
namespace {

bool is_word_start(char c)
{
  return is_letter(c) || c == '_';
}

bool is_word_sign(char c)
{
  return is_word_start(c) || is_digit(c) || c == '-';
}

bool continues_character(char c)
{
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

} // namespace

TagReader::TagReader(std::string_view bytes, Span inner)
    : m_bytes(bytes), m_at(inner.begin), m_end(inner.end)
{
}

bool TagReader::at_end()
{
  skip_space();
  return m_at == m_end;
}

Span TagReader::next()
{
  skip_space();
  std::size_t end = word_end();
  if (end == m_at && end < m_end)
    do
      ++end;
    while (end < m_end && continues_character(m_bytes[end]));
  return {m_at, end};
}

bool TagReader::accept(std::string_view sign)
{
  skip_space();
  if (!m_bytes.substr(m_at, m_end - m_at).starts_with(sign))
    return false;
  m_at += sign.size();
  return true;
}

bool TagReader::accept_word(std::string_view word)
{
  skip_space();
  const std::size_t end = word_end();
  if (m_bytes.substr(m_at, end - m_at) != word)
    return false;
  m_at = end;
  return true;
}

bool TagReader::accept_attached(char sign)
{
  if (peek() != sign)
    return false;
  ++m_at;
  return true;
}

std::optional<Spanned<std::string_view>> TagReader::read_word()
{
  skip_space();
  return is_word_start(peek()) ? take_until(word_end()) : std::nullopt;
}

std::optional<Spanned<std::string_view>> TagReader::read_attached_word()
{
  return is_word_sign(peek()) ? take_until(word_end()) : std::nullopt;
}

std::optional<Spanned<std::string_view>> TagReader::read_number()
{
  skip_space();
  if (!is_digit(peek()) && !(peek() == '-' && is_digit(peek(1))))
    return std::nullopt;
  std::size_t end = m_at + 1;
  while (end < m_end && (is_word_sign(m_bytes[end]) || m_bytes[end] == '.'))
    ++end;
  return take_until(end);
}

std::optional<Spanned<std::string>> TagReader::read_quoted()
{
  skip_space();
  if (peek() != '"' && peek() != '\'')
    return std::nullopt;
  const std::size_t begin = m_at;
  m_at = std::min(end_of_quoted(m_bytes, begin).value_or(m_end), m_end);
  std::string text;
  for (std::size_t i = begin + 1; i + 1 < m_at; ++i) {
    if (m_bytes[i] == '\\')
      ++i;
    text += m_bytes[i];
  }
  return Spanned<std::string>{std::move(text), {begin, m_at}};
}

void TagReader::skip_space()
{
  while (m_at < m_end && is_space(m_bytes[m_at]))
    ++m_at;
}

char TagReader::peek(std::size_t ahead) const
{
  return m_at + ahead < m_end ? m_bytes[m_at + ahead] : '\0';
}

std::optional<Spanned<std::string_view>> TagReader::take_until(std::size_t end)
{
  const Span span{m_at, end};
  m_at = end;
  return Spanned<std::string_view>{m_bytes.substr(span.begin, span.size()), span};
}

std::size_t TagReader::word_end() const
{
  std::size_t end = m_at;
  while (end < m_end && is_word_sign(m_bytes[end]))
    ++end;
  return end;
}

} // namespace peil::template_engine
