#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace peil::serve {

/// The headers of one line of addresses in `_headers`.
struct HeaderRule
{
  /// With this the address begins; what follows `*` is not looked at.
  std::string start;
  std::vector<std::pair<std::string, std::string>> headers;

  bool operator==(const HeaderRule&) const = default;
};

/// The file `_headers` that the site ships for hosts such as Netlify: an address, `*` for the rest
/// of one, and below it, indented, its headers. What reads otherwise is passed over, as hosts do.
std::vector<HeaderRule> parse_header_rules(std::string_view text);

/// The headers to send for an address. The policy allows the preview its own script, style and
/// connection from the site itself, where the site allows itself none of these: without them the
/// page could not be refreshed. Nothing else in it changes.
std::vector<std::pair<std::string, std::string>> headers_for(const std::vector<HeaderRule>& rules,
                                                             std::string_view address);

} // namespace peil::serve
