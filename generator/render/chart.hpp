#pragma once

#include "base/position.hpp"

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace peil::render {

/// The table that stands beside a chart, made from the same values; cells are ready to print.
struct ChartTable
{
  std::string caption;
  std::vector<std::string> headings;
  /// The first cell of a row is its heading.
  std::vector<std::vector<std::string>> rows;

  bool operator==(const ChartTable&) const = default;
};

/// A chart: its Vega-Lite specification, what it is called, the sentence that states the
/// conclusion, and its table. `id` is unique in its language, lower case letters, digits and `-`.
struct Chart
{
  std::string id;
  /// The id with its language before it, unique on the site: what the drawing goes by.
  std::string drawing;
  std::string title;
  std::string sentence;
  /// The sentence on a page that shows the history of the same indicator, which has said where it
  /// stands; empty for other charts.
  std::string sentence_beside_history;
  nlohmann::json spec;
  ChartTable table;
  /// The page where the chart is at home: its specification is written beside it.
  std::string page;
  /// Where the chart was asked for, for a message when it cannot be drawn.
  Position at;
};

} // namespace peil::render
