#pragma once

#include "base/diagnostic.hpp"
#include "read/places.hpp"

#include <cstddef>
#include <string_view>

namespace peil::read {

/// What yaml-cpp accepts and we do not, in the words an author reads. Every `at` is the place or
/// offset of what is refused.

Diagnostic duplicate_key(Position at, std::string_view key, Position first);
Diagnostic key_is_no_text(const Places& places, std::size_t at);
Diagnostic key_over_lines(Position at);
Diagnostic empty_key(const Places& places, std::size_t at);
Diagnostic merge_key(Position at);
Diagnostic missing_colon(Position at, std::string_view key);
Diagnostic missing_space_after_colon(const Places& places, std::size_t colon);
Diagnostic missing_space_after_dash(const Places& places, std::size_t dash);
Diagnostic hard_space(const Places& places, std::size_t at);
Diagnostic empty_list_item(const Places& places, std::size_t at);
Diagnostic list_item_read_as_text(const Places& places, std::size_t dash);
Diagnostic quote_left_open(const Places& places, std::size_t quote);
Diagnostic refused_alias(const Places& places, std::size_t at);
Diagnostic refused_anchor(const Places& places, std::size_t at);
Diagnostic refused_tag(const Places& places, std::size_t at);
Diagnostic refused_block_header(const Places& places, std::size_t at);
Diagnostic refused_character_in_text(Position at);
Diagnostic second_document(const Places& places, std::size_t at, std::size_t first_content);
Diagnostic text_as_comment(const Places& places, std::size_t at);
Diagnostic text_after_value(const Places& places, std::size_t at);
Diagnostic too_deep(const Places& places, std::size_t at);
Diagnostic unread_text(const Places& places, std::size_t at);

} // namespace peil::read
