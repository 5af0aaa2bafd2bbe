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

// A little room to the right of the largest number, for its label.
double domain_end(const Indicator& indicator, const IndicatorResult& result)
{
  double end = result.value.value_or(Decimal()).to_double();
  for (const auto& number : {indicator.target->minimum, indicator.target->maximum, result.expected})
    end = std::max(end, number.value_or(Decimal()).to_double());
  return std::max(1.0, end * 1.15);
}

json band_layer(const Target& target, double end, const std::string& label)
{
  const double low = target.minimum.value_or(Decimal()).to_double();
  const double high = target.maximum ? target.maximum->to_double() : end;
  // A target of one number ("12 van 12") is a line, which a band of no width would not show.
  const json mark = low == high ? json{{"type", "rule"}, {"color", k_actual}, {"strokeWidth", 3}}
                                : json{{"type", "rect"}, {"color", k_band}, {"opacity", 0.55}};
  json data = values(json::array({{{"van", low}, {"tot", high}, {"tekst", label}}}));
  json layers = json::array(
      {{{"mark", mark},
        {"encoding",
         {{"x", {{"field", "van"}, {"type", "quantitative"}}}, {"x2", {{"field", "tot"}}}}}},
       {{"mark",
         {{"type", "text"},
          {"align", low == high ? "right" : "left"},
          {"dx", low == high ? -4 : 3},
          {"baseline", "top"}}},
        {"encoding",
         {{"x", {{"field", "van"}, {"type", "quantitative"}}},
          {"y", {{"value", 2}}},
          {"text", {{"field", "tekst"}}}}}}});
  if (low == high)
    layers[0]["encoding"].erase("x2");
  return {{"data", std::move(data)}, {"layer", std::move(layers)}};
}

json value_layers(const std::string& label, double value)
{
  const json x = {{"field", "waarde"}, {"type", "quantitative"}};
  return {{"data", values(json::array({{{"waarde", value}, {"tekst", label}}}))},
          {"layer",
           json::array({{{"mark", {{"type", "bar"}, {"color", k_actual}, {"height", 14}}},
                         {"encoding", {{"x", x}, {"y", {{"value", 34}}}}}},
                        {{"mark",
                          {{"type", "text"},
                           {"align", "left"},
                           {"dx", 5},
                           {"fontWeight", "bold"},
                           {"baseline", "middle"}}},
                         {"encoding",
                          {{"x", x}, {"y", {{"value", 34}}}, {"text", {{"field", "tekst"}}}}}}})}};
}

json expected_layers(const std::string& label, double expected, bool near_end)
{
  const json x = {{"field", "verwacht"}, {"type", "quantitative"}};
  return {{"data", values(json::array({{{"verwacht", expected}, {"tekst", label}}}))},
          {"layer",
           json::array({{{"mark",
                          {{"type", "rule"},
                           {"color", k_expected},
                           {"strokeWidth", 2},
                           {"strokeDash", {4, 2}}}},
                         {"encoding", {{"x", x}, {"y", {{"value", 20}}}, {"y2", {{"value", 52}}}}}},
                        {{"mark",
                          {{"type", "text"},
                           {"align", near_end ? "right" : "left"},
                           {"dx", near_end ? -4 : 4},
                           {"baseline", "bottom"}}},
                         {"encoding",
                          {{"x", x}, {"y", {{"value", 58}}}, {"text", {{"field", "tekst"}}}}}}})}};
}

std::string sentence(const Words& words, const Indicator& indicator, const IndicatorResult& result,
                     Date as_of)
{
  std::string text =
      fmt::format("Op {} staat de teller op {}; het doel is {}", dutch::long_date(as_of),
                  words.value_with_unit(indicator, *result.value), words.target(indicator));
  if (result.expected)
    text += fmt::format(" en we verwachtten {}", words.value(indicator, *result.expected));
  return text + ".";
}

ChartTable table(const Words& words, const Indicator& indicator, const IndicatorResult& result,
                 Date as_of)
{
  ChartTable rows{
      fmt::format("{}: stand, verwachting en doel op {}", indicator.title, dutch::long_date(as_of)),
      {"Wat", "Waarde"},
      {{"Stand", words.value(indicator, *result.value)}}};
  rows.rows.push_back({"Verwacht (onze keuze)", result.expected
                                                    ? words.value(indicator, *result.expected)
                                                    : "nog niets verwacht"});
  rows.rows.push_back({"Doel", words.target(indicator)});
  return rows;
}

} // namespace

std::optional<Chart> range_chart(const Input& in, const Indicator& indicator,
                                 const IndicatorResult& result)
{
  const Snapshot& snapshot = in.snapshot;
  const Words& words = in.words;
  if (!indicator.target || !result.value || result.hidden)
    return std::nullopt;
  const double end = domain_end(indicator, result);
  json spec = chart_frame(k_plot_width, 60);
  spec["layer"].push_back(band_layer(*indicator.target, end, "doel " + words.target(indicator)));
  spec["layer"].push_back(
      value_layers(words.value(indicator, *result.value), result.value->to_double()));
  if (result.expected)
    spec["layer"].push_back(expected_layers("verwacht " + words.value(indicator, *result.expected),
                                            result.expected->to_double(),
                                            result.expected->to_double() > end / 2));
  spec["encoding"] = {
      {"x",
       {{"type", "quantitative"},
        {"scale", {{"domain", {0, end}}, {"nice", false}}},
        {"axis",
         {{"title", indicator.unit_many.empty() ? json() : json(indicator.unit_many)},
          {"tickMinStep", 1},
          {"grid", false}}}}}};
  Chart chart;
  chart.id = "bereik-" + indicator.id.value;
  chart.title = indicator.title + ": stand en doel";
  chart.sentence = sentence(words, indicator, result, snapshot.as_of);
  chart.spec = std::move(spec);
  chart.table = table(words, indicator, result, snapshot.as_of);
  chart.page = indicator_address(indicator.id.value);
  chart.at = indicator.id.at;
  return chart;
}

} // namespace peil::render::charts
