#include "render/chart_views.hpp"

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

ChartViews::ChartViews(const std::vector<Chart>& charts, Drawer draw,
                       std::vector<ChartPlan> planned)
    : m_draw(std::move(draw))
{
  for (const Chart& chart : charts)
    m_charts.emplace(chart.id, &chart);
  for (ChartPlan& plan : planned)
    m_plans.emplace(plan.id, std::move(plan));
}

const Chart* ChartViews::find_chart(std::string_view id) const
{
  if (const auto chart = m_charts.find(id); chart != m_charts.end())
    return chart->second;
  const auto plan = m_plans.find(id);
  if (plan == m_plans.end())
    return nullptr;
  auto made = m_from_plans.find(id);
  if (made == m_from_plans.end())
    made = m_from_plans.emplace(id, plan->second.make()).first;
  return made->second ? &*made->second : nullptr;
}

const nlohmann::json* ChartViews::find(std::string_view id) const
{
  const std::lock_guard lock(m_mutex);
  auto made = m_made.find(id);
  if (made == m_made.end()) {
    const Chart* chart = find_chart(id);
    const std::optional<std::string> svg = chart == nullptr ? std::nullopt : m_draw(*chart);
    made = m_made.emplace(id, svg ? chart_data(*chart, *svg) : nlohmann::json()).first;
  }
  return made->second.is_null() ? nullptr : &made->second;
}

} // namespace peil::render
