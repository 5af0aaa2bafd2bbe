#include "gate/markup.hpp"

#include <algorithm>

namespace peil::gate {
namespace {

bool is_blank(char c)
{
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

bool is_letter(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

char lower(char c)
{
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

bool same_word(std::string_view a, std::string_view b)
{
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(),
                                            [](char x, char y) { return lower(x) == lower(y); });
}

void MarkupReader::skip_blank()
{
  while (m_at < m_bytes.size() && is_blank(m_bytes[m_at]))
    ++m_at;
}

void MarkupReader::read_until(std::string_view end, Piece::Kind kind)
{
  const std::size_t found = m_bytes.find(end, m_at);
  m_piece.kind = kind;
  m_piece.text = m_bytes.substr(m_at, found == std::string_view::npos ? found : found - m_at);
  m_at = found == std::string_view::npos ? m_bytes.size() : found + end.size();
}

void MarkupReader::read_text()
{
  // A `<` before anything but a name or a mark is text.
  std::size_t end = m_bytes.find('<', m_at + 1);
  while (end != std::string_view::npos && end + 1 < m_bytes.size() &&
         !is_letter(m_bytes[end + 1]) && m_bytes[end + 1] != '/' && m_bytes[end + 1] != '!' &&
         m_bytes[end + 1] != '?')
    end = m_bytes.find('<', end + 1);
  m_piece.kind = Piece::Kind::text;
  m_piece.text = m_bytes.substr(m_at, end == std::string_view::npos ? end : end - m_at);
  m_at = end == std::string_view::npos ? m_bytes.size() : end;
}

void MarkupReader::read_raw_text()
{
  const std::string_view name = m_raw;
  m_raw = {};
  std::size_t end = m_bytes.find("</", m_at);
  while (end != std::string_view::npos && !same_word(m_bytes.substr(end + 2, name.size()), name))
    end = m_bytes.find("</", end + 2);
  m_piece.kind = Piece::Kind::raw_text;
  m_piece.name = name;
  m_piece.text = m_bytes.substr(m_at, end == std::string_view::npos ? end : end - m_at);
  m_at = end == std::string_view::npos ? m_bytes.size() : end;
}

void MarkupReader::read_attributes()
{
  const auto ends_name = [](char c) { return is_blank(c) || c == '=' || c == '>' || c == '/'; };
  for (;;) {
    while (m_at < m_bytes.size() && (is_blank(m_bytes[m_at]) || m_bytes[m_at] == '/'))
      ++m_at;
    if (m_at >= m_bytes.size() || m_bytes[m_at] == '>')
      break;
    const std::size_t from = m_at++;
    while (m_at < m_bytes.size() && !ends_name(m_bytes[m_at]))
      ++m_at;
    Attribute attribute{m_bytes.substr(from, m_at - from), {}};
    skip_blank();
    if (m_at < m_bytes.size() && m_bytes[m_at] == '=') {
      ++m_at;
      skip_blank();
      const char quote = m_at < m_bytes.size() ? m_bytes[m_at] : ' ';
      const bool quoted = quote == '"' || quote == '\'';
      const std::size_t begin = m_at + (quoted ? 1 : 0);
      std::size_t end = begin;
      if (quoted)
        end = std::min(m_bytes.find(quote, begin), m_bytes.size());
      else
        while (end < m_bytes.size() && !is_blank(m_bytes[end]) && m_bytes[end] != '>')
          ++end;
      attribute.value = m_bytes.substr(std::min(begin, m_bytes.size()), end - begin);
      m_at = std::min(end + (quoted ? 1 : 0), m_bytes.size());
    }
    m_piece.attributes.push_back(attribute);
  }
  if (m_at < m_bytes.size())
    ++m_at;
}

void MarkupReader::read_tag()
{
  const bool closes = m_bytes[m_at + 1] == '/';
  m_at += closes ? 2 : 1;
  const std::size_t from = m_at;
  while (m_at < m_bytes.size() && !is_blank(m_bytes[m_at]) && m_bytes[m_at] != '>' &&
         m_bytes[m_at] != '/')
    ++m_at;
  m_piece.kind = closes ? Piece::Kind::end_tag : Piece::Kind::tag;
  m_piece.name = m_bytes.substr(from, m_at - from);
  read_attributes();
  // `<script/>` in SVG has no text; in HTML it has, but then it does not end there.
  const bool is_empty = m_at >= 2 && m_bytes[m_at - 2] == '/';
  if (!closes && !is_empty &&
      (same_word(m_piece.name, "script") || same_word(m_piece.name, "style")))
    m_raw = m_piece.name;
}

const Piece& MarkupReader::next()
{
  m_piece.attributes.clear();
  m_piece.text = {};
  m_piece.name = {};
  m_piece.kind = Piece::Kind::finished;
  const std::string_view rest = m_bytes.substr(std::min(m_at, m_bytes.size()));
  if (rest.empty())
    return m_piece;
  if (!m_raw.empty()) {
    read_raw_text();
  } else if (rest.starts_with("<!--")) {
    m_at += 4;
    read_until("-->", Piece::Kind::comment);
  } else if (rest.starts_with("<![CDATA[")) {
    m_at += 9;
    read_until("]]>", Piece::Kind::text);
  } else if (rest.starts_with("<!") || rest.starts_with("<?")) {
    m_at += 2;
    read_until(">", Piece::Kind::comment);
  } else if (rest.size() > 1 && rest.front() == '<' && (is_letter(rest[1]) || rest[1] == '/')) {
    read_tag();
  } else {
    read_text();
  }
  return m_piece;
}

} // namespace peil::gate
