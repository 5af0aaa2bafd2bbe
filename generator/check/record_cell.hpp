#pragma once

#include "check/record_item.hpp"

namespace peil::check {

/// One value as its field says, or an empty cell after a mistake. Small records go through
/// read_item.
Cell read_cell(const Value& value, const Field& field, const ItemContext& context);

/// Whether nothing stands here: no value, blank text, an empty list, or a small record of which
/// every part is empty.
bool is_blank(const Value& value);

} // namespace peil::check
