#include "edit/change_tree.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace peil::edit {
namespace {

// The node of a path, made on the way when it is not there yet.
ChangeNode& node_at(ChangeNodes& nodes, std::string_view path, const std::vector<Field>& fields)
{
  const std::size_t point = path.find('.');
  const std::string_view name = path.substr(0, point);
  const auto field = std::find_if(fields.begin(), fields.end(),
                                  [name](const Field& one) { return one.name.value == name; });
  auto node = std::find_if(nodes.begin(), nodes.end(),
                           [name](const ChangeNode& one) { return one.name == name; });
  if (node == nodes.end()) {
    nodes.push_back(
        {std::string(name), field == fields.end() ? nullptr : &*field, nullptr, {}, {}});
    node = std::prev(nodes.end());
  }
  if (point == std::string_view::npos || field == fields.end())
    return *node;
  return node_at(node->parts, path.substr(point + 1), field->fields);
}

} // namespace

bool ChangeNode::has_content() const
{
  return (value != nullptr && !value->to.empty()) || !items.empty() ||
         std::any_of(parts.begin(), parts.end(),
                     [](const ChangeNode& part) { return part.has_content(); });
}

ChangeNodes as_tree(std::span<const ValueChange> values, std::span<const LineChange> items,
                    const std::vector<Field>& fields)
{
  ChangeNodes nodes;
  for (const ValueChange& value : values)
    node_at(nodes, value.path, fields).value = &value;
  for (const LineChange& item : items)
    node_at(nodes, item.list, fields).items.push_back(&item);
  std::stable_sort(nodes.begin(), nodes.end(), [](const ChangeNode& a, const ChangeNode& b) {
    return std::less<>()(a.field, b.field); // both point into `fields`
  });
  return nodes;
}

} // namespace peil::edit
