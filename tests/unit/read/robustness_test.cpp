#include "read/csv.hpp"
#include "read/markdown_file.hpp"
#include "read/yaml.hpp"
#include "support/proper_mistakes.hpp"

#include <doctest/doctest.h>
#include <random>
#include <vector>

using peil::Diagnostic;
using peil::FileName;

namespace {

const FileName k_file("data/x.yaml");
constexpr int k_mutations_of_each = 4000;

constexpr std::string_view k_yaml = "# Ketenprojecten\n"
                                    "titel: \"Één keten: hout\"\n"
                                    "fasen:\n"
                                    "  - datum: 2026-01-15\n"
                                    "    fase: verkenning  # eerst\n"
                                    "  - {datum: 2026-06-30, fase: 'pilot'}\n"
                                    "omschrijving: |\n"
                                    "  Een tekst\n"
                                    "\n"
                                    "  van regels.\n"
                                    "gemeenten: [emmen, \"assen\", hoogeveen]\n"
                                    "leeg:\n"
                                    "bedrag: 1250.50\n";

constexpr std::string_view k_csv = "id;naam;\"bedrag; in euro\"\r\n"
                                   "a;\"Één \"\"naam\"\"\";1250\r\n"
                                   "b;\"twee\r\nregels\";\r\n";

constexpr std::string_view k_markdown = "---\n"
                                        "titel: Één\n"
                                        "orde: 2\n"
                                        "---\n"
                                        "# Kop\n\ntekst\n";

constexpr std::string_view k_spice = "\"'[]{}:,-#&*!|>%@`?~ \t\n\r\\\x01\xC3\xA9\xA0\xFF<=.;a0";

// A few random cuts, doublings and strange characters; the same for the same seed.
std::string mutated(std::string text, std::mt19937& random)
{
  const auto below = [&random](std::size_t limit) {
    return random() % std::max<std::size_t>(1, limit);
  };
  for (std::size_t changes = 1 + below(4); changes > 0; --changes) {
    const std::size_t at = below(text.size());
    switch (below(4)) {
    case 0:
      text.insert(at, 1, k_spice[below(k_spice.size())]);
      break;
    case 1:
      text.erase(at, 1 + below(8));
      break;
    case 2:
      text.insert(below(text.size()), text.substr(at, 1 + below(20)));
      break;
    default:
      if (!text.empty())
        text[at] = k_spice[below(k_spice.size())];
    }
  }
  return text;
}

// Whether there is at least one mistake, each a proper sentence about a place in the text.
bool are_proper(const peil::Diagnostics& mistakes, std::string_view bytes)
{
  for (const Diagnostic& one : mistakes)
    if (!peil::tests::is_sentence(one.message) || !peil::tests::lies_in(one.at, bytes))
      return false;
  return !mistakes.empty();
}

std::string letters_and_digits(std::string_view text)
{
  std::string found;
  for (const char c : text)
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))
      found += c;
  return found;
}

std::string all_text(const peil::Value& value)
{
  std::string text = value.text;
  for (const peil::Value& item : value.items)
    text += all_text(item);
  for (const peil::Value::Member& member : value.members)
    text += member.key.value + all_text(member.value);
  return text;
}

template <typename Parse>
void check_mutations(std::string_view sample, Parse parse)
{
  REQUIRE(parse(sample).ok());
  std::mt19937 random(20260630);
  int well = 0;
  for (int i = 0; i < k_mutations_of_each; ++i) {
    const std::string text = mutated(std::string(sample), random);
    const auto result = parse(text);
    well += result.ok() ? 1 : 0;
    if (!result.ok() && !are_proper(result.mistakes(), text)) {
      CAPTURE(text);
      FAIL_CHECK("not a proper mistake");
    }
  }
  CHECK(well > 0);
  CHECK(well < k_mutations_of_each);
}

} // namespace

TEST_CASE("robustness: however a YAML file is damaged, there is a tree or a proper mistake")
{
  check_mutations(k_yaml,
                  [](std::string_view text) { return peil::read::parse_yaml(k_file, text); });
}

TEST_CASE("robustness: a YAML file that is accepted lost nothing that its author wrote")
{
  // Without the comments, whose letters are no part of a value.
  std::string sample(k_yaml.substr(k_yaml.find('\n') + 1));
  sample.erase(sample.find("  # eerst"), std::string_view("  # eerst").size());
  std::mt19937 random(20270101);
  int compared = 0;
  for (int i = 0; i < k_mutations_of_each; ++i) {
    const std::string text = mutated(sample, random);
    if (text.find_first_of("#\\") != std::string::npos)
      continue;
    const auto result = peil::read::parse_yaml(k_file, text);
    if (!result.ok())
      continue;
    ++compared;
    CAPTURE(text);
    CHECK(letters_and_digits(all_text(result.value())) == letters_and_digits(text));
  }
  CHECK(compared > k_mutations_of_each / 10);
}

TEST_CASE("robustness: one line with very many texts takes no longer than as many lines")
{
  std::string text = "[";
  for (int i = 0; i < 20'000; ++i)
    text += "{a: é, \"b\": 'c'}, ";
  text += "]\n";
  const auto result = peil::read::parse_yaml(k_file, text);
  REQUIRE(result.ok());
  CHECK(result.value().items.size() == 20'000);
  CHECK(result.value().items.back().members[1].value.at.column == 1 + 20'000 * 18 - 5);
}

TEST_CASE("robustness: however a CSV file is damaged, there is a table or a proper mistake")
{
  check_mutations(k_csv, [](std::string_view text) { return peil::read::parse_csv(k_file, text); });
}

TEST_CASE("robustness: however a text is damaged, there is a text or a proper mistake")
{
  check_mutations(k_markdown,
                  [](std::string_view text) { return peil::read::parse_text_file(k_file, text); });
}
