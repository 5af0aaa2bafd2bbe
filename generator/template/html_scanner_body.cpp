// The part of HtmlScanner that reads what is not an opening tag: closing tags, declarations,
// comments and elements that hold text only.
#include "template/character.hpp"
#include "template/html_scanner.hpp"

namespace peil::template_engine {

void HtmlScanner::in_closing_tag(char c)
{
  if (c == '>')
    m_context = {};
  else if (c == '"' || c == '\'' || c == '=' || c == '<')
    m_mistakes.add({m_at, m_at + 1},
                   say("onverwacht '{}' in een sluittag", "unexpected '{}' in a closing tag", c));
}

void HtmlScanner::in_declaration(char c)
{
  if (c == '>')
    m_context = {};
}

void HtmlScanner::in_markup_opened(char c)
{
  if (c == '-' && m_context.tail == "-") {
    m_context.tail.clear();
    m_context.state = HtmlState::comment;
  } else if (c == '-' && m_context.tail.empty()) {
    m_context.tail += c;
  } else {
    if (!is_letter(c) || !m_context.tail.empty())
      m_mistakes.add({m_opened_at, m_at},
                     say("onbekende declaratie '<!'", "unknown declaration '<!'"),
                     say("verwacht <!doctype html> of <!-- commentaar -->",
                         "expected <!doctype html> or <!-- comment -->"));
    m_context.state = HtmlState::declaration;
    in_declaration(c);
  }
}

void HtmlScanner::in_comment(char c)
{
  std::string& tail = m_context.tail;
  const bool closes = tail.empty() || tail == "-" || tail.ends_with("--") || tail.ends_with("--!");
  if (c == '>' && closes) {
    m_context = {};
    return;
  }
  tail += c;
  if (tail.size() > 3)
    tail.erase(0, 1);
}

void HtmlScanner::in_body(char c)
{
  if (c == '<')
    m_context.closing = c;
  else if (m_context.body == HtmlBody::json)
    in_json(c);
  else if (m_context.body == HtmlBody::nothing && !is_space(c))
    refuse_script_content(m_at);
}

void HtmlScanner::in_body_tag(char c)
{
  std::string& closing = m_context.closing;
  if (closing == "<" ? c == '/' : is_letter(c)) {
    closing += lower(c);
    return;
  }
  const bool name_ends = is_space(c) || c == '/' || c == '>';
  if (name_ends && closing.size() > 2 && closing.compare(2, closing.npos, m_context.element) == 0) {
    m_context = {};
    m_context.state = HtmlState::closing_tag;
    in_closing_tag(c);
    return;
  }
  check_body_tag(c);
  closing.clear();
  in_body(c);
}

void HtmlScanner::check_body_tag(char c)
{
  const std::size_t begin = m_at - m_context.closing.size();
  if (m_context.body == HtmlBody::nothing)
    return refuse_script_content(begin);
  const bool looks_like_tag = m_context.closing != "<" || is_letter(c) || c == '!';
  if (!looks_like_tag || m_context.body == HtmlBody::refused)
    return;
  const bool json = m_context.body == HtmlBody::json;
  m_mistakes.add(
      {begin, m_at + 1},
      say("tag of commentaar binnen <{}>", "tag or comment within <{}>", m_context.element),
      json ? say("schrijf '<' als \\u003c", "write '<' as \\u003c")
           : say("schrijf '<' als &lt;", "write '<' as &lt;"));
}

void HtmlScanner::refuse_script_content(std::size_t begin)
{
  m_mistakes.add({begin, m_at + 1}, say("een script met 'src' heeft geen inhoud",
                                        "a script with 'src' has no content"));
  m_context.body = HtmlBody::refused;
}

void HtmlScanner::in_json(char c)
{
  if (m_context.in_json_escape)
    m_context.in_json_escape = false;
  else if (m_context.in_json_string && c == '\\')
    m_context.in_json_escape = true;
  else if (c == '"')
    m_context.in_json_string = !m_context.in_json_string;
}

} // namespace peil::template_engine
