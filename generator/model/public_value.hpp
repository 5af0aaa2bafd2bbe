#pragma once

#include "model/register.hpp"

namespace peil {

/// Whether the value that stands for a field may be shown: of a history, when its dates are public
/// and what it became is public too.
inline bool has_public_value(const Field& field)
{
  return field.is_public &&
         (field.type != FieldType::history || field.fields[k_history_value].is_public);
}

} // namespace peil
