#pragma once

#include "author/scalar_schema.hpp"
#include "check/key.hpp"

namespace peil::author {

/// What a table demands beyond its rows: keys that go together or exclude each other. A list for
/// `allOf`, empty for most tables.
Json demands_of(check::Shape::Table table);

} // namespace peil::author
