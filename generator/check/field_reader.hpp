#pragma once

#include "check/map_reader.hpp"
#include "check/register_fields.hpp"

#include <optional>
#include <string_view>
#include <vector>

/// The parts of read_fields: a description of a field may hold others.
namespace peil::check {

/// Where a field stands decides which keys it may have.
enum class FieldPlace
{
  record,
  part,
  history_value
};

/// Reads one description of a field, all but its relations to its neighbours.
std::optional<Field> read_field(const Value& value, FieldPlace place, const FieldContext& context);

/// Reads a list of descriptions to stand behind the `fixed` fields, with their relations. Reports
/// names that stand there twice.
std::vector<Field> read_field_list(const Value& list, FieldPlace place, std::vector<Field> fixed,
                                   const FieldContext& context);

/// A part that every field of its type has, as public as the field itself.
Field fixed_part(std::string_view name, FieldType type, std::string_view title, const Field& whole);

/// The four parts of evidence.
std::vector<Field> evidence_parts(const Field& whole);

/// Reads the keys that only a history has: its value, its other parts and their rules.
void read_history_field(const MapReader& reader, Field& field, const FieldContext& context);

} // namespace peil::check
