#pragma once

#include "draw/draw_charts.hpp"

#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace peil::draw {

/// A folder that is gone again after the test.
class TemporaryFolder
{
public:
  TemporaryFolder()
  {
    std::string name = (std::filesystem::temp_directory_path() / "peil-draw-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    m_path = name;
  }
  ~TemporaryFolder() { std::filesystem::remove_all(m_path); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return m_path; }

private:
  std::filesystem::path m_path;
};

/// The worker that was built beside this test, and the engines that npm installed.
inline DrawingOptions real_options(const std::filesystem::path& cache_folder)
{
  const std::filesystem::path modules = std::filesystem::path(PEIL_SOURCE_DIR) / "node_modules";
  DrawingOptions options;
  options.worker = std::filesystem::path(PEIL_BINARY_DIR) / "peil-chart-worker";
  options.engine_files = {modules / "vega/build/vega.min.js",
                          modules / "vega-lite/build/vega-lite.min.js"};
  options.cache_folder = cache_folder;
  return options;
}

inline DrawingOptions options_without_worker(const std::filesystem::path& cache_folder)
{
  DrawingOptions options = real_options(cache_folder);
  options.worker = "/nonexistent/peil-chart-worker";
  return options;
}

inline ChartRequest request(const std::string& id, const std::string& spec, unsigned line = 1)
{
  return {id,
          nlohmann::json::parse(spec),
          {.file = FileName("content/verhaal.md"), .line = line, .column = 1, .length = 1}};
}

/// A bar with a value, as small as a chart can be.
inline ChartRequest bar_chart(const std::string& id, int value = 28)
{
  ChartRequest chart = request(id, R"({"mark": "bar", "encoding": {
    "x": {"field": "fase", "type": "nominal"}, "y": {"field": "aantal", "type": "quantitative"}}})");
  chart.spec["data"]["values"] = {{{"fase", "pilot"}, {"aantal", value}}};
  return chart;
}

/// A text and nothing else, calculated by a Vega expression.
inline ChartRequest calculated_text(const std::string& id, const std::string& expression,
                                    unsigned line = 1)
{
  ChartRequest chart = request(id, R"({"data": {"values": [{"a": 1}]}, "mark": "text",
    "encoding": {"text": {"field": "uitkomst"}}})",
                               line);
  chart.spec["transform"] = {{{"calculate", expression}, {"as", "uitkomst"}}};
  return chart;
}

/// The drawing of one chart that must succeed.
inline std::string draw_one(const ChartRequest& chart, const DrawingOptions& options)
{
  const Result<Drawings> result = draw_charts(std::vector{chart}, options);
  if (!result.ok())
    FAIL(result.mistakes().front().message.en);
  return result.value().svg_by_id.at(chart.id);
}

inline std::string draw_one(const ChartRequest& chart)
{
  const TemporaryFolder cache;
  return draw_one(chart, real_options(cache.path()));
}

/// The mistakes of charts of which at least one must fail.
inline Diagnostics mistakes_in(const std::vector<ChartRequest>& charts)
{
  const TemporaryFolder cache;
  const Result<Drawings> result = draw_charts(charts, real_options(cache.path()));
  REQUIRE_FALSE(result.ok());
  return result.mistakes();
}

inline bool contains(const std::string& text, const std::string& part)
{
  return text.find(part) != std::string::npos;
}

} // namespace peil::draw
