#include "chart_fixture.hpp"
#include "render/charts.hpp"
#include "render/charts/style.hpp"

#include <doctest/doctest.h>

using namespace peil;
using namespace peil::tests;

namespace {

/// Two lines, of which the first costs far more, both with bookings.
Snapshot booked(Snapshot snapshot)
{
  std::int64_t amount = 150'000;
  for (BudgetLineResult& line : snapshot.budget.lines)
    for (auto& [year, cell] : line.by_year) {
      cell.committed = Decimal(amount);
      cell.spent = Decimal(amount / 2);
      amount /= 2;
    }
  for (auto& [year, cell] : snapshot.budget.by_year)
    cell.spent = cell.committed = Decimal(1);
  snapshot.budget.total.spent = snapshot.budget.total.committed = Decimal(1);
  return snapshot;
}

} // namespace

TEST_CASE("budget charts: the years and the total stand on one scale, from zero")
{
  const TestProject shipped({});
  const Snapshot snapshot = booked(shipped.snapshot("2027-12-31"));
  const render::charts::Input in{shipped.project(), snapshot, dutch_words()};
  const auto first = render::charts::budget_chart(in, 2026);
  const auto second = render::charts::budget_chart(in, 2027);
  const auto total = render::charts::budget_chart(in, std::nullopt);
  REQUIRE(first.has_value());
  REQUIRE(second.has_value());
  REQUIRE(total.has_value());
  CHECK(scale_end(first->spec) > 0);
  CHECK(scale_end(first->spec) == scale_end(second->spec));
  CHECK(scale_end(first->spec) == scale_end(total->spec));
}

TEST_CASE("scales: round numbers from zero up to at least the highest")
{
  using Ticks = std::vector<std::int64_t>;
  CHECK(render::charts::round_ticks(1, 4) == Ticks{0, 1});
  CHECK(render::charts::round_ticks(7, 4) == Ticks{0, 2, 4, 6, 8});
  CHECK(render::charts::round_ticks(120, 4) == Ticks{0, 50, 100, 150});
  CHECK(render::charts::round_ticks(200000, 3) == Ticks{0, 100000, 200000});
}

TEST_CASE("charts: every one is as wide as the others, so that their text is as large")
{
  const TestProject shipped({});
  const Snapshot snapshot = shipped.snapshot("2027-12-31");
  for (const render::Chart& chart :
       render::make_charts(render::plan_charts(shipped.project(), snapshot, dutch_words()))) {
    CAPTURE(chart.id);
    const nlohmann::json& padding = chart.spec["padding"];
    CHECK(chart.spec["width"].get<double>() + padding["left"].get<double>() +
              padding["right"].get<double>() ==
          doctest::Approx(render::charts::k_chart_width));
    CHECK(chart.spec.dump().find("legend") == std::string::npos);
  }
}

TEST_CASE("charts: the language goes with the specification")
{
  std::vector<render::Chart> charts(1);
  for (render::Chart& chart : charts)
    render::set_language(chart, dutch_words());
  const nlohmann::json& meta = charts[0].spec["usermeta"];
  CHECK(meta["taal"] == "nl");
  CHECK(meta["locale"]["number"]["decimal"] == ",");
  CHECK(meta["locale"]["number"]["currency"][0] == "€\u00A0");
  CHECK(meta["locale"]["time"]["months"][2] == "maart");
  CHECK(meta["locale"]["time"]["shortMonths"].size() == 12);
  CHECK(meta["locale"]["time"]["days"].size() == 7);
}
