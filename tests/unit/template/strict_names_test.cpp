#include "theme.hpp"

#include <doctest/doctest.h>

using namespace peil::template_engine;
using nlohmann::json;

namespace {

const json k_data = json::parse(R"({
  "titel": "Peil", "getal": 7, "ja": true, "niets": null, "lijst": [{"naam": "een"}, {"naam": "twee"}],
  "object": {"naam": "n", "waarde": 1}
})");

} // namespace

TEST_CASE("strict names: an unknown name is a mistake where it stands, with the nearest known name")
{
  const std::vector<Row> rows = {
      {"near", "<p>\n  {{ titl }}",
       "pagina.html:2:6: fout: onbekende naam 'titl'\n"
       "   bedoelt u 'titel'?\n"},
      {"far", "{{ omschrijving }}",
       "pagina.html:1:4: fout: onbekende naam 'omschrijving'\n"
       "   mag de waarde ontbreken, schrijf dan 'omschrijving?'\n"},
      {"member near", "{{ object.warde }}",
       "pagina.html:1:11: fout: 'object' heeft geen 'warde'\n   bedoelt u 'waarde'?\n"},
      {"member far", "{{ object.jaar }}",
       "pagina.html:1:11: fout: 'object' heeft geen 'jaar'\n"
       "   mag de waarde ontbreken, schrijf dan 'object.jaar?'\n"},
      {"in if", "{% if titl %}a{% end %}",
       "pagina.html:1:7: fout: onbekende naam 'titl'\n   bedoelt u 'titel'?\n"},
      {"in for", "{% for x in lijs %}{{ x }}{% end %}",
       "pagina.html:1:13: fout: onbekende naam 'lijs'\n   bedoelt u 'lijst'?\n"},
      {"name of a loop", "{% for deel in lijst %}{{ del.naam }}{% end %}",
       "pagina.html:1:27: fout: onbekende naam 'del'\n   bedoelt u 'deel'?\n"},
      {"name of a set", "{% set kleur = 1 %}{{ kleu }}",
       "pagina.html:1:23: fout: onbekende naam 'kleu'\n   bedoelt u 'kleur'?\n"},
      {"name of an ended block", "{% if ja %}{% set kleur = 1 %}{% end %}{{ kleur }}",
       "pagina.html:1:43: fout: onbekende naam 'kleur'\n"
       "   mag de waarde ontbreken, schrijf dan 'kleur?'\n"},
      {"loop outside a loop", "{{ loop.index }}",
       "pagina.html:1:4: fout: onbekende naam 'loop'\n"
       "   mag de waarde ontbreken, schrijf dan 'loop?'\n"},
      {"member of loop",
       "{% for x in object.lijst? %}{% else %}{% for y in lijst %}{{ loop.nr }}{% "
       "end %}{% end %}",
       "pagina.html:1:62: fout: 'loop' is geen waarde\n"
       "   verwacht loop.index, loop.first of loop.last\n"},
      {"member of a text", "{{ titel.naam }}",
       "pagina.html:1:10: fout: 'titel' is een tekst en heeft geen 'naam'\n"},
      {"member of a list", "{{ lijst.naam }}",
       "pagina.html:1:10: fout: 'lijst' is een lijst en heeft geen 'naam'\n"},
      {"optional member of a number", "{{ getal.naam? }}",
       "pagina.html:1:10: fout: 'getal' is een getal en heeft geen 'naam'\n"},
      {"behind default", "{{ niets | default(titl) }}",
       "pagina.html:1:20: fout: onbekende naam 'titl'\n   bedoelt u 'titel'?\n"},
      {"member of null", "{{ niets.naam }}",
       "pagina.html:1:10: fout: 'niets' is leeg en heeft geen 'naam'\n"
       "   mag de waarde ontbreken, schrijf dan 'niets?.naam'\n"},
  };
  check_rows(rows, k_data);
}

TEST_CASE("strict names: a question mark allows absence of that one name only")
{
  const std::vector<Row> rows = {
      {"first name", "{{ x? | default(\"-\") }}", "-"},
      {"last name", "{{ object.x? | default(\"-\") }}", "-"},
      {"all names", "{{ x?.y?.z? | default(\"-\") }}", "-"},
      {"present", "{{ object?.naam? }}", "n"},
      {"another name", "{{ x.y? }}",
       "pagina.html:1:4: fout: onbekende naam 'x'\n"
       "   mag de waarde ontbreken, schrijf dan 'x?'\n"},
      {"object is there, member is not", "{{ object?.x }}",
       "pagina.html:1:12: fout: 'object' heeft geen 'x'\n"
       "   mag de waarde ontbreken, schrijf dan 'object.x?'\n"},
  };
  check_rows(rows, k_data);
}

TEST_CASE("strict names: what cannot be printed is a mistake")
{
  const std::string choose = "   kies met {% if %}, of schrijf | default(\"…\")\n";
  const std::vector<Row> rows = {
      {"null", "a {{ niets }}", "pagina.html:1:6: fout: waarde is leeg\n" + choose},
      {"absent", "{{ x? }}", "pagina.html:1:4: fout: waarde is leeg\n" + choose},
      {"null in an attribute", "<p title=\"{{ niets }}\">",
       "pagina.html:1:14: fout: waarde is leeg\n" + choose},
      {"yes or no", "{{ ja }}",
       "pagina.html:1:4: fout: waarde is ja of nee (true, false)\n"
       "   kies de woorden met {% if %}\n"},
      {"list", "{{ lijst }}",
       "pagina.html:1:4: fout: waarde is een lijst\n"
       "   schrijf de lijst uit met {% for %}\n"},
      {"object", "{{ object }}",
       "pagina.html:1:4: fout: waarde is een object\n"
       "   noem een naam uit het object\n"},
      {"list in an address", "<a href=\"{{ lijst }}\">",
       "pagina.html:1:13: fout: waarde is een lijst\n   schrijf de lijst uit met {% for %}\n"},
  };
  check_rows(rows, k_data);
  CHECK(outcome("{{ x }}", {{"x", std::numeric_limits<double>::infinity()}}) ==
        "pagina.html:1:4: fout: waarde is oneindig of geen getal\n");
}

TEST_CASE("strict names: what cannot be walked is a mistake")
{
  const std::vector<Row> rows = {
      {"text", "{% for x in titel %}{% end %}",
       "pagina.html:1:13: fout: for over een tekst\n   verwacht een lijst\n"},
      {"object with one name", "{% for x in object %}{% end %}",
       "pagina.html:1:13: fout: for over een object\n   schrijf 'for sleutel, x in …'\n"},
      {"list with two names", "{% for k, v in lijst %}{% end %}",
       "pagina.html:1:16: fout: for over een lijst\n   schrijf 'for v in …'\n"},
      {"null", "{% for x in niets %}{% end %}",
       "pagina.html:1:13: fout: for over leeg\n"
       "   mag de lijst ontbreken, zet dan '?' achter de naam\n"},
  };
  check_rows(rows, k_data);
}

TEST_CASE("strict names: one mistake is reported once, and all of them together")
{
  CHECK(outcome("{% for x in lijst %}{{ x.nam }}{% end %}\n{{ b? }}{{ titl }}", k_data) ==
        "pagina.html:1:26: fout: 'x' heeft geen 'nam'\n"
        "   bedoelt u 'naam'?\n"
        "pagina.html:2:4: fout: waarde is leeg\n"
        "   kies met {% if %}, of schrijf | default(\"…\")\n"
        "pagina.html:2:12: fout: onbekende naam 'titl'\n"
        "   bedoelt u 'titel'?\n");
}

TEST_CASE("strict names: what follows from a mistake is not reported as well")
{
  const std::string expected = "pagina.html:1:12: fout: onbekende naam 'qqq'\n"
                               "   mag de waarde ontbreken, schrijf dan 'qqq?'\n";
  CHECK(outcome("{% set x = qqq %}{{ x }}{{ x.y | lengte }}{% if x == 1 %}{{ x }}{% end %}"
                "{% for y in x %}{{ y }}{% end %}<a href=\"{{ x }}\">",
                k_data) == expected);
}
