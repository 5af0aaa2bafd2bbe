#pragma once

#include "markdown/tree.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace peil::markdown {

/// The first word behind the opening fence; empty for a block without one.
std::string_view block_word_of(cmark_node* code_block);

/// The block that stands here, when its word is one of the block words.
std::optional<Block> to_block(cmark_node* code_block, const MarkedText& text,
                              std::span<const std::string> block_words);

/// The opening fence and all behind it.
Span find_fence(cmark_node* code_block, const MarkedText& text);

/// Where the word behind the opening fence stands.
Span find_block_word(cmark_node* code_block, const MarkedText& text);

/// Whether the block began with a fence and ran on to the end of the text or of its container.
bool lacks_closing_fence(cmark_node* code_block, const MarkedText& text);

} // namespace peil::markdown
