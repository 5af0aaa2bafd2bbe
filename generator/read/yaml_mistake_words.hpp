#pragma once

#include "base/diagnostic.hpp"
#include "read/places.hpp"

#include <cstddef>
#include <string_view>

namespace peil::read {

/// What messages about YAML quote from the source, and the advice most of them end on.

inline constexpr std::string_view k_hard_space = "\xC2\xA0";

/// Whether a byte is not the first of its character.
bool is_continuation(char byte);

/// The whole character that begins at `at`.
std::string_view character_at(std::string_view text, std::size_t at);

/// The rest of the line from `at`, without a comment.
std::string_view rest_of_line(const Places& places, std::size_t at);

/// Advises quotes around the text, and shows them when it is short enough.
Sentence put_in_quotes(std::string_view text);

/// For keys and values in a row without braces, `2027-08-24, waarde: x` behind `datum:`: advises
/// braces or quotes. For any other text quotes alone.
Sentence put_in_braces_or_quotes(std::string_view key, std::string_view text);

/// From a key or the first word up to its end.
Position key_or_word(const Places& places, std::size_t offset);

} // namespace peil::read
