#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What all charts share: size, type and colour. Every meaning also stands in words beside its mark
/// (design.md §5): no chart has a legend.
namespace peil::render::charts {

// The colours, by what they stand for. All but the fill of the target reach 3:1 against the light
// and the dark page (WCAG 1.4.11); that fill always has an edge. In grey they differ too.
inline constexpr std::string_view k_value = "#1b6ca8";
/// The weaker part of a value: committed but not paid.
inline constexpr std::string_view k_value_soft = "#6698c2";
inline constexpr std::string_view k_target = "#9fc5e3";
/// What we expected, and what went wrong.
inline constexpr std::string_view k_expected = "#b3541e";
inline constexpr std::string_view k_muted = "#8a8f98";
/// Text on `k_value`, and on `k_target`.
inline constexpr std::string_view k_on_value = "#ffffff";
inline constexpr std::string_view k_on_fill = "#102a43";
/// Text and axes take the colour of the page, also in a dark one.
inline constexpr std::string_view k_text = "currentColor";
inline constexpr double k_target_opacity = 0.4;

/// As wide as the column of a phone: there text of 14 stays above 11 px, and on a wide screen it is
/// as large as the text around it.
inline constexpr double k_chart_width = 360;
inline constexpr double k_text_size = 14;
/// From one line of text to the next.
inline constexpr double k_line_height = 17;
/// How much wider a text is when it is bold.
inline constexpr double k_bold_width = 1.1;
/// Between a mark and its label.
inline constexpr double k_gap = 6;

/// The room around the plot, for the texts of the axes and at the ends of lines.
struct Margins
{
  double left = 1;
  double top = 2;
  double right = 1;
  double bottom = 2;

  double plot_width() const { return k_chart_width - left - right; }
};

/// `$schema`, config, size and an empty list of layers. The size is fixed: a chart that grew with
/// its labels would be scaled down, and its text with it.
nlohmann::json chart_frame(const Margins& margins, double height);

/// Inline data: {"values": […]}.
nlohmann::json values(nlohmann::json rows);

/// A tooltip of fields of ready text, each with its title; it does not show in the drawing.
nlohmann::json tooltip(const std::vector<std::pair<std::string_view, std::string>>& fields);

/// About how wide a line of text is, in the units of the chart: rather too wide than too narrow.
double text_width(std::string_view line);

/// The text in at most `most` lines that fit in `width`; what is left over becomes "…".
std::vector<std::string> wrapped(std::string_view text, double width, std::size_t most);

/// Zero and about `count` round numbers up to the first that is at least `highest`.
std::vector<std::int64_t> round_ticks(double highest, int count);

/// A lookup from a number or text to what an axis says there, as a Vega expression.
std::string label_lookup(const nlohmann::json& label_by_key, std::string_view key);

} // namespace peil::render::charts
