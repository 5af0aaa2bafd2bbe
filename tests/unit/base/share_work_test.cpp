#include "base/share_work.hpp"

#include <doctest/doctest.h>
#include <vector>

TEST_CASE("share work: everything is done once, whatever there is to do")
{
  for (const int count : {0, 1, 2, 1000}) {
    std::vector<int> times(static_cast<std::size_t>(count), 0);
    peil::share_work(times.size(), [&times](std::size_t i) { ++times[i]; });
    CHECK(times == std::vector<int>(times.size(), 1));
  }
}
