#include "render/charts/style.hpp"

namespace peil::render::charts {

nlohmann::json chart_frame(int width, int height)
{
  const nlohmann::json axis = {
      {"domainColor", k_muted}, {"tickColor", k_muted}, {"gridColor", k_muted},
      {"gridOpacity", 0.25},    {"labelColor", k_text}, {"titleColor", k_text},
      {"labelFontSize", 12},    {"titleFontSize", 12},  {"titleFontWeight", "normal"}};
  return {{"$schema", "https://vega.github.io/schema/vega-lite/v6.json"},
          {"width", width},
          {"height", height},
          {"background", nullptr},
          {"padding", 4},
          {"config",
           {{"font", "inherit"},
            {"view", {{"stroke", nullptr}}},
            {"axis", axis},
            {"text", {{"fontSize", 12}, {"color", k_text}}},
            {"legend",
             {{"labelColor", k_text},
              {"titleColor", k_text},
              {"labelFontSize", 12},
              {"labelLimit", 0},
              {"orient", "top"},
              {"title", nullptr}}}}},
          {"layer", nlohmann::json::array()}};
}

nlohmann::json values(nlohmann::json rows)
{
  return {{"values", std::move(rows)}};
}

nlohmann::json row_axis(std::string_view field, const nlohmann::json& order)
{
  return {{"field", field}, {"type", "nominal"}, {"sort", order}, {"axis", nullptr}};
}

std::string fitting(std::string name)
{
  constexpr std::size_t k_most = 62;
  if (name.size() <= k_most)
    return name;
  const std::size_t end = name.rfind(' ', k_most - 1);
  return end == std::string::npos ? name : name.substr(0, end) + " …";
}

nlohmann::json row_names(std::string_view field, const nlohmann::json& order, nlohmann::json rows)
{
  return {{"data", values(std::move(rows))},
          {"mark", text_mark("left", 0, -k_bar_offset)},
          {"encoding",
           {{"x", {{"value", 0}}},
            {"y", row_axis(field, order)},
            {"text", {{"field", "naam"}, {"type", "nominal"}}}}}};
}

nlohmann::json text_mark(std::string_view align, int dx, int dy)
{
  return {{"type", "text"}, {"align", align}, {"baseline", "middle"}, {"dx", dx}, {"dy", dy}};
}

} // namespace peil::render::charts
