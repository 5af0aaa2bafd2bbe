#pragma once

#include "edit/change_tree.hpp"
#include "edit/source_text.hpp"
#include "model/value.hpp"

#include <vector>

namespace peil::edit {

/// The edits that bring a record in a YAML file up to date. `record` is its map in the tree of
/// `source`; `fields` those of the register. Values that change give way where they stand, new ones
/// come behind the field that the register names before them, emptied ones go with their line.
void edit_yaml_record(const SourceText& source, const Value& record, const RecordChange& change,
                      const std::vector<Field>& fields, std::vector<TextEdit>& edits);

/// Whether records can be added at the end of this file: it holds a list of them, or nothing.
bool takes_new_records(const SourceText& source, const Value& root);

/// Adds records at the end of a file that takes them.
void add_yaml_records(const SourceText& source, const Value& root,
                      const std::vector<const RecordChange*>& records,
                      const std::vector<Field>& fields, std::vector<TextEdit>& edits);

} // namespace peil::edit
