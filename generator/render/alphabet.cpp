#include "render/alphabet.hpp"

#include "markdown/slug.hpp"

#include <algorithm>

namespace peil::render {
namespace {

constexpr std::size_t k_widest_number = 12;

bool is_digit(char c)
{
  return c >= '0' && c <= '9';
}

} // namespace

std::string sort_key(std::string_view title)
{
  const std::string slug = markdown::to_slug(title);
  std::string key;
  for (auto at = slug.begin(); at != slug.end();) {
    const auto end = std::find_if_not(at, slug.end(), is_digit);
    const auto digits = static_cast<std::size_t>(end - at);
    if (digits > 0) {
      key.append(digits < k_widest_number ? k_widest_number - digits : 0, '0');
      key.append(at, end);
      at = end;
    } else {
      key += *at++;
    }
  }
  return key;
}

std::string letter_of(std::string_view key)
{
  const char first = key.empty() ? '0' : key.front();
  return first >= 'a' && first <= 'z' ? std::string(1, static_cast<char>(first - 'a' + 'A'))
                                      : std::string("0–9");
}

} // namespace peil::render
