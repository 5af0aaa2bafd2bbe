#include "base/dutch.hpp"
#include "render/addresses.hpp"
#include "render/charts/kinds.hpp"
#include "render/charts/style.hpp"
#include "render/words.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace peil::render::charts {
namespace {

using nlohmann::json;

/// The two axes, the same in every layer. Time has no domain of its own: the target band runs over
/// the whole plan and so sets it, and Vega-Lite does not merge time domains of layers without
/// warnings.
struct Axes
{
  double top = 1;
  std::string unit;

  json x(std::string_view field) const
  {
    return {{"field", field},
            {"type", "temporal"},
            {"axis",
             {{"title", nullptr},
              {"format", "%b %Y"},
              {"tickCount", {{"interval", "month"}, {"step", 6}}},
              {"grid", false}}}};
  }
  json y(std::string_view field) const
  {
    return {
        {"field", field},
        {"type", "quantitative"},
        {"scale", {{"domain", {0, top}}, {"nice", false}}},
        {"axis",
         {{"title", unit.empty() ? json() : json(unit)}, {"tickMinStep", 1}, {"tickCount", 6}}}};
  }
};

double highest(const Indicator& indicator, const IndicatorResult& result)
{
  double top = 1;
  for (const SeriesPoint& point : result.series)
    top = std::max(top, point.value.value_or(Decimal()).to_double());
  for (const CourseStep& step : indicator.course.steps)
    top = std::max(top, step.value.to_double());
  if (indicator.target)
    for (const auto& number : {indicator.target->minimum, indicator.target->maximum})
      top = std::max(top, number.value_or(Decimal()).to_double());
  return top * 1.1;
}

// The points, with one more on the as-of date so that the line runs up to it.
json series_rows(const IndicatorResult& result, Date as_of)
{
  json rows = json::array();
  for (const SeriesPoint& point : result.series)
    if (point.value)
      rows.push_back({{"datum", point.date.to_iso()}, {"waarde", point.value->to_double()}});
  if (!rows.empty() && result.series.back().date < as_of)
    rows.push_back(
        {{"datum", as_of.to_iso()}, {"waarde", result.series.back().value->to_double()}});
  return rows;
}

json band_layer(const Words& words, const Indicator& indicator, const Period& plan,
                const Axes& axes)
{
  const Target& target = *indicator.target;
  const double low = target.minimum.value_or(Decimal()).to_double();
  const double high = target.maximum ? target.maximum->to_double() : axes.top;
  const json row = {{"van", plan.first.to_iso()},
                    {"tot", plan.last.to_iso()},
                    {"laag", low},
                    {"hoog", high},
                    {"tekst", "doel " + words.target(indicator)}};
  const json x = axes.x("van");
  json area = {
      {"mark", {{"type", "rect"}, {"color", k_band}, {"opacity", 0.45}}},
      {"encoding",
       {{"x", x}, {"x2", {{"field", "tot"}}}, {"y", axes.y("laag")}, {"y2", {{"field", "hoog"}}}}}};
  if (low == high) {
    area["mark"] = {{"type", "rule"}, {"color", k_actual}, {"opacity", 0.6}, {"strokeWidth", 2}};
    area["encoding"].erase("y2");
  }
  const json label = {
      {"mark",
       {{"type", "text"},
        {"align", "left"},
        {"baseline", low == high ? "bottom" : "top"},
        {"dx", 4},
        {"dy", low == high ? -3 : 4}}},
      {"encoding", {{"x", x}, {"y", axes.y("hoog")}, {"text", {{"field", "tekst"}}}}}};
  return {{"data", values(json::array({row}))}, {"layer", json::array({area, label})}};
}

json course_layer(const Indicator& indicator, const Period& plan, const Axes& axes)
{
  json rows = json::array();
  for (const CourseStep& step : indicator.course.steps)
    rows.push_back({{"datum", step.date.to_iso()}, {"waarde", step.value.to_double()}});
  const CourseStep& last = indicator.course.steps.back();
  if (last.date < plan.last && !indicator.course.linear)
    rows.push_back({{"datum", plan.last.to_iso()}, {"waarde", last.value.to_double()}});
  const json line = {{"mark",
                      {{"type", "line"},
                       {"interpolate", indicator.course.linear ? "linear" : "step-after"},
                       {"color", k_expected},
                       {"strokeDash", {5, 3}},
                       {"strokeWidth", 2}}},
                     {"encoding", {{"x", axes.x("datum")}, {"y", axes.y("waarde")}}}};
  const json label = {
      {"data", values(json::array({rows.back()}))},
      {"mark", {{"type", "text"}, {"align", "right"}, {"dx", -2}, {"dy", 10}}},
      {"encoding",
       {{"x", axes.x("datum")}, {"y", axes.y("waarde")}, {"text", {{"value", "verwacht"}}}}}};
  return {{"data", values(std::move(rows))}, {"layer", json::array({line, label})}};
}

json value_layer(const Words& words, const Indicator& indicator, const IndicatorResult& result,
                 Date as_of, const Axes& axes)
{
  json rows = series_rows(result, as_of);
  json last = json::array({rows.back()});
  last[0]["tekst"] = words.value(indicator, *result.series.back().value);
  const json line = {
      {"data", values(std::move(rows))},
      {"mark",
       {{"type", "line"}, {"interpolate", "step-after"}, {"color", k_actual}, {"strokeWidth", 3}}},
      {"encoding", {{"x", axes.x("datum")}, {"y", axes.y("waarde")}}}};
  const json point = {
      {"mark",
       {{"type", "point"}, {"filled", true}, {"color", k_actual}, {"size", 60}, {"opacity", 1}}},
      {"encoding", {{"x", axes.x("datum")}, {"y", axes.y("waarde")}}}};
  const json label = {
      {"mark",
       {{"type", "text"},
        {"align", "right"},
        {"dx", -6},
        {"dy", -10},
        {"fontWeight", "bold"},
        {"fontSize", 14}}},
      {"encoding",
       {{"x", axes.x("datum")}, {"y", axes.y("waarde")}, {"text", {{"field", "tekst"}}}}}};
  return {{"layer",
           json::array({line, {{"data", values(last)}, {"layer", json::array({point, label})}}})}};
}

// The day of the change before the last, to say what changed most recently.
const SeriesPoint* point_before_last(const IndicatorResult& result)
{
  const std::size_t count = result.series.size();
  if (count < 2 || !result.series[count - 2].value)
    return nullptr;
  return &result.series[count - 2];
}

std::string sentence(const Words& words, const Indicator& indicator, const IndicatorResult& result,
                     Date as_of)
{
  const SeriesPoint& last = result.series.back();
  const std::string now = fmt::format("Op {} staat de teller op {}", dutch::long_date(as_of),
                                      words.value_with_unit(indicator, *last.value));
  const SeriesPoint* before = point_before_last(result);
  if (before == nullptr)
    return now + "; dat is sinds het begin niet veranderd.";
  return fmt::format("{}; de laatste verandering was op {}, van {} naar {}.", now,
                     dutch::long_date(last.date), words.value(indicator, *before->value),
                     words.value(indicator, *last.value));
}

ChartTable table(const Words& words, const Indicator& indicator, const IndicatorResult& result)
{
  ChartTable rows{indicator.title + ": elke verandering", {"Vanaf", "Stand"}, {}};
  for (const SeriesPoint& point : result.series)
    rows.rows.push_back(
        {dutch::short_date(point.date), point.value ? words.value(indicator, *point.value)
                                        : result.not_applicable || !indicator.not_applicable.empty()
                                            ? "n.v.t."
                                            : "geen gegevens"});
  return rows;
}

} // namespace

std::optional<Chart> history_chart(const Input& in, const Indicator& indicator,
                                   const IndicatorResult& result)
{
  const Project& project = in.project;
  const Snapshot& snapshot = in.snapshot;
  if (result.series.empty() || !result.series.back().value || result.hidden)
    return std::nullopt;
  const Period& plan = project.plan.period;
  const Axes axes{highest(indicator, result), indicator.unit_many};
  json spec = chart_frame(k_plot_width, 220);
  if (indicator.target)
    spec["layer"].push_back(band_layer(in.words, indicator, plan, axes));
  if (!indicator.course.steps.empty())
    spec["layer"].push_back(course_layer(indicator, plan, axes));
  spec["layer"].push_back(value_layer(in.words, indicator, result, snapshot.as_of, axes));
  Chart chart;
  chart.id = "verloop-" + indicator.id.value;
  chart.title = indicator.title + ": verloop";
  chart.sentence = sentence(in.words, indicator, result, snapshot.as_of);
  chart.spec = std::move(spec);
  chart.table = table(in.words, indicator, result);
  chart.page = indicator_address(indicator.id.value);
  chart.at = indicator.id.at;
  return chart;
}

} // namespace peil::render::charts
