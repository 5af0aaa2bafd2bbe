#include "property.hpp"

#include "support/proper_mistakes.hpp"

#include <cstdio>
#include <cstdlib>

namespace peil::fuzz {
namespace {

constexpr std::string_view k_divider = "\n====\n";

} // namespace

void demand(bool holds, std::string_view property, std::string_view found)
{
  if (holds)
    return;
  fmt::print(stderr, "\nproperty broken: {}\n{}\n", property, found);
  std::fflush(stderr);
  std::abort();
}

std::vector<std::string_view> parts_of(std::string_view input, std::size_t count)
{
  std::vector<std::string_view> parts;
  while (parts.size() + 1 < count) {
    const std::size_t end = input.find(k_divider);
    parts.push_back(input.substr(0, end));
    input =
        end == std::string_view::npos ? std::string_view() : input.substr(end + k_divider.size());
  }
  parts.push_back(input);
  return parts;
}

void demand_proper(const Diagnostics& mistakes, std::string_view bytes)
{
  demand(!mistakes.empty(), "a refusal says why");
  for (const Diagnostic& one : mistakes) {
    demand(tests::is_sentence(one.message), "a message is a sentence in two languages",
           told({one}));
    demand(tests::lies_in(one.at, bytes), "a mistake lies in the text", told({one}));
  }
}

std::string told(const Diagnostics& mistakes)
{
  std::string text;
  for (const Diagnostic& one : mistakes)
    text += fmt::format("{}:{}:{} {}\n", one.at.line, one.at.column, one.at.length, one.message.nl);
  return text;
}

} // namespace peil::fuzz
