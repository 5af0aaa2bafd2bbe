#include "chart_fixture.hpp"

#include <doctest/doctest.h>

using namespace peil;
using namespace peil::tests;

namespace {

Trees trees_with_target(int minimum, int maximum)
{
  Trees trees;
  set_target(trees, minimum, maximum);
  return trees;
}

bool has_range(int value, std::optional<int> expected, int minimum, int maximum)
{
  const EmptyProject empty("2026-12-31");
  Trees trees = trees_with_target(minimum, maximum);
  trees.result.value = Decimal(value);
  if (expected)
    trees.result.expected = Decimal(*expected);
  return render::charts::range_chart(empty.input(), trees.indicator, trees.result).has_value();
}

} // namespace

TEST_CASE("range chart: absent where a sentence says it better")
{
  CHECK(has_range(3, 2, 5, 7));
  CHECK(has_range(0, 2, 5, 7));
  CHECK_FALSE(has_range(0, std::nullopt, 5, 7));
  CHECK_FALSE(has_range(0, 0, 5, 7));
  CHECK_FALSE(has_range(1, 1, 1, 1));
}

TEST_CASE("history chart: absent when nothing ever changed, or when the value may not be shown")
{
  const EmptyProject empty("2026-12-31");
  Trees trees = trees_with_target(5, 7);
  set_series(trees, {{"2026-01-01", 3}});
  CHECK_FALSE(render::charts::history_chart(empty.input(), trees.indicator, trees.result));
  set_series(trees, {{"2026-01-01", 3}, {"2026-06-01", 4}});
  CHECK(render::charts::history_chart(empty.input(), trees.indicator, trees.result));
  trees.result.hidden = true;
  CHECK_FALSE(render::charts::history_chart(empty.input(), trees.indicator, trees.result));
}

TEST_CASE("planning chart: absent for fewer than two milestones")
{
  const EmptyProject empty("2026-12-31");
  CHECK_FALSE(render::charts::planning_chart(empty.input()));
}

TEST_CASE("budget chart: absent as long as nothing was booked")
{
  const TestProject shipped({});
  const Snapshot snapshot = shipped.snapshot("2026-12-31");
  const render::charts::Input in{shipped.project(), snapshot, dutch_words()};
  CHECK_FALSE(render::charts::budget_chart(in, std::nullopt));
  CHECK_FALSE(render::charts::budget_chart(in, 2026));
}
