#pragma once

#include "edit/change_tree.hpp"
#include "edit/source_text.hpp"

#include <string>
#include <string_view>

/// New YAML text for values, in the style of the shipped data: small records between braces, texts
/// in quotes only where they need them, long ones as a block.
namespace peil::edit {

/// On one line: plain, or in double quotes where plain could be read as something else.
enum class Style
{
  block,
  flow
};
std::string yaml_scalar(std::string_view text, Style style);

/// A value below a key whose map is indented by `indent`: a text of several lines becomes a block.
MarkedText yaml_value(const ValueChange& value, Style style, std::size_t indent,
                      std::string_view line_end);

/// `name: …` for a new field of a map, without the indentation before it and the line end behind.
MarkedText yaml_member(const ChangeNode& node, Style style, std::size_t indent,
                       std::string_view line_end);

/// `{datum: …, waarde: …}`.
MarkedText yaml_flow_map(const ChangeNodes& nodes, std::string_view line_end);

/// A new small record, between braces.
MarkedText yaml_item(const LineChange& item, std::string_view line_end);

/// A new record, from its `- id:` to its last line end; the dash is indented by `indent`.
MarkedText yaml_record(const RecordChange& record, const std::vector<Field>& fields,
                       std::size_t indent, std::string_view line_end);

} // namespace peil::edit
