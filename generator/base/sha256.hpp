#pragma once

#include <string>
#include <string_view>

namespace peil {

/// 64 hexadecimal digits (FIPS 180-4): the fingerprint by which a frozen edition and its inputs can
/// be checked by anyone, with `sha256sum` and nothing else.
std::string sha256(std::string_view bytes);

/// The first twelve of them: to tell the facts of one record apart, not to prove anything.
std::string short_digest(std::string_view bytes);

} // namespace peil
