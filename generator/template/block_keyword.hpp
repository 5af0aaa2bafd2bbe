#pragma once

#include "base/diagnostic.hpp"

#include <string_view>

namespace peil::template_engine {

/// The first word of a block tag.
enum class Keyword
{
  unknown,
  if_,
  elif_,
  else_,
  end,
  for_,
  include,
  set
};

/// `endif` and `endfor` of other languages count as `end`; is_foreign_end tells them apart.
Keyword keyword_of(std::string_view word);
bool is_foreign_end(std::string_view word);

/// Whether it ends a branch of an if or for: elif, else, end.
bool ends_branch(Keyword keyword);

/// What to write instead of an unknown word.
Sentence advice_on_keyword(std::string_view word);

} // namespace peil::template_engine
