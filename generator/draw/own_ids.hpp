#pragma once

#include <string>
#include <string_view>

namespace peil::draw {

/// The drawing with the ids in it that begin with `key` begin with `id` instead, so that it can
/// stand in a page with others.
std::string with_own_ids(std::string svg, std::string_view key, std::string_view id);

} // namespace peil::draw
