#pragma once

#include "base/result.hpp"
#include "model/value.hpp"

#include <cstdint>
#include <string_view>

namespace peil::read {

/// The tree that a YAML text describes; an empty text gives an empty value. Reports syntax errors
/// and what YAML allows but we do not, because it loses or hides what an author meant: duplicate
/// keys, a second document, aliases, anchors, merges, tags, quotes left open, keys that are no
/// text, nesting deeper than any source needs. `first_line` is the line of the file on which
/// `bytes` begins.
Result<Value> parse_yaml(FileName file, std::string_view bytes, std::uint32_t first_line = 1);

} // namespace peil::read
