#pragma once

#include "template/filter.hpp"

namespace peil::render {

/// `{{ t.home.mijlpalen | vul(aantal = n, totaal = m) }}`: a text of the theme with its names in
/// braces filled in, in the form for `aantal`. Reports a name that nothing fills.
template_engine::Filter text_filter();

} // namespace peil::render
