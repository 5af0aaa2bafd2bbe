#include "render/charts/plane.hpp"

#include "render/charts/style.hpp"

namespace peil::render::charts {

using nlohmann::json;

Plane Plane::of_numbers(double end, double height, json axis)
{
  Plane plane;
  plane.m_across = {{"type", "quantitative"},
                    {"scale", {{"domain", {0, end}}, {"nice", false}}},
                    {"axis", std::move(axis)}};
  plane.m_height = height;
  return plane;
}

Plane Plane::of_time(double height, json axis)
{
  Plane plane;
  plane.m_across = {{"type", "temporal"}, {"scale", {{"nice", false}}}, {"axis", std::move(axis)}};
  plane.m_height = height;
  return plane;
}

json Plane::across(std::string_view field) const
{
  json channel = m_across;
  channel["field"] = field;
  return channel;
}

json Plane::down(std::string_view field) const
{
  const json scale = {
      {"domain", {0, m_height}}, {"range", {0, m_height}}, {"nice", false}, {"zero", false}};
  return {{"field", field}, {"type", "quantitative"}, {"scale", scale}, {"axis", nullptr}};
}

json Plane::layer(json rows, std::string_view mark, json look, json tooltip) const
{
  look["type"] = mark;
  json encoding = json::object();
  if (!tooltip.is_null())
    encoding["tooltip"] = std::move(tooltip);
  return {{"data", values(std::move(rows))}, {"mark", std::move(look)}, {"encoding", encoding}};
}

json Plane::boxes(json rows, json look, json tooltip) const
{
  json made = layer(std::move(rows), "rect", std::move(look), std::move(tooltip));
  made["encoding"].update({{"x", across("van")},
                           {"x2", {{"field", "tot"}}},
                           {"y", down("boven")},
                           {"y2", {{"field", "onder"}}}});
  return made;
}

json Plane::uprights(json rows, json look, json tooltip) const
{
  json made = layer(std::move(rows), "rule", std::move(look), std::move(tooltip));
  made["encoding"].update(
      {{"x", across("van")}, {"y", down("boven")}, {"y2", {{"field", "onder"}}}});
  return made;
}

json Plane::slants(json rows, json look) const
{
  json made = uprights(std::move(rows), std::move(look), nullptr);
  made["encoding"]["x2"] = {{"field", "tot"}};
  return made;
}

json Plane::levels(json rows, json look) const
{
  json made = layer(std::move(rows), "rule", std::move(look), nullptr);
  made["encoding"].update({{"x", across("van")}, {"x2", {{"field", "tot"}}}, {"y", down("boven")}});
  return made;
}

json Plane::labels(json rows, json look) const
{
  look["baseline"] = "middle";
  look["align"] = {{"expr", "datum.kant"}};
  look["dx"] = {{"expr", "datum.schuif"}};
  json made = layer(std::move(rows), "text", std::move(look), nullptr);
  made["encoding"].update(
      {{"x", across("x")}, {"y", down("y")}, {"text", {{"field", "tekst"}, {"type", "nominal"}}}});
  return made;
}

json label_right(json x, double y, std::string_view text)
{
  return {{"x", std::move(x)}, {"y", y}, {"tekst", text}, {"kant", "left"}, {"schuif", k_gap}};
}

json label_centred(json x, double y, std::string_view text)
{
  return {{"x", std::move(x)}, {"y", y}, {"tekst", text}, {"kant", "center"}, {"schuif", 0}};
}

json label_left(json x, double y, std::string_view text)
{
  return {{"x", std::move(x)}, {"y", y}, {"tekst", text}, {"kant", "right"}, {"schuif", -k_gap}};
}

json names_at_left(const Plane& plane, json rows)
{
  return {{"data", values(std::move(rows))},
          {"mark", {{"type", "text"}, {"align", "left"}, {"baseline", "middle"}}},
          {"encoding",
           {{"x", {{"value", 0}}},
            {"y", plane.down("y")},
            {"text", {{"field", "tekst"}, {"type", "nominal"}}}}}};
}

json words_at_right(const Plane& plane, json rows, double width)
{
  json made = names_at_left(plane, std::move(rows));
  made["mark"].update({{"align", "right"}, {"fontWeight", "bold"}});
  made["encoding"]["x"] = {{"value", width}};
  return made;
}

} // namespace peil::render::charts
