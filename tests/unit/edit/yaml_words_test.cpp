#include "edit/yaml_words.hpp"
#include "read/yaml.hpp"

#include <doctest/doctest.h>

using namespace peil;
using namespace peil::edit;

TEST_CASE("yaml words: whatever a text holds, reading gives it back")
{
  for (const char* text : {"gewoon",       "a: b #c", "- x",    "'q' \"d\"",    "terug\\slag",
                           "{a}",          "[b",      "@x",     "`y",           "%z",
                           "null",         "~",       "1.5",    "é – “q”",      "a, b; c",
                           "? wat",        "!ja",     "| pijp", "> dan",        "*ster*",
                           "&en",          "=1+1",    "12:30",  "x:",           "tab\there",
                           "twee\nregels", "-",       "-5",     "\xC2\xA0hard", "..."}) {
    CAPTURE(text);
    for (const Style style : {Style::block, Style::flow}) {
      const std::string scalar = yaml_scalar(text, style);
      const std::string source =
          style == Style::block ? "k: " + scalar + "\n" : "k: [" + scalar + ", z]\n";
      const auto root = read::parse_yaml(FileName("x.yaml"), source);
      REQUIRE(root.ok());
      const Value& value = *root.value().find("k");
      CHECK((style == Style::block ? value : value.items.front()).text == text);
    }
  }
}

TEST_CASE("yaml words: quotes only where they are needed")
{
  CHECK(yaml_scalar("Hergebruik van beton (voorbeeld), deel 2", Style::block) ==
        "Hergebruik van beton (voorbeeld), deel 2");
  CHECK(yaml_scalar("een, twee", Style::flow) == "\"een, twee\"");
  CHECK(yaml_scalar("2026-10-01", Style::flow) == "2026-10-01");
  CHECK(yaml_scalar("no", Style::block) == "\"no\"");
}
