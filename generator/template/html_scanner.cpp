#include "template/html_scanner.hpp"

#include "base/text.hpp"
#include "template/character.hpp"

#include <algorithm>

namespace peil::template_engine {

std::vector<AddressEdge> HtmlScanner::read(Span text)
{
  m_edges.clear();
  for (m_at = text.begin; m_at < text.end; ++m_at)
    step(m_bytes[m_at]);
  return m_edges;
}

void HtmlScanner::settle()
{
  if (m_context.state == HtmlState::tag_name) {
    end_tag_name();
    m_context.state = HtmlState::tag_gap;
  } else if (m_context.state == HtmlState::attribute_name) {
    end_attribute_name();
    m_context.state = HtmlState::tag_gap;
  } else if (m_context.state == HtmlState::attribute_named) {
    m_context.state = HtmlState::tag_space;
  }
  if (m_context.state == HtmlState::tag_gap || m_context.state == HtmlState::tag_space)
    end_attribute();
}

void HtmlScanner::skip_refused_value()
{
  if (m_context.state == HtmlState::tag_opened)
    m_context.state = HtmlState::tag_name;
  else if (m_context.state == HtmlState::tag_gap || m_context.state == HtmlState::tag_space ||
           m_context.state == HtmlState::attribute_named)
    m_context.state = HtmlState::attribute_name;
  else if (m_context.state == HtmlState::value_awaited)
    m_context.state = HtmlState::unquoted_value;
  if (m_context.state == HtmlState::unquoted_value)
    m_context.attribute_kind = AttributeKind::plain;
  if (m_context.state == HtmlState::attribute_name)
    m_context.attribute += '?';
}

void HtmlScanner::step(char c)
{
  switch (m_context.state) {
  case HtmlState::text:
    return in_text(c);
  case HtmlState::tag_opened:
    return in_tag_opened(c);
  case HtmlState::tag_name:
    return in_tag_name(c);
  case HtmlState::tag_gap:
  case HtmlState::tag_space:
    return between_attributes(c);
  case HtmlState::attribute_name:
    return in_attribute_name(c);
  case HtmlState::attribute_named:
    return after_attribute_name(c);
  case HtmlState::value_awaited:
    return before_value(c);
  case HtmlState::quoted_value:
    return in_quoted_value(c);
  case HtmlState::unquoted_value:
    return in_unquoted_value(c);
  case HtmlState::closing_tag:
    return in_closing_tag(c);
  case HtmlState::markup_opened:
    return in_markup_opened(c);
  case HtmlState::declaration:
    return in_declaration(c);
  case HtmlState::comment:
    return in_comment(c);
  case HtmlState::body:
    return m_context.closing.empty() ? in_body(c) : in_body_tag(c);
  }
}

void HtmlScanner::in_text(char c)
{
  if (c != '<')
    return;
  m_opened_at = m_at;
  m_context.state = HtmlState::tag_opened;
}

void HtmlScanner::in_tag_opened(char c)
{
  m_context = {};
  if (is_letter(c)) {
    m_context.state = HtmlState::tag_name;
    m_context.element = lower(c);
  } else if (c == '/') {
    m_context.state = HtmlState::closing_tag;
  } else if (c == '!') {
    m_context.state = HtmlState::markup_opened;
  } else {
    m_mistakes.add({m_opened_at, m_opened_at + 1}, say("losse '<'", "lone '<'"),
                   say("schrijf &lt;", "write &lt;"));
  }
}

void HtmlScanner::in_tag_name(char c)
{
  if (is_space(c) || c == '/' || c == '>') {
    end_tag_name();
    m_context.state = HtmlState::tag_gap;
    between_attributes(c);
  } else if (c == '<' || c == '"' || c == '\'' || c == '=') {
    unexpected(c);
  } else {
    m_context.element += lower(c);
  }
}

void HtmlScanner::end_tag_name()
{
  m_slash = false;
  Sentence advice = advice_on_element(m_context.element);
  if (!advice.empty())
    m_mistakes.add(
        {m_opened_at, m_opened_at + 1 + m_context.element.size()},
        say("element <{}> is niet toegestaan", "element <{}> is not allowed", m_context.element),
        std::move(advice));
}

void HtmlScanner::between_attributes(char c)
{
  if (c == '>') {
    end_tag();
  } else if (is_space(c)) {
    m_context.state = HtmlState::tag_space;
  } else if (c == '/') {
    m_slash = true;
  } else {
    if (m_context.state == HtmlState::tag_gap)
      m_mistakes.add({m_at, m_at + 1}, say("witruimte ontbreekt voor het volgende attribuut",
                                           "white space is missing before the next attribute"));
    begin_attribute(c);
  }
}

void HtmlScanner::begin_attribute(char c)
{
  m_slash = false;
  m_name_at = m_at;
  end_attribute();
  m_context.state = HtmlState::attribute_name;
  in_attribute_name(c);
}

void HtmlScanner::end_attribute()
{
  m_context.attribute.clear();
  m_context.attribute_kind = AttributeKind::plain;
  m_context.quote = 0;
}

void HtmlScanner::in_attribute_name(char c)
{
  if (is_space(c) || c == '/' || c == '>' || (c == '=' && !m_context.attribute.empty())) {
    end_attribute_name();
    m_context.state = HtmlState::attribute_named;
    after_attribute_name(c);
  } else if (c == '<' || c == '"' || c == '\'' || c == '=') {
    unexpected(c);
  } else {
    m_context.attribute += lower(c);
  }
}

void HtmlScanner::end_attribute_name()
{
  const Span name{m_name_at, m_name_at + m_context.attribute.size()};
  m_context.attribute_kind = attribute_kind(m_context.element, m_context.attribute);
  if (m_context.attribute_kind == AttributeKind::refused)
    m_mistakes.add(name,
                   say("attribuut '{}' is niet toegestaan", "attribute '{}' is not allowed",
                       m_context.attribute),
                   advice_on_attribute(m_context.attribute));
  if (m_context.element == "script")
    note_script_attribute(name);
}

// A browser keeps the first of two attributes with one name; what a script is must be certain.
void HtmlScanner::note_script_attribute(Span name)
{
  if (m_context.attribute == "src")
    m_context.script_has_source = true;
  if (m_context.attribute != "type")
    return;
  if (m_context.script_has_type)
    m_mistakes.add(name, say("twee keer 'type' in een script", "'type' twice in one script"));
  m_context.script_has_type = true;
}

void HtmlScanner::after_attribute_name(char c)
{
  if (is_space(c))
    return;
  if (c == '=') {
    m_context.state = HtmlState::value_awaited;
    return;
  }
  end_attribute();
  m_context.state = HtmlState::tag_space;
  between_attributes(c);
}

void HtmlScanner::before_value(char c)
{
  if (is_space(c))
    return;
  if (c == '"' || c == '\'') {
    begin_value(c);
  } else if (c == '>') {
    unexpected(c);
    end_tag();
  } else {
    begin_value(0);
    in_unquoted_value(c);
  }
}

void HtmlScanner::begin_value(char quote)
{
  m_context.quote = quote;
  m_context.state = quote == 0 ? HtmlState::unquoted_value : HtmlState::quoted_value;
  m_value.clear();
  m_value_at = quote == 0 ? m_at : m_at + 1;
  if (m_context.in_address())
    add_edge(AddressEdge::Kind::begins, m_value_at);
}

void HtmlScanner::in_quoted_value(char c)
{
  if (c != m_context.quote) {
    m_value += c;
    return;
  }
  if (m_context.in_address())
    add_edge(AddressEdge::Kind::ends, m_at);
  end_value();
}

void HtmlScanner::in_unquoted_value(char c)
{
  if (is_space(c) || c == '>') {
    end_value();
    between_attributes(c);
  } else if (c == '<' || c == '"' || c == '\'' || c == '=' || c == '`') {
    unexpected(c);
  } else {
    m_value += c;
  }
}

void HtmlScanner::end_value()
{
  std::transform(m_value.begin(), m_value.end(), m_value.begin(), lower);
  check_value({m_value_at, m_at});
  if (m_context.element == "script" && m_context.attribute == "type")
    m_context.script_is_json = is_json_type(m_value);
  end_attribute();
  m_context.state = HtmlState::tag_gap;
}

void HtmlScanner::check_value(Span value)
{
  const bool address = m_context.attribute_kind == AttributeKind::link ||
                       m_context.attribute_kind == AttributeKind::fetched;
  if (address && m_context.state == HtmlState::unquoted_value)
    m_mistakes.add(value,
                   say("adres in '{}' staat niet tussen aanhalingstekens",
                       "address in '{}' does not stand between quotes", m_context.attribute),
                   say("schrijf {}=\"…\"", "write {}=\"…\"", m_context.attribute));
  if (m_context.attribute == "http-equiv" && trimmed(m_value) == "refresh")
    m_mistakes.add(value, say("'refresh' is niet toegestaan", "'refresh' is not allowed"),
                   say("een lezer moet zelf kunnen kiezen: zet een link op de pagina",
                       "readers must be able to choose: put a link on the page"));
  if (m_context.attribute_kind == AttributeKind::plain &&
      m_value.find("javascript:") != std::string::npos)
    m_mistakes.add(value, say("'javascript:' is niet toegestaan", "'javascript:' is not allowed"));
}

void HtmlScanner::end_tag()
{
  if (!has_text_body(m_context.element)) {
    m_context = {};
    return;
  }
  if (m_slash)
    m_mistakes.add(
        {m_at - 1, m_at + 1},
        say("<{}> sluit niet met '/>'", "<{}> does not close with '/>'", m_context.element),
        say("schrijf <{0}></{0}>", "write <{0}></{0}>", m_context.element));
  if (m_context.element == "script")
    end_script_tag();
  else
    begin_body(advice_on_element(m_context.element).empty() ? HtmlBody::text : HtmlBody::refused);
}

void HtmlScanner::end_script_tag()
{
  if (m_context.script_is_json)
    return begin_body(HtmlBody::json);
  if (m_context.script_has_source)
    return begin_body(HtmlBody::nothing);
  m_mistakes.add({m_opened_at, m_at + 1},
                 say("een script in de pagina zelf is niet toegestaan",
                     "a script in the page itself is not allowed"),
                 say("zet het in een bestand van het thema: <script src=\"…\" defer></script>",
                     "put it in a file of the theme: <script src=\"…\" defer></script>"));
  begin_body(HtmlBody::refused);
}

void HtmlScanner::begin_body(HtmlBody body)
{
  std::string element = std::move(m_context.element);
  m_context = {};
  m_context.state = HtmlState::body;
  m_context.element = std::move(element);
  m_context.body = body;
}

void HtmlScanner::add_edge(AddressEdge::Kind kind, std::size_t at)
{
  const bool fetched = m_context.attribute_kind == AttributeKind::fetched;
  m_edges.push_back({kind, at, fetched ? AddressUse::fetched : AddressUse::link});
}

void HtmlScanner::unexpected(char c)
{
  m_mistakes.add({m_at, m_at + 1}, say("onverwacht '{0}' in de tag <{1}>",
                                       "unexpected '{0}' in the tag <{1}>", c, m_context.element));
}

} // namespace peil::template_engine
