#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace peil::template_engine {

/// The signs of HTML and of the template language are ASCII; the locale has no say in them.
constexpr bool is_letter(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

constexpr bool is_digit(char c)
{
  return c >= '0' && c <= '9';
}

constexpr bool is_space(char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

constexpr char lower(char c)
{
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

/// A set of bytes that answers with one look in a table: every byte of a page passes one.
class ByteSet
{
public:
  constexpr explicit ByteSet(std::string_view members)
  {
    for (const char c : members)
      m_contains[static_cast<unsigned char>(c)] = true;
  }

  constexpr ByteSet with_letters_and_digits() const
  {
    ByteSet larger = *this;
    for (unsigned char c = 0; c < 128; ++c)
      if (is_letter(static_cast<char>(c)) || is_digit(static_cast<char>(c)))
        larger.m_contains[c] = true;
    return larger;
  }

  constexpr ByteSet with_control_characters() const
  {
    ByteSet larger = *this;
    for (unsigned char c = 0; c < 0x20; ++c)
      larger.m_contains[c] = true;
    larger.m_contains[0x7F] = true;
    return larger;
  }

  constexpr ByteSet inverted() const
  {
    ByteSet rest = *this;
    for (bool& one : rest.m_contains)
      one = !one;
    return rest;
  }

  constexpr bool contains(char c) const { return m_contains[static_cast<unsigned char>(c)]; }

  /// The offset of the first member from `from` on, or the size of the text.
  constexpr std::size_t find_in(std::string_view text, std::size_t from = 0) const
  {
    while (from + 4 <= text.size() && !contains_any_of_four(text.data() + from))
      from += 4;
    while (from < text.size() && !contains(text[from]))
      ++from;
    return from;
  }

private:
  // Without branches between the four, which is what makes it fast.
  constexpr bool contains_any_of_four(const char* four) const
  {
    int found = contains(four[0]);
    for (int i = 1; i < 4; ++i)
      found |= contains(four[i]);
    return found != 0;
  }

  std::array<bool, 256> m_contains{};
};

} // namespace peil::template_engine
