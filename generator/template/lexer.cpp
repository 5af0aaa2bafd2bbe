#include "template/lexer.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace peil::template_engine {
namespace {

struct Delimiters
{
  Token::Kind kind;
  std::string_view open;
  std::string_view close;
};
constexpr std::array k_delimiters{
    Delimiters{Token::Kind::print, "{{", "}}"},
    Delimiters{Token::Kind::block, "{%", "%}"},
    Delimiters{Token::Kind::comment, "{#", "#}"},
};

const Delimiters* delimiters_at(std::string_view bytes, std::size_t at)
{
  for (const Delimiters& one : k_delimiters)
    if (bytes.substr(at).starts_with(one.open))
      return &one;
  return nullptr;
}

std::size_t find_tag(std::string_view bytes, std::size_t from)
{
  std::size_t at = bytes.find('{', from);
  while (at != std::string_view::npos && delimiters_at(bytes, at) == nullptr)
    at = bytes.find('{', at + 1);
  return std::min(at, bytes.size());
}

class Lexer
{
public:
  Lexer(const SourceText& source, Mistakes& mistakes)
      : m_bytes(source.bytes()), m_mistakes(mistakes)
  {
  }

  std::vector<Token> read()
  {
    for (std::size_t at = 0; at < m_bytes.size();) {
      const std::size_t tag = find_tag(m_bytes, at);
      if (tag > at)
        m_tokens.push_back({Token::Kind::text, {at, tag}, {at, tag}});
      at = tag < m_bytes.size() ? read_tag(tag) : tag;
    }
    return std::move(m_tokens);
  }

private:
  // Returns where to go on reading, after a mistake just behind the opening signs.
  std::size_t read_tag(std::size_t begin)
  {
    const Delimiters& delimiters = *delimiters_at(m_bytes, begin);
    const std::size_t inner = begin + delimiters.open.size();
    const std::optional<std::size_t> close = delimiters.kind == Token::Kind::comment
                                                 ? find_comment_close(inner)
                                                 : find_close(inner, delimiters.close);
    if (!close) {
      report_unclosed(begin, delimiters);
      return find_tag(m_bytes, inner);
    }
    const std::size_t end = *close + delimiters.close.size();
    m_tokens.push_back({delimiters.kind, {begin, end}, {inner, *close}});
    return end;
  }

  std::optional<std::size_t> find_comment_close(std::size_t from) const
  {
    const std::size_t close = m_bytes.find("#}", from);
    return close == std::string_view::npos ? std::nullopt : std::optional(close);
  }

  std::optional<std::size_t> find_close(std::size_t from, std::string_view close)
  {
    m_open_quote.reset();
    for (std::size_t at = from; at < m_bytes.size(); ++at) {
      if (m_bytes.substr(at).starts_with(close))
        return at;
      if (delimiters_at(m_bytes, at) != nullptr)
        return std::nullopt;
      if (m_bytes[at] != '"' && m_bytes[at] != '\'')
        continue;
      const std::optional<std::size_t> end = end_of_quoted(m_bytes, at);
      if (!end) {
        m_open_quote = at;
        return std::nullopt;
      }
      at = *end - 1;
    }
    return std::nullopt;
  }

  void report_unclosed(std::size_t begin, const Delimiters& delimiters)
  {
    if (delimiters.kind != Token::Kind::comment && m_open_quote) {
      m_mistakes.add({*m_open_quote, *m_open_quote + 1},
                     say("aanhalingsteken wordt op deze regel niet gesloten",
                         "quotation mark is not closed on this line"));
      return;
    }
    m_mistakes.add({begin, begin + delimiters.open.size()},
                   say("'{}' wordt niet gesloten", "'{}' is not closed", delimiters.open),
                   say("verwacht '{}'", "expected '{}'", delimiters.close));
  }

  std::string_view m_bytes;
  Mistakes& m_mistakes;
  std::vector<Token> m_tokens;
  std::optional<std::size_t> m_open_quote;
};

// Collects tokens line by line, to leave out the white space of lines without content. Line ends
// inside a tag do not count: such a tag makes one long line.
class LineFilter
{
public:
  explicit LineFilter(std::string_view bytes) : m_bytes(bytes) {}

  void add(const Token& token)
  {
    if (token.kind == Token::Kind::text)
      return add_text(token.span);
    m_has_tag = m_has_tag || token.kind != Token::Kind::print;
    m_has_content = m_has_content || token.kind == Token::Kind::print;
    m_line.push_back(token);
  }

  std::vector<Token> finish()
  {
    end_line();
    return std::move(m_kept);
  }

private:
  void add_text(Span text)
  {
    while (text.size() > 0) {
      const std::size_t line_end = m_bytes.substr(0, text.end).find('\n', text.begin);
      const bool ends = line_end != std::string_view::npos;
      const Span piece{text.begin, ends ? line_end + 1 : text.end};
      m_has_content = m_has_content || !trimmed(m_bytes.substr(piece.begin, piece.size())).empty();
      m_line.push_back({Token::Kind::text, piece, piece});
      if (ends)
        end_line();
      text.begin = piece.end;
    }
  }

  void end_line()
  {
    const bool drop_text = m_has_tag && !m_has_content;
    for (const Token& token : m_line)
      if (token.kind != Token::Kind::text || !drop_text)
        keep(token);
    m_line.clear();
    m_has_tag = false;
    m_has_content = false;
  }

  void keep(const Token& token)
  {
    const bool joins = token.kind == Token::Kind::text && !m_kept.empty() &&
                       m_kept.back().kind == Token::Kind::text &&
                       m_kept.back().span.end == token.span.begin;
    if (joins)
      m_kept.back().span.end = token.span.end;
    else
      m_kept.push_back(token);
  }

  std::string_view m_bytes;
  std::vector<Token> m_line;
  std::vector<Token> m_kept;
  bool m_has_tag = false;
  bool m_has_content = false;
};

} // namespace

std::vector<Token> read_tokens(const SourceText& source, Mistakes& mistakes)
{
  LineFilter lines(source.bytes());
  for (const Token& token : Lexer(source, mistakes).read())
    lines.add(token);
  return lines.finish();
}

std::optional<std::size_t> end_of_quoted(std::string_view bytes, std::size_t begin)
{
  for (std::size_t at = begin + 1; at < bytes.size() && bytes[at] != '\n'; ++at) {
    if (bytes[at] == '\\')
      ++at;
    else if (bytes[at] == bytes[begin])
      return at + 1;
  }
  return std::nullopt;
}

} // namespace peil::template_engine
