#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace peil::read {

/// The text of a source file without a byte order mark. Reports what no source may hold: another
/// encoding than UTF-8, control characters, line ends of a lone CR, the two characters that we use
/// as marks in texts (U+E000, U+E001), a byte order mark in the middle.
Result<std::string_view> checked_text(FileName file, std::string_view bytes,
                                      std::uint32_t first_line = 1);

/// Whether a text holds a character that `checked_text` refuses; for text that an escape such as
/// "\0" put together.
bool has_refused_character(std::string_view utf8);

/// The same lines with everything that cannot be shown replaced by U+FFFD, so that an excerpt
/// below a message is safe to print. Columns stay what they are.
std::string printable_text(std::string_view bytes);

} // namespace peil::read
