#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace peil::markdown {

/// A heading as an address: lower case, accents folded, words joined by hyphens. "kop" when no
/// letter or digit is left.
std::string to_slug(std::string_view text);

/// Hands out slugs, each once: "stand", "stand-2", "stand-3".
class Slugs
{
public:
  std::string take(std::string_view text);

private:
  std::set<std::string> m_taken;
  std::map<std::string, int> m_last_number;
};

} // namespace peil::markdown
