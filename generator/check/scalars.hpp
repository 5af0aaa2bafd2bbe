#pragma once

#include "base/date.hpp"
#include "base/decimal.hpp"
#include "base/diagnostic.hpp"
#include "model/value.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

/// From the text of a scalar to a typed value. Each function reports what is wrong with it into
/// `mistakes` and then gives nothing; an empty value is for the caller to judge.
namespace peil::check {

std::optional<std::string> read_text(const Value& value, Diagnostics& mistakes);

/// Strict `YYYY-MM-DD`; `31-06-2026`, 31 June and dates in words get their own hint.
std::optional<Date> read_date(const Value& value, Diagnostics& mistakes);

/// Strict number with a decimal point; `1.250`, `1,5`, `€ 50` and ranges such as `5–7` get their
/// own hint.
std::optional<Decimal> read_decimal(const Value& value, Diagnostics& mistakes);

/// A whole number, for example a year or an order.
std::optional<int> read_whole(const Value& value, Diagnostics& mistakes);

/// `true` or `false`; `ja` and `nee` get a hint.
std::optional<bool> read_yes_no(const Value& value, Diagnostics& mistakes);

/// `2026-Q3`.
std::optional<Period> read_quarter(const Value& value, Diagnostics& mistakes);

/// `2026-Q3` or `2026`.
std::optional<Period> read_period(const Value& value, Diagnostics& mistakes);

/// An id that becomes an address: lower case letters, digits and `-`.
std::optional<std::string> read_address_word(const Value& value, Diagnostics& mistakes);

/// One of `allowed`; `what` names the kind of choice: {"fase", "phase"}.
std::optional<std::string> read_choice(const Value& value, std::span<const std::string> allowed,
                                       const Sentence& what, Diagnostics& mistakes);

/// The names that something may refer to; nothing when they cannot all be known, because the source
/// that defines them has mistakes of its own. Then no reference to them is reported.
using KnownNames = std::optional<std::vector<std::string>>;

/// A name among `known`; `what` is what it names: {"pijler", "pillar"}.
std::optional<std::string> read_reference(const Value& value, const KnownNames& known,
                                          const Sentence& what, Diagnostics& mistakes);
void report_unknown(std::string_view name, Position at, std::span<const std::string> known,
                    const Sentence& what, Diagnostics& mistakes);

/// The place of a part of a text, `offset` and `length` in bytes, when the text stands in its
/// source as it reads; otherwise the place of the whole.
Position part_of(Position whole, std::string_view text, std::size_t offset, std::size_t length);

/// "verwacht a, b of c" with "; bedoelt u 'b'?" when one is near.
Sentence expected_one_of(std::string_view found, std::span<const std::string> allowed);

/// The value as the author wrote it, short enough for a message; lists and maps by their kind.
std::string shown(const Value& value);

/// The same for a message of the kind "found …, expected …", in both languages: text in quotes,
/// anything else by its kind.
Sentence described(const Value& value);

} // namespace peil::check
