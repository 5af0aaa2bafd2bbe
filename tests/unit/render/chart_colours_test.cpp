#include "render/charts/style.hpp"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <string>

using namespace peil::render::charts;

namespace {

double light_of(std::string_view hex)
{
  const double part = std::stoi(std::string(hex), nullptr, 16) / 255.0;
  return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

// Relative luminance, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
double luminance(std::string_view colour)
{
  return 0.2126 * light_of(colour.substr(1, 2)) + 0.7152 * light_of(colour.substr(3, 2)) +
         0.0722 * light_of(colour.substr(5, 2));
}

double contrast(std::string_view a, std::string_view b)
{
  const auto [low, high] = std::minmax({luminance(a), luminance(b)});
  return (high + 0.05) / (low + 0.05);
}

} // namespace

TEST_CASE("colours: every mark stands out on white and on the dark page (WCAG 1.4.11)")
{
  for (const std::string_view colour : {k_value, k_value_soft, k_expected, k_muted}) {
    CAPTURE(colour);
    CHECK(contrast(colour, "#ffffff") >= 3);
    CHECK(contrast(colour, "#10181e") >= 3);
  }
}

TEST_CASE("colours: text on a filled mark can be read (WCAG 1.4.3)")
{
  CHECK(contrast(k_on_value, k_value) >= 4.5);
  CHECK(contrast(k_on_fill, k_target) >= 4.5);
}

TEST_CASE("colours: parts that lie against each other differ in grey too")
{
  CHECK(contrast(k_value, k_value_soft) >= 1.5);
  CHECK(contrast(k_value, k_target) >= 2.5);
}
