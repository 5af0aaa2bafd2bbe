#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace peil::draw {

/// JSON on one line. Bytes that are no UTF-8 become U+FFFD: sources are checked for them long
/// before, and a chart is no place to throw.
inline std::string to_request_text(const nlohmann::json& value)
{
  return value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

} // namespace peil::draw
