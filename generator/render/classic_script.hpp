#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace peil::render {

/// An ES module as a plain script, for a page read from disk may load those and no modules: what it
/// exports stands under the global `name`, what it imports comes from the global `imports_from`.
/// Nothing when the module says more than one-line imports and exports of names.
std::optional<std::string> to_classic_script(std::string_view module, std::string_view name,
                                             std::string_view imports_from);

} // namespace peil::render
