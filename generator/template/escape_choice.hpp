#pragma once

#include "template/expression_parser.hpp"
#include "template/html_context.hpp"
#include "template/program.hpp"

namespace peil::template_engine {

/// How a value must be written at a place, given the filter it ends with (raw, json or neither).
/// Reports a filter that does not belong there and one that is missing.
std::optional<Escape> choose_escape(const HtmlContext& context, Place place,
                                    const PrintedExpression& printed, Span tag, Mistakes& mistakes);

} // namespace peil::template_engine
