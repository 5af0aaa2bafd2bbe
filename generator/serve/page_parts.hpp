#pragma once

#include "base/diagnostic.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace peil::serve {

/// Where the preview keeps what is its own; no page of a site can have this address.
inline constexpr std::string_view k_own_place = "/_peil/";
inline constexpr std::string_view k_script = "/_peil/voorbeeld.js";
inline constexpr std::string_view k_style = "/_peil/voorbeeld.css";
inline constexpr std::string_view k_state = "/_peil/stand";
inline constexpr std::string_view k_events = "/_peil/gebeurtenissen";

/// Which page it is, for the script that keeps it fresh.
struct PageStamp
{
  /// "indicatoren/mkb/index.html"
  std::string path;
  std::uint64_t version = 0;
  /// Which run of the program served it.
  std::string start;
};

/// What names the present version of a file of the site, and no other of any run of the program;
/// nothing when there is no such file.
using VersionOf = std::function<std::optional<std::string>(const std::string& path)>;

/// The page with the version of its style sheets and scripts in their addresses: a browser then
/// takes what did not change from its memory, without asking first.
std::string with_versions(std::string_view html, std::string_view page_path,
                          const VersionOf& version_of);

/// The page with the preview's script first in its head. Only what is served has it: the site on
/// disk is that of `peil build`.
std::string with_script(std::string_view html, const PageStamp& stamp);

/// What stands in for the site while there has been no good one yet.
std::string page_without_site(Language language);

} // namespace peil::serve
