#include "theme.hpp"

#include <doctest/doctest.h>

using namespace peil;
using namespace peil::template_engine;
using nlohmann::json;

namespace {

Result<json> in_capitals(const json& value, std::span<const Argument> /*arguments*/)
{
  std::string text = value.get<std::string>();
  for (char& c : text)
    c = c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c;
  return json(text);
}

Result<json> joined_with(const json& value, std::span<const Argument> arguments)
{
  std::string text;
  for (const json& one : value)
    text += (text.empty() ? std::string() : arguments[0].value.get<std::string>()) +
            one.get<std::string>();
  return json(text);
}

Result<json> always_wrong(const json& /*value*/, std::span<const Argument> /*arguments*/)
{
  return error_at({}, say("kan niet", "cannot"), say("doe iets anders", "do something else"));
}

const Filters k_filters = {
    {"kapitaal", {in_capitals}},
    {"samen", {joined_with, 1, 2}},
    {"fout", {always_wrong}},
};

const json k_data = json::parse(R"({"tekst": "één <b>", "lijst": ["a", "b"], "getal": 5,
                                    "niets": null, "leeg": "", "nul": 0})");

void check_filtered(const std::vector<Row>& rows)
{
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(outcome({{"pagina.html", row.bytes}}, k_data, k_filters) == row.expected);
  }
}

} // namespace

TEST_CASE("filter: a value goes through filters from left to right and is escaped behind them")
{
  check_filtered({
      {"one", "{{ \"a<b\" | kapitaal }}", "A&lt;B"},
      {"argument", "{{ lijst | samen(\", \") }}", "a, b"},
      {"two arguments", "{{ lijst | samen(\"-\", \"x\") }}", "a-b"},
      {"chain", "{{ lijst | samen(\" & \") | kapitaal }}", "A &amp; B"},
      {"in an attribute", "<p title=\"{{ lijst | samen('\"') }}\">", "<p title=\"a&quot;b\">"},
      {"in an address", "<a href=\"#{{ lijst | samen(' ') }}\">", "<a href=\"#a%20b\">"},
      {"in a condition", "{% if lijst | samen(\"\") == \"ab\" %}ja{% end %}", "ja"},
  });
}

TEST_CASE("filter: default replaces null and what is absent, and nothing else")
{
  check_filtered({
      {"null", "{{ niets | default(\"geen\") }}", "geen"},
      {"absent", "{{ x? | default(\"geen\") }}", "geen"},
      {"empty text", "[{{ leeg | default(\"geen\") }}]", "[]"},
      {"zero", "{{ nul | default(\"geen\") }}", "0"},
      {"goes on behind it", "{{ niets | default(\"geen\") | kapitaal }}", "GEEN"},
      {"null passes by other filters", "{{ niets | kapitaal | default(\"geen\") }}", "geen"},
      {"escaped", "{{ niets | default(\"<\") }}", "&lt;"},
      {"empty", "[{{ niets | default(\"\") }}]", "[]"},
      {"a name behind it", "{{ niets | default(nul) }}", "0"},
  });
}

TEST_CASE("filter: lengte counts characters, elements and names")
{
  check_filtered({
      {"text", "{{ tekst | lengte }}", "7"},
      {"list", "{{ lijst | lengte }}", "2"},
      {"number", "{{ getal | lengte }}",
       "pagina.html:1:12: fout: 'lengte' van een getal\n"
       "   alleen een tekst, een lijst en een object hebben een lengte\n"},
  });
}

TEST_CASE("filter: raw writes trusted HTML between tags")
{
  check_filtered({
      {"text", "<p>{{ tekst | raw }}", "<p>één <b>"},
      {"behind a filter", "{{ \"<b>\" | kapitaal | raw }}", "<B>"},
      {"null", "{{ niets | raw }}",
       "pagina.html:1:4: fout: waarde is leeg\n"
       "   kies met {% if %}, of schrijf | default(\"…\")\n"},
  });
}

TEST_CASE("filter: json writes any value in a JSON island")
{
  check_filtered({
      {"list", "<script type=\"application/json\">{{ lijst | json }}</script>",
       "<script type=\"application/json\">[\"a\",\"b\"]</script>"},
      {"null", "<script type='application/ld+json'>{\"a\": {{ niets | json }}}</script>",
       "<script type='application/ld+json'>{\"a\": null}</script>"},
      {"part",
       "<script type=\"application/json\">{\"n\": {{ getal | json }}, \"t\": {{ lijst | "
       "samen(\"\") | json }}}</script>",
       "<script type=\"application/json\">{\"n\": 5, \"t\": \"ab\"}</script>"},
  });
}

TEST_CASE("filter: a mistake of a filter is reported at its name in the template")
{
  check_filtered({
      {"returned", "a\n{{ getal | fout }}",
       "pagina.html:2:12: fout: kan niet\n   doe iets anders\n"},
      {"thrown by the json library", "{{ getal | kapitaal }}",
       "pagina.html:1:12: fout: filter 'kapitaal' kan niet overweg met een getal\n"},
  });
}

TEST_CASE("filter: names, arguments and places are checked when the templates are loaded")
{
  check_filtered({
      {"unknown", "{{ getal | kapital }}",
       "pagina.html:1:12: fout: onbekend filter 'kapital'\n   bedoelt u 'kapitaal'?\n"},
      {"nothing like it", "{{ getal | omgekeerd }}",
       "pagina.html:1:12: fout: onbekend filter 'omgekeerd'\n"},
      {"no name", "{{ getal | }}",
       "pagina.html:1:12: fout: tag is niet af\n   verwacht de naam van een filter\n"},
      {"too many arguments", "{{ tekst | kapitaal(\"a\") }}",
       "pagina.html:1:12: fout: filter 'kapitaal' krijgt 1 argument\n   verwacht 0 argumenten\n"},
      {"too few arguments", "{{ lijst | samen }}",
       "pagina.html:1:12: fout: filter 'samen' krijgt 0 argumenten\n"
       "   verwacht 1 tot 2 argumenten\n"},
      {"default without argument", "{{ getal | default }}",
       "pagina.html:1:12: fout: filter 'default' krijgt 0 argumenten\n   verwacht 1 argument\n"},
      {"no argument between the brackets", "{{ lijst | samen() }}",
       "pagina.html:1:18: fout: onverwacht ')'\n"
       "   haakjes zijn er niet; gebruik een if binnen een if, of set\n"},
      {"no closing bracket", "{{ lijst | samen(\"x\" }}",
       "pagina.html:1:22: fout: tag is niet af\n   verwacht ',' of ')'\n"},
      {"behind raw", "{{ tekst | raw | kapitaal }}",
       "pagina.html:1:18: fout: filter 'kapitaal' komt na 'raw'\n   zet 'raw' achteraan\n"},
      {"raw in an attribute", "<p title=\"{{ tekst | raw }}\">",
       "pagina.html:1:22: fout: filter 'raw' kan niet in attribuut 'title'\n"
       "   'raw' hoort in de tekst tussen tags\n"},
      {"raw in an address", "<a href=\"{{ tekst | raw }}\">",
       "pagina.html:1:21: fout: filter 'raw' kan niet in attribuut 'href'\n"
       "   'raw' hoort in de tekst tussen tags\n"},
      {"raw in a title", "<title>{{ tekst | raw }}</title>",
       "pagina.html:1:19: fout: filter 'raw' kan niet in <title>\n"
       "   'raw' hoort in de tekst tussen tags\n"},
      {"raw in a condition", "{% if tekst | raw %}{% end %}",
       "pagina.html:1:15: fout: filter 'raw' kan hier niet\n   'raw' hoort alleen in {{ }}\n"},
      {"json in text", "{{ tekst | json }}",
       "pagina.html:1:12: fout: filter 'json' kan niet in de tekst\n"
       "   'json' hoort in <script type=\"application/json\">\n"},
      {"json in an attribute", "<p data-x=\"{{ lijst | json }}\">",
       "pagina.html:1:23: fout: filter 'json' kan niet in attribuut 'data-x'\n"
       "   'json' hoort in <script type=\"application/json\">\n"},
  });
}
