#include "template/block_keyword.hpp"

#include "base/suggestion.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace peil::template_engine {
namespace {

struct KeywordName
{
  std::string_view name;
  Keyword keyword;
};
constexpr std::array k_keywords{
    KeywordName{"if", Keyword::if_},     KeywordName{"elif", Keyword::elif_},
    KeywordName{"else", Keyword::else_}, KeywordName{"end", Keyword::end},
    KeywordName{"for", Keyword::for_},   KeywordName{"include", Keyword::include},
    KeywordName{"set", Keyword::set},
};
constexpr std::array<std::string_view, 2> k_foreign_ends{"endif", "endfor"};

} // namespace

Keyword keyword_of(std::string_view word)
{
  if (is_foreign_end(word))
    return Keyword::end;
  const auto* const found = std::find_if(k_keywords.begin(), k_keywords.end(),
                                         [&](const KeywordName& one) { return one.name == word; });
  return found == k_keywords.end() ? Keyword::unknown : found->keyword;
}

bool is_foreign_end(std::string_view word)
{
  return std::find(k_foreign_ends.begin(), k_foreign_ends.end(), word) != k_foreign_ends.end();
}

bool ends_branch(Keyword keyword)
{
  return keyword == Keyword::elif_ || keyword == Keyword::else_ || keyword == Keyword::end;
}

Sentence advice_on_keyword(std::string_view word)
{
  std::vector<std::string> names;
  for (const KeywordName& one : k_keywords)
    names.emplace_back(one.name);
  if (const std::optional<std::string> nearest = suggest(word, names))
    return say("bedoelt u '{}'?", "did you mean '{}'?", *nearest);
  return {"verwacht " + join_with(names, " of "), "expected " + join_with(names, " or ")};
}

} // namespace peil::template_engine
