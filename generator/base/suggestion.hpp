#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace peil {

/// The candidate nearest to `typed`, when it is near enough to be a likely slip: at most a third of
/// its letters inserted, lost, replaced or swapped; capitals do not count. Ties go to the first
/// candidate.
std::optional<std::string> suggest(std::string_view typed, std::span<const std::string> candidates);

} // namespace peil
