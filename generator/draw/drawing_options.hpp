#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <vector>

namespace peil::draw {

struct DrawingOptions
{
  /// The program peil-chart-worker.
  std::filesystem::path worker;
  /// vega.min.js and vega-lite.min.js, in that order.
  std::vector<std::filesystem::path> engine_files;
  /// Where drawn charts are kept from one build to the next; it is made when it is not there.
  std::filesystem::path cache_folder;
  /// The theme's Vega-Lite config, under that of the chart itself.
  nlohmann::json config = nlohmann::json::object();
  /// Per chart. An ordinary one takes 20 milliseconds and 250 MB at most.
  std::chrono::milliseconds time_limit{10'000};
  std::size_t memory_limit_bytes = 1'500'000'000;
};

} // namespace peil::draw
