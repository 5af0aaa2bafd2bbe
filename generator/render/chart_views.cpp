#include "render/chart_views.hpp"

#include "render/charts.hpp"

namespace peil::render {

Drawer taken_from(const std::map<std::string, std::string>& svg_by_drawing)
{
  return [&svg_by_drawing](const Chart& chart) -> std::optional<std::string> {
    const auto svg = svg_by_drawing.find(chart.drawing);
    if (svg == svg_by_drawing.end())
      return std::nullopt;
    return svg->second;
  };
}

ChartViews::ChartViews(const std::vector<Chart>& charts, Drawer draw) : m_draw(std::move(draw))
{
  for (const Chart& chart : charts)
    m_charts.emplace(chart.id, &chart);
}

const nlohmann::json* ChartViews::find(std::string_view id) const
{
  const auto chart = m_charts.find(id);
  if (chart == m_charts.end())
    return nullptr;
  const std::lock_guard lock(m_mutex);
  auto made = m_made.find(id);
  if (made == m_made.end()) {
    const std::optional<std::string> svg = m_draw(*chart->second);
    made = m_made.emplace(id, svg ? chart_data(*chart->second, *svg) : nlohmann::json()).first;
  }
  return made->second.is_null() ? nullptr : &made->second;
}

} // namespace peil::render
