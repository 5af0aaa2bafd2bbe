#include "drawing_fixture.hpp"

#include <chrono>
#include <doctest/doctest.h>

using namespace peil;
using namespace peil::draw;

namespace {

// Days of trying every way to split the a's.
constexpr const char* k_endless = "test(regexp('a*a*a*a*a*b'), pad('a', 20000, 'a'))";

ChartRequest billion_points()
{
  return request("miljard", R"({"data": {"sequence": {"start": 0, "stop": 1000000000}},
    "mark": "point", "encoding": {"x": {"field": "data", "type": "quantitative"}}})",
                 14);
}

} // namespace

TEST_CASE("runaway: a chart that takes all memory is stopped and reported, the others are drawn")
{
  const TemporaryFolder cache;
  DrawingOptions options = real_options(cache.path());
  options.memory_limit_bytes = 400'000'000;
  options.time_limit = std::chrono::seconds(60); // a crowded machine takes its time to fill it
  const std::vector good{bar_chart("voor", 1), bar_chart("na", 2)};

  const Result<Drawings> result =
      draw_charts(std::vector{good[0], billion_points(), good[1]}, options);

  REQUIRE_FALSE(result.ok());
  REQUIRE(result.mistakes().size() == 1);
  CHECK(to_text(result.mistakes()[0], Language::dutch, {}) ==
        "content/verhaal.md:14:1: fout: de grafiek vroeg meer dan 400 MB geheugen\n"
        "   teken minder gegevens, of maak de berekening in 'transform' eenvoudiger\n");
  const Result<Drawings> others = draw_charts(good, options_without_worker(cache.path()));
  REQUIRE(others.ok());
  CHECK(others.value().from_cache == 2);
}

TEST_CASE("runaway: a chart that never ends is stopped after its time")
{
  const TemporaryFolder cache;
  DrawingOptions options = real_options(cache.path());
  options.time_limit = std::chrono::milliseconds(1500);
  const auto begin = std::chrono::steady_clock::now();

  const Result<Drawings> result =
      draw_charts(std::vector{calculated_text("eindeloos", k_endless, 3)}, options);

  REQUIRE_FALSE(result.ok());
  CHECK(to_text(result.mistakes()[0], Language::english, {}) ==
        "content/verhaal.md:3:1: error: the chart was not drawn within 1.5 seconds\n"
        "   draw less data, or make the calculation in 'transform' simpler\n");
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(30));
}

TEST_CASE("runaway: every chart gets a fresh worker after one that broke it")
{
  const TemporaryFolder cache;
  DrawingOptions options = real_options(cache.path());
  options.time_limit = std::chrono::milliseconds(1000);
  ChartRequest second = calculated_text("tweede", k_endless, 5);
  second.spec["title"] = "een andere";

  const Result<Drawings> result =
      draw_charts(std::vector{calculated_text("eerste", k_endless, 3), second}, options);

  REQUIRE_FALSE(result.ok());
  CHECK(result.mistakes().size() == 2);
}
