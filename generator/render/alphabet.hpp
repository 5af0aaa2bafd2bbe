#pragma once

#include <string>
#include <string_view>

namespace peil::render {

/// What a list for readers is sorted by: without accents, capitals and punctuation, word by word,
/// and numbers by what they are worth ("item 9" before "item 10").
std::string sort_key(std::string_view title);

/// The heading under which a title stands in an alphabetical list: "A" to "Z", or "0–9".
std::string letter_of(std::string_view key);

} // namespace peil::render
