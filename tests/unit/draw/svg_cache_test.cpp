#include "draw/svg_cache.hpp"
#include "drawing_fixture.hpp"

#include <chrono>
#include <doctest/doctest.h>

using namespace peil::draw;

namespace {

const std::string k_svg = "<svg class=\"marks\"></svg>";

} // namespace

TEST_CASE("cache: what is kept is found, byte for byte, and leaves no other files")
{
  const TemporaryFolder folder;
  const SvgCache cache(folder.path() / "not" / "there" / "yet");

  cache.keep("a1", k_svg);

  CHECK(cache.find("a1") == k_svg);
  CHECK_FALSE(cache.find("a2").has_value());
  const std::filesystem::directory_iterator files(folder.path() / "not" / "there" / "yet");
  CHECK(std::distance(begin(files), end(files)) == 1);
}

TEST_CASE("cache: a damaged file counts as not there, and is written again")
{
  const TemporaryFolder folder;
  const SvgCache cache(folder.path());
  for (const std::string damaged : {"", "<svg class=\"marks\">", "</svg>", "<p></svg>"}) {
    CAPTURE(damaged);
    std::ofstream(folder.path() / "a1.svg") << damaged;
    CHECK_FALSE(cache.find("a1").has_value());
  }

  cache.keep("a1", k_svg);

  CHECK(cache.find("a1") == k_svg);
}

TEST_CASE("cache: a folder that cannot be made costs time, not the drawing")
{
  const SvgCache cache("/proc/nowhere");

  cache.keep("a1", k_svg);
  cache.forget_old();

  CHECK_FALSE(cache.find("a1").has_value());
}

TEST_CASE("cache: what was drawn over a month ago is removed")
{
  const TemporaryFolder folder;
  const SvgCache cache(folder.path());
  cache.keep("old", k_svg);
  cache.keep("new", k_svg);
  std::filesystem::last_write_time(folder.path() / "old.svg",
                                   std::filesystem::file_time_type::clock::now() -
                                       std::chrono::hours(31 * 24));

  cache.forget_old();

  CHECK_FALSE(cache.find("old").has_value());
  CHECK(cache.find("new") == k_svg);
}
