#include "markdown_help.hpp"

#include <doctest/doctest.h>

using namespace peil;
using namespace peil::markdown;

namespace {

using Messages = std::vector<std::string>;

std::vector<std::string> paths(const Inspection& found)
{
  std::vector<std::string> result;
  for (const Reference& reference : found.references)
    result.push_back(reference.path);
  return result;
}

} // namespace

TEST_CASE("inspect: references are found wherever text is shown, in source order")
{
  const Inspection found =
      inspect("## Kop {{ een }}\n"
              "\n"
              "Zie[^n] *{{ twee.a_b }}* en [{{ drie | kort }}](/x/{{ vier }}/ \"{{ vijf }}\")\n"
              "![{{ zes }}](/{{ zeven }}.png)\n"
              "\n"
              "[^n]: Noot {{ acht-1 }}\n"
              "\n"
              "Tabel: {{ negen }}\n"
              "\n"
              "| {{ tien | kort }} |\n"
              "|---|\n"
              "| {{elf}} |\n");
  CHECK(messages(found.mistakes) == Messages{});
  CHECK(paths(found) == std::vector<std::string>{"een", "twee.a_b", "drie", "vier", "vijf", "zes",
                                                 "zeven", "acht-1", "negen", "tien", "elf"});
  CHECK(found.references[2].format == "kort");
}

TEST_CASE("inspect: references in code, comments and blocks are left to their reader")
{
  const Inspection found = inspect("`{{ a }}` en `{{` en `{{ A B }}`\n"
                                   "\n"
                                   "    {{ b }} }}\n"
                                   "\n"
                                   "<!-- {{ c }} {{ -->\n"
                                   "\n"
                                   "```vega-lite {{ d }}\n"
                                   "{\"a\": {\"b\": {}}} {{ e }}\n"
                                   "```\n"
                                   "\n"
                                   "Ook \\{{ f }} niet.\n");
  CHECK(messages(found.mistakes) == Messages{});
  CHECK(found.references.empty());
  REQUIRE(found.blocks.size() == 1);
  CHECK(found.blocks[0].kind == "vega-lite");
  CHECK(found.blocks[0].argument == "{{ d }}");
  CHECK(found.blocks[0].body == "{\"a\": {\"b\": {}}} {{ e }}\n");
}

TEST_CASE("inspect: a reference in a link definition counts once, however often it is used")
{
  const Inspection found = inspect("[a][r] en [b][r]\n\n[r]: /x/{{ id }}/\n");
  CHECK(paths(found) == std::vector<std::string>{"id"});
  REQUIRE(found.links.size() == 2);
  CHECK(found.links[0].target == "/x/{{ id }}/");
  CHECK(found.links[0].has_references);
}

TEST_CASE("inspect: headings carry their text as written and a slug that no value changes")
{
  const Inspection found =
      inspect("## Stand: *{{ mkb.waarde }}* `x`[^n]\n\n### Stand\n\n### Stand\n\n[^n]: noot\n");
  REQUIRE(found.headings.size() == 3);
  CHECK(found.headings[0].level == 2);
  CHECK(found.headings[0].text == "Stand: {{ mkb.waarde }} x");
  CHECK(found.headings[0].slug == "stand-mkb-waarde-x");
  CHECK(found.headings[1].slug == "stand");
  CHECK(found.headings[2].slug == "stand-2");
}

TEST_CASE("inspect: links and images are listed with the target as written")
{
  const Inspection found =
      inspect("[a](/b?c=d&amp;e) ![f](g.png) <https://h.nl> <i@j.nl> [k](#l)\n");
  REQUIRE(found.links.size() == 5);
  CHECK(found.links[0].target == "/b?c=d&e");
  CHECK(found.links[1].target == "g.png");
  CHECK(found.links[1].image);
  CHECK(found.links[2].target == "https://h.nl");
  CHECK(found.links[3].target == "mailto:i@j.nl");
  CHECK(found.links[4].target == "#l");
}

TEST_CASE("inspect: every mistake is named at its place")
{
  struct Row
  {
    std::string name;
    std::string body;
    Messages expected;
  };
  const Row rows[] = {
      {"good text", "## Kop\n\nTekst met [link](/x/), `code` en **vet**.\n", {}},
      {"unclosed reference",
       "Een {{ a.b\n}}",
       {"1:5 '{{' zonder '}}' op dezelfde regel", "2:1 '}}' zonder '{{' ervoor"}},
      {"unclosed before a good one", "{{ a {{ b }}", {"1:1 '{{' zonder '}}' op dezelfde regel"}},
      {"empty reference", "{{}} {{ }}", {"1:1 lege verwijzing", "1:6 lege verwijzing"}},
      {"capital letter", "{{ Mkb.waarde }}", {"1:4 'Mkb.waarde' is geen verwijzing"}},
      {"two points", "{{ mkb..waarde }}", {"1:4 'mkb..waarde' is geen verwijzing"}},
      {"space in path", "{{ mkb waarde }}", {"1:4 'mkb waarde' is geen verwijzing"}},
      {"only a format", "{{ | kort }}", {"1:1 '' is geen verwijzing"}},
      {"three braces", "{{{ a }}}", {"1:3 '{ a' is geen verwijzing"}},
      {"format of two words", "{{ a | kort lang }}", {"1:8 'kort lang' is geen opmaak"}},
      {"two formats", "{{ a | b | c }}", {"1:8 'b | c' is geen opmaak"}},
      {"mistake in a target", "[a](/x/{{ B }}/)", {"1:11 'B' is geen verwijzing"}},
      {"private character",
       "a\uE0000\uE001 `\uE001`",
       {"1:2 teken 'U+E000' heeft geen betekenis in een tekst",
        "1:4 teken 'U+E001' heeft geen betekenis in een tekst",
        "1:7 teken 'U+E001' heeft geen betekenis in een tekst"}},
      {"private character as an entity",
       "&#xE000;0&#57345; `&#xe000;`",
       {"1:1 teken '&#xE000;' heeft geen betekenis in een tekst",
        "1:10 teken '&#57345;' heeft geen betekenis in een tekst"}},
      {"html",
       "a <b>c</b> <I>d</I>\n\n<div>\n</div>\n",
       {"1:3 HTML in een tekst wordt niet overgenomen: '<b>'",
        "1:12 HTML in een tekst wordt niet overgenomen: '<I>'",
        "3:1 HTML in een tekst wordt niet overgenomen: '<div>'"}},
      {"closing tag alone", "a</b>", {"1:2 HTML in een tekst wordt niet overgenomen: '</b>'"}},
      {"placeholder", "Beste <naam>,", {"1:7 HTML in een tekst wordt niet overgenomen: '<naam>'"}},
      {"comments", "<!-- a -->\n\nb <!-- c --> d\n\n<!-- e --> <!-- f -->\n", {}},
      {"open comment", "<!-- a\n\nb\n", {"1:1 commentaar zonder '-->': wat erop volgt valt weg"}},
      {"text behind a comment",
       "<!-- a --> b <!-- c -->\n",
       {"1:1 tekst op dezelfde regel na een commentaar valt weg"}},
      {"javascript",
       "[a](JavaScript:x)",
       {"1:5 adres 'JavaScript:x' begint met 'javascript:', dat kan hier niet"}},
      {"hidden javascript", "[a](java&#9;script:x)", {"1:5 stuurteken in een adres"}},
      {"autolink",
       "<vbscript:x>",
       {"1:2 adres 'vbscript:x' begint met 'vbscript:', dat kan hier niet"}},
      {"file and data",
       "[a](file:///x) [b](data:x)",
       {"1:5 adres 'file:///x' begint met 'file:', dat kan hier niet",
        "1:20 adres 'data:x' begint met 'data:', dat kan hier niet"}},
      {"scheme with a reference",
       "[a](x{{ b }}:y)",
       {"1:5 adres 'x{{ b }}:y' begint met 'x{{ b }}:', dat kan hier niet"}},
      {"reference as the whole target", "[a]({{ b }})", {}},
      {"host without scheme", "[a](//b.nl/c)", {"1:5 adres '//b.nl/c' zonder https:"}},
      {"backslash", "[a](/b\\\\c)", {"1:5 '\\' in adres '/b\\c'"}},
      {"no target", "[a]() ![b]()", {"1:4 link zonder adres", "1:11 afbeelding zonder bestand"}},
      {"no text",
       "[](/a) [ ](/b)",
       {"1:4 link naar '/a' zonder tekst", "1:12 link naar '/b' zonder tekst"}},
      {"text from a reference or an image", "[{{ a }}](/b) [![c](/d.png)](/e)", {}},
      {"image without description", "![](/a.png)", {"1:5 afbeelding '/a.png' zonder omschrijving"}},
      {"image from elsewhere",
       "![a](https://b.nl/c.png) ![d](//e) ![f](#g)",
       {"1:6 afbeelding 'https://b.nl/c.png' staat niet in de site",
        "1:31 afbeelding '//e' staat niet in de site",
        "1:41 afbeelding '#g' staat niet in de site"}},
      {"address with a space", "[a](b c) [d](/e)", {"1:1 dit wordt geen link"}},
      {"brackets meant as text", "\\[a](b c) [a\\](b c) [d](/e)", {}},
      {"missing definition",
       "[a][b] [c][]",
       {"1:1 geen adres gegeven voor [b]: dit wordt geen link",
        "1:8 geen adres gegeven voor [c]: dit wordt geen link"}},
      {"bare addresses",
       "Zie https://a.nl/b, www.c.nl en <https://d.nl> [https://e.nl](/f)",
       {"1:5 adres 'https://a.nl' wordt geen link", "1:21 adres 'www.c.nl' wordt geen link"}},
      {"link in a link", "[a <https://b.nl> c](/d)", {"1:5 link in de tekst van een andere link"}},
      {"title in the body",
       "# A\n\nB\n===\n",
       {"1:1 kop van niveau 1: de titel staat in de front matter",
        "3:1 kop van niveau 1: de titel staat in de front matter"}},
      {"skipped levels",
       "### A\n\n## B\n\n#### C\n\n## D\n",
       {"1:1 kop van niveau 3 direct onder niveau 1",
        "5:1 kop van niveau 4 direct onder niveau 2"}},
      {"empty heading", "##\n", {"1:1 kop zonder tekst"}},
      {"accidental heading",
       "Een\ntwee\n---\n",
       {"1:1 deze regels worden samen een kop door de streep eronder"}},
      {"table without caption", "Een\n\n| a |\n|---|\n", {"3:1 tabel zonder bijschrift"}},
      {"too many cells",
       "Tabel: a\n\n| a | b |\n|---|---|\n| 1 | 2 | 3 |\n",
       {"5:10 rij heeft 3 cellen, de kop 2: de rest valt weg"}},
      {"no table",
       "| a | b |\n|---|---|---|\n",
       {"2:1 dit wordt geen tabel: deze rij heeft 3 cellen, de kop erboven 2"}},
      {"open block",
       "```grafiek a\nb\n",
       {"1:1 blok zonder sluitregel: alles wat volgt hoort erbij"}},
      {"open code in a quote",
       "> ~~~\n> a\n\nb\n",
       {"1:3 blok zonder sluitregel: alles wat volgt hoort erbij"}},
      {"misspelt block",
       "```grafiekk a\n```\n\n```json\n```\n",
       {"1:4 blok 'grafiekk' wordt als code getoond"}},
      {"missing footnote", "a[^b] \\[^c]", {"1:2 voetnoot 'b' bestaat niet"}},
      {"unused footnote", "a\n\n[^b]: c\n", {"3:1 voetnoot 'b' wordt nergens genoemd en valt weg"}},
      {"repeated footnote", "a[^b]\n\n[^b]: c\n[^B]: d\n", {"4:1 voetnoot 'B' staat er twee keer"}},
      {"footnote in code", "`[^a]`\n\n    [^b]: c\n", {}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(messages(inspect(row.body).mistakes) == row.expected);
  }
}

TEST_CASE("inspect: a table too large to build is refused, the rest of the text still checked")
{
  std::string body = "Tabel: groot\n\n|" + std::string(500, 'x') + "\n|";
  for (int column = 0; column < 5'000; ++column)
    body += "-|";
  body += "\n" + std::string("|1|\n|2|\n|3|\n|4|\n\n{{ }}\n");
  const Inspection found = inspect(body);
  REQUIRE(found.mistakes.size() == 2);
  CHECK(messages(found.mistakes) ==
        Messages{"4:1 tabel van 5000 kolommen en 5 rijen is te groot", "10:1 lege verwijzing"});
}

TEST_CASE("inspect: every message has an English half and a hint")
{
  const Inspection found =
      inspect("# A {{ B }} <b> [](file:x) ![](//y) https://z.nl [^n] [a](b c)\n"
              "\n"
              "```grafiekk\n");
  CHECK(found.mistakes.size() == 12);
  for (const Diagnostic& mistake : found.mistakes) {
    CAPTURE(mistake.message.nl);
    CHECK_FALSE(mistake.message.en.empty());
    CHECK_FALSE(mistake.hint.nl.empty());
    CHECK_FALSE(mistake.hint.en.empty());
    CHECK(mistake.message.nl.find("{{{{") == std::string::npos);
    CHECK(mistake.hint.nl.find("{{{{") == std::string::npos);
  }
}
