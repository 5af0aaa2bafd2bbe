// What the SVG of a drawn chart is like: the work of chart_worker/worker.js.
#include "drawing_fixture.hpp"

#include <cctype>
#include <cstdlib>
#include <doctest/doctest.h>

using namespace peil;
using namespace peil::draw;

namespace {

/// A chart with all that Vega marks up: two scales, a legend, a gradient and a clipped line.
ChartRequest rich_chart()
{
  return request("rijk", R"({
    "title": "Verloop", "description": "hoe het ging",
    "data": {"values": [{"dag": "2026-01-01", "n": 1.23456, "s": "a"},
                        {"dag": "2026-08-17", "n": 3.98765, "s": "a"},
                        {"dag": "2027-03-05", "n": 2.5, "s": "b"}]},
    "layer": [
      {"mark": {"type": "area", "clip": true, "aria": true, "description": "vlak", "tooltip": true,
                "color": {"gradient": "radial", "stops": [{"offset": 0, "color": "white"},
                                                          {"offset": 1, "color": "green"}]}}},
      {"mark": {"type": "line", "interpolate": "monotone"},
       "encoding": {"color": {"field": "s", "type": "nominal"}}}],
    "encoding": {"x": {"field": "dag", "type": "temporal"},
                 "y": {"field": "n", "type": "quantitative"}}})");
}

const std::string& rich_svg()
{
  static const std::string svg = draw_one(rich_chart());
  return svg;
}

/// The tags, without the text between them.
std::string tags_of(const std::string& svg)
{
  std::string tags;
  bool in_tag = false;
  for (const char c : svg) {
    in_tag = in_tag || c == '<';
    if (in_tag)
      tags += c;
    in_tag = in_tag && c != '>';
  }
  return tags;
}

bool is_digit_at(const std::string& text, std::size_t at)
{
  return at < text.size() && std::isdigit(static_cast<unsigned char>(text[at])) != 0;
}

bool has_third_decimal(const std::string& tags)
{
  for (std::size_t at = tags.find('.'); at != std::string::npos; at = tags.find('.', at + 1))
    if (is_digit_at(tags, at + 1) && is_digit_at(tags, at + 2) && is_digit_at(tags, at + 3))
      return true;
  return false;
}

/// How often `before` stands in the tags, and whether `after` follows it each time.
struct Followed
{
  std::size_t count = 0;
  bool always = true;
};

Followed followed_by(const std::string& tags, const std::string& before, const std::string& after)
{
  Followed result;
  for (std::size_t at = tags.find(before); at != std::string::npos;
       at = tags.find(before, at + 1)) {
    ++result.count;
    result.always = result.always && tags.compare(at + before.size(), after.size(), after) == 0;
  }
  return result;
}

ChartRequest in_dutch(ChartRequest request)
{
  request.spec["usermeta"]["locale"] = nlohmann::json::parse(R"({
    "number": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["€\u00a0", ""]},
    "time": {"dateTime": "%x %X", "date": "%d-%m-%Y", "time": "%H:%M", "periods": ["a.m.", "p.m."],
             "days": ["zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag",
                      "zaterdag"],
             "shortDays": ["zo", "ma", "di", "wo", "do", "vr", "za"],
             "months": ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus",
                        "september", "oktober", "november", "december"],
             "shortMonths": ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt",
                             "nov", "dec"]}})");
  return request;
}

/// Sets TZ for as long as it lives.
class TimeZone
{
public:
  explicit TimeZone(const char* name) { setenv("TZ", name, 1); }
  ~TimeZone() { unsetenv("TZ"); }
  TimeZone(const TimeZone&) = delete;
  TimeZone& operator=(const TimeZone&) = delete;
};

} // namespace

TEST_CASE("svg: no styles, scripts, links, events or words for screen readers")
{
  const std::string tags = tags_of(rich_svg());

  for (const std::string unwanted :
       {"<style", "<script", "<a ", "<image", "<foreignObject", " style=", " on",
        "href=", " src=", " role=", " aria-", " display=\"none\""}) {
    CAPTURE(unwanted);
    CHECK_FALSE(contains(tags, unwanted));
  }
}

TEST_CASE("svg: every id and every reference to one begins with the id of the request")
{
  const std::string tags = tags_of(rich_svg());
  const Followed ids = followed_by(tags, " id=\"", "rijk-");
  const Followed references = followed_by(tags, "url(#", "rijk-");

  CHECK(ids.count == 3); // a gradient, the pattern around it and a clip path
  CHECK(ids.always);
  CHECK(references.count >= 3);
  CHECK(references.always);
}

TEST_CASE("svg: numbers in tags have two decimals at most, texts are left alone")
{
  const std::string svg = draw_one(calculated_text("tekst", "'id=\"x\" 3.14159265 < 4'"));

  CHECK(contains(svg, ">id=\"x\" 3.14159265 &lt; 4</text>"));
  CHECK_FALSE(has_third_decimal(tags_of(svg)));
  CHECK_FALSE(has_third_decimal(tags_of(rich_svg())));
}

TEST_CASE("svg: the root has a size and a view box, and the page shows through")
{
  const std::string svg = draw_one(bar_chart("fasen"));
  const std::string root = svg.substr(0, svg.find('>') + 1);

  CHECK(contains(root, " class=\"marks\" width=\""));
  CHECK(contains(root, " viewBox=\"0 0 "));
  CHECK(svg.substr(root.size(), 3) == "<g ");
}

TEST_CASE("svg: numbers, amounts and months are those of the language that the chart brings")
{
  struct Row
  {
    std::string expression;
    std::string expected;
  };
  const std::vector<Row> rows{
      {"format(1000000, ',')", "1.000.000"},
      {"format(2.5, '.1f')", "2,5"},
      {"format(1234, '$,')", "€\u00a01.234"},
      {"timeFormat(datetime(2026, 2, 1), '%e %B %Y')", " 1 maart 2026"},
      {"timeFormat(datetime(2026, 2, 2), '%A, %a %b')", "maandag, ma mrt"},
      {"utcFormat(utc(2027, 9, 1), '%d %b %Y')", "01 okt 2027"},
  };

  std::vector<ChartRequest> charts;
  for (const Row& row : rows)
    charts.push_back(in_dutch(calculated_text("tekst-" + std::to_string(charts.size()),
                                              "'[' + " + row.expression + " + ']'")));
  const TemporaryFolder cache;
  const Result<Drawings> result = draw_charts(charts, real_options(cache.path()));

  REQUIRE(result.ok());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CAPTURE(rows[i].expression);
    const std::string& svg = result.value().svg_by_id.at(charts[i].id);
    CHECK_MESSAGE(contains(svg, ">[" + rows[i].expected + "]</text>"), svg);
  }
}

TEST_CASE("svg: a language in the theme's config goes above that of the chart")
{
  const TemporaryFolder cache;
  DrawingOptions options = real_options(cache.path());
  options.config["locale"]["number"] = {
      {"decimal", "."}, {"thousands", ","}, {"grouping", {3}}, {"currency", {"€", ""}}};

  const std::string svg =
      draw_one(in_dutch(calculated_text("tekst", "format(1000000, ',')")), options);

  CHECK(contains(svg, ">1,000,000</text>"));
}

TEST_CASE("svg: the time zone of the machine does not matter")
{
  const std::string here = rich_svg();
  const TimeZone elsewhere("America/New_York");

  CHECK(draw_one(rich_chart()) == here);
}

TEST_CASE("svg: a label that is cut off within a character is still proper text")
{
  const std::string svg = draw_one(calculated_text("tekst", "substring('a😀b', 0, 2)"));

  CHECK(contains(svg, ">a</text>"));
}
