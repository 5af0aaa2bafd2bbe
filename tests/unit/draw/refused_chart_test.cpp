#include "drawing_fixture.hpp"

#include <doctest/doctest.h>

using namespace peil;
using namespace peil::draw;

TEST_CASE("refused: what a chart may not have is an error in the author's file")
{
  struct Row
  {
    std::string name;
    std::string part; // merged into a chart that is all right
    std::string expected;
  };
  const std::vector<Row> rows{
      {"data from elsewhere", R"({"data": {"values": null, "url": "https://example.org/x.csv"}})",
       "the chart takes data from elsewhere: 'https://example.org/x.csv'"},
      {"data from a file", R"({"data": {"values": null, "url": "/etc/passwd"}})",
       "the chart takes data from elsewhere: '/etc/passwd'"},
      {"data from elsewhere in a look-up",
       R"({"transform": [{"lookup": "fase", "from": {"data": {"url": "x.json"}, "key": "fase"},
                          "as": "gevonden"}], "encoding": {"color": {"field": "gevonden"}}})",
       "the chart takes data from elsewhere: 'x.json'"},
      {"a link", R"({"encoding": {"href": {"value": "https://example.org/"}}})",
       "the chart contains a link: 'https://example.org/'"},
      {"an image", R"({"mark": "image", "encoding": {"url": {"value": "x.png"}}})",
       "the chart shows an image from elsewhere: 'x.png'"},
      {"a style", R"({"mark": {"type": "bar", "blend": "multiply"}})",
       "the chart asks for markup that the page does not allow: "
       "'style=\"mix-blend-mode: multiply;\"'"},
      {"a colour from elsewhere",
       R"json({"mark": {"type": "bar", "fill": "url(https://a.nl/#b)"}})json",
       "the chart asks for markup that the page does not allow: 'url(https://a.nl/#b)'"},
      {"a control character", R"({"title": "a\u0001b"})",
       "a text in the chart contains a control character"},
      {"an unknown channel", R"({"encoding": {"kleur": {"field": "fase"}}})",
       "the chart cannot be drawn; Vega says 'kleur-encoding is dropped as kleur is not a valid "
       "encoding channel.'"},
      {"a field that is not in the data", R"({"encoding": {"y": {"field": "antal"}}})",
       "the chart cannot be drawn; Vega says 'Infinite extent for field \"antal_start\": "
       "[Infinity, -Infinity]; Infinite extent for field \"antal_end\": [Infinity, -Infinity]'"},
      {"code in an expression",
       R"json({"transform": [{"calculate": "constructor.constructor('x')()", "as": "c"}]})json",
       "the chart cannot be drawn; Vega says 'Illegal callee type: CallExpression'"},
      {"an unknown function", R"json({"transform": [{"calculate": "fetch('x')", "as": "c"}]})json",
       "the chart cannot be drawn; Vega says 'Unrecognized function: fetch'"},
  };

  std::vector<ChartRequest> charts;
  for (const Row& row : rows) {
    charts.push_back(bar_chart("fasen-" + std::to_string(charts.size())));
    charts.back().at.line = static_cast<unsigned>(charts.size());
    charts.back().spec.merge_patch(nlohmann::json::parse(row.part));
  }
  const Diagnostics mistakes = mistakes_in(charts);

  REQUIRE(mistakes.size() == rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CAPTURE(rows[i].name);
    CHECK(mistakes[i].message.en == rows[i].expected);
    CHECK(mistakes[i].severity == Severity::error);
    CHECK(mistakes[i].at == charts[i].at);
  }
}

TEST_CASE("refused: an unknown mark is named as no Vega-Lite")
{
  ChartRequest chart = bar_chart("fasen");
  chart.spec["mark"] = "staaf";

  const Diagnostics mistakes = mistakes_in({chart});

  REQUIRE(mistakes.size() == 1);
  CHECK(contains(mistakes[0].message.en, "Vega says 'no Vega-Lite that can be drawn"));
}

TEST_CASE("refused: the mistakes of all charts come together, in the order of the sources")
{
  ChartRequest late = bar_chart("laat");
  late.spec["encoding"]["kleur"] = {{"field", "fase"}};
  late.at.line = 90;
  ChartRequest early = late;
  early.id = "vroeg";
  early.spec["encoding"]["href"] = {{"value", "x"}};
  early.at.line = 7;

  const Diagnostics mistakes = mistakes_in({late, bar_chart("goed"), early});

  REQUIRE(mistakes.size() == 2);
  CHECK(mistakes[0].at.line == 7);
  CHECK(mistakes[1].at.line == 90);
}
