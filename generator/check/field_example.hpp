#pragma once

#include "base/diagnostic.hpp"
#include "model/register.hpp"

#include <string>

namespace peil::check {

/// A value of this field as an author could write it: `2026-10-01`, `{van: 2026-10-01}`,
/// `- {datum: 2026-10-01, waarde: pilot}`.
std::string example_of(const Field& field);

/// What to do when the field is required and empty.
Sentence how_to_fill_in(const Field& field);

} // namespace peil::check
