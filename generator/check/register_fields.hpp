#pragma once

#include "base/diagnostic.hpp"
#include "check/code_lists.hpp"
#include "model/register.hpp"
#include "model/value.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace peil::check {

/// An id that a description names (`is_een_van: [overig]` at a reference): whether it exists can
/// be said only when all records are read.
struct NamedId
{
  std::string register_name;
  Located<std::string> id;
};

/// What fields are read with, and what they leave to be checked later.
struct FieldContext
{
  const CodeLists& lists;
  bool register_is_public = true;
  std::vector<NamedId>& named_ids;
  Diagnostics& mistakes;
};

/// Reads `velden` of a register.yaml (docs/gegevens.md). Reports what cannot be a field; a field
/// that is wrong in part is kept under its name, so that nothing else is blamed for it.
std::vector<Field> read_fields(const Value& list, const FieldContext& context);

/// The place of the field with this name.
std::optional<std::size_t> field_index(const std::vector<Field>& fields, std::string_view name);

std::vector<std::string> field_names(const std::vector<Field>& fields);

} // namespace peil::check
