#include "property.hpp"
#include "read/markdown_file.hpp"
#include "support/proper_mistakes.hpp"

#include <algorithm>

using namespace peil;

void fuzz::try_input(std::string_view input)
{
  const FileName file("x.md");
  const Result<TextFile> text = read::parse_text_file(file, input);
  if (!text.ok()) {
    demand_proper(text.mistakes(), input);
    return;
  }
  const TextFile& read = text.value();
  demand(input.ends_with(read.body), "the body is the end of the file", read.body);
  const std::string_view before = input.substr(0, input.size() - read.body.size());
  const auto lines = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
  demand(read.body.empty() || read.body_line == lines + 1, "the body begins on its line",
         std::to_string(read.body_line));
  demand(read.front_matter.is_empty() || tests::lies_in(read.front_matter.at, input),
         "the front matter lies in the file");
}
