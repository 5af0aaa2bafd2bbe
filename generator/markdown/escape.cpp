#include "markdown/escape.hpp"

namespace peil::markdown {
namespace {

bool stands_in_address(char c)
{
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))
    return true;
  return std::string_view("-_.~+!*(),%#@?=;:/$").find(c) != std::string_view::npos;
}

void add_percent_encoded(std::string& address, char c)
{
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  address += '%';
  address += digits[byte >> 4U];
  address += digits[byte & 0x0FU];
}

} // namespace

std::string escaped_text(std::string_view text)
{
  std::string escaped;
  escaped.reserve(text.size() + text.size() / 8);
  for (const char c : text) {
    if (c == '&')
      escaped += "&amp;";
    else if (c == '<')
      escaped += "&lt;";
    else if (c == '>')
      escaped += "&gt;";
    else if (c == '"')
      escaped += "&quot;";
    else
      escaped += c;
  }
  return escaped;
}

std::string escaped_address(std::string_view address)
{
  std::string escaped;
  escaped.reserve(address.size() + address.size() / 8);
  for (const char c : address) {
    if (c == '&')
      escaped += "&amp;";
    else if (c == '\'')
      escaped += "&#x27;";
    else if (stands_in_address(c))
      escaped += c;
    else
      add_percent_encoded(escaped, c);
  }
  return escaped;
}

} // namespace peil::markdown
