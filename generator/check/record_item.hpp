#pragma once

#include "base/date.hpp"
#include "base/diagnostic.hpp"
#include "model/register.hpp"
#include "model/value.hpp"

#include <vector>

namespace peil::check {

struct ItemContext
{
  Period plan_period;
  Diagnostics& mistakes;
};

/// Whether the map under reading is a whole record, which has an `id` besides its fields.
enum class ItemKind
{
  record,
  part
};

/// Turns the keys of a map into one cell for each field; what is absent or wrong gives an empty
/// cell. Reports unknown keys, missing and superfluous values, values of the wrong type or outside
/// their bounds, ends before beginnings, and histories out of order. References still need their
/// record.
Item read_item(const Value& map, const std::vector<Field>& fields, ItemKind kind,
               const ItemContext& context);

} // namespace peil::check
