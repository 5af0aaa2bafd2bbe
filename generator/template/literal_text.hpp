#pragma once

#include "template/html_scanner.hpp"
#include "template/program.hpp"

namespace peil::template_engine {

/// Adds literal text of a template to a block, with the addresses in it as nodes of their own. The
/// scanner reads it, and mistakes in literal addresses are reported.
void append_literal(Block& block, Span text, HtmlScanner& scanner, const SourceText& source,
                    Mistakes& mistakes);

} // namespace peil::template_engine
