#pragma once

#include <cstdio>
#include <string>
#include <string_view>

namespace peil {

/// The text without what a terminal would obey instead of show: control characters (line end and
/// tab are none here), characters that turn the direction of a line, and bytes that are no UTF-8.
/// Each becomes one U+FFFD, so that columns stay where they are.
std::string shown_in_terminal(std::string_view text);

/// Says a text on standard output or error, as `shown_in_terminal`. All that the program says goes
/// through here, for what it quotes was written by others.
void print(std::FILE* where, std::string_view text);

/// Whether what was printed there also got there: 0 or errno. A reader that went away, as `head`
/// does, wanted no more, and is no failure.
int finish_printing(std::FILE* where);

} // namespace peil
