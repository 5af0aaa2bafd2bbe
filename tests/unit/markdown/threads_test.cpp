#include "markdown_help.hpp"

#include <atomic>
#include <doctest/doctest.h>
#include <thread>

using namespace peil;
using namespace peil::markdown;

namespace {

// Texts with everything that extensions look for, each a little different.
std::vector<std::string> make_texts()
{
  std::vector<std::string> texts;
  for (int i = 0; i < 400; ++i) {
    std::string text = fmt::format("## Kop {0}\n\nZie www.a{0}.nl, https://b.nl/{0} en ~~weg {0}~~ "
                                   "[x](/y/{0}/) *{{{{ a{0}.b }}}}*[^n].\n\n",
                                   i);
    text += "Tabel: t\n\n| a | b |\n|:--|--:|\n";
    for (int row = 0; row < i % 17; ++row)
      text += fmt::format("| {} | ~x~ w@x.nl {{{{ c | kort }}}} |\n", row);
    text += "\n- [ ] taak\n- [x] af\n\n[^n]: Noot {{ d }}\n\n```grafiek e\n```\n";
    texts.push_back(std::move(text));
  }
  return texts;
}

std::string result_for(const std::string& text)
{
  Resolver resolver;
  resolver.value = [](const Reference& reference) { return reference.path; };
  std::string result = render(text, resolver);
  const Inspection found = inspect(text);
  for (const std::string& message : messages(found.mistakes))
    result += message + "\n";
  for (const Reference& reference : found.references)
    result += fmt::format("{}:{}\n", reference.at.line, reference.at.column);
  return result;
}

} // namespace

// First in its file and program order does not matter: the registry must also survive being filled
// by several threads at the same moment.
TEST_CASE("threads: eight at once give what one gives")
{
  const std::vector<std::string> texts = make_texts();
  std::atomic<int> wrong = 0;
  std::vector<std::vector<std::string>> results(8);
  {
    std::vector<std::jthread> threads;
    for (std::vector<std::string>& mine : results)
      threads.emplace_back([&texts, &mine] {
        for (const std::string& text : texts)
          mine.push_back(result_for(text));
      });
  }
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::string expected = result_for(texts[i]);
    for (const std::vector<std::string>& mine : results)
      if (mine[i] != expected)
        ++wrong;
  }
  CHECK(wrong == 0);
}
