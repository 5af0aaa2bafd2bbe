#include "draw/content_digest.hpp"

#include "chart_worker/version.hpp"
#include "draw/request_text.hpp"

#include <fmt/core.h>
#include <fstream>
#include <initializer_list>
#include <optional>
#include <sstream>
#include <utility>
#include <vector>
#include <xxhash.h>

namespace peil::draw {
namespace {

std::string digest(std::string_view bytes)
{
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

// The digest of the digests, so that nothing can move from the end of one part to the next.
std::string digest_parts(std::initializer_list<std::string_view> parts)
{
  std::string digests;
  for (const std::string_view part : parts)
    digests += digest(part);
  return digest(digests);
}

std::optional<std::string> read_whole(const std::filesystem::path& path)
{
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  if (!(bytes << file.rdbuf()))
    return std::nullopt;
  return std::move(bytes).str();
}

Diagnostic missing_engine(const std::filesystem::path& path)
{
  return machine_failure(
      say("kan '{}' niet lezen, waarmee de grafieken worden getekend",
          "cannot read '{}', which draws the charts", path.string()),
      {"draai script/site: dat installeert Vega", "run script/site, which installs Vega"});
}

} // namespace

Result<std::string> digest_engines(std::span<const std::filesystem::path> files)
{
  std::string digests;
  Diagnostics missing;
  for (const std::filesystem::path& file : files) {
    if (const std::optional<std::string> bytes = read_whole(file))
      digests += digest(*bytes);
    else
      missing.push_back(missing_engine(file));
  }
  if (!missing.empty())
    return missing;
  return digest(digests);
}

std::string digest_chart(const nlohmann::json& spec, const nlohmann::json& config,
                         std::string_view engines)
{
  return digest_parts(
      {to_request_text(spec), to_request_text(config), engines, chart_worker::k_version});
}

} // namespace peil::draw
