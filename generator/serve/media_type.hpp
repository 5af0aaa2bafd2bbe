#pragma once

#include <string_view>

namespace peil::serve {

/// The value of Content-Type for a file of the site, by its extension.
std::string_view media_type(std::string_view path);

} // namespace peil::serve
