#include "markdown_help.hpp"

#include <chrono>
#include <doctest/doctest.h>

using namespace peil;
using namespace peil::markdown;

namespace {

std::string repeat(std::string_view text, int times)
{
  std::string result;
  result.reserve(text.size() * static_cast<std::size_t>(times));
  for (int i = 0; i < times; ++i)
    result += text;
  return result;
}

std::string numbered(std::string_view pattern, int times)
{
  std::string result;
  for (int i = 0; i < times; ++i)
    result += fmt::format(fmt::runtime(pattern), i);
  return result;
}

std::string nested_list(int depth)
{
  std::string result;
  for (int i = 0; i < depth; ++i)
    result += std::string(static_cast<std::size_t>(i) * 2, ' ') + "- a\n";
  return result;
}

std::string wide_table()
{
  return repeat("|x", 5'000) + "\n" + repeat("|-", 5'000) + "\n" + repeat("|1|\n", 1'000);
}

struct Row
{
  std::string name;
  std::string body;
};

} // namespace

// The bound is some fifty times what a quiet machine needs, so that only a change of order fails.
TEST_CASE("pathological: no text takes more than seconds, whatever it repeats")
{
  const Row rows[] = {
      {"quotes", repeat(">", 20'000) + "a"},
      {"open brackets", repeat("[", 50'000)},
      {"close brackets", repeat("]", 50'000)},
      {"bracket pairs", repeat("[a](b c) ", 5'000)},
      {"unresolved references", repeat("[a][b] ", 5'000)},
      {"stars", repeat("*a ", 20'000)},
      {"stars and underscores", repeat("*a _b ", 10'000)},
      {"backticks", numbered("`{0}", 20'000) + repeat("`", 20'000)},
      {"code spans", repeat("`a` ", 10'000)},
      {"braces", repeat("{", 50'000)},
      {"closing braces", repeat("}", 50'000)},
      {"unclosed references", repeat("{{ a ", 20'000)},
      {"references", repeat("{{ a.b }} ", 20'000)},
      {"references on lines", repeat("{{ a.b }}\n", 20'000)},
      {"escaped references", repeat("\\{{ a ", 20'000)},
      {"nested lists", nested_list(400)},
      {"headings", repeat("## Stand\n\n", 10'000)},
      {"links", repeat("[a](/b) ", 10'000)},
      {"links through a definition", repeat("[a][r] ", 10'000) + "\n\n[r]: /x\n"},
      {"links of both kinds", repeat("[a][r] [b](/c) ", 5'000) + "\n\n[r]: /x\n"},
      {"definitions", numbered("[r{0}]: /x{0}\n", 10'000) + "\n" + numbered("[a][r{0}] ", 10'000)},
      {"footnotes", numbered("a[^{0}]\n\n[^{0}]: b\n\n", 5'000)},
      {"uses of one footnote", repeat("a[^n] ", 10'000) + "\n\n[^n]: b\n"},
      {"html", repeat("<b>", 20'000)},
      {"autolinks", repeat("<https://a.nl> ", 10'000)},
      {"bare addresses", repeat("https://a.nl ", 10'000)},
      {"images in images", repeat("![", 20'000) + "a" + repeat("](/b)", 20'000)},
      {"images", repeat("![l", 20'000)},
      {"entities", repeat("&#xE000;", 10'000)},
      {"table bomb", wide_table()},
      {"rows of hyphens", repeat("|-|-|\n", 10'000)},
      {"wide small tables", repeat("|a|\n|-|\n|b|\n\n", 5'000)},
      {"table below a long paragraph", repeat("tekst\n", 10'000) + "|a|b|\n|-|-|\n"},
      {"fences", repeat("```a\n", 20'000)},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const auto start = std::chrono::steady_clock::now();
    const Inspection found = inspect(row.body);
    const std::string html = render(row.body);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    CHECK(taken.count() < 10.0);
    CHECK(html.size() < 100 * row.body.size() + 1'000);
  }
}
