#include "template/escape.hpp"

#include "template/character.hpp"

#include <nlohmann/json.hpp>

namespace peil::template_engine {
namespace {

constexpr ByteSet k_text_signs("&<>");
constexpr ByteSet k_attribute_signs("&<>\"'");

std::string_view html_reference(char c)
{
  switch (c) {
  case '&':
    return "&amp;";
  case '<':
    return "&lt;";
  case '>':
    return "&gt;";
  case '"':
    return "&quot;";
  default:
    return "&#39;";
  }
}

std::string_view json_escape(char c)
{
  switch (c) {
  case '&':
    return "\\u0026";
  case '<':
    return "\\u003c";
  default:
    return "\\u003e";
  }
}

template <typename Replacement>
void append_replaced(std::string& html, std::string_view text, const ByteSet& signs,
                     Replacement replacement)
{
  for (std::size_t done = 0; done < text.size();) {
    const std::size_t sign = signs.find_in(text, done);
    html.append(text, done, sign - done);
    if (sign < text.size())
      html += replacement(text[sign]);
    done = sign + 1;
  }
}

void replace_all(std::string& text, std::string_view from, std::string_view to)
{
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at))
    text.replace(at, from.size(), to);
}

} // namespace

void append_escaped_text(std::string& html, std::string_view text)
{
  append_replaced(html, text, k_text_signs, html_reference);
}

void append_escaped_attribute(std::string& html, std::string_view text)
{
  append_replaced(html, text, k_attribute_signs, html_reference);
}

void append_json_island(std::string& html, const nlohmann::json& value)
{
  std::string dumped = value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  replace_all(dumped, "\xE2\x80\xA8", "\\u2028");
  replace_all(dumped, "\xE2\x80\xA9", "\\u2029");
  append_replaced(html, dumped, k_text_signs, json_escape);
}

} // namespace peil::template_engine
