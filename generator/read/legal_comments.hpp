#pragma once

#include <string>
#include <string_view>

namespace peil::read {

/// The comments of a script that say whose work it holds and what may be done with it, word for
/// word and each once, with an empty line between them; empty when there are none. A comment begins
/// a line: one that follows code is about that code.
std::string legal_comments(std::string_view script);

} // namespace peil::read
