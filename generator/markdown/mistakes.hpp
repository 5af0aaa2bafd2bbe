#pragma once

#include "base/diagnostic.hpp"
#include "markdown/source_table.hpp"

#include <string>
#include <string_view>

namespace peil::markdown {

/// Every mistake that an author of a text can make, one function each: all words stand together.

// References
Diagnostic unclosed_reference(Position at);
Diagnostic stray_closing_braces(Position at);
Diagnostic empty_reference(Position at);
Diagnostic malformed_path(Position at, std::string_view path);
Diagnostic malformed_format(Position at, std::string_view format);
Diagnostic private_character(Position at, std::string_view code_point);

// HTML
/// The element that a tag opens or closes, in lower case; empty when there is none.
std::string element_name(std::string_view tag);
Diagnostic raw_html(Position at, std::string_view html);
Diagnostic unclosed_comment(Position at);
Diagnostic text_behind_comment(Position at);

// Links and images
Diagnostic link_without_target(Position at);
Diagnostic link_without_text(Position at, std::string_view target);
Diagnostic link_in_link(Position at);
Diagnostic forbidden_scheme(Position at, std::string_view target);
Diagnostic scheme_left_out(Position at, std::string_view target);
Diagnostic backslash_in_target(Position at, std::string_view target);
Diagnostic control_character_in_target(Position at);
Diagnostic image_without_target(Position at);
Diagnostic image_from_elsewhere(Position at, std::string_view target);
Diagnostic image_without_text(Position at, std::string_view target);
Diagnostic broken_link(Position at);
Diagnostic missing_link_definition(Position at, std::string_view name);
Diagnostic bare_address(Position at, std::string_view address);

// Headings
Diagnostic title_in_body(Position at);
Diagnostic heading_level_skipped(Position at, int level, int level_before);
Diagnostic empty_heading(Position at);
Diagnostic accidental_heading(Position at);

// Tables
Diagnostic oversized_table(Position at, const OversizedTable& table);
Diagnostic cells_lost(Position at, std::size_t cells, std::size_t columns);
Diagnostic no_table(Position at, std::size_t columns, std::size_t headings);
Diagnostic table_without_caption(Position at);

// Fenced blocks and footnotes
Diagnostic unclosed_fence(Position at);
Diagnostic misspelt_block_word(Position at, std::string_view word, std::string_view meant);
Diagnostic missing_footnote(Position at, std::string_view name);
Diagnostic unused_footnote(Position at, std::string_view name);
Diagnostic repeated_footnote(Position at, std::string_view name, Position before);

/// The mistake in a target that may not be linked to (or, for an image, shown).
Diagnostic refused_target(Position at, std::string_view target, bool image);

} // namespace peil::markdown
