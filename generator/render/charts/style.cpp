#include "render/charts/style.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/core.h>

namespace peil::render::charts {
namespace {

using nlohmann::json;

// The widths that Vega counts with (chart_worker/worker.js): those of a usual sans serif, rounded
// up.
double letter_width(unsigned char letter)
{
  constexpr std::string_view narrow = "iljtfrI.,:;'|!()[]/- ";
  constexpr std::string_view wide = "mwMW%@";
  if (narrow.find(static_cast<char>(letter)) != std::string_view::npos)
    return 0.36;
  if (wide.find(static_cast<char>(letter)) != std::string_view::npos || letter >= 0xE0)
    return 0.92;
  return letter >= 'A' && letter <= 'Z' ? 0.72 : 0.6;
}

bool begins_character(unsigned char byte)
{
  return (byte & 0xC0) != 0x80;
}

json config()
{
  const json axis = {{"domain", false},
                     {"ticks", false},
                     {"gridColor", k_muted},
                     {"gridOpacity", 0.3},
                     {"labelColor", k_text},
                     {"labelPadding", 4},
                     {"labelFontSize", k_text_size},
                     {"labelOverlap", false},
                     {"title", nullptr}};
  return {{"font", "inherit"},
          {"view", {{"stroke", nullptr}}},
          {"axis", axis},
          {"text", {{"fontSize", k_text_size}, {"color", k_text}, {"lineHeight", k_line_height}}}};
}

} // namespace

json chart_frame(const Margins& margins, double height)
{
  return {{"$schema", "https://vega.github.io/schema/vega-lite/v6.json"},
          {"width", margins.plot_width()},
          {"height", height},
          {"autosize", "none"},
          {"background", nullptr},
          {"padding",
           {{"left", margins.left},
            {"top", margins.top},
            {"right", margins.right},
            {"bottom", margins.bottom}}},
          {"config", config()},
          {"layer", json::array()}};
}

json values(json rows)
{
  return {{"values", std::move(rows)}};
}

json tooltip(const std::vector<std::pair<std::string_view, std::string>>& fields)
{
  json list = json::array();
  for (const auto& [field, title] : fields)
    list.push_back({{"field", field}, {"type", "nominal"}, {"title", title}});
  return list;
}

double text_width(std::string_view line)
{
  double width = 0;
  for (const char byte : line)
    if (begins_character(static_cast<unsigned char>(byte)))
      width += letter_width(static_cast<unsigned char>(byte));
  // The page chooses the letter; some are wider than the usual one.
  constexpr double wide_letter = 1.06;
  return width * k_text_size * wide_letter;
}

std::vector<std::string> wrapped(std::string_view text, double width, std::size_t most)
{
  std::vector<std::string> lines(1);
  for (const std::string_view word : split(text, ' ')) {
    std::string& line = lines.back();
    const std::string longer = line.empty() ? std::string(word) : line + " " + std::string(word);
    if (line.empty() || text_width(longer) <= width) {
      line = longer;
    } else if (lines.size() == most) {
      line += " …";
      break;
    } else {
      lines.emplace_back(word);
    }
  }
  return lines;
}

std::vector<std::int64_t> round_ticks(double highest, int count)
{
  const double rough = std::max(highest / count, 1.0);
  const double power = std::pow(10.0, std::floor(std::log10(rough)));
  double step = 10 * power;
  for (const double factor : {5.0, 2.0, 1.0})
    if (factor * power >= rough)
      step = factor * power;
  std::vector<std::int64_t> ticks = {0};
  while (static_cast<double>(ticks.back()) < highest)
    ticks.push_back(ticks.back() + static_cast<std::int64_t>(step));
  return ticks;
}

std::string label_lookup(const json& label_by_key, std::string_view key)
{
  return fmt::format("({})[{}]", label_by_key.dump(), key);
}

} // namespace peil::render::charts
