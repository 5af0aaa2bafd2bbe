#pragma once

#include "base/position.hpp"
#include "base/result.hpp"
#include "draw/drawing_options.hpp"

#include <cstddef>
#include <map>
#include <nlohmann/json.hpp>
#include <span>
#include <string>

namespace peil::draw {

struct ChartRequest
{
  /// Unique in the call, letters a-z, digits and `-`. The ids within the SVG begin with it, so
  /// that several charts can stand in one page.
  std::string id;
  /// Vega-Lite, with its data in it.
  nlohmann::json spec;
  /// Where the author's chart stands, for messages.
  Position at;
};

struct Drawings
{
  std::map<std::string, std::string> svg_by_id;
  std::size_t drawn = 0;
  std::size_t from_cache = 0;

  bool operator==(const Drawings&) const = default;
};

/// Draws each chart as a static SVG without styles, scripts, links or words for screen readers, in
/// Dutch and in UTC; the page adds title and role. Charts drawn before come from the cache, and
/// when all do, no process is started. Reports the mistakes of all charts together: what Vega
/// refuses or warns about, and charts that take too long or too much memory. The charts that went
/// well are in the cache by then. A missing engine or worker is a machine failure.
Result<Drawings> draw_charts(std::span<const ChartRequest> requests, const DrawingOptions& options);

} // namespace peil::draw
