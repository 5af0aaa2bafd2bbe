#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace peil::gate {

/// A word in a decoded text: letters and digits, in lower case and without accents.
struct Word
{
  std::string_view folded;
  /// Where it stands in the text, in bytes.
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Words that cannot belong together stand on either side of this.
constexpr char k_break = '\x1f';

/// Calls `visit` for every word, and with an empty one for every `k_break`.
void visit_words(std::string_view text, const std::function<void(const Word&)>& visit);

/// The folded words with a space between them: the same for "Café  Noord" and "cafe-noord".
std::string folded(std::string_view text);

} // namespace peil::gate
