#include "draw/draw_charts.hpp"
#include "drawing_fixture.hpp"

#include <doctest/doctest.h>

using namespace peil;
using namespace peil::draw;

TEST_CASE("drawing: a bar chart becomes an SVG")
{
  const std::string svg = draw_one(bar_chart("fasen"));

  CHECK(svg.starts_with("<svg "));
  CHECK(svg.ends_with("</svg>"));
  CHECK(contains(svg, ">pilot</text>"));
}

TEST_CASE("drawing: no charts need no worker, no engines and no cache")
{
  const Result<Drawings> result = draw_charts({}, {});

  REQUIRE(result.ok());
  CHECK(result.value() == Drawings{});
}

TEST_CASE("drawing: the same chart gives the same bytes")
{
  CHECK(draw_one(bar_chart("fasen")) == draw_one(bar_chart("fasen")));
}

TEST_CASE("drawing: a chart drawn before comes from the cache, and no worker is started")
{
  const TemporaryFolder cache;
  const std::vector charts{bar_chart("een", 1), bar_chart("twee", 2)};

  const Result<Drawings> first = draw_charts(charts, real_options(cache.path()));
  const Result<Drawings> second = draw_charts(charts, options_without_worker(cache.path()));

  REQUIRE(first.ok());
  REQUIRE(second.ok());
  CHECK(first.value().drawn == 2);
  CHECK(second.value().drawn == 0);
  CHECK(second.value().from_cache == 2);
  CHECK(second.value().svg_by_id == first.value().svg_by_id);
}

TEST_CASE("drawing: another value, another config or another engine is drawn anew")
{
  const TemporaryFolder cache;
  const std::vector charts{bar_chart("fasen", 1)};
  REQUIRE(draw_charts(charts, real_options(cache.path())).ok());
  DrawingOptions options = options_without_worker(cache.path());

  CHECK_FALSE(draw_charts(std::vector{bar_chart("fasen", 2)}, options).ok());

  options.config = {{"font", "serif"}};
  CHECK_FALSE(draw_charts(charts, options).ok());

  options = options_without_worker(cache.path());
  options.engine_files.pop_back();
  CHECK_FALSE(draw_charts(charts, options).ok());
}

TEST_CASE("drawing: a chart that stands in two places is drawn once, each with its own ids")
{
  const TemporaryFolder cache;
  ChartRequest clipped = bar_chart("links");
  clipped.spec["mark"] = {{"type", "bar"}, {"clip", true}};
  ChartRequest same = clipped;
  same.id = "rechts";

  const Result<Drawings> result =
      draw_charts(std::vector{clipped, same}, real_options(cache.path()));

  REQUIRE(result.ok());
  CHECK(result.value().drawn == 1);
  CHECK(result.value().from_cache == 0);
  const std::string& left = result.value().svg_by_id.at("links");
  const std::string& right = result.value().svg_by_id.at("rechts");
  CHECK(contains(left, R"( id="links-clip1")"));
  CHECK(contains(left, "url(#links-clip1)"));
  CHECK(contains(right, R"( id="rechts-clip1")"));
  CHECK(contains(right, "url(#rechts-clip1)"));
}

TEST_CASE("drawing: the theme's config holds, and the chart's own goes above it")
{
  const TemporaryFolder cache;
  DrawingOptions options = real_options(cache.path());
  options.config = {{"bar", {{"color", "#123456"}}}, {"font", "serif"}};
  ChartRequest chart = bar_chart("fasen");
  chart.spec["config"]["bar"]["color"] = "#654321";

  const std::string svg = draw_one(chart, options);

  CHECK(contains(svg, R"(font-family="serif")"));
  CHECK(contains(svg, "#654321"));
  CHECK_FALSE(contains(svg, "#123456"));
}

TEST_CASE("drawing: a worker or engine that is missing is a failure of the machine")
{
  const TemporaryFolder cache;
  DrawingOptions no_engine = real_options(cache.path());
  no_engine.engine_files[0] = "/nonexistent/vega.min.js";
  DrawingOptions broken_engine = real_options(cache.path());
  broken_engine.engine_files[0] = std::string(PEIL_SOURCE_DIR) + "/CMakeLists.txt";
  struct Row
  {
    std::string name;
    DrawingOptions options;
    std::string expected;
  };
  const std::vector<Row> rows{
      {"no worker", options_without_worker(cache.path()),
       "cannot start the program '/nonexistent/peil-chart-worker': No such file or directory"},
      {"no engine", no_engine, "cannot read '/nonexistent/vega.min.js', which draws the charts"},
      {"broken engine", broken_engine, "SyntaxError"},
  };

  for (const Row& row : rows) {
    CAPTURE(row.name);
    const Result<Drawings> result = draw_charts(std::vector{bar_chart("fasen")}, row.options);
    REQUIRE_FALSE(result.ok());
    REQUIRE(result.mistakes().size() == 1);
    const Diagnostic& mistake = result.mistakes().front();
    CHECK(mistake.severity == Severity::machine);
    CHECK_MESSAGE(contains(mistake.message.en, row.expected), mistake.message.en);
    CHECK(contains(mistake.hint.nl, "draai script/site"));
  }
}

TEST_CASE("drawing: a worker of another version is refused")
{
  const TemporaryFolder folder;
  DrawingOptions options = real_options(folder.path() / "cache");
  options.worker = folder.path() / "old-worker";
  std::ofstream(options.worker) << "#!/bin/sh\necho '{\"ready\": \"old\"}'\nread line\n";
  std::filesystem::permissions(options.worker, std::filesystem::perms::owner_all);

  const Result<Drawings> result = draw_charts(std::vector{bar_chart("fasen")}, options);

  REQUIRE_FALSE(result.ok());
  CHECK(contains(result.mistakes().front().message.en, "belongs to another version of peil"));
}
