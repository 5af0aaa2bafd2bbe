#pragma once

#include "base/date.hpp"

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

/// What all charts share: size, type and colour. Colours keep apart under colour blindness and in
/// print, and every meaning also stands in words (design.md §5).
namespace peil::render::charts {

inline constexpr std::string_view k_actual = "#1b6ca8";
inline constexpr std::string_view k_band = "#9fc5e3";
inline constexpr std::string_view k_expected = "#b3541e";
inline constexpr std::string_view k_muted = "#8a8f98";
inline constexpr std::string_view k_second = "#6f9fc8";
inline constexpr std::string_view k_third = "#d5dde5";
/// Text and axes take the colour of the page, also in a dark one.
inline constexpr std::string_view k_text = "currentColor";

/// Narrow, so that it stays readable on a phone when scaled down, and sharp when scaled up.
inline constexpr int k_plot_width = 400;

/// In charts of one bar per row the name stands above its bar, so that it is never cut short: the
/// bar lies this much below the middle of its row, the name as much above it.
inline constexpr int k_bar_offset = 8;

/// `$schema`, config, size and an empty list of layers.
nlohmann::json chart_frame(int width, int height);

/// Inline data: {"values": […]}.
nlohmann::json values(nlohmann::json rows);

/// The rows of such a chart, in that order, without an axis.
nlohmann::json row_axis(std::string_view field, const nlohmann::json& order);

/// A name as far as it fits above a bar; the whole of it stands in the table.
std::string fitting(std::string name);

/// The names above the bars: `rows` as {field: …, "naam": …}.
nlohmann::json row_names(std::string_view field, const nlohmann::json& order, nlohmann::json rows);

/// A text mark in the colour of the page.
nlohmann::json text_mark(std::string_view align, int dx = 0, int dy = 0);

} // namespace peil::render::charts
