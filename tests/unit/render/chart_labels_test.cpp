#include "chart_fixture.hpp"
#include "render/charts/labels.hpp"
#include "render/charts/style.hpp"

#include <cmath>
#include <doctest/doctest.h>

using namespace peil;
using namespace peil::tests;
using render::charts::k_line_height;
using render::charts::Place;
using render::charts::Span;

namespace {

bool meet(const DrawnText& a, const DrawnText& b)
{
  return std::abs(a.middle - b.middle) < k_line_height && a.from < b.to && b.from < a.to;
}

bool runs_through(const DrawnLine& line, const DrawnText& text)
{
  return line.top < text.middle && text.middle < line.bottom && text.from < line.across &&
         line.across < text.to;
}

std::optional<Decimal> number(std::optional<int> value)
{
  return value ? std::optional(Decimal(*value)) : std::nullopt;
}

void check_drawing(const nlohmann::json& spec)
{
  const std::vector<DrawnText> texts = drawn_texts(spec);
  REQUIRE(texts.size() >= 2);
  const double width = spec["width"];
  for (std::size_t i = 0; i < texts.size(); ++i) {
    CAPTURE(texts[i].text);
    CHECK(texts[i].from >= 0);
    CHECK(texts[i].to <= width + 2);
    for (std::size_t j = i + 1; j < texts.size(); ++j)
      CHECK_FALSE(meet(texts[i], texts[j]));
    for (const DrawnLine& line : drawn_uprights(spec))
      CHECK_FALSE(runs_through(line, texts[i]));
  }
}

} // namespace

TEST_CASE("labels: beside a mark, on the first side with room, else inside")
{
  struct Row
  {
    std::string name;
    Span mark;
    double width;
    Place expected;
  };
  const std::vector<Row> rows = {
      {"room on the right", {0, 50}, 40, Place::right},
      {"exactly enough on the right", {0, 54}, 40, Place::right},
      {"only on the left", {60, 90}, 40, Place::left},
      {"on neither side", {0, 90}, 40, Place::inside},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(render::charts::place_beside(row.mark, row.width, 100) == row.expected);
  }
}

TEST_CASE("labels: they keep their order and come apart as little as needed")
{
  struct Row
  {
    std::string name;
    std::vector<Span> wanted;
    std::vector<double> expected;
  };
  const std::vector<Row> rows = {
      {"apart already", {{0, 10}, {20, 30}}, {5, 25}},
      {"at the same place", {{20, 30}, {20, 30}}, {25, 35}},
      {"against the end", {{85, 95}, {95, 105}}, {85, 95}},
      {"in another order", {{50, 60}, {10, 20}}, {55, 15}},
      {"before the beginning", {{-10, 0}}, {5}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(render::charts::spread(row.wanted, {0, 100}) == row.expected);
  }
}

TEST_CASE("range chart: no label lies over another or over a line, whatever the numbers are")
{
  const EmptyProject empty("2026-12-31");
  struct TargetRow
  {
    std::optional<int> minimum;
    std::optional<int> maximum;
    std::optional<int> out_of;
  };
  const std::vector<TargetRow> targets = {{5, 7, {}},   {12, 12, 12},  {2, {}, {}},
                                          {{}, 10, {}}, {80, 120, {}}, {250, 1000, {}}};
  for (const TargetRow& target : targets)
    for (const int value : {0, 1, 3, 5, 6, 7, 8, 12, 60, 100, 119, 400, 2500})
      for (const std::optional<int> expected :
           std::vector<std::optional<int>>{{}, 0, 1, 3, 5, 7, 12, 100, 400, 2500}) {
        Trees trees;
        trees.indicator.target = Target{.quote = {},
                                        .minimum = number(target.minimum),
                                        .maximum = number(target.maximum),
                                        .out_of = number(target.out_of),
                                        .direction = Target::Direction::up,
                                        .test_date = {},
                                        .word = "circa",
                                        .own_choice = {},
                                        .interim = {}};
        trees.result.target = trees.indicator.target;
        trees.result.value = Decimal(value);
        trees.result.expected = number(expected);
        const std::optional<render::Chart> chart =
            render::charts::range_chart(empty.input(), trees.indicator, trees.result);
        if (!chart)
          continue;
        CAPTURE(value);
        CAPTURE(expected.value_or(-1));
        CAPTURE(target.minimum.value_or(-1));
        check_drawing(chart->spec);
      }
}
