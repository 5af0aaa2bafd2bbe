#include "read/markdown_file.hpp"

#include <doctest/doctest.h>
#include <vector>

using peil::FileName;
using peil::TextFile;
using peil::read::parse_text_file;

namespace {

const FileName k_file("content/x.md");

TextFile parsed(std::string_view bytes)
{
  const peil::Result<TextFile> text = parse_text_file(k_file, bytes);
  REQUIRE(text.ok());
  return text.value();
}

std::string told(std::string_view bytes)
{
  const peil::Result<TextFile> text = parse_text_file(k_file, bytes);
  REQUIRE_FALSE(text.ok());
  REQUIRE(text.mistakes().size() == 1);
  const peil::Diagnostic& mistake = text.mistakes().front();
  return fmt::format("{}:{}+{} {}", mistake.at.line, mistake.at.column, mistake.at.length,
                     mistake.message.nl);
}

} // namespace

TEST_CASE("markdown file: front matter and body are parted, and the body knows its line")
{
  struct Row
  {
    std::string name;
    std::string bytes;
    std::string body;
    std::uint32_t body_line;
    bool has_title;
  };
  const std::vector<Row> rows = {
      {"both", "---\ntitel: x\n---\n# Kop\n", "# Kop\n", 4, true},
      {"no front matter", "# Kop\n\n---\n\ntekst\n", "# Kop\n\n---\n\ntekst\n", 1, false},
      {"empty front matter", "---\n---\ntekst", "tekst", 3, false},
      {"no body", "---\ntitel: x\n---", "", 4, true},
      {"a rule in the body", "---\ntitel: x\n---\na\n---\nb\n", "a\n---\nb\n", 4, true},
      {"CR LF", "---\r\ntitel: x\r\n---\r\na\r\n", "a\r\n", 4, true},
      {"blanks behind the marks", "--- \ntitel: x\n---\t\na\n", "a\n", 4, true},
      {"a byte order mark", "\xEF\xBB\xBF---\ntitel: x\n---\na\n", "a\n", 4, true},
      {"an empty file", "", "", 1, false},
      {"four dashes are a rule", "----\na\n", "----\na\n", 1, false},
      {"dashes in a text of the front matter", "---\ntitel: |\n  x\n  ---\n---\na\n", "a\n", 6,
       true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const TextFile text = parsed(row.bytes);
    CHECK(text.body == row.body);
    CHECK(text.body_line == row.body_line);
    CHECK((text.front_matter.find("titel") != nullptr) == row.has_title);
    CHECK(text.file == k_file);
  }
}

TEST_CASE("markdown file: front matter knows its place in the file")
{
  const TextFile text = parsed("---\ntitel: Één\norde: 2\n---\n");
  const peil::Value* order = text.front_matter.find("orde");
  REQUIRE(order != nullptr);
  CHECK(order->at == peil::Position{k_file, 3, 7, 1});
}

TEST_CASE("markdown file: mistakes are reported where they stand in the file")
{
  CHECK(told("---\ntitel: x\n# Kop\n") ==
        "1:1+3 '---' opent hier gegevens die niet worden gesloten");
  CHECK(told("---\n") == "1:1+3 '---' opent hier gegevens die niet worden gesloten");
  CHECK(told("---\ntitel: x\ntitel: y\n---\n") == "3:1+5 sleutel 'titel' staat er al");
  CHECK(told("---\ntitel: Beleid: deel 2\n---\n") ==
        "2:14+1 dubbele punt in tekst zonder aanhalingstekens");
  CHECK(told("# Kop\n\néén \uE000 x\n") ==
        "3:5+1 hier staat het teken U+E000, dat peil zelf gebruikt");
  CHECK(told("# Kop\n\uE001\n") == "2:1+1 hier staat het teken U+E001, dat peil zelf gebruikt");
  CHECK(told("# caf\xE9\n") == "1:6+1 byte 0xE9 is geen geldige UTF-8");
  CHECK(told("a\x0C\n") == "1:2+1 stuurteken U+000C in de tekst");
}
