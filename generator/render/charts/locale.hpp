#pragma once

#include "render/words.hpp"

#include <nlohmann/json.hpp>

namespace peil::render::charts {

/// What a specification says about its language, for whoever draws it: {taal, locale}; `locale`
/// is what Vega's `config.locale` takes. The drawing program reads it from `usermeta`.
nlohmann::json language_of(const Words& words);

} // namespace peil::render::charts
