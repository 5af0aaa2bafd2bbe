#include "base/text.hpp"
#include "markdown_help.hpp"

#include <doctest/doctest.h>
#include <ostream>

using namespace peil;
using namespace peil::markdown;

namespace {

struct Place
{
  std::uint32_t line = 0;
  std::uint32_t column = 0;

  bool operator==(const Place&) const = default;
};

std::ostream& operator<<(std::ostream& out, const Place& place)
{
  return out << place.line << ":" << place.column;
}

// Where these characters stand in the body, counted here once more in the simplest way.
Place place_of(std::string_view body, std::string_view characters)
{
  const std::string_view before = body.substr(0, body.rfind(characters));
  const std::vector<std::string_view> lines = split(before, '\n');
  return {static_cast<std::uint32_t>(lines.size()),
          static_cast<std::uint32_t>(count_characters(lines.back()) + 1)};
}

Place place_of(const Position& at)
{
  return {at.line, at.column};
}

struct Row
{
  std::string name;
  std::string body;
};

// Three of these have a wrong line in the tree of cmark-gfm, more have a wrong column.
const Row k_constructs[] = {
    {"plain paragraph", "Eén {{ a.b }} en [x](javascript:y) <b>\n"},
    {"second line", "Eén\ntwee {{ a.b }} [x](javascript:y) <b>\n"},
    {"hard break by backslash", "Eén\\\ntwee {{ a.b }} [x](javascript:y) <b>\n"},
    {"hard break by spaces", "Eén  \ntwee {{ a.b }} [x](javascript:y) <b>\n"},
    {"link title over several lines",
     "Zie [t](/u \"een\ntwee\ndrie\") en {{ a.b }} [x](javascript:y) <b>\n"},
    {"after such a title", "Zie [t](/u 'een\ntwee')\ndan {{ a.b }} [x](javascript:y) <b>\n"},
    {"definition in the same paragraph", "[r]: /u\nDan {{ a.b }} [x](javascript:y) <b> [t][r]\n"},
    {"definition over two lines", "[r]:\n  /u\n  'titel'\nDan {{ a.b }} [x](javascript:y) <b>\n"},
    {"list item with indentation", "1. een\n\n   twee {{ a.b }} [x](javascript:y) <b>\n"},
    {"quote", "> Eén\n> twee {{ a.b }} [x](javascript:y) <b>\n"},
    {"lazy continuation", "> Eén\ntwee {{ a.b }} [x](javascript:y) <b>\n"},
    {"footnote", "Zie[^n].\n\n[^n]: Noot {{ a.b }} [x](javascript:y) <b>\n\nDaarna.\n"},
    {"footnote, second paragraph",
     "Zie[^n].\n\n[^n]: Noot\n\n    meer {{ a.b }} [x](javascript:y) <b>\n"},
    {"heading", "## Kop é {{ a.b }} [x](javascript:y) <b>\n"},
    {"underlined heading below a definition",
     "[r]: /u\nKop {{ a.b }} [x](javascript:y) <b>\n---\n"},
    {"table heading", "| é | {{ a.b }} [x](javascript:y) <b> |\n|---|---|\n| 1 | 2 |\n"},
    {"table cell", "| a | b |\n|---|---|\n| é | {{ a.b }} [x](javascript:y) <b> |\n"},
    {"cell beside the same target",
     "Vooraf\n| [z](javascript) | b |\n|---|---|\n| é | {{ a.b }} [x](javascript:y) <b> |\n"},
    {"table below text without an empty line",
     "Tekst [z](/z)\n| a [z](/z) | {{ a.b }} [x](javascript:y) <b> |\n|---|---|\n"},
    {"emphasis", "*Eén **{{ a.b }} [x](javascript:y)** <b>*\n"},
    {"code span over two lines", "`een\ntwee` {{ a.b }} [x](javascript:y) <b>\n"},
    {"html over two lines", "<i\nclass=x> {{ a.b }} [x](javascript:y) <b>\n"},
    {"carriage returns", "Eén\r\ntwee {{ a.b }} [x](javascript:y) <b>\r\n"},
    {"a lone carriage return", "Eén\rtwee {{ a.b }} [x](javascript:y) <b>\n"},
    {"tabs", "-\teen\n\n\ttwee\t{{ a.b }} [x](javascript:y) <b>\n"},
    {"the same in code before it", "`[x](javascript:y) <b>` {{ a.b }} [x](javascript:y) <b>\n"},
    {"the same escaped before it", "\\[x](/y) \\<b> {{ a.b }} [x](javascript:y) <b>\n"},
    {"target in angle brackets", "{{ a.b }} [x](<javascript:y>) <b>\n"},
    {"target on the next line", "> {{ a.b }} [x](\n> javascript:y) <b>\n"},
    {"target of a definition", "{{ a.b }} [x][r] <b>\n\n[r]: javascript:y\n"},
    {"target of an image", "{{ a.b }} ![x](javascript:y) <b>\n"},
    {"other references before it", "{{ c }}{{ d }} {{ a.b }} [x](javascript:y) <b>\n"},
};

const Diagnostic* find_mistake(const Inspection& found, std::string_view part)
{
  const Diagnostic* result = nullptr;
  for (const Diagnostic& mistake : found.mistakes)
    if (mistake.message.nl.find(part) != std::string::npos)
      result = &mistake;
  return result;
}

} // namespace

TEST_CASE("positions: references, targets and HTML are found to the character in every construct")
{
  for (const Row& row : k_constructs) {
    CAPTURE(row.name);
    const std::string_view body = row.body;
    const Inspection found = inspect(body);
    REQUIRE_FALSE(found.references.empty());
    CHECK(place_of(found.references.back().at) == place_of(body, "a.b"));
    CHECK(found.references.back().at.length == 3);

    const Diagnostic* const target = find_mistake(found, "javascript:y");
    REQUIRE(target != nullptr);
    CHECK(place_of(target->at) == place_of(body, "javascript:y"));
    CHECK(target->at.length == 12);

    const Diagnostic* const html = find_mistake(found, "'<b>'");
    REQUIRE(html != nullptr);
    CHECK(place_of(html->at) == place_of(body, "<b>"));
    CHECK(html->at.length == 3);
  }
}

TEST_CASE("positions: a body below front matter begins on a later line")
{
  Source source = source_of("Eén {{ a }}\n{{ b }}\n");
  source.first_line = 8;
  const Inspection found = inspect(source, k_block_words);
  CHECK(place_of(found.references[0].at) == Place{8, 8});
  CHECK(place_of(found.references[1].at) == Place{9, 4});
}

TEST_CASE("positions: a field of a record begins where its YAML scalar does")
{
  Source source = source_of("Eén {{ a }}\n{{ b }}\n");
  source.first_line = 3;
  source.first_column = 12;
  source.other_columns = 5;
  const Inspection found = inspect(source, k_block_words);
  CHECK(place_of(found.references[0].at) == Place{3, 19});
  CHECK(place_of(found.references[1].at) == Place{4, 8});
}

TEST_CASE("positions: the format of a reference has a place of its own")
{
  const Inspection found = inspect("Een {{ a.b | kort }}");
  CHECK(place_of(found.references[0].at) == Place{1, 8});
  CHECK(place_of(found.references[0].format_at) == Place{1, 14});
  CHECK(found.references[0].format_at.length == 4);
}

TEST_CASE("positions: a block knows its word, its argument and the first character of its body")
{
  const Inspection found =
      inspect("> 1. Eén\n>\n>    ```grafiek  verloop mkb\n>    {\"a\": 1}\n>    ```\n");
  REQUIRE(found.blocks.size() == 1);
  CHECK(place_of(found.blocks[0].at) == Place{3, 9});
  CHECK(found.blocks[0].at.length == 7);
  CHECK(place_of(found.blocks[0].argument_at) == Place{3, 18});
  CHECK(found.blocks[0].argument_at.length == 11);
  CHECK(place_of(found.blocks[0].body_at) == Place{4, 6});
}

TEST_CASE("positions: a heading is underlined from its first sign to the end of its line")
{
  const Inspection found = inspect("> ## Eén\n\n[r]: /u\nTwee\n---\n\n- ## Drie\n");
  REQUIRE(found.headings.size() == 3);
  CHECK(place_of(found.headings[0].at) == Place{1, 3});
  CHECK(found.headings[0].at.length == 6);
  CHECK(place_of(found.headings[1].at) == Place{4, 1});
  CHECK(found.headings[1].at.length == 4);
  CHECK(place_of(found.headings[2].at) == Place{7, 3});
}
