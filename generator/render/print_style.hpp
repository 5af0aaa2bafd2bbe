#pragma once

#include "model/plan.hpp"
#include "render/words.hpp"

#include <string>

namespace peil::render {

/// The style of what runs along on paper: the plan and its reporting date above each sheet, the
/// public address and the page number below it; and the words before the numbers of figures and
/// tables. A style sheet, because only that reaches the margins.
std::string print_style(const Plan& plan, Date as_of, const Words& words);

} // namespace peil::render
