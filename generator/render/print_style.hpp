#pragma once

#include "base/date.hpp"
#include "render/words.hpp"

#include <string>

namespace peil::render {

/// What runs along on paper.
struct PrintHeads
{
  std::string title;
  /// The public address; may be empty.
  std::string address;
  Date as_of;
};

/// The style of what runs along on paper: the title and the reporting date above each sheet, the
/// public address and the page number below it; and the words before the numbers of figures and
/// tables. A style sheet, because only that reaches the margins.
std::string print_style(const PrintHeads& heads, const Words& words);

} // namespace peil::render
