#pragma once

#include "base/result.hpp"
#include "model/sources.hpp"

#include <string_view>

namespace peil::read {

/// A Markdown file: the front matter between two lines of `---` at its top, if it has one, and the
/// text after it as it stands. Reports mistakes in the front matter, and one that is not closed.
Result<TextFile> parse_text_file(FileName file, std::string_view bytes);

} // namespace peil::read
