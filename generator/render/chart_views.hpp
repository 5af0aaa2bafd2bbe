#pragma once

#include "render/chart.hpp"
#include "render/charts.hpp"

#include <functional>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace peil::render {

/// The SVG of a chart; nothing when there is none.
using Drawer = std::function<std::optional<std::string>(const Chart& chart)>;

/// Takes them from what is drawn already, by Chart::drawing; the map must outlive it.
Drawer taken_from(const std::map<std::string, std::string>& svg_by_drawing);

/// The charts of a site by id, as templates see them. Each is asked for and made when the first
/// page shows it: a preview of one page need not draw the others. May be read from several threads.
class ChartViews
{
public:
  ChartViews() = default;
  /// The charts must outlive it. Those that are planned are made when a page asks for them.
  ChartViews(const std::vector<Chart>& charts, Drawer draw, std::vector<ChartPlan> planned = {});

  /// Null when there is no such chart, or no drawing of it.
  const nlohmann::json* find(std::string_view id) const;

private:
  const Chart* find_chart(std::string_view id) const;

  std::map<std::string, const Chart*, std::less<>> m_charts;
  Drawer m_draw;
  std::map<std::string, ChartPlan, std::less<>> m_plans;
  mutable std::mutex m_mutex;
  mutable std::map<std::string, std::optional<Chart>, std::less<>> m_from_plans;
  /// A chart without a drawing is null.
  mutable std::map<std::string, nlohmann::json, std::less<>> m_made;
};

} // namespace peil::render
