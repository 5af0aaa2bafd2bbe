#pragma once

#include "base/date.hpp"
#include "render/words.hpp"

#include <nlohmann/json.hpp>

namespace peil::render::charts {

/// Years, and the quarters as far as there is room for them in `width`; each label stands at the
/// beginning of its quarter or year. What the labels say comes with the specification, so that any
/// program draws it in the same language.
nlohmann::json quarter_axis(const Words& words, const Period& period, double width,
                            std::string_view side);

/// How far a day is along a row of `width` that shows `period`.
double place_of(Date day, const Period& period, double width);

} // namespace peil::render::charts
