#pragma once

#include "check/map_reader.hpp"
#include "model/register.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace peil::check {

/// A type of field: its name in register.yaml and a value as an author writes it.
struct TypeRow
{
  FieldType type;
  std::string_view name;
  std::string_view example;
};

/// A role of a date, by its name in register.yaml.
struct RoleRow
{
  std::string_view name;
  DateRole role;
};

/// A set of field types, one bit each.
using TypeSet = std::uint32_t;

/// A key of a field in register.yaml, and the types of field at which it may stand.
struct FieldKey
{
  Key key;
  TypeSet fits;
};

/// All types and all keys, for the checks, their hints and the reference.
std::span<const TypeRow> field_types();
std::span<const FieldKey> field_keys();
std::span<const RoleRow> date_roles();

std::string_view type_name(FieldType type);
std::string_view type_example(FieldType type);

bool fits(const FieldKey& key, FieldType type);
/// The names of the types at which a key may stand.
std::vector<std::string> types_with(const FieldKey& key);

} // namespace peil::check
