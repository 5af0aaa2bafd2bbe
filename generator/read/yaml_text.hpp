#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace peil::read {

/// Small questions about YAML source text that yaml-cpp does not answer. Offsets count bytes;
/// `npos` of std::string_view means "not found".

/// Just after the quote that closes the one at `start`; npos when nothing closes it.
std::size_t end_of_quoted(std::string_view text, std::size_t start);

/// Just after a plain scalar that begins at `start` and was read as `value`.
std::size_t end_of_plain(std::string_view text, std::size_t start, std::string_view value);

/// Just after a block scalar whose `|` or `>` stands at `start`; its lines are indented deeper than
/// `parent_column` (from 0; -1 at the top).
std::size_t end_of_block_scalar(std::string_view text, std::size_t start, int parent_column);

/// The first offset from `from` on that is neither a blank, a line end nor part of a comment.
std::size_t skip_blanks_and_comments(std::string_view text, std::size_t from);

/// The number of blanks that a line begins with.
std::size_t indentation(std::string_view line);

bool is_blank_or_comment(std::string_view line);

/// `- key: value`: the offset of the key and of its colon within a line.
struct KeyInLine
{
  std::size_t key = 0;
  std::size_t colon = 0;
};
std::optional<KeyInLine> key_in_line(std::string_view line);

/// The offset of the colon in text like `key:value`, which YAML does not take for a key; nothing
/// for other text and for web addresses.
std::optional<std::size_t> colon_without_space(std::string_view text);

/// The start of the first line after `start` and before `end` that is indented no deeper than
/// `parent_column`, as a quoted text that runs on over the end of its line has it.
std::optional<std::size_t> line_outside_block(std::string_view text, std::size_t start,
                                              std::size_t end, int parent_column);

/// The first offset in [from, to) that is no blank, comment, indicator or document mark: something
/// an author wrote and the parser passed over.
std::optional<std::size_t> find_unread_text(std::string_view text, std::size_t from,
                                            std::size_t to);

/// Whether a quoted text can begin here: at the start of a value or key.
bool is_opening_quote(std::string_view text, std::size_t at);

} // namespace peil::read
