#include "draw/artist.hpp"
#include "drawing_fixture.hpp"

#include <doctest/doctest.h>

using namespace peil;
using namespace peil::draw;

TEST_CASE("artist: what it draws is what draw_charts draws, one after the other")
{
  const TemporaryFolder cache;
  Artist artist(real_options(cache.path()));
  for (const int value : {1, 2, 1}) {
    const ChartRequest request = bar_chart("fasen", value);
    const TemporaryFolder other_cache;
    const Result<Drawings> wanted =
        draw_charts(std::vector{request}, real_options(other_cache.path()));
    const Result<std::string> drawn = artist.draw(request);
    REQUIRE(wanted.ok());
    REQUIRE(drawn.ok());
    CHECK(drawn.value() == wanted.value().svg_by_id.at("fasen"));
  }
}

TEST_CASE("artist: a chart that was drawn before needs no worker")
{
  const TemporaryFolder cache;
  REQUIRE(Artist(real_options(cache.path())).draw(bar_chart("fasen")).ok());

  CHECK(Artist(options_without_worker(cache.path())).draw(bar_chart("fasen")).ok());
  CHECK_FALSE(Artist(options_without_worker(cache.path())).draw(bar_chart("fasen", 9)).ok());
}

TEST_CASE("artist: a chart that Vega refuses does not keep the next from being drawn")
{
  const TemporaryFolder cache;
  Artist artist(real_options(cache.path()));
  ChartRequest refused = bar_chart("kapot");
  refused.spec["mark"] = "bestaat-niet";
  const Result<std::string> result = artist.draw(refused);

  REQUIRE_FALSE(result.ok());
  CHECK(result.mistakes().front().at == refused.at);
  CHECK(artist.draw(bar_chart("fasen")).ok());
}

TEST_CASE("artist: a worker that practises draws what one that does not draws")
{
  const TemporaryFolder cache;
  REQUIRE(Artist(real_options(cache.path())).draw(bar_chart("fasen")).ok());
  // The chart is in the cache, so getting ready is what starts the worker.
  Artist artist(real_options(cache.path()));
  REQUIRE(artist.draw(bar_chart("fasen")).ok());
  artist.get_ready();
  const TemporaryFolder other_cache;
  for (const int value : {2, 3}) {
    const Result<std::string> drawn = artist.draw(bar_chart("fasen", value));
    REQUIRE(drawn.ok());
    CHECK(drawn.value() ==
          Artist(real_options(other_cache.path())).draw(bar_chart("fasen", value)).value());
  }
}

TEST_CASE("artist: a chart of which only rows changed is drawn as if it were new")
{
  using nlohmann::json;
  const auto points = [](const json& first, const json& second) {
    const json encoding = {{"x", {{"field", "x"}, {"type", "quantitative"}}},
                           {"y", {{"field", "y"}, {"type", "quantitative"}}}};
    ChartRequest request = bar_chart("punten");
    request.spec = {{"layer",
                     {{{"data", {{"values", first}}}, {"mark", "point"}, {"encoding", encoding}},
                      {{"data", {{"values", second}}}, {"mark", "line"}, {"encoding", encoding}}}}};
    return request;
  };
  // Rows with a name of their own stay where they are, so this is compiled with them in it.
  const auto compiled_whole = [](ChartRequest request) {
    for (json& layer : request.spec["layer"])
      layer["data"]["name"] = layer["mark"];
    const TemporaryFolder cache;
    return Artist(real_options(cache.path())).draw(request).value();
  };
  const json few = {{{"x", 1}, {"y", 2}}};
  const json more = {{{"x", 1}, {"y", 2}}, {{"x", 3}, {"y", 40}}};
  const TemporaryFolder cache;
  Artist artist(real_options(cache.path()));
  for (const ChartRequest& request :
       {points(few, more), points(more, few), points(few, few), points(more, more)}) {
    const Result<std::string> drawn = artist.draw(request);
    REQUIRE(drawn.ok());
    CHECK(drawn.value() == compiled_whole(request));
  }
  // What is wrong with a chart is told each time.
  for (int time = 0; time < 2; ++time)
    CHECK_FALSE(artist.draw(points(json::array(), more)).ok());
}
