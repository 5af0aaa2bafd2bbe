#pragma once

#include "template/source_text.hpp"

#include <vector>

namespace peil::template_engine {

/// A piece of a template: literal text, or a tag with what stands between its signs (`inner`).
struct Token
{
  enum class Kind
  {
    text,
    print,  ///< {{ … }}
    block,  ///< {% … %}
    comment ///< {# … #}
  };
  Kind kind = Kind::text;
  Span span;
  Span inner;
};

/// Cuts a template into tokens. A line that holds nothing but block tags and comments disappears
/// with its white space and line end. Tags and quoted texts that do not end are mistakes.
std::vector<Token> read_tokens(const SourceText& source, Mistakes& mistakes);

/// The offset just after the quoted text that begins at `begin`, or nothing when it does not end
/// on its line. A backslash takes the next sign literally.
std::optional<std::size_t> end_of_quoted(std::string_view bytes, std::size_t begin);

} // namespace peil::template_engine
