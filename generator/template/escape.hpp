#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace peil::template_engine {

/// Adds text between tags: `&`, `<` and `>` become character references.
void append_escaped_text(std::string& html, std::string_view text);

/// Adds text inside a quoted attribute value: quotes of both kinds as well.
void append_escaped_attribute(std::string& html, std::string_view text);

/// Adds a value as JSON that may stand in a script element: `<`, `>`, `&` and the line separators
/// U+2028 and U+2029 are written as \u escapes.
void append_json_island(std::string& html, const nlohmann::json& value);

} // namespace peil::template_engine
