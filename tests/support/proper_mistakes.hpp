#pragma once

#include "base/diagnostic.hpp"
#include "base/text.hpp"
#include "read/characters.hpp"

#include <string_view>
#include <vector>

/// What every message must be, whatever the text it is about.
namespace peil::tests {

inline bool is_sentence(const Sentence& sentence)
{
  return !sentence.nl.empty() && !sentence.en.empty() && !find_invalid_utf8(sentence.nl) &&
         !find_control_character(sentence.nl);
}

/// Whether a place is in the text, just behind one of its lines, or at the start of the line after
/// the last.
inline bool lies_in(const Position& at, std::string_view bytes)
{
  if (at.line == 0)
    return true;
  const std::string text = read::printable_text(bytes);
  const std::vector<std::string_view> lines = split_lines(text);
  if (at.line > lines.size())
    return at.line == lines.size() + 1 && at.column == 1;
  return at.column >= 1 && at.length >= 1 && at.column <= count_characters(lines[at.line - 1]) + 1;
}

} // namespace peil::tests
