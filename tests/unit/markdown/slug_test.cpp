#include "markdown/slug.hpp"

#include <doctest/doctest.h>

using namespace peil::markdown;

TEST_CASE("slug: a heading becomes lower case words joined by hyphens, accents folded")
{
  struct Row
  {
    std::string heading;
    std::string slug;
  };
  const Row rows[] = {
      {"Stand per gemeente", "stand-per-gemeente"},
      {"  Wat  heeft het gekost?  ", "wat-heeft-het-gekost"},
      {"Élan, coördinatie & één-op-één", "elan-coordinatie-een-op-een"},
      {"Zo’n auto's", "zon-autos"},
      {"2026–2027", "2026-2027"},
      {"ĳs en Ĳs", "ijs-en-ijs"},
      {"Straße", "strasse"},
      {"Smørrebrød, Łódź, cæsar", "smorrebrod-lodz-caesar"},
      {"CO₂-reductie", "co2-reductie"},
      {"€ 5.000", "5-000"},
      {"a\u00a0b", "a-b"},
      {"--", "kop"},
      {"дом", "kop"},
      {"", "kop"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.heading);
    CHECK(to_slug(row.heading) == row.slug);
  }
}

TEST_CASE("slug: within a text every slug is given once, whatever the headings are called")
{
  Slugs slugs;
  CHECK(slugs.take("Stand") == "stand");
  CHECK(slugs.take("Stand") == "stand-2");
  CHECK(slugs.take("Stand 2") == "stand-2-2");
  CHECK(slugs.take("Stand 3") == "stand-3");
  CHECK(slugs.take("STAND") == "stand-4");
}
