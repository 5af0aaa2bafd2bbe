#pragma once

#include "template/block_keyword.hpp"
#include "template/expression_parser.hpp"
#include "template/lexer.hpp"
#include "template/program.hpp"

#include <map>
#include <string>

namespace peil::template_engine {

/// The place of every template in the program, by name.
using TemplateNames = std::map<std::string, std::size_t, std::less<>>;

/// A block tag ({% … %}), read up to and including its first word; the parser reads on from there.
struct BlockTag
{
  Span token;
  Span keyword_span;
  std::string_view word;
  Keyword keyword = Keyword::unknown;
  ExpressionParser parser;
};

BlockTag read_block_tag(const SourceText& source, const Token& token, const Filters& filters,
                        Mistakes& mistakes);

/// The rest of `if` and `elif`, of `for … in …` and of `include "…" with … only`. After a mistake
/// they return what they have.
Condition read_condition(BlockTag& tag);
For read_for_header(BlockTag& tag, Mistakes& mistakes);
Include read_include(BlockTag& tag, const TemplateNames& names, Mistakes& mistakes);

} // namespace peil::template_engine
