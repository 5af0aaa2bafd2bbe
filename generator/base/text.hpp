#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace peil {

/// The number of code points in well-formed UTF-8.
std::size_t count_characters(std::string_view utf8);

/// The byte offset of the first ill-formed sequence (overlong forms, surrogates and code points
/// above U+10FFFF included), or nothing when all is well-formed.
std::optional<std::size_t> find_invalid_utf8(std::string_view bytes);

/// The byte offset of the first control character other than tab, line feed and carriage return;
/// U+0080 to U+009F, the mark of text that was decoded wrongly, are control characters too.
std::optional<std::size_t> find_control_character(std::string_view utf8);

/// How many bytes the character takes that `bytes`, not empty, begins with; 0 when it is no
/// well-formed UTF-8.
std::size_t character_length(std::string_view bytes);

/// Without spaces, tabs and line ends on either side.
std::string_view trimmed(std::string_view text);

std::vector<std::string_view> split(std::string_view text, char separator);

/// Lines without their line end (LF or CR LF); a last empty line is left out.
std::vector<std::string_view> split_lines(std::string_view text);

/// "a", "a of b", "a, b of c".
std::string join_with(std::span<const std::string> parts, std::string_view last_separator);

/// Lower case letters a-z, digits and single hyphens, beginning with a letter or digit: fit to be
/// an address.
bool is_address_word(std::string_view text);

/// Lower case letters, digits and underscores, beginning with a letter: fit to be a key or code.
bool is_key_word(std::string_view text);

/// A name in a pattern and what stands in its place.
using PatternValue = std::pair<std::string_view, std::string>;

/// `pattern` with every `{name}` replaced by its value; a name without a value stays as it is.
std::string filled(std::string_view pattern, std::span<const PatternValue> values);
std::string filled(std::string_view pattern, std::initializer_list<PatternValue> values);

/// The names in braces in `pattern`, in order, each as often as it stands there.
std::vector<std::string> names_in(std::string_view pattern);

} // namespace peil
