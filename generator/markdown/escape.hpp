#pragma once

#include <string>
#include <string_view>

namespace peil::markdown {

/// For text between tags and for values in double quotes: `&`, `<`, `>` and `"` become entities.
std::string escaped_text(std::string_view text);

/// For `href` and `src`: what may not stand in an address is percent-encoded, the rest escaped.
std::string escaped_address(std::string_view address);

} // namespace peil::markdown
