#pragma once

#include "draw/chart_worker.hpp"
#include "draw/draw_charts.hpp"

#include <map>
#include <optional>
#include <string>

namespace peil::draw {

/// Draws charts one at a time, as draw_charts would, with a worker that stays: starting one takes
/// longer than drawing ten charts. What it drew before it has at hand.
class Artist
{
public:
  explicit Artist(DrawingOptions options);

  /// The drawing, or why Vega refuses it.
  Result<std::string> draw(const ChartRequest& request);

  /// Gets the worker going and warm, for when it is needed. A failure shows at the first chart.
  void get_ready();

private:
  Result<std::string> draw_anew(const std::string& key, const ChartRequest& request);
  Diagnostics need_engines();
  Diagnostics need_worker();

  DrawingOptions m_options;
  std::string m_engines;
  std::optional<ChartWorker> m_worker;
  std::map<std::string, std::string> m_svg_by_key;
  /// The last chart that somebody asked for: the next is much like it.
  nlohmann::json m_last_spec;
};

} // namespace peil::draw
