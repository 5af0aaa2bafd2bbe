#include "draw/own_ids.hpp"

namespace peil::draw {

std::string with_own_ids(std::string svg, std::string_view key, std::string_view id)
{
  const std::string neutral = std::string(key) + "-";
  const std::string own = std::string(id) + "-";
  for (std::size_t at = svg.find(neutral); at != std::string::npos;
       at = svg.find(neutral, at + own.size()))
    svg.replace(at, neutral.size(), own);
  return svg;
}

} // namespace peil::draw
