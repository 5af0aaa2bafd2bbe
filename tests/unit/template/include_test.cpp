#include "theme.hpp"

#include <doctest/doctest.h>

using namespace peil::template_engine;
using nlohmann::json;

TEST_CASE("include: the part knows the names around it, and those it is given")
{
  const json data = json::parse(R"({"titel": "T", "item": {"naam": "n"}, "lijst": [1, 2]})");
  struct Case
  {
    const char* name;
    const char* page;
    const char* part;
    const char* expected;
  };
  const Case cases[] = {
      {"as it is", "a{% include \"deel.html\" %}b", "{{ titel }}", "aTb"},
      {"on a line of its own", "a\n  {% include \"deel.html\" %}\nb\n", "{{ titel }}\n",
       "a\nT\nb\n"},
      {"with a value", "{% include \"deel.html\" with kaart = item %}",
       "{{ kaart.naam }}{{ titel }}", "nT"},
      {"with a text", "{% include \"deel.html\" with kaart = item, titel = \"x\" %}",
       "{{ kaart.naam }}{{ titel }}", "nx"},
      {"with a filtered value", "{% include \"deel.html\" with aantal = lijst | lengte %}",
       "{{ aantal }}", "2"},
      {"values are those outside", "{% include \"deel.html\" with titel = item, item = titel %}",
       "{{ titel.naam }}{{ item }}", "nT"},
      {"names end with the part", "{% include \"deel.html\" with titel = \"x\" %}{{ titel }}",
       "{{ titel }}{% set titel = \"y\" %}{{ titel }}", "xyT"},
      {"in a loop", "{% for x in lijst %}{% include \"deel.html\" %}{% end %}",
       "{{ x }}{{ loop.index }};", "11;22;"},
      {"only what is given", "{% include \"deel.html\" with naam = titel only %}",
       "{{ naam }}{{ titel? | default(\"-\") }}", "T-"},
      {"nothing at all", "{% include \"deel.html\" only %}", "{{ titel? | default(\"-\") }}", "-"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.name);
    CHECK(outcome({{"pagina.html", one.page}, {"deel.html", one.part}}, data) == one.expected);
  }
}

TEST_CASE("include: names shared by all pages are known everywhere, those of the page go before")
{
  const json shared = {{"site", "Peil"}, {"titel", "gedeeld"}};
  const RenderContext context{"index.html", &shared};
  CHECK(outcome({{"pagina.html", "{% include \"deel.html\" only %} {{ titel }}"},
                 {"deel.html", "{{ site }}"}},
                {{"titel", "eigen"}}, {}, context) == "Peil eigen");
}

TEST_CASE("include: a part may include itself as deep as the data goes")
{
  const json data = json::parse(
      R"({"tak": {"naam": "a", "onder": [{"naam": "b", "onder": [{"naam": "c"}]}, {"naam": "d"}]}})");
  CHECK(
      outcome({{"pagina.html", "{% include \"tak.html\" %}"},
               {"tak.html", "{{ tak.naam }}{% for t in tak.onder? %}({% include \"tak.html\" with "
                            "tak = t %}){% end %}"}},
              data) == "a(b(c))(d)");
}

TEST_CASE("include: a part that never stops including itself is a mistake at once")
{
  CHECK(outcome({{"pagina.html", "{% include \"pagina.html\" %}{% include \"pagina.html\" %}"}},
                json::object()) ==
        "pagina.html:1:1: fout: meer dan 64 sjablonen in elkaar ingevoegd\n"
        "pagina.html:1:1: zie ook: hier ingevoegd\n");
}

TEST_CASE("include: a mistake in a part names the place where it was included")
{
  CHECK(outcome({{"pagina.html", "<p>\n{% include \"deel.html\" %}\n"}, {"deel.html", "é {{ x }}"}},
                json::object()) == "deel.html:1:6: fout: onbekende naam 'x'\n"
                                   "   mag de waarde ontbreken, schrijf dan 'x?'\n"
                                   "pagina.html:2:1: zie ook: hier ingevoegd\n");
}

TEST_CASE("include: what is wrong with the tag is found when the templates are loaded")
{
  const std::vector<Row> rows = {
      {"unknown template", "{% include \"del.html\" %}",
       "pagina.html:1:12: fout: onbekend sjabloon 'del.html'\n   bedoelt u 'deel.html'?\n"},
      {"unlike any template", "{% include \"voettekst\" %}",
       "pagina.html:1:12: fout: onbekend sjabloon 'voettekst'\n"},
      {"name without quotes", "{% include deel.html %}",
       "pagina.html:1:12: fout: onverwacht 'deel'\n"
       "   verwacht de naam van een sjabloon tussen aanhalingstekens\n"},
      {"binding without value", "{% include \"deel.html\" with a %}",
       "pagina.html:1:31: fout: tag is niet af\n   verwacht '='\n"},
      {"binding of a reserved word", "{% include \"deel.html\" with in = 1 %}",
       "pagina.html:1:29: fout: 'in' is een woord van de sjabloontaal zelf\n"},
      {"text behind it", "{% include \"deel.html\" met a = 1 %}",
       "pagina.html:1:24: fout: onverwacht 'met'\n   verwacht het einde van de tag\n"},
      {"raw value", "{% include \"deel.html\" with a = b | raw %}",
       "pagina.html:1:37: fout: filter 'raw' kan hier niet\n   'raw' hoort alleen in {{ }}\n"},
      {"in an attribute", "<p class=\"{% include \"deel.html\" %}\">",
       "pagina.html:1:11: fout: include in attribuut 'class'\n"
       "   een sjabloon kan alleen in de tekst tussen tags worden ingevoegd\n"},
      {"in a tag", "<p {% include \"deel.html\" %}>",
       "pagina.html:1:4: fout: include in de tag <p>\n"
       "   een sjabloon kan alleen in de tekst tussen tags worden ingevoegd\n"},
      {"in a title", "<title>{% include \"deel.html\" %}</title>",
       "pagina.html:1:8: fout: include in <title>\n"
       "   een sjabloon kan alleen in de tekst tussen tags worden ingevoegd\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(outcome({{"pagina.html", row.bytes}, {"deel.html", "deel"}}, json::object()) ==
          row.expected);
  }
}
