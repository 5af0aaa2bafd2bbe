#pragma once

#include "base/result.hpp"

#include <filesystem>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <string_view>

namespace peil::draw {

/// 32 hexadecimal digits for the contents of the engine files. Reports files that cannot be read.
Result<std::string> digest_engines(std::span<const std::filesystem::path> files);

/// 32 hexadecimal digits for all that decides how a chart looks: its spec, the theme's config, the
/// engines and our own worker script. To be told apart, not to be safe against forgery.
std::string digest_chart(const nlohmann::json& spec, const nlohmann::json& config,
                         std::string_view engines);

} // namespace peil::draw
