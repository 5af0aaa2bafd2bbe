#pragma once

#include "base/diagnostic.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace peil::template_engine {

/// What the browser does with an address: go there when asked to (href), or fetch it at once (src).
/// Pages fetch nothing from another host (design.md §5).
enum class AddressUse
{
  link,
  fetched
};

/// What went wrong and what to do about it.
struct Refusal
{
  Sentence message;
  Sentence hint;
};

/// Why this address may not stand in a page, or nothing when it may: a relative address, one from
/// the top of the site, a fragment, or http:, https:, mailto: and tel:. Also judges the beginning
/// of an address that is not complete yet.
std::optional<Refusal> refusal_of_address(std::string_view address, AddressUse use);

/// Adds a value to an address under construction. A value that begins the address is an address
/// itself and keeps its signs; a later one is only a part of the path, of the query or of the
/// fragment and is percent-encoded, so that it cannot become anything else.
void append_to_address(std::string& address, std::string_view value);

} // namespace peil::template_engine
