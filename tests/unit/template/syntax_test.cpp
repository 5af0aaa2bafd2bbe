#include "theme.hpp"

#include <doctest/doctest.h>

using namespace peil;
using namespace peil::template_engine;
using nlohmann::json;

namespace {

const json k_data = {{"a", 1}, {"lijst", {1}}};

} // namespace

TEST_CASE("syntax: what is wrong in a tag is found when the templates are loaded")
{
  const std::vector<Row> rows = {
      {"value that does not end", "a\n {{ a ",
       "pagina.html:2:2: fout: '{{' wordt niet gesloten\n   verwacht '}}'\n"},
      {"value that ends in another tag", "{{ a {{ a }}",
       "pagina.html:1:1: fout: '{{' wordt niet gesloten\n   verwacht '}}'\n"},
      {"block tag that ends as a value", "{% if a }}b",
       "pagina.html:1:1: fout: '{%' wordt niet gesloten\n   verwacht '%}'\n"},
      {"comment that does not end", "{# a",
       "pagina.html:1:1: fout: '{#' wordt niet gesloten\n   verwacht '#}'\n"},
      {"quote that does not end", "{{ a | default(\"b) }}\n\"",
       "pagina.html:1:16: fout: aanhalingsteken wordt op deze regel niet gesloten\n"},
      {"empty value", "{{ }}",
       "pagina.html:1:4: fout: tag is niet af\n"
       "   verwacht een naam, een tekst tussen aanhalingstekens of een "
       "getal\n"},
      {"two names", "{{ a b }}",
       "pagina.html:1:6: fout: onverwacht 'b'\n   verwacht het einde van de tag\n"},
      {"point without name", "{{ a. }}",
       "pagina.html:1:7: fout: tag is niet af\n   verwacht een naam na de punt\n"},
      {"sign", "{{ a + 1 }}",
       "pagina.html:1:6: fout: onverwacht '+'\n   verwacht het einde van de tag\n"},
      {"sign of several bytes", "{{ “a” }}",
       "pagina.html:1:4: fout: onverwacht '“'\n"
       "   verwacht een naam, een tekst tussen aanhalingstekens of een getal\n"},
      {"no number", "{{ 010 }}", "pagina.html:1:4: fout: '010' is geen getal\n"},
      {"three braces", "{{{ a }}}",
       "pagina.html:1:3: fout: onverwacht '{'\n"
       "   vertrouwde HTML schrijft u als {{ naam | raw }}\n"},
      {"brackets", "{% if (a or a) and a %}{% end %}",
       "pagina.html:1:7: fout: onverwacht '('\n"
       "   haakjes zijn er niet; gebruik een if binnen een if, of set\n"},
      {"one =", "{% if a = 1 %}{% end %}",
       "pagina.html:1:9: fout: onverwacht '='\n   verwacht het einde van de tag\n"},
      {"if without condition", "{% if %}{% end %}",
       "pagina.html:1:7: fout: tag is niet af\n"
       "   verwacht een naam, een tekst tussen aanhalingstekens of een getal\n"},
      {"word where a name belongs", "{% if and %}{% end %}",
       "pagina.html:1:7: fout: onverwacht 'and'\n   verwacht een naam\n"},
      {"for without in", "{% for x lijst %}{% end %}",
       "pagina.html:1:10: fout: onverwacht 'lijst'\n   verwacht 'in'\n"},
      {"for without name", "{% for in lijst %}{% end %}",
       "pagina.html:1:8: fout: 'in' is een woord van de sjabloontaal zelf\n"},
      {"for with a number", "{% for 1 in lijst %}{% end %}",
       "pagina.html:1:8: fout: onverwacht '1'\n   verwacht een naam\n"},
      {"for with the name loop", "{% for loop in lijst %}{% end %}",
       "pagina.html:1:8: fout: 'loop' is een woord van de sjabloontaal zelf\n"},
      {"for with one name twice", "{% for x, x in lijst %}{% end %}",
       "pagina.html:1:8: fout: twee keer de naam 'x'\n"},
      {"set without =", "{% set x %}", "pagina.html:1:10: fout: tag is niet af\n   verwacht '='\n"},
      {"unknown tag", "{% fro x in lijst %}",
       "pagina.html:1:4: fout: onbekende tag 'fro'\n   bedoelt u 'for'?\n"},
      {"tag like none", "{% block inhoud %}",
       "pagina.html:1:4: fout: onbekende tag 'block'\n"
       "   verwacht if, elif, else, end, for, include of set\n"},
      {"no tag", "{% %}",
       "pagina.html:1:4: fout: tag is niet af\n   verwacht if, for, include of set\n"},
      {"if that does not end", "a\n{% if a %}b",
       "pagina.html:2:1: fout: 'if' wordt niet gesloten\n   verwacht {% end %}\n"},
      {"for that does not end", "{% if a %}{% for x in lijst %}{% end %}",
       "pagina.html:1:1: fout: 'if' wordt niet gesloten\n   verwacht {% end %}\n"},
      {"end without beginning", "a{% end %}", "pagina.html:1:5: fout: 'end' zonder if of for\n"},
      {"else without beginning", "{% else %}", "pagina.html:1:4: fout: 'else' zonder if of for\n"},
      {"end of another language", "{% if a %}{% endif %}",
       "pagina.html:1:14: fout: onbekende tag 'endif'\n   schrijf {% end %}\n"},
      {"text behind end", "{% if a %}{% end if %}",
       "pagina.html:1:18: fout: onverwacht 'if'\n   verwacht het einde van de tag\n"},
      {"else if", "{% if a %}{% else if a %}{% end %}",
       "pagina.html:1:19: fout: onverwacht 'if'\n   verwacht het einde van de tag\n"},
      {"two else", "{% if a %}{% else %}{% else %}{% end %}",
       "pagina.html:1:24: fout: 'else' na else\n   verwacht {% end %}\n"},
      {"elif behind else", "{% if a %}{% else %}{% elif a %}{% end %}",
       "pagina.html:1:24: fout: 'elif' na else\n   verwacht {% end %}\n"},
      {"elif in for", "{% for x in lijst %}{% elif a %}{% end %}",
       "pagina.html:1:24: fout: 'elif' in een for\n   verwacht else of end\n"},
  };
  check_rows(rows, k_data);
}

TEST_CASE("syntax: lines and columns count from one and count characters")
{
  const auto mistake_in = [](const std::string& bytes) {
    const std::vector<TemplateSource> sources = sources_of({{"pagina.html", bytes}});
    const Result<TemplateSet> set = TemplateSet::load(sources, {});
    REQUIRE_FALSE(set.ok());
    return set.mistakes().front().at;
  };
  const FileName file("pagina.html");
  CHECK(mistake_in("{{ a | x }}") == Position{file, 1, 8, 1});
  CHECK(mistake_in("één {{ a | filter }}") == Position{file, 1, 12, 6});
  CHECK(mistake_in("\r\n\r\né\t{{ a | é }}") == Position{file, 3, 10, 1});
  CHECK(mistake_in("{% if a %}\n{# x\ny #} {{ a | x }}\n{% end %}") == Position{file, 3, 13, 1});
  CHECK(mistake_in("{{\n  a |\n  onbekend\n}}") == Position{file, 3, 3, 8});
  CHECK(mistake_in("<p class=\n{{ a\n}}>") == Position{file, 2, 1, 4});
}

TEST_CASE("syntax: a file with a byte order mark is read without it")
{
  CHECK(outcome("\xEF\xBB\xBF{{ a }}", k_data) == "1");
  CHECK(outcome("\xEF\xBB\xBF{{ b }}", k_data).starts_with("pagina.html:1:4: "));
}

TEST_CASE("syntax: bytes that are no text are a mistake")
{
  CHECK(outcome("a\n\xC3\xA9\xFF", k_data) ==
        "pagina.html:2:2: fout: sjabloon is geen geldige UTF-8\n");
  CHECK(outcome("a\x01", k_data) == "pagina.html:1:2: fout: sjabloon bevat een stuurteken\n");
}

TEST_CASE("syntax: blocks nest deep, but not without end")
{
  const auto nested = [](int depth) {
    std::string bytes;
    for (int i = 0; i < depth; ++i)
      bytes += "{% if a %}";
    bytes += "x";
    for (int i = 0; i < depth; ++i)
      bytes += "{% end %}";
    return bytes;
  };
  CHECK(outcome(nested(64), k_data) == "x");
  CHECK(outcome(nested(100000), k_data) ==
        "pagina.html:1:641: fout: meer dan 64 blokken binnen elkaar\n");
}
