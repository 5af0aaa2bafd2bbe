#include "base/output.hpp"

#include "base/text.hpp"

#include <cerrno>

namespace peil {
namespace {

constexpr std::string_view k_replacement = "\xEF\xBF\xBD";

bool is_between(std::string_view character, std::string_view first, std::string_view last)
{
  return character.size() == first.size() && character >= first && character <= last;
}

// U+202A to U+202E and U+2066 to U+2069: a line that holds one reads otherwise than it is.
bool turns_direction(std::string_view character)
{
  return is_between(character, "\xE2\x80\xAA", "\xE2\x80\xAE") ||
         is_between(character, "\xE2\x81\xA6", "\xE2\x81\xA9");
}

// One of ASCII, or U+0080 to U+009F.
bool is_control(std::string_view character)
{
  return character.size() <= 2 && find_control_character(character).has_value();
}

} // namespace

std::string shown_in_terminal(std::string_view text)
{
  std::string shown;
  shown.reserve(text.size());
  while (!text.empty()) {
    const std::size_t length = character_length(text);
    const std::string_view character = text.substr(0, length == 0 ? 1 : length);
    const bool is_hidden =
        length == 0 || character == "\r" || is_control(character) || turns_direction(character);
    shown += is_hidden ? k_replacement : character;
    text.remove_prefix(character.size());
  }
  return shown;
}

void print(std::FILE* where, std::string_view text)
{
  const std::string shown = shown_in_terminal(text);
  std::fwrite(shown.data(), 1, shown.size(), where);
}

int finish_printing(std::FILE* where)
{
  errno = 0;
  const bool flushed = std::fflush(where) == 0;
  const int error = errno;
  if ((flushed && std::ferror(where) == 0) || error == EPIPE)
    return 0;
  return error == 0 ? EIO : error;
}

} // namespace peil
