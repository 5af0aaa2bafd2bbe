#include "base/dutch.hpp"
#include "render/addresses.hpp"
#include "render/charts/kinds.hpp"
#include "render/charts/style.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace peil::render::charts {
namespace {

using nlohmann::json;

// A tile is narrow: "Aa en Hunze" and "Borger-Odoorn" take two lines.
json lines_of(const std::string& title)
{
  constexpr std::size_t longest = 9;
  if (title.size() <= longest)
    return json::array({title});
  const std::size_t hyphen = title.find('-');
  if (hyphen != std::string::npos)
    return json::array({title.substr(0, hyphen + 1), title.substr(hyphen + 1)});
  const std::size_t space = title.rfind(' ');
  if (space != std::string::npos)
    return json::array({title.substr(0, space), title.substr(space + 1)});
  return json::array({title});
}

double number_in(const Item& item, std::size_t field)
{
  const Decimal* number = item.cells[field].as<Decimal>();
  return number == nullptr ? 0 : number->to_double();
}

} // namespace

std::optional<Chart> tile_map_chart(const Input& in, const Register& of)
{
  const Project& project = in.project;
  const Snapshot& snapshot = in.snapshot;
  if (!of.tile_map)
    return std::nullopt;
  const Indicator* indicator = project.find_indicator(of.tile_map->indicator.value);
  if (indicator == nullptr)
    return std::nullopt;
  const IndicatorResult& result =
      snapshot.indicators[static_cast<std::size_t>(indicator - project.indicators.data())];
  Chart chart;
  chart.table = {fmt::format("{} op {}", indicator->title, dutch::long_date(snapshot.as_of)),
                 {of.singular.empty() ? of.title : of.singular, "Telt mee", "Wat ontbreekt"},
                 {}};
  if (!chart.table.headings.front().empty())
    chart.table.headings.front().front() = static_cast<char>(
        std::toupper(static_cast<unsigned char>(chart.table.headings.front().front())));
  json rows = json::array();
  std::size_t counting = 0;
  for (const TraceEntry& entry : result.trace) {
    const Item& item = of.records[entry.record_index].item;
    rows.push_back({{"naam", lines_of(entry.title)},
                    {"rij", number_in(item, of.tile_map->row_field)},
                    {"kolom", number_in(item, of.tile_map->column_field)},
                    {"stand", entry.counts ? "telt mee" : "nog niet"},
                    {"teken", entry.counts ? "✓" : "–"}});
    chart.table.rows.push_back(
        {entry.title, entry.counts ? "ja" : "nee", entry.counts ? "niets" : entry.reason});
    counting += entry.counts ? 1 : 0;
  }
  if (rows.empty())
    return std::nullopt;
  int columns = 1;
  int height = 1;
  for (const json& row : rows) {
    columns = std::max(columns, static_cast<int>(row["kolom"].get<double>()));
    height = std::max(height, static_cast<int>(row["rij"].get<double>()));
  }
  json spec = chart_frame(columns * 84, height * 66);
  const json x = {{"field", "kolom"},
                  {"type", "ordinal"},
                  {"axis", nullptr},
                  {"scale", {{"paddingInner", 0.06}}}};
  const json y = {{"field", "rij"},
                  {"type", "ordinal"},
                  {"axis", nullptr},
                  {"scale", {{"paddingInner", 0.06}}}};
  spec["data"] = values(std::move(rows));
  spec["encoding"] = {{"x", x}, {"y", y}};
  spec["layer"].push_back(
      {{"mark", {{"type", "rect"}, {"cornerRadius", 4}, {"stroke", k_actual}, {"strokeWidth", 1}}},
       {"encoding",
        {{"color",
          {{"field", "stand"},
           {"type", "nominal"},
           {"scale", {{"domain", {"telt mee", "nog niet"}}, {"range", {k_band, "#f4f6f8"}}}},
           {"legend", {{"title", nullptr}, {"orient", "top"}}}}}}}});
  spec["layer"].push_back({{"mark",
                            {{"type", "text"},
                             {"color", "#102a43"},
                             {"fontSize", 11},
                             {"lineHeight", 13},
                             {"dy", -8},
                             {"baseline", "middle"}}},
                           {"encoding", {{"text", {{"field", "naam"}}}}}});
  spec["layer"].push_back({{"mark",
                            {{"type", "text"},
                             {"color", "#102a43"},
                             {"fontWeight", "bold"},
                             {"fontSize", 14},
                             {"dy", 20}}},
                           {"encoding", {{"text", {{"field", "teken"}}}}}});
  chart.id = "kaart-" + of.name;
  chart.title = indicator->title + " op de kaart";
  chart.sentence = fmt::format("Op {} telt {} van de {} mee.", dutch::long_date(snapshot.as_of),
                               counting, result.trace.size());
  chart.spec = std::move(spec);
  chart.page = register_address(of.name);
  chart.at = of.at;
  return chart;
}

} // namespace peil::render::charts
