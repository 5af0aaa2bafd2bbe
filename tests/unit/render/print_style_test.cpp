#include "chart_fixture.hpp"
#include "render/print_style.hpp"

#include <doctest/doctest.h>

using namespace peil;

TEST_CASE("print: title, date, address and page number run along")
{
  const std::string style = render::print_style(
      {"Plan", "https://voorbeeld.nl/", *Date::parse("2026-12-31")}, tests::dutch_words());
  CHECK(style.find("@top-left { content: \"Plan\"; }") != std::string::npos);
  CHECK(style.find("31\u00A0december 2026\"; }") != std::string::npos);
  CHECK(style.find("@bottom-left { content: \"https://voorbeeld.nl/\"; }") != std::string::npos);
  CHECK(style.find("counter(page)") != std::string::npos);
}

TEST_CASE("print: no title ends its own text")
{
  const std::string title = "a\"; } body { display: none } \\\n";
  const std::string style =
      render::print_style({title, {}, *Date::parse("2026-12-31")}, tests::dutch_words());
  CHECK(style.find("\"a\\22 ; } body { display: none } \\5c \\a \"") != std::string::npos);
}
