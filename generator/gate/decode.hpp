#pragma once

#include <string>
#include <string_view>

namespace peil::gate {

/// Adds `raw` to `text` as a reader or a program in the end sees it: character references (doubly
/// escaped ones too), JSON escapes and percent-encoding undone, spaces of every kind as a space,
/// characters without width left out. It decodes all of them everywhere: too much decoding finds
/// too much, too little lets something through.
void decode(std::string_view raw, std::string& text);

} // namespace peil::gate
