#pragma once

#include <filesystem>

namespace peil {

/// Whether `folder` is `outer` or lies in it, through links too. Neither need be there.
bool is_inside(const std::filesystem::path& folder, const std::filesystem::path& outer);

} // namespace peil
