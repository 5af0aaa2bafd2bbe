#pragma once

#include "template/source_text.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace peil::template_engine {

/// A word or quoted text and the bytes it was written with.
template <typename T>
struct Spanned
{
  T value{};
  Span span;
};

/// Reads the inside of one tag from left to right. Every function skips white space first; those
/// that look for something else than what stands there leave it unread.
class TagReader
{
public:
  TagReader(std::string_view bytes, Span inner);

  bool at_end();
  /// What a message points at when something else was expected: the next word, sign or the end.
  Span next();

  bool accept(std::string_view sign);
  bool accept_word(std::string_view word);
  /// A sign directly behind what was read last, without white space: the `.` and `?` of a path.
  bool accept_attached(char sign);

  /// Letters, digits, `_` and `-`, beginning with a letter or `_`.
  std::optional<Spanned<std::string_view>> read_word();
  /// As read_word, but directly at this place and with digits allowed at the beginning.
  std::optional<Spanned<std::string_view>> read_attached_word();
  /// Digits, optionally with a minus and decimals.
  std::optional<Spanned<std::string_view>> read_number();
  /// Between double or single quotes; a backslash takes the next sign literally.
  std::optional<Spanned<std::string>> read_quoted();

private:
  void skip_space();
  char peek(std::size_t ahead = 0) const;
  std::optional<Spanned<std::string_view>> take_until(std::size_t end);
  std::size_t word_end() const;

  std::string_view m_bytes;
  std::size_t m_at;
  std::size_t m_end;
};

} // namespace peil::template_engine
