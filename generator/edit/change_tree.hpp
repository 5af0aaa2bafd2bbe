#pragma once

#include "model/record_change.hpp"

#include <span>
#include <string>
#include <vector>

namespace peil::edit {

/// The changes of one record or small record as the tree that its source is.
struct ChangeNode
{
  std::string name;
  const Field* field = nullptr;
  /// For a value.
  const ValueChange* value = nullptr;
  /// For a group.
  std::vector<ChangeNode> parts;
  /// For a list of small records.
  std::vector<const LineChange*> items;

  /// Whether it puts something there, and does not only empty it.
  bool has_content() const;
};
using ChangeNodes = std::vector<ChangeNode>;

/// In the order of `fields`, the ones the changes are about.
ChangeNodes as_tree(std::span<const ValueChange> values, std::span<const LineChange> items,
                    const std::vector<Field>& fields);

} // namespace peil::edit
