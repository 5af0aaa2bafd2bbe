#pragma once

#include "template/block_tag.hpp"

namespace peil::template_engine {

/// How deep block tags may be nested, and includes followed: more is a slip of the author, and
/// would cost the stack of the program.
constexpr int k_deepest_nesting = 64;

/// Compiles one template; `filters` must outlive the result. What it returns is of use only when
/// no mistakes were added.
Block compile_template(const SourceText& source, const TemplateNames& names, const Filters& filters,
                       Mistakes& mistakes);

} // namespace peil::template_engine
