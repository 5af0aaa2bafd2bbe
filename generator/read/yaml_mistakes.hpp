#pragma once

#include "base/diagnostic.hpp"
#include "read/places.hpp"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace peil::read {

/// How far reading had come when it stumbled: what explains most of what yaml-cpp says tersely.
struct YamlProgress
{
  /// A list or map that has begun and not ended. `column` counts from 0.
  struct Open
  {
    std::size_t start = 0;
    int column = 0;
    bool flow = false;
    bool list = false;
  };
  /// Outermost first.
  std::vector<Open> open;
  /// The block collection that ended last.
  std::optional<Open> closed;
  /// From here on quotes have not been judged: the last quoted text, or the end of what was read.
  std::size_t quotes_from = 0;

  /// The column of the innermost block collection, -1 at the top.
  int block_column() const;
};

/// What an author should read when yaml-cpp gives up at `where` with `parser_message`.
Diagnostic explain_syntax_error(const Places& places, const YamlProgress& progress,
                                std::size_t where, std::string_view parser_message);

} // namespace peil::read
