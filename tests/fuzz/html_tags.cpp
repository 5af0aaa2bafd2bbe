#include "html_tags.hpp"

#include <algorithm>
#include <array>

namespace peil::fuzz {
namespace {

constexpr auto k_elements_of_text =
    std::to_array<std::string_view>({"script", "style", "title", "textarea"});
constexpr std::string_view k_spaces = " \t\n\f\r";

bool is_letter(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string lower(std::string_view text)
{
  std::string result(text);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z')
      c = static_cast<char>(c - 'A' + 'a');
  return result;
}

class Tokenizer
{
public:
  explicit Tokenizer(std::string_view html) : m_html(html) {}

  Markup read()
  {
    while (m_at < m_html.size()) {
      const std::size_t open = m_html.find('<', m_at);
      if (open == std::string_view::npos)
        break;
      m_at = open + 1;
      if (starts_with("!--"))
        skip_behind("-->");
      else if (starts_with("!") || starts_with("?"))
        skip_behind(">");
      else if (is_tag_start())
        read_tag();
    }
    return std::move(m_markup);
  }

private:
  bool starts_with(std::string_view text) const { return m_html.substr(m_at).starts_with(text); }
  char here() const { return m_at < m_html.size() ? m_html[m_at] : '\0'; }
  bool is_tag_start() const
  {
    const std::size_t name = m_at + (here() == '/' ? 1 : 0);
    return name < m_html.size() && is_letter(m_html[name]);
  }

  void skip_behind(std::string_view end)
  {
    const std::size_t found = m_html.find(end, m_at);
    m_at = found == std::string_view::npos ? m_html.size() : found + end.size();
  }

  std::string_view take_until(std::string_view ends)
  {
    const std::size_t end = std::min(m_html.find_first_of(ends, m_at), m_html.size());
    const std::string_view taken = m_html.substr(m_at, end - m_at);
    m_at = end;
    return taken;
  }

  void skip_spaces(std::string_view also = {})
  {
    while (m_at < m_html.size() && (k_spaces.find(here()) != std::string_view::npos ||
                                    also.find(here()) != std::string_view::npos))
      ++m_at;
  }

  void read_tag()
  {
    Tag tag;
    tag.closing = here() == '/';
    m_at += tag.closing ? 1 : 0;
    tag.name = lower(take_until(" \t\n\f\r/>"));
    for (skip_spaces("/"); m_at < m_html.size() && here() != '>'; skip_spaces("/"))
      tag.attributes.push_back(read_attribute());
    ++m_at;
    const bool holds_text =
        !tag.closing && std::find(k_elements_of_text.begin(), k_elements_of_text.end(), tag.name) !=
                            k_elements_of_text.end();
    m_markup.tags.push_back(std::move(tag));
    if (holds_text)
      read_body("</" + m_markup.tags.back().name);
  }

  std::pair<std::string, std::string> read_attribute()
  {
    std::string name = lower(m_html.substr(m_at, 1));
    ++m_at;
    name += lower(take_until(" \t\n\f\r/>="));
    skip_spaces();
    if (here() != '=')
      return {name, {}};
    ++m_at;
    skip_spaces();
    if (here() != '"' && here() != '\'')
      return {name, std::string(take_until(" \t\n\f\r>"))};
    const char quote = here();
    ++m_at;
    std::string value(take_until(std::string_view(&quote, 1)));
    ++m_at;
    return {name, std::move(value)};
  }

  void read_body(const std::string& end)
  {
    const std::size_t found = lower(m_html.substr(std::min(m_at, m_html.size()))).find(end);
    const std::size_t size = found == std::string::npos ? m_html.size() : found;
    m_markup.bodies.emplace_back(m_html.substr(std::min(m_at, m_html.size()), size));
    m_at = found == std::string::npos ? m_html.size() : m_at + found;
  }

  std::string_view m_html;
  std::size_t m_at = 0;
  Markup m_markup;
};

} // namespace

const std::string* Tag::find(std::string_view attribute) const
{
  for (const auto& [its_name, value] : attributes)
    if (its_name == attribute)
      return &value;
  return nullptr;
}

Markup markup_of(std::string_view html)
{
  return Tokenizer(html).read();
}

std::string skeleton_of(const Markup& markup)
{
  std::string text;
  for (const Tag& tag : markup.tags) {
    text += (tag.closing ? "/" : "") + tag.name;
    for (const auto& [name, value] : tag.attributes)
      text += " " + name;
    text += '\n';
  }
  return text;
}

} // namespace peil::fuzz
