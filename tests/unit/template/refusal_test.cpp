#include "theme.hpp"

#include <doctest/doctest.h>

using namespace peil::template_engine;
using nlohmann::json;

namespace {

const json k_data = {{"x", "x"}, {"ja", true}, {"lijst", {1, 2}}};

std::string refused(const std::string& place, const std::string& message,
                    const std::string& hint = "")
{
  return "pagina.html:" + place + ": fout: " + message + "\n" +
         (hint.empty() ? "" : "   " + hint + "\n");
}

const std::string k_choose = "schrijf de mogelijkheden uit en kies met {% if %}";
const std::string k_pass_data =
    "geef gegevens door in <script type=\"application/json\">{{ naam | json }}</script>";
const std::string k_schemes =
    "toegestaan zijn https:, http:, mailto:, tel:, een fragment en een adres op deze site";
const std::string k_csp = "de pagina's laten niets van buiten in (Content-Security-Policy)";

} // namespace

TEST_CASE("refusal: a value where escaping cannot make it safe")
{
  const std::vector<Row> rows = {
      {"unquoted attribute", "<p class={{ x }}>a</p>",
       refused("1:10", "attribuut 'class' heeft geen aanhalingstekens", "schrijf class=\"…\"")},
      {"part of an unquoted attribute", "<p class=a{{ x }}>a</p>",
       refused("1:11", "attribuut 'class' heeft geen aanhalingstekens", "schrijf class=\"…\"")},
      {"unquoted behind spaces", "<p class = {{ x }}>a</p>",
       refused("1:12", "attribuut 'class' heeft geen aanhalingstekens", "schrijf class=\"…\"")},
      {"tag", "<{{ x }}>", refused("1:2", "waarde in de naam van een tag", k_choose)},
      {"part of a tag", "<h{{ x }} id=\"a\">",
       refused("1:3", "waarde in de naam van een tag", k_choose)},
      {"closing tag", "</h{{ x }}>", refused("1:4", "waarde in de naam van een tag", k_choose)},
      {"closing tag of a title", "<title></ti{{ x }}tle></title>",
       refused("1:12", "waarde in de naam van een tag", k_choose)},
      {"attribute", "<p {{ x }}>", refused("1:4", "waarde in de naam van een attribuut", k_choose)},
      {"attribute with value", "<p {{ x }}=\"a\">",
       refused("1:4", "waarde in de naam van een attribuut", k_choose)},
      {"part of an attribute", "<p data-{{ x }}=\"a\">",
       refused("1:9", "waarde in de naam van een attribuut", k_choose)},
      {"behind a value", "<p id=\"a\"{{ x }}>",
       refused("1:10", "waarde in de naam van een attribuut", k_choose)},
      {"comment", "<!-- {{ x }} -->",
       refused("1:6", "tag in HTML-commentaar", "commentaar van een sjabloon staat in {# … #}")},
      {"block in a comment", "<!-- {% if ja %}a{% end %} -->",
       refused("1:6", "tag in HTML-commentaar", "commentaar van een sjabloon staat in {# … #}")},
      {"declaration", "<!doctype {{ x }}>", refused("1:11", "tag in een declaratie <!…>")},
      {"script with src", "<script src=\"/a.js\">{{ x }}</script>",
       refused("1:21", "tag in een script", k_pass_data)},
      {"type of a script", "<script src=\"/a.js\" type=\"{{ x }}\"></script>",
       refused("1:27", "attribuut 'type' van <script> moet vast in het sjabloon staan")},
      {"block in the type of a script",
       "<script src=\"/a.js\" type=\"{% if ja %}module{% end %}\"></script>",
       refused("1:27", "attribuut 'type' van <script> moet vast in het sjabloon staan")},
      {"http-equiv", "<meta http-equiv=\"{{ x }}\" content=\"0\">",
       refused("1:19", "attribuut 'http-equiv' van <meta> moet vast in het sjabloon staan")},
      {"JSON without filter", "<script type=\"application/json\">{{ x }}</script>",
       refused("1:33", "waarde in JSON zonder filter 'json'", "schrijf {{ naam | json }}")},
      {"JSON text", "<script type=\"application/json\">\"\\\" {{ x | json }}\"</script>",
       refused("1:37", "waarde tussen aanhalingstekens in JSON",
               "laat de aanhalingstekens weg: filter 'json' schrijft ze zelf")},
  };
  check_rows(rows, k_data);
}

TEST_CASE("refusal: what no page of ours may hold, be it literal")
{
  const std::vector<Row> rows = {
      {"style attribute", "<p style=\"color:red\">",
       refused("1:4", "attribuut 'style' is niet toegestaan",
               "geef een class en zet de opmaak in een stylesheet van het thema")},
      {"style attribute in capitals", "<p STYLE='color:{{ x }}'>",
       refused("1:4", "attribuut 'style' is niet toegestaan",
               "geef een class en zet de opmaak in een stylesheet van het thema")},
      {"style attribute without quotes", "<p style={{ x }}>",
       refused("1:4", "attribuut 'style' is niet toegestaan",
               "geef een class en zet de opmaak in een stylesheet van het thema")},
      {"style element", "<style>a { color: {{ x }} }</style>",
       refused("1:1", "element <style> is niet toegestaan",
               "zet de opmaak in een stylesheet van het thema")},
      {"style element in a drawing", "<svg><STYLE>a</STYLE></svg>",
       refused("1:6", "element <style> is niet toegestaan",
               "zet de opmaak in een stylesheet van het thema")},
      {"event", "<p onclick=\"a({{ x }})\">",
       refused("1:4", "attribuut 'onclick' is niet toegestaan",
               "koppel de gebeurtenis in een scriptbestand van het thema")},
      {"event in capitals", "<p\n OnLoad = 'a'>",
       refused("2:2", "attribuut 'onload' is niet toegestaan",
               "koppel de gebeurtenis in een scriptbestand van het thema")},
      {"event without value", "<p onclick>",
       refused("1:4", "attribuut 'onclick' is niet toegestaan",
               "koppel de gebeurtenis in een scriptbestand van het thema")},
      {"inline script", "<script>a({{ x }})</script>",
       refused("1:1", "een script in de pagina zelf is niet toegestaan",
               "zet het in een bestand van het thema: <script src=\"…\" defer></script>")},
      {"inline module", "<script type=\"module\">a()</script>",
       refused("1:1", "een script in de pagina zelf is niet toegestaan",
               "zet het in een bestand van het thema: <script src=\"…\" defer></script>")},
      {"empty script", "<script></script>",
       refused("1:1", "een script in de pagina zelf is niet toegestaan",
               "zet het in een bestand van het thema: <script src=\"…\" defer></script>")},
      {"script with src and content", "<script src=\"/a.js\">a()</script>",
       refused("1:21", "een script met 'src' heeft geen inhoud")},
      {"two types", "<script type=\"module\" type=\"application/json\">{}</script>",
       refused("1:23", "twee keer 'type' in een script")},
      {"javascript address", "<a href=\"javascript:a()\">",
       refused("1:10", "adres met 'javascript:' is niet toegestaan", k_schemes)},
      {"javascript address in capitals", "<a href=\"JavaScript:{{ x }}\">",
       refused("1:10", "adres met 'javascript:' is niet toegestaan", k_schemes)},
      {"javascript address in a branch", "<a href=\"{% if ja %}javascript:a(){% end %}\">",
       refused("1:21", "adres met 'javascript:' is niet toegestaan", k_schemes)},
      {"javascript in another attribute", "<a data-a=\"javascript:a()\">",
       refused("1:12", "'javascript:' is niet toegestaan")},
      {"data address", "<img src=\"data:image/png;base64,AA\">",
       refused("1:11", "adres met 'data:' is niet toegestaan", k_schemes)},
      {"srcset", "<img srcset=\"/a.png 2x\">",
       refused("1:6", "attribuut 'srcset' is niet toegestaan",
               "gebruik src: adressen in srcset worden niet relatief gemaakt")},
      {"srcdoc", "<p srcdoc=\"{{ x }}\">",
       refused("1:4", "attribuut 'srcdoc' is niet toegestaan", k_csp)},
      {"iframe", "<iframe src=\"/a/\">{{ x }}</iframe>",
       refused("1:1", "element <iframe> is niet toegestaan", k_csp)},
      {"object", "<object data=\"{{ x }}\"></object>",
       refused("1:1", "element <object> is niet toegestaan", k_csp)},
      {"base", "<base href=\"/\">",
       refused("1:1", "element <base> is niet toegestaan",
               "adressen op de site worden al relatief gemaakt")},
      {"animation", "<svg><set attributeName=\"href\" to=\"{{ x }}\"/></svg>",
       refused("1:6", "element <set> is niet toegestaan",
               "de pagina's bewegen niet, en zo'n element kan een adres veranderen")},
      {"refresh", "<meta http-equiv=Refresh content=\"0\">",
       refused("1:18", "'refresh' is niet toegestaan",
               "een lezer moet zelf kunnen kiezen: zet een link op de pagina")},
  };
  check_rows(rows, k_data);
}

TEST_CASE("refusal: HTML of which a browser could make something else than we do")
{
  const std::vector<Row> rows = {
      {"lone <", "a < b", refused("1:3", "losse '<'", "schrijf &lt;")},
      {"processing instruction", "<?xml?>", refused("1:1", "losse '<'", "schrijf &lt;")},
      {"CDATA", "<svg><![CDATA[a]]></svg>",
       refused("1:6", "onbekende declaratie '<!'",
               "verwacht <!doctype html> of <!-- commentaar -->")},
      {"attributes without space between", "<p id=\"a\"class=\"b\">",
       refused("1:10", "witruimte ontbreekt voor het volgende attribuut")},
      {"quote in a tag", "<p \"a\">",
       refused("1:4", "onverwacht '\"' in de tag <p>") +
           refused("1:6", "onverwacht '\"' in de tag <p>")},
      {"< in a tag", "<p <b>", refused("1:4", "onverwacht '<' in de tag <p>")},
      {"quote in an unquoted value", "<p id=a\"b>",
       refused("1:8", "onverwacht '\"' in de tag <p>")},
      {"no value behind =", "<p id=>", refused("1:7", "onverwacht '>' in de tag <p>")},
      {"attribute in a closing tag", "</p id=\">\">",
       refused("1:7", "onverwacht '=' in een sluittag") +
           refused("1:8", "onverwacht '\"' in een sluittag")},
      {"tag in a title", "<title><b></title>",
       refused("1:8", "tag of commentaar binnen <title>", "schrijf '<' als &lt;")},
      {"other closing tag in a textarea", "<textarea></title></textarea>",
       refused("1:11", "tag of commentaar binnen <textarea>", "schrijf '<' als &lt;")},
      {"comment in JSON", "<script type=\"application/json\">\"<!-- <script>\"</script>",
       refused("1:34", "tag of commentaar binnen <script>", "schrijf '<' als \\u003c") +
           refused("1:39", "tag of commentaar binnen <script>", "schrijf '<' als \\u003c")},
      {"script that closes itself", "<script src=\"/a.js\"/></script>",
       refused("1:20", "<script> sluit niet met '/>'", "schrijf <script></script>")},
      {"address without quotes", "<a href=/a/>",
       refused("1:9", "adres in 'href' staat niet tussen aanhalingstekens", "schrijf href=\"…\"")},
      {"reference in an address", "<a href=\"java&#115;cript:a()\">",
       refused("1:14", "losse '&' of andere verwijzing dan &amp; in een adres", "schrijf &amp;")},
      {"lone & in an address", "<a href=\"/?a=1&b=2\">",
       refused("1:15", "losse '&' of andere verwijzing dan &amp; in een adres", "schrijf &amp;")},
      {"empty address", "<a href=\"\">", refused("1:10", "adres is leeg")},
  };
  check_rows(rows, k_data);
}

TEST_CASE("refusal: a part of a template leaves HTML as it found it")
{
  const std::string close = "open en sluit een tag of attribuut binnen hetzelfde deel";
  const auto see_also = [](const std::string& place, const std::string& word) {
    return "pagina.html:" + place + ": zie ook: '" + word + "' begint hier\n";
  };
  const std::vector<Row> rows = {
      {"tag opened in a branch", "{% if ja %}<p {% end %}>",
       refused("1:15", "dit deel begint in de tekst en eindigt anders in de tag <p>", close) +
           see_also("1:1", "if")},
      {"tag closed in a branch", "<p {% if ja %}>{% end %}",
       refused("1:16", "dit deel begint in de tag <p> en eindigt anders in de tekst", close) +
           see_also("1:4", "if")},
      {"attribute opened in a branch", "<p {% if ja %}class=\"a{% else %}{% end %}\">",
       refused("1:23", "dit deel begint in de tag <p> en eindigt anders in attribuut 'class'",
               close) +
           see_also("1:4", "if")},
      {"quotes of two kinds", "<p class={% if ja %}\"a\"{% end %}>",
       refused("1:10", "attribuut 'class' heeft geen aanhalingstekens", "schrijf class=\"…\"")},
      {"loop", "{% for x in lijst %}<title>{% end %}</title>",
       refused("1:28", "dit deel begint in de tekst en eindigt anders in <title>", close) +
           see_also("1:1", "for")},
      {"script that is one only sometimes",
       "<script type=\"module\"{% if ja %} src=\"/a.js\"{% end %}></script>",
       refused("1:45", "dit deel begint in de tag <script> en eindigt anders in de tag <script>",
               close) +
           see_also("1:22", "if")},
      {"end of the template in a tag", "a\n<p class=\"b\"",
       refused("2:1", "sjabloon eindigt in de tag <p>", "sluit wat hier begint")},
      {"end in an attribute", "<p class=\"b",
       refused("1:1", "sjabloon eindigt in attribuut 'class'", "sluit wat hier begint")},
      {"end in a comment", "<!-- a",
       refused("1:1", "sjabloon eindigt in HTML-commentaar", "sluit wat hier begint")},
      {"end in a title", "<title>a",
       refused("1:1", "sjabloon eindigt in <title>", "sluit wat hier begint")},
  };
  check_rows(rows, k_data);
}

TEST_CASE("refusal: HTML that is fine stays as it is")
{
  const std::vector<std::string> pages = {
      "<!doctype html>\n<html lang=nl><head><meta charset=\"utf-8\"><title>a &amp; "
      "b</title></head>",
      "<!-- commentaar --><!----><!--> --><!--a--!>b",
      "<p\n  class = \"a\"\n  hidden data-a='\"'>a</p\n>",
      "<br><br/><br /><img src=\"a.png\" alt=\"\">",
      "<input type=checkbox checked>",
      "<script src=\"a.js\" defer></script><script type=\"module\" src=\"b.js\">\n</script >",
      "<script type=\"application/ld+json\">{\"a\": \"b > c\"}</script>",
      "<textarea rows=\"2\">a < b & c</textarea>",
      "<svg viewBox=\"0 0 1 1\"><use href=\"#a\"/><title>b</title></svg>",
      "<a href=\"https://voorbeeld.nl/?a=1&amp;b=2\">x</a><a href='mailto:a@b.nl'>y</a>",
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">",
      "<p class=\"onrust\" data-style=\"x\">style= onclick= javascript: </p>",
  };
  for (const std::string& page : pages) {
    CAPTURE(page);
    CHECK(outcome(page, k_data) == page);
  }
}
