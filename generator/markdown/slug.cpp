#include "markdown/slug.hpp"

#include <array>
#include <cstdlib>
#include <fmt/core.h>
#include <memory>
#include <optional>
#include <utf8proc.h>
#include <utility>

namespace peil::markdown {
namespace {

struct FreeText
{
  void operator()(utf8proc_uint8_t* text) const { std::free(text); }
};

// Lower case, without accents and ligatures. Nothing for ill-formed text.
std::string folded(std::string_view text)
{
  constexpr auto how =
      static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
                                     UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK | UTF8PROC_IGNORE);
  utf8proc_uint8_t* raw = nullptr;
  const utf8proc_ssize_t size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                             static_cast<utf8proc_ssize_t>(text.size()), &raw, how);
  const std::unique_ptr<utf8proc_uint8_t, FreeText> owner(raw);
  if (size < 0)
    return {};
  return {reinterpret_cast<const char*>(raw), static_cast<std::size_t>(size)};
}

// Letters that Unicode does not see as another letter with something added.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> k_letters = {{
    {"æ", "ae"},
    {"œ", "oe"},
    {"ø", "o"},
    {"đ", "d"},
    {"ł", "l"},
    {"ı", "i"},
}};

struct Letter
{
  std::string_view plain;
  std::size_t size = 1;
};

bool is_slug_character(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool is_apostrophe(std::string_view text)
{
  return text.starts_with('\'') || text.starts_with("\u2019") || text.starts_with("\u2018");
}

// What the letter at the beginning of `text` becomes in a slug: nothing ends the word.
std::optional<Letter> plain_letter(std::string_view text)
{
  if (is_slug_character(text.front()))
    return Letter{text.substr(0, 1), 1};
  if (is_apostrophe(text))
    return Letter{"", text.front() == '\'' ? 1U : 3U};
  for (const auto& [letter, plain] : k_letters)
    if (text.starts_with(letter))
      return Letter{plain, letter.size()};
  return std::nullopt;
}

} // namespace

std::string to_slug(std::string_view text)
{
  std::string slug;
  bool new_word = false;
  const std::string letters = folded(text);
  for (std::string_view rest = letters; !rest.empty();) {
    const std::optional<Letter> letter = plain_letter(rest);
    if (letter && new_word && !letter->plain.empty() && !slug.empty())
      slug += '-';
    new_word = letter ? new_word && letter->plain.empty() : true;
    slug += letter ? letter->plain : "";
    rest.remove_prefix(letter ? letter->size : 1);
  }
  return slug.empty() ? "kop" : slug;
}

std::string Slugs::take(std::string_view text)
{
  const std::string name = to_slug(text);
  int& number = m_last_number[name];
  std::string slug;
  do {
    ++number;
    slug = number == 1 ? name : fmt::format("{}-{}", name, number);
  } while (!m_taken.insert(slug).second);
  return slug;
}

} // namespace peil::markdown
