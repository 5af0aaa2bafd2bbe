#pragma once

#include "author/vocabulary.hpp"

#include <nlohmann/json.hpp>
#include <string_view>

/// JSON Schema (draft-07) of single values, as an editor reads YAML: a plain 12 is a number, a
/// plain 2026-12-31 a text. What a schema cannot know (`1.250` is 1250 or a fraction) is left to
/// `peil check`.
namespace peil::author {

using Json = nlohmann::ordered_json;

/// Any value but a list, a group or nothing.
Json any_scalar();
/// One line of text.
Json one_line();
Json address_word();
Json key_word();
Json web_address();
Json date();
Json number();
Json whole_number();
Json yes_no();
Json quarter();
Json year_or_quarter();

/// One of these; any value when they are not known.
Json one_of(const NamedThings& things);
Json one_of(const std::vector<std::string>& words);

/// The same, or nothing: a key whose value is left empty counts as left out.
Json or_nothing(Json schema);

} // namespace peil::author
