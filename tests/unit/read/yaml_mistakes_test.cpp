#include "read/yaml.hpp"

#include <doctest/doctest.h>
#include <vector>

using peil::Diagnostic;
using peil::Diagnostics;
using peil::FileName;
using peil::read::parse_yaml;

namespace {

const FileName k_file("data/x.yaml");

Diagnostics mistakes_in(std::string_view text)
{
  const auto result = parse_yaml(k_file, text);
  REQUIRE_FALSE(result.ok());
  return result.mistakes();
}

// "line:column+length message" of every mistake and note, one per line.
std::string told(const Diagnostics& mistakes)
{
  std::string text;
  for (const Diagnostic& mistake : mistakes) {
    CHECK(mistake.at.file == k_file);
    CHECK_FALSE(mistake.message.en.empty());
    text += fmt::format("{}{}:{}+{} {}", text.empty() ? "" : "\n", mistake.at.line,
                        mistake.at.column, mistake.at.length, mistake.message.nl);
    for (const peil::Note& note : mistake.notes)
      text += fmt::format(" ({}:{} {})", note.at.line, note.at.column, note.message.nl);
  }
  return text;
}

struct Row
{
  std::string name;
  std::string text;
  std::string expected;
};

void check_rows(const std::vector<Row>& rows)
{
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(told(mistakes_in(row.text)) == row.expected);
  }
}

std::string hint_for(std::string_view text)
{
  return mistakes_in(text).front().hint.nl;
}

} // namespace

TEST_CASE("yaml: every key that stands twice is reported, with the place of the first")
{
  check_rows({
      {"twice", "naam: 1\nfase: 2\nnaam: 3\n",
       "3:1+4 sleutel 'naam' staat er al (1:1 eerder hier)"},
      {"three times", "a: 1\na: 2\na: 3\n",
       "2:1+1 sleutel 'a' staat er al (1:1 eerder hier)\n"
       "3:1+1 sleutel 'a' staat er al (1:1 eerder hier)"},
      {"in brackets", "{a: 1, a: 2}\n", "1:8+1 sleutel 'a' staat er al (1:2 eerder hier)"},
      {"once with quotes", "a: 1\n\"a\": 2\n", "2:1+3 sleutel 'a' staat er al (1:1 eerder hier)"},
      {"in several maps", "- a: 1\n  a: 2\n- b: 1\n  b: 2\n",
       "2:3+1 sleutel 'a' staat er al (1:3 eerder hier)\n"
       "4:3+1 sleutel 'b' staat er al (3:3 eerder hier)"},
      {"before a syntax error, which is told too", "a: 1\na: 2\nb: @x\n",
       "2:1+1 sleutel 'a' staat er al (1:1 eerder hier)\n"
       "3:4+1 tekst kan hier niet met '@' beginnen"},
  });
  CHECK(parse_yaml(k_file, "- a: 1\n- a: 2\n").ok());
}

TEST_CASE("yaml: a quote that nothing closes is reported where it was opened")
{
  const std::string message = "aanhalingsteken wordt niet gesloten";
  check_rows({
      {"to the end of the file, which yaml-cpp accepts", "a: \"x\nb: 2\n", "1:4+2 " + message},
      {"the same without a line end", "a: \"x\nb: 2", "1:4+2 " + message},
      {"single", "a: 'x y\nb: 2\n", "1:4+4 " + message},
      {"in the last line", "a: 1\nb: \"x\n", "2:4+2 " + message},
      {"at the top", "\"a: 1\nb: 2\n", "1:1+5 " + message},
      {"of a key", "a: 1\n'b: 2\nc: 3\n", "2:1+5 " + message},
      {"until the next quote", "a: \"x\nb: \"y\"\n", "1:4+2 " + message},
      {"until the next quote, in single quotes", "a: 'x\nb: 'y'\n", "1:4+2 " + message},
      {"until an empty text, which yaml-cpp accepts", "a: \"x\nb: \"\nc: 1\n", "1:4+2 " + message},
      {"in a record of a list", "- a: 'x\n  b: 'y'\n- c: 1\n", "1:6+2 " + message},
      {"over indented lines that look like keys", "a: \"x\n  b: \"y\"\n", "1:4+2 " + message},
      {"in brackets", "a: [\n\"x\n]\n", "2:1+2 " + message},
      {"in braces", "a: { b: \"c }\nd: e\n", "1:9+4 " + message},
      {"before a document mark", "a: \"x\n---\nb: 1\n", "1:4+2 " + message},
      {"before a bad escape further on", "a: \"x\nb: 'C:\\q'\nc: \"\\q\"\n", "1:4+2 " + message},
      {"with CR LF", "a: \"x\r\nb: \"y\"\r\n", "1:4+2 " + message},
  });
  CHECK(hint_for("a: 'x\n") ==
        "zet achter de tekst ook een '; een tekst over meer regels moet inspringen");
}

TEST_CASE("yaml: text after a closing quote is reported with the way to write quotes in a text")
{
  check_rows({
      {"an apostrophe", "a: 'it's'\n", "1:8+2 tekst na het afsluitende aanhalingsteken"},
      {"a word", "a: \"é\" x\n", "1:8+1 tekst na het afsluitende aanhalingsteken"},
      {"another text", "a: \"x\" \"y\"\n", "1:8+3 tekst na het afsluitende aanhalingsteken"},
      {"in brackets", "a: [1 2, \"c\"d]\n", "1:13+2 tekst na het afsluitende aanhalingsteken"},
      {"after several lines", "a: \"é\n  x\" y\n",
       "2:6+1 tekst na het afsluitende aanhalingsteken"},
      {"with CR LF", "a: \"é\r\n  x\" y\r\n", "2:6+1 tekst na het afsluitende aanhalingsteken"},
  });
  CHECK(hint_for("a: 'it's'\n") == "schrijf een enkel aanhalingsteken binnen de tekst dubbel: ''");
}

TEST_CASE("yaml: a second document is reported, not dropped")
{
  check_rows({
      {"behind a mark", "a: 1\n---\nb: 2\n",
       "2:1+3 een bestand bevat één document; hier begint een tweede"},
      {"empty, behind a mark", "---\na: 1\n---\n",
       "3:1+3 een bestand bevat één document; hier begint een tweede"},
      {"with mistakes of its own", "a: 1\n---\n@\n",
       "2:1+3 een bestand bevat één document; hier begint een tweede"},
      {"after an end mark", "a: 1\n...\nb: 2\n",
       "2:1+3 een bestand bevat één document; hier begint een tweede"},
      {"a key after a list", "- a\nbc: 1\n", "2:1+2 deze regel hoort niet bij wat erboven staat"},
      {"a first line that is indented", "  a: 1\nb: 2\n",
       "2:1+1 deze regel hoort niet bij wat erboven staat"},
      {"a dash without a space", "- a\n-b\n", "2:1+1 achter het streepje ontbreekt een spatie"},
      {"text behind a quoted text", "\"x\" \"y\"\n", "1:5+3 tekst na het einde van de waarde"},
      {"a mistake after a whole list", "- a\nb: c: d\n",
       "2:1+1 deze regel hoort niet bij wat erboven staat"},
  });
  CHECK(hint_for("  a: 1\nb: 2\n") == "laat de regel in kolom 3 beginnen, gelijk met de eerste");
  CHECK(hint_for("- a\nb: 1\n") == "een lijst en sleutels kunnen niet naast elkaar staan: laat de "
                                   "lijst onder een eigen sleutel beginnen");
}

TEST_CASE("yaml: what a directive makes yaml-cpp skip is reported")
{
  const std::string message = "een regel kan niet met '%' beginnen";
  check_rows({
      {"the whole file", "%x: 1\n", "1:1+1 " + message},
      {"the rest of the file", "a: 1\n%x: 2\nb: 3\n", "2:1+1 " + message},
      {"a real directive", "%YAML 1.2\n---\na: 1\n", "1:1+1 " + message},
  });
}

TEST_CASE("yaml: aliases, anchors, merges and tags are refused")
{
  const std::string alias = "een verwijzing met '*' kan niet";
  const std::string anchor = "een anker met '&' kan niet";
  const std::string tag = "een type met '!' kan niet";
  check_rows({
      {"an anchor and its alias", "a: &x 1\nb: *x\n", "1:4+2 " + anchor + "\n2:4+2 " + alias},
      {"an alias to itself", "a: &a [*a]\n", "1:4+2 " + anchor + "\n1:8+2 " + alias},
      {"an unknown alias: bold text", "a: **vet** x\n", "1:4+7 " + alias},
      {"a star alone", "a: *\n", "1:4+1 " + alias},
      {"an alias for a key", "*x : 1\n", "1:1+2 " + alias},
      {"an anchor before a map", "a: &b\n  c: 1\n", "1:4+2 " + anchor},
      {"an anchor before a key", "&x a: 1\n", "1:1+2 " + anchor},
      {"an anchor before nothing", "a: &b\nc: 1\n", "1:4+2 " + anchor},
      {"an ampersand alone", "a: & b\n", "1:4+1 " + anchor},
      {"a tag", "a: !foo bar\n", "1:4+4 " + tag},
      {"a tag of YAML", "a: !!str 12\n", "1:4+5 " + tag},
      {"a tag in full", "a: !<tag:x> y\n", "1:4+8 " + tag},
      {"a tag before nothing", "a: !b\nc: 1\n", "1:4+2 " + tag},
      {"a tag before a list", "a: !b [1]\n", "1:4+2 " + tag},
      {"an exclamation mark alone", "a: ! Let op\n", "1:4+1 " + tag},
      {"what follows from a tag is not told", "a: !Let op: x\n", "1:4+4 " + tag},
      {"a merge", "<<: {a: 1}\nb: 2\n", "1:1+2 samenvoegen met '<<' kan niet"},
      {"a merge of an alias", "x: &x {a: 1}\ny:\n  <<: *x\n",
       "1:4+2 " + anchor + "\n3:3+2 samenvoegen met '<<' kan niet\n3:7+2 " + alias},
  });
  CHECK(hint_for("a: &x 1\n").starts_with("schrijf de waarde uit"));
  CHECK(hint_for("<<: {a: 1}\n") == "schrijf de waarden uit");
}

TEST_CASE("yaml: a bomb of aliases is refused at once")
{
  std::string bomb = "a0: &a0 [x, x]\n";
  for (int i = 1; i < 40; ++i)
    bomb += fmt::format("a{0}: &a{0} [*a{1}, *a{1}]\n", i, i - 1);
  CHECK(mistakes_in(bomb).size() == 40 + 2 * 39);
}

TEST_CASE("yaml: nesting deeper than any source needs is refused")
{
  const auto repeated = [](std::string_view part, int times) {
    std::string text;
    for (int i = 0; i < times; ++i)
      text += part;
    return text;
  };
  const std::string message = "lijsten en sleutels zitten hier te diep in elkaar";
  CHECK(told(mistakes_in(repeated("[", 51) + repeated("]", 51))) == "1:51+1 " + message);
  CHECK(told(mistakes_in(repeated("- ", 100'000))) == "1:101+1 " + message);
  CHECK(told(mistakes_in(repeated("{a: ", 60) + repeated("}", 60))) == "1:201+1 " + message);
  CHECK(mistakes_in(repeated("[", 100'000)).size() == 1);
  CHECK(parse_yaml(k_file, repeated("[", 50) + repeated("]", 50)).ok());
}

TEST_CASE("yaml: a key must be a text, on one line, that is not empty")
{
  check_rows({
      {"a list", "? [a, b]\n: c\n", "1:3+1 een sleutel moet tekst zijn"},
      {"a map", "{a: b}: c\n", "1:1+1 een sleutel moet tekst zijn"},
      {"empty brackets", "[]: 1\nb: 2\n", "1:1+1 een sleutel moet tekst zijn"},
      {"nothing", ": 1\n", "1:1+1 lege sleutel"},
      {"null and a tilde", "~: 1\nnull: 2\n", "1:1+1 lege sleutel\n2:1+1 lege sleutel"},
      {"several lines", "? |\n  x\n  y\n: z\n", "1:3+1 een sleutel moet op één regel staan"},
  });
}

TEST_CASE("yaml: a forgotten colon or space does not turn a key into something else")
{
  check_rows({
      {"no colon, which yaml-cpp accepts at the end", "a: 1\nb 2\n",
       "2:1+3 achter 'b 2' ontbreekt een dubbele punt"},
      {"no colon in the middle", "a: 1\nb 2\nc: 3\n",
       "2:1+3 achter 'b 2' ontbreekt een dubbele punt"},
      {"no colon in the first line", "x\ny: 1\n", "1:1+1 achter 'x' ontbreekt een dubbele punt"},
      {"no colon in braces", "{a, b: 1}\n", "1:2+1 achter 'a' ontbreekt een dubbele punt"},
      {"no colon after a quoted key", "a: 1\n\"y\"\n",
       "2:1+3 achter '\"y\"' ontbreekt een dubbele punt"},
      {"no space in braces", "a: {b:1}\n", "1:6+1 achter de dubbele punt ontbreekt een spatie"},
      {"no space in the last line", "a: 1\nb:2\n",
       "2:2+1 achter de dubbele punt ontbreekt een spatie"},
      {"no space in the middle", "a: 1\nb:2\nc: 3\n",
       "2:2+1 achter de dubbele punt ontbreekt een spatie"},
      {"no space anywhere", "a:1\nb:2\n", "1:2+1 achter de dubbele punt ontbreekt een spatie"},
      {"no space below a key", "a:\n  b:1\n", "2:4+1 achter de dubbele punt ontbreekt een spatie"},
      {"no space after dashes below a key", "a:\n  -b\n  -c\n",
       "2:3+1 achter het streepje ontbreekt een spatie\n"
       "3:3+1 achter het streepje ontbreekt een spatie"},
  });
}

TEST_CASE("yaml: a list item that would become part of a text is reported")
{
  const std::string message = "dit lijstpunt hoort volgens YAML bij de tekst van de regel erboven";
  check_rows({
      {"a dash that is indented", "- a\n - b\n", "2:2+1 " + message},
      {"two of them", "- a\n  - b\n  - c\n", "2:3+1 " + message + "\n3:3+1 " + message},
      {"below a key that has a text", "a: x\n  - b\n", "2:3+1 " + message},
      {"with CR LF", "a: x\r\n  - b\r\n", "2:3+1 " + message},
  });
}

TEST_CASE("yaml: nothing between commas is reported")
{
  check_rows({
      {"in a list", "a: [1,,2]\n", "1:7+1 lege plek voor de komma"},
      {"at the beginning", "a: [,b]\n", "1:5+1 lege plek voor de komma"},
      {"in a map", "a: {a: 1,, b: 2}\n", "1:10+1 lege plek voor de komma"},
  });
  CHECK(parse_yaml(k_file, "a: [1, ]\nb: {c: , d: }\n").ok());
}

TEST_CASE("yaml: text that YAML takes for a comment or a number of blanks is reported")
{
  check_rows({
      {"a colour", "a: #ff0000\n", "1:4+7 YAML leest dit als opmerking, niet als tekst"},
      {"a number in a text", "a: zie besluit #12 en #13\n",
       "1:16+10 YAML leest dit als opmerking, niet als tekst"},
      {"a list item", "- #12\n- b\n", "1:3+3 YAML leest dit als opmerking, niet als tekst"},
      {"larger than five, read as an empty text", "a: >5\n",
       "1:4+2 achter '>' kan geen tekst of getal staan"},
      {"text behind the sign of a block", "a: > 5 ton\n",
       "1:4+7 achter '>' kan geen tekst of getal staan"},
      {"a pipe", "a: | x\n", "1:4+3 achter '|' kan geen tekst of getal staan"},
  });
  CHECK(parse_yaml(k_file, "a: 1 # x\nb: # y\nc: 2 ## z\nd: x#y\ne: \"x\" #z\n").ok());
  CHECK(parse_yaml(k_file, "a: [b, \"c #1\"]\nd:\n#1\n  e: 1\n").ok());
}

TEST_CASE("yaml: no-break spaces are reported where they change the meaning")
{
  const std::string message = "harde spatie (U+00A0) waar een gewone spatie hoort";
  check_rows({
      {"as indentation", "a:\n\u00A0\u00A0b: 1\n", "2:1+1 " + message},
      {"behind a colon", "a:\u00A0x\n", "1:3+1 " + message},
      {"behind a colon among keys", "a: 1\nb:\u00A02\nc: 3\n", "2:3+1 " + message},
      {"in a key", "a\u00A0b: 1\n", "1:2+1 " + message},
      {"before a value", "a: \u00A0x\n", "1:4+1 " + message},
      {"after a value", "a: x\u00A0\n", "1:5+1 " + message},
  });
  CHECK(parse_yaml(k_file, "a: 5\u00A0km\nb: \"\u00A0\"\n").ok());
}

TEST_CASE("yaml: a colon in a text asks for quotes and shows them")
{
  const std::string message = "dubbele punt in tekst zonder aanhalingstekens";
  check_rows({
      {"a title", "titel: Beleid: deel 2\n", "1:14+1 " + message},
      {"after é", "titel: é: deel 2\n", "1:9+1 " + message},
      {"in a list item", "- titel: Beleid: deel 2\n", "1:16+1 " + message},
      {"at the end", "a: x:\n", "1:5+1 " + message},
      {"after a quoted text", "a: 'x': y\n", "1:7+1 " + message},
      {"in brackets", "a: [b: c: d]\n", "1:9+1 " + message},
  });
  CHECK(hint_for("titel: Beleid: deel 2\n") ==
        "zet de tekst tussen aanhalingstekens: \"Beleid: deel 2\"");
  CHECK(hint_for("titel: Zo'n \"x\": y # z\n") ==
        "zet de tekst tussen aanhalingstekens: 'Zo''n \"x\": y'");
  CHECK(hint_for("titel: Beleid: " + std::string(80, 'x') + "\n") ==
        "zet de tekst tussen aanhalingstekens");
}

TEST_CASE("yaml: tabs at the beginning of a line are reported")
{
  const std::string message = "tab aan het begin van de regel";
  check_rows({
      {"before a key", "a:\n\tb: 1\n", "2:1+1 " + message},
      {"between deeper keys", "a:\n  b: 1\n\tc: 2\n", "3:1+1 " + message},
      {"after spaces", "a:\n  b: 1\n  \tc: 2\n", "3:3+1 " + message},
      {"before a list item", "a:\n\t- b\n", "2:1+1 " + message},
      {"in the first line", "\ta: 1\n", "1:1+1 " + message},
      {"in an empty line", "a: 1\n\t\nb: 2\n", "2:1+1 " + message},
      {"in a block of text", "a: |\n\tx\n", "2:1+1 " + message},
  });
}

TEST_CASE("yaml: a text that begins with a sign of YAML is reported with quotes around it")
{
  check_rows({
      {"@", "a: @x\n", "1:4+1 tekst kan hier niet met '@' beginnen"},
      {"`", "a: `x`\n", "1:4+1 tekst kan hier niet met '`' beginnen"},
      {"%", "a: %x\nb: 1\n", "1:4+1 tekst kan hier niet met '%' beginnen"},
      {",", "a: , x\n", "1:4+1 tekst kan hier niet met ',' beginnen"},
      {"?", "a: ? b\n", "1:4+1 tekst kan hier niet met '?' beginnen"},
      {"- ", "a: - b\n", "1:4+1 hier kan geen lijstpunt beginnen"},
      {"]", "a: ]\n", "1:4+1 ']' sluit iets dat niet geopend is"},
      {"}", "a: }x\n", "1:4+1 '}' sluit iets dat niet geopend is"},
      {"a key with @", "a: 1\n@b: 2\n", "2:1+1 tekst kan hier niet met '@' beginnen"},
  });
  CHECK(hint_for("a: @x y # z\n") == "zet de tekst tussen aanhalingstekens: \"@x y\"");
}

TEST_CASE("yaml: brackets must be closed, by the right one")
{
  check_rows({
      {"[ to the end", "a: [x, y\n", "1:4+1 '[' wordt niet gesloten"},
      {"[ before the next key", "a: [1, 2\nb: 3\n", "1:4+1 '[' wordt niet gesloten"},
      {"[ before another list", "a: [x, y\nb: [z]\n", "1:4+1 '[' wordt niet gesloten"},
      {"{ to the end", "a: {x: 1\n", "1:4+1 '{' wordt niet gesloten"},
      {"{ in a deeper map", "a:\n  b: {x: 1,\n  y: 2\nc: 3\n", "2:6+1 '{' wordt niet gesloten"},
      {"{ around a text", "a: {x\n", "1:4+1 '{' wordt niet gesloten"},
      {"{ before the next list item", "- a:\n    - {x: 1\n- a: 2\n",
       "2:7+1 '{' wordt niet gesloten"},
      {"{ in an earlier record", "- a:\n    - {x: 1, y: {z: 2}\n- a:\n    - {x: 2}\n",
       "2:7+1 '{' wordt niet gesloten"},
      {"{ between list items", "a:\n  - {x: 1\n  - {x: 2}\nb: 3\n",
       "2:5+1 '{' wordt niet gesloten"},
      {"one too many", "a: [1, 2]]\n", "1:10+1 ']' sluit iets dat niet geopend is"},
      {"} for ]", "a: [1}\n", "1:6+1 '}' waar ']' verwacht werd (1:4 hier geopend)"},
      {"] for }", "a: {b: 1]\n", "1:9+1 ']' waar '}' verwacht werd (1:4 hier geopend)"},
      {"text after", "a: [1] c\n", "1:8+1 tekst na het einde van de waarde"},
  });
}

TEST_CASE("yaml: wrong indentation is reported with the columns that would do")
{
  const std::string wrong = "deze regel springt verkeerd in";
  const std::string deeper =
      "deze regel springt verder in dan de regel erboven, die al een waarde heeft";
  check_rows({
      {"deeper below a value", "a: b\n  cd: d\n", "2:3+2 " + deeper},
      {"deeper in a record", "- a: 1\n   b: 2\n", "2:4+1 " + deeper},
      {"between two depths", "a:\n    b: 1\n  cd: 2\n", "3:3+2 " + wrong},
      {"too little in a record", "- a: 1\n b: 2\n", "2:2+1 " + wrong},
      {"after a quoted text", "a: \"x\"\n  b: 1\n", "2:3+1 " + wrong},
      {"a block of text that jumps back", "a: >\n    x\n  y\n", "3:3+1 " + wrong},
      {"a list item that jumps back", "a:\n  - b\n- c\n", "3:1+1 " + wrong},
      {"a key among list items", "a:\n  - x\n  y: 1\n",
       "3:3+1 regel zonder streepje tussen lijstpunten"},
      {"a list item among keys", "a:\n  y: 1\n  - x\n", "3:3+1 lijstpunt tussen sleutels"},
      {"a dash without a space", "a:\n  - x\n  -y\n",
       "3:3+1 achter het streepje ontbreekt een spatie"},
  });
  CHECK(hint_for("a: 1, b: 2, cd: x\n") ==
        "zijn dit meer sleutels, zet er dan accolades om: {a: 1, b: 2, cd: x}; is het één tekst, "
        "zet hem dan tussen aanhalingstekens");
  CHECK(hint_for("a: Beleid, deel 2: nu\n") ==
        "zet de tekst tussen aanhalingstekens: \"Beleid, deel 2: nu\"");
  CHECK(hint_for("a: {b: x cd: 2}\n") ==
        "ontbreekt er een komma voor 'cd'? zet de tekst anders tussen aanhalingstekens");
  CHECK(hint_for("a:\n    b: 1\n  c: 2\n") ==
        "laat de regel gelijk beginnen met de regels waar hij bij hoort: kolom 1 of 5");
  CHECK(hint_for("a:\n  - b\n- c\n") ==
        "laat de regel gelijk beginnen met de regels waar hij bij hoort: kolom 3");
  CHECK(hint_for("a: b\n  c: d\n") == "begin in kolom 1, of haal de waarde achter 'a:' weg");
}

TEST_CASE("yaml: an escape that YAML lacks is reported, and one that gives a control character")
{
  check_rows({
      {"a path", "a: \"x\\y\"\n", "1:6+2 '\\y' is geen geldige \\-code"},
      {"half a surrogate", "a: \"\\ud800\"\n", "1:5+6 '\\ud800' is geen geldige \\-code"},
      {"NUL", "a: \"\\0\"\n", "1:4+4 deze tekst bevat door een \\-code een teken dat niet kan"},
      {"our sentinel", "a: \"\\uE000\"\n",
       "1:4+8 deze tekst bevat door een \\-code een teken dat niet kan"},
  });
}

TEST_CASE("yaml: characters that no source may hold are reported before anything else")
{
  using namespace std::string_view_literals;
  CHECK(told(mistakes_in("a: x\0y\n"sv)) == "1:5+1 stuurteken U+0000 in de tekst");
  CHECK(told(mistakes_in("a: caf\xE9\n"sv)) == "1:7+1 byte 0xE9 is geen geldige UTF-8");
}

TEST_CASE("yaml: every mistake says what to do")
{
  for (const std::string text : {"a: 'x\n",      "a: 1\na: 2\n",  "a: b: c\n",
                                 "a:\n\tb: 1\n", "a: @\n",        "a: [\n",
                                 "- a\nb: 1\n",  "a: *x\n",       "a: &x 1\n",
                                 "a: !x 1\n",    "<<: 1\n",       "[]: 1\n",
                                 ": 1\n",        "a: [1,,2]\n",   "a: >5\n",
                                 "a: x #1\n",    "a\u00A0: 1\n",  "a: \"\\q\"\n",
                                 "%\n",          "a: 1\n b: 2\n", "a:\n    b: 1\n  c: 2\n"}) {
    CAPTURE(text);
    for (const Diagnostic& mistake : mistakes_in(text)) {
      CHECK_FALSE(mistake.hint.nl.empty());
      CHECK_FALSE(mistake.hint.en.empty());
    }
  }
}
