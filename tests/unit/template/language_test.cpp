#include "theme.hpp"

#include <doctest/doctest.h>

using namespace peil::template_engine;
using nlohmann::json;

namespace {

const json k_data = json::parse(R"({
  "titel": "Peil", "getal": 7, "nul": 0, "breuk": 2.5, "negatief": -3, "groot": 18446744073709551615,
  "ja": true, "nee": false, "niets": null, "leeg": "", "geen": [], "kaal": {},
  "a": {"b": {"c": "diep"}, "met-streep": "s", "2026": "jaar", "in": "woord"},
  "lijst": [{"naam": "een"}, {"naam": "twee"}, {"naam": "drie"}],
  "matrix": [[1, 2], [3]],
  "object": {"k1": "v1", "k2": "v2"}
})");

} // namespace

TEST_CASE("language: a value stands where its name stood")
{
  const std::vector<Row> rows = {
      {"text only", "<p>Hallo</p>\n", "<p>Hallo</p>\n"},
      {"empty template", "", ""},
      {"one value", "{{ titel }}", "Peil"},
      {"without spaces", "{{titel}}", "Peil"},
      {"over lines", "{{\n  titel\n}}", "Peil"},
      {"path", "{{ a.b.c }}", "diep"},
      {"hyphen in a name", "{{ a.met-streep }}", "s"},
      {"digits behind the point", "{{ a.2026 }}", "jaar"},
      {"a word of the language behind the point", "{{ a.in }}", "woord"},
      {"whole number", "{{ getal }} {{ nul }} {{ negatief }}", "7 0 -3"},
      {"largest number", "{{ groot }}", "18446744073709551615"},
      {"number with decimals", "{{ breuk }}", "2.5"},
      {"literal text", "{{ \"a < b\" }}", "a &lt; b"},
      {"literal braces", "{{ \"{{\" }}", "{{"},
      {"literal in single quotes", "{{ 'a \"b\"' }}", "a \"b\""},
      {"quote in a literal", R"({{ "a \"b\" \\ c" }})", R"(a "b" \ c)"},
      {"literal number", "{{ -1.5 }}", "-1.5"},
      {"single braces are text", "{ a } {a}", "{ a } {a}"},
      {"yes or no in an attribute", "<p aria-expanded=\"{{ ja }}\">", "<p aria-expanded=\"true\">"},
  };
  check_rows(rows, k_data);
}

TEST_CASE("language: null, false, empty text, list and object are not true; zero is")
{
  const std::vector<Row> rows = {
      {"null", "{% if niets %}ja{% else %}nee{% end %}", "nee"},
      {"false", "{% if nee %}ja{% else %}nee{% end %}", "nee"},
      {"empty text", "{% if leeg %}ja{% else %}nee{% end %}", "nee"},
      {"empty list", "{% if geen %}ja{% else %}nee{% end %}", "nee"},
      {"empty object", "{% if kaal %}ja{% else %}nee{% end %}", "nee"},
      {"zero", "{% if nul %}ja{% else %}nee{% end %}", "ja"},
      {"true", "{% if ja %}ja{% else %}nee{% end %}", "ja"},
      {"text", "{% if titel %}ja{% else %}nee{% end %}", "ja"},
      {"list", "{% if lijst %}ja{% else %}nee{% end %}", "ja"},
      {"object", "{% if object %}ja{% else %}nee{% end %}", "ja"},
      {"absent", "{% if a.x? %}ja{% else %}nee{% end %}", "nee"},
      {"absent halfway", "{% if x?.y.z %}ja{% else %}nee{% end %}", "nee"},
      {"null halfway", "{% if niets?.y.z %}ja{% else %}nee{% end %}", "nee"},
  };
  check_rows(rows, k_data);
}

TEST_CASE("language: if compares, and joins by not, and, or in that order of strength")
{
  const std::vector<Row> rows = {
      {"equal text", "{% if titel == \"Peil\" %}ja{% end %}", "ja"},
      {"unequal text", "{% if titel != \"Peil\" %}ja{% end %}", ""},
      {"equal number", "{% if getal == 7 %}ja{% end %}", "ja"},
      {"a whole number equals one with decimals", "{% if getal == 7.0 %}ja{% end %}", "ja"},
      {"a number is no text", "{% if getal == \"7\" %}ja{% else %}nee{% end %}", "nee"},
      {"true", "{% if ja == true and nee == false %}ja{% end %}", "ja"},
      {"null", "{% if niets == null and a.x? == null %}ja{% end %}", "ja"},
      {"two paths", "{% if titel != a.b.c %}ja{% end %}", "ja"},
      {"not", "{% if not nee %}ja{% end %}", "ja"},
      {"not not", "{% if not not ja %}ja{% end %}", "ja"},
      {"not binds less than ==", "{% if not getal == 8 %}ja{% end %}", "ja"},
      {"and before or", "{% if ja or nee and nee %}ja{% end %}", "ja"},
      {"or behind and", "{% if nee and nee or ja %}ja{% end %}", "ja"},
      {"filter before ==", "{% if lijst | lengte == 3 %}ja{% end %}", "ja"},
      {"first branch", "{% if ja %}1{% elif ja %}2{% else %}3{% end %}", "1"},
      {"second branch", "{% if nee %}1{% elif ja %}2{% else %}3{% end %}", "2"},
      {"third branch", "{% if nee %}1{% elif nee %}2{% elif ja %}3{% else %}4{% end %}", "3"},
      {"last branch", "{% if nee %}1{% elif nee %}2{% else %}3{% end %}", "3"},
      {"no branch", "a{% if nee %}1{% end %}b", "ab"},
      {"nested", "{% if ja %}{% if nee %}1{% else %}2{% end %}{% end %}", "2"},
  };
  check_rows(rows, k_data);
}

TEST_CASE("language: for walks lists and objects")
{
  const std::vector<Row> rows = {
      {"list", "{% for x in lijst %}{{ x.naam }} {% end %}", "een twee drie "},
      {"index", "{% for x in lijst %}{{ loop.index }}{% end %}", "123"},
      {"first and last",
       "{% for x in lijst %}{% if loop.first %}({% end %}{{ x.naam }}{% if loop.last %}){% end "
       "%}{% "
       "end %}",
       "(eentweedrie)"},
      {"separator", "{% for x in lijst %}{{ x.naam }}{% if not loop.last %}, {% end %}{% end %}",
       "een, twee, drie"},
      {"empty", "{% for x in geen %}a{% else %}geen enkele{% end %}", "geen enkele"},
      {"not empty", "{% for x in lijst %}a{% else %}geen enkele{% end %}", "aaa"},
      {"absent list", "{% for x in a.x? %}a{% else %}geen{% end %}", "geen"},
      {"null list", "{% for x in niets? %}a{% else %}geen{% end %}", "geen"},
      {"object", "{% for sleutel, waarde in object %}{{ sleutel }}={{ waarde }};{% end %}",
       "k1=v1;k2=v2;"},
      {"empty object", "{% for k, v in kaal %}a{% else %}geen{% end %}", "geen"},
      {"list of lists", "{% for r in matrix %}[{% for x in r %}{{ x }}{% end %}]{% end %}",
       "[12][3]"},
      {"inner loop",
       "{% for r in matrix %}{% for x in r %}{{ loop.index }}{% end %}{{ loop.index "
       "}} {% end %}",
       "121 12 "},
      {"name hides a name of the page",
       "{% for titel in matrix %}{{ loop.index }}{% end %}{{ titel }}", "12Peil"},
  };
  check_rows(rows, k_data);
}

TEST_CASE("language: set gives a name up to the end of its block")
{
  const std::vector<Row> rows = {
      {"value of a path", "{% set x = a.b.c %}{{ x }}", "diep"},
      {"object", "{% set x = a.b %}{{ x.c }}", "diep"},
      {"literal", "{% set x = \"tekst\" %}{{ x }}", "tekst"},
      {"made by a filter", "{% set x = lijst | lengte %}{{ x }}", "3"},
      {"again", "{% set x = 1 %}{{ x }}{% set x = 2 %}{{ x }}", "12"},
      {"out of itself", "{% set x = a %}{% set x = x.b %}{{ x.c }}", "diep"},
      {"hides a name of the page", "{% set titel = \"T\" %}{{ titel }}", "T"},
      {"ends with its block", "{% set x = 1 %}{% if ja %}{% set x = 2 %}{{ x }}{% end %}{{ x }}",
       "21"},
      {"outer loop in an inner one",
       "{% for r in matrix %}{% set i = loop.index %}{% for x in r %}{{ i }}{% end %}{% end %}",
       "112"},
  };
  check_rows(rows, k_data);
}

TEST_CASE("language: a line with nothing but block tags and comments disappears")
{
  const std::vector<Row> rows = {
      {"block tags", "a\n{% if ja %}\nb\n{% end %}\nc\n", "a\nb\nc\n"},
      {"indented", "a\n  {% if ja %}  \n  b\n\t{% end %}\nc", "a\n  b\nc"},
      {"CR LF", "a\r\n{% if ja %}\r\nb\r\n{% end %}\r\nc\r\n", "a\r\nb\r\nc\r\n"},
      {"comment", "a\n{# niets #}\nb", "a\nb"},
      {"comment over lines", "a\n{# niets\n  en nog eens #}\nb", "a\nb"},
      {"comment in a line", "a{# niets #}b", "ab"},
      {"tag over lines", "a\n{% if ja\n  and ja %}\nb\n{% end %}", "a\nb\n"},
      {"several tags", "a\n{% if ja %} {# x #} {% end %}\nb", "a\nb"},
      {"first and last line", "{% if ja %}\na\n{% end %}", "a\n"},
      {"value on the line", "a\n{% if ja %}{{ titel }}{% end %}\nb", "a\nPeil\nb"},
      {"text on the line", "a\n{% if ja %}x{% end %}\nb", "a\nx\nb"},
      {"value alone keeps its line", "a\n{{ titel }}\nb", "a\nPeil\nb"},
      {"empty lines stay", "a\n\n{% set x = 1 %}\n\nb", "a\n\n\nb"},
  };
  check_rows(rows, k_data);
}

TEST_CASE("language: block tags may stand in tags and attribute values")
{
  const std::vector<Row> rows = {
      {"whole attribute", "<p{% if ja %} class=\"a\"{% end %}>", "<p class=\"a\">"},
      {"attribute behind a space", "<p {% if ja %}class=\"a\"{% end %}>", "<p class=\"a\">"},
      {"attribute before another", "<p {% if ja %}class=\"a\" {% end %}id=\"b\">",
       "<p class=\"a\" id=\"b\">"},
      {"attribute without value", "<input{% if ja %} checked{% end %}>", "<input checked>"},
      {"behind an attribute without value", "<input disabled{% if ja %} checked{% end %}/>",
       "<input disabled checked/>"},
      {"attributes in a loop", "<p{% for x in geen %} hidden{% else %} lang=\"nl\"{% end %}>",
       "<p lang=\"nl\">"},
      {"part of a value", "<p class=\"a{% if ja %} b{% end %} c\">", "<p class=\"a b c\">"},
      {"loop in a value", "<p class=\"{% for x in lijst %}{{ x.naam }} {% end %}\">",
       "<p class=\"een twee drie \">"},
      {"title", "<title>{% if ja %}{{ titel }} {% end %}x</title>", "<title>Peil x</title>"},
      {"address", "<a href=\"{% if ja %}/x/{% else %}#y{% end %}\">",
       "<a href=\"../../x/index.html\">"},
      {"JSON",
       "<script type=\"application/json\">[{% for r in matrix %}{{ r | json }}{% if not "
       "loop.last %},{% end %}{% end %}]</script>",
       "<script type=\"application/json\">[[1,2],[3]]</script>"},
  };
  check_rows(rows, k_data);
}
