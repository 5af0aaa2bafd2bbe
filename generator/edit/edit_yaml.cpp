#include "edit/edit_yaml.hpp"

#include "base/text.hpp"
#include "edit/yaml_words.hpp"
#include "read/yaml_text.hpp"

#include <algorithm>
#include <optional>

namespace peil::edit {
namespace {

const ChangeNode* node_named(const ChangeNodes& nodes, std::string_view name)
{
  for (const ChangeNode& node : nodes)
    if (node.name == name)
      return &node;
  return nullptr;
}

// The text of a date that orders the lines of a history; empty for other lists.
std::string date_of(const LineChange& item)
{
  for (const ValueChange& value : item.values)
    if (value.path == "datum" && !value.to.empty())
      return value.to.front();
  return {};
}

std::string date_of(const Value& item)
{
  const Value* date = item.find("datum");
  return date == nullptr ? std::string() : date->text;
}

class Editor
{
public:
  Editor(const SourceText& source, std::vector<TextEdit>& edits)
      : m_source(source), m_text(source.text()), m_edits(edits)
  {
  }

  void edit_map(const Value& map, const ChangeNodes& nodes, const std::vector<Field>& fields)
  {
    anchor(map, nodes);
    if (is_flow(map) && !only_replaces(map, nodes))
      return replace(m_source.offset_of(map.at), end_of(map, -1), flow_text(map, nodes, fields));
    for (const ChangeNode& node : nodes) {
      const Value::Member* member = member_named(map, node.name);
      if (member == nullptr)
        insert_member(map, node, fields);
      else
        edit_member(map, *member, node);
    }
  }

  /// Just after a value; `key_end` is where one that is not written would begin.
  std::size_t end_of(const Value& value, int parent_column, std::size_t key_end = 0) const
  {
    const std::size_t begin = m_source.offset_of(value.at);
    if (value.is_empty())
      return begin < key_end ? key_end : m_source.end_of(value.at);
    if (value.is_scalar())
      return end_of_scalar(value, begin, parent_column);
    return is_flow(value) ? end_of_flow(value, begin) : end_of_block(value, begin);
  }

  std::size_t end_of(const Value::Member& member, const Value& map) const
  {
    return end_of(member.value, m_source.column_of(m_source.offset_of(map.at)), colon(member) + 1);
  }

private:
  using Marks = std::vector<EditMark>;

  bool is_flow(const Value& value) const
  {
    const std::size_t at = m_source.offset_of(value.at);
    return at < m_text.size() && m_text[at] == (value.is_map() ? '{' : '[');
  }

  std::size_t colon(const Value::Member& member) const
  {
    return m_text.find(':', m_source.end_of(member.key.at));
  }

  std::size_t end_of_scalar(const Value& value, std::size_t begin, int parent_column) const
  {
    if (m_text[begin] == '"' || m_text[begin] == '\'')
      return read::end_of_quoted(m_text, begin);
    return value.quoted ? read::end_of_block_scalar(m_text, begin, parent_column)
                        : read::end_of_plain(m_text, begin, value.text);
  }

  std::size_t end_of_children(const Value& value, std::size_t begin) const
  {
    if (value.is_map() && !value.members.empty())
      return end_of(value.members.back(), value);
    if (value.is_list() && !value.items.empty())
      return end_of(value.items.back(), m_source.column_of(begin), begin + 1);
    return begin + 1;
  }

  std::size_t end_of_flow(const Value& value, std::size_t begin) const
  {
    std::size_t at = read::skip_blanks_and_comments(m_text, end_of_children(value, begin));
    if (at < m_text.size() && m_text[at] == ',')
      at = read::skip_blanks_and_comments(m_text, at + 1);
    return std::min(at + 1, m_text.size());
  }

  std::size_t end_of_block(const Value& value, std::size_t begin) const
  {
    return end_of_children(value, begin);
  }

  static const Value::Member* member_named(const Value& map, std::string_view name)
  {
    for (const Value::Member& member : map.members)
      if (member.key.value == name)
        return &member;
    return nullptr;
  }

  void replace(std::size_t begin, std::size_t end, MarkedText with)
  {
    m_edits.push_back({begin, end, std::move(with)});
  }

  // What the checks say of a map as a whole, that something is missing in it, belongs to the cell
  // that was emptied, or else to the row.
  void anchor(const Value& map, const ChangeNodes& nodes)
  {
    const std::size_t at = m_source.offset_of(map.at);
    for (const ChangeNode& node : nodes)
      if (node.value != nullptr && node.value->to.empty())
        return replace(at, at, {"", {{0, 1, node.value->place}}});
  }

  // Whether every node has a value in the map that stays, so that nothing comes or goes.
  static bool only_replaces(const Value& map, const ChangeNodes& nodes)
  {
    return std::all_of(nodes.begin(), nodes.end(), [&map](const ChangeNode& node) {
      const Value::Member* member = member_named(map, node.name);
      return member != nullptr && !member->value.is_empty() && node.has_content();
    });
  }

  void edit_member(const Value& map, const Value::Member& member, const ChangeNode& node)
  {
    const Value& value = member.value;
    if (node.value != nullptr)
      return edit_value(map, member, *node.value);
    if (!node.items.empty() && value.is_list() && !value.items.empty())
      return edit_items(value, node);
    if (node.items.empty() && value.is_map() && !value.members.empty())
      return edit_map(value, node.parts, node.field->fields);
    if (node.has_content())
      write_anew(map, member, node);
  }

  // A group or list where there was an empty one.
  void write_anew(const Value& map, const Value::Member& member, const ChangeNode& node)
  {
    const std::size_t indent = indent_of(map);
    MarkedText made =
        yaml_member(node, is_flow(map) ? Style::flow : Style::block, indent, m_source.line_end());
    replace(m_source.offset_of(member.key.at), end_of(member, map), std::move(made));
  }

  std::size_t indent_of(const Value& map) const
  {
    return static_cast<std::size_t>(m_source.column_of(m_source.offset_of(map.at)));
  }

  void edit_value(const Value& map, const Value::Member& member, const ValueChange& change)
  {
    if (change.to.empty())
      return remove_member(map, member);
    const Value& value = member.value;
    const bool in_lines = value.is_list() && !value.items.empty() && !is_flow(value);
    if (in_lines && change.field->many && value.items.size() == change.from.size())
      return edit_lines(value, change);
    MarkedText made = yaml_value(change, is_flow(map) ? Style::flow : Style::block, indent_of(map),
                                 m_source.line_end());
    const std::size_t after_colon = colon(member) + 1;
    const std::size_t begin = m_source.offset_of(value.at);
    const bool is_written = begin >= after_colon;
    if (is_written && !in_lines)
      return replace(begin, end_of(member, map), std::move(made));
    MarkedText after_blank;
    after_blank.add(" ");
    after_blank.add(made);
    replace(after_colon, is_written ? end_of(member, map) : after_colon, std::move(after_blank));
  }

  // A list with a line for each value: only the lines that differ.
  void edit_lines(const Value& list, const ValueChange& change)
  {
    const Texts& from = change.from;
    const Texts& to = change.to;
    const std::size_t shortest = std::min(from.size(), to.size());
    std::size_t same_before = 0;
    while (same_before < shortest && from[same_before] == to[same_before])
      ++same_before;
    std::size_t same_after = 0;
    while (same_after < shortest - same_before &&
           from[from.size() - 1 - same_after] == to[to.size() - 1 - same_after])
      ++same_after;
    const std::size_t old_end = from.size() - same_after;
    const std::size_t new_end = to.size() - same_after;
    const std::size_t both = std::min(old_end, new_end);
    for (std::size_t i = same_before; i < both; ++i)
      replace_line_value(list, i, change);
    for (std::size_t i = std::max(both, same_before); i < old_end; ++i)
      remove_lines(dash_of(list, i), end_of_item(list, i));
    for (std::size_t i = std::max(both, same_before); i < new_end; ++i)
      insert_line(list, old_end, one_of(change, i));
  }

  static MarkedText one_of(const ValueChange& change, std::size_t index)
  {
    MarkedText made;
    made.add(yaml_scalar(change.to[index], Style::block), change.place);
    return made;
  }

  void replace_line_value(const Value& list, std::size_t index, const ValueChange& change)
  {
    replace(m_source.offset_of(list.items[index].at), end_of_item(list, index),
            one_of(change, index));
  }

  std::size_t end_of_item(const Value& list, std::size_t index) const
  {
    const std::size_t begin = m_source.offset_of(list.at);
    return end_of(list.items[index], m_source.column_of(begin), begin + 1);
  }

  std::size_t dash_of(const Value& list, std::size_t index) const
  {
    return m_text.rfind('-', m_source.offset_of(list.items[index].at));
  }

  void remove_lines(std::size_t begin, std::size_t end)
  {
    replace(m_source.line_start(begin), m_source.line_after(end), {});
  }

  // As line number `index` of a list without brackets.
  void insert_line(const Value& list, std::size_t index, const MarkedText& item)
  {
    const std::size_t at = index == 0 ? m_source.line_start(m_source.offset_of(list.at))
                                      : m_source.line_after(end_of_item(list, index - 1));
    MarkedText made;
    made.add(std::string(indent_of(list), ' ') + "- ");
    made.add(item);
    insert_whole_line(at, made);
  }

  void insert_whole_line(std::size_t at, const MarkedText& line)
  {
    const bool line_is_open = at == m_text.size() && at > 0 && m_text[at - 1] != '\n';
    MarkedText made;
    made.add(line_is_open ? m_source.line_end() : "");
    made.add(line);
    made.add(line_is_open ? "" : m_source.line_end());
    replace(at, at, std::move(made));
  }

  // Its line goes; behind a dash only its value can.
  void remove_member(const Value& map, const Value::Member& member)
  {
    const std::size_t key = m_source.offset_of(member.key.at);
    const std::size_t line = m_source.line_start(key);
    if (trimmed(m_text.substr(line, key - line)).empty())
      remove_lines(key, end_of(member, map));
    else
      replace(colon(member) + 1, end_of(member, map), {});
  }

  // The member behind which a new one belongs: that of the nearest field before it.
  static const Value::Member& member_before(const Value& map, const ChangeNode& node,
                                            const std::vector<Field>& fields)
  {
    const Value::Member* nearest = &map.members.front();
    for (const Field& field : fields) {
      if (&field == node.field)
        break;
      if (const Value::Member* member = member_named(map, field.name.value))
        nearest = member;
    }
    return *nearest;
  }

  void insert_member(const Value& map, const ChangeNode& node, const std::vector<Field>& fields)
  {
    if (!node.has_content())
      return;
    const Value::Member& before = member_before(map, node, fields);
    MarkedText made;
    made.add(std::string(indent_of(map), ' '));
    made.add(yaml_member(node, Style::block, indent_of(map), m_source.line_end()));
    insert_whole_line(m_source.line_after(end_of(before, map)), made);
  }

  void edit_items(const Value& list, const ChangeNode& node)
  {
    if (is_flow(list) && std::any_of(node.items.begin(), node.items.end(),
                                     [](const auto* item) { return !item->at; }))
      return replace(m_source.offset_of(list.at), end_of(list, -1), flow_list_text(list, node));
    for (const LineChange* item : node.items) {
      if (!item->at)
        insert_line(list, place_in(list, *item), yaml_item(*item, m_source.line_end()));
      else if (const Value* known = item_at(list, *item->at))
        edit_map(*known, as_tree(item->values, {}, node.field->fields), node.field->fields);
    }
  }

  static const Value* item_at(const Value& list, const Position& at)
  {
    for (const Value& item : list.items)
      if (item.at == at)
        return &item;
    return nullptr;
  }

  // A history stays in the order of its dates.
  static std::size_t place_in(const Value& list, const LineChange& item)
  {
    if (item.list_field->type != FieldType::history)
      return list.items.size();
    std::size_t place = 0;
    for (std::size_t i = 0; i < list.items.size(); ++i)
      if (date_of(list.items[i]) <= date_of(item))
        place = i + 1;
    return place;
  }

  std::string as_it_is(const Value::Member& member, const Value& map) const
  {
    const std::size_t begin = m_source.offset_of(member.key.at);
    return std::string(m_text.substr(begin, end_of(member, map) - begin));
  }

  std::string as_it_is(const Value& value) const
  {
    const std::size_t begin = m_source.offset_of(value.at);
    return std::string(m_text.substr(begin, end_of(value, -1) - begin));
  }

  // A map between braces, put together again of what stays and what is new.
  MarkedText flow_text(const Value& map, const ChangeNodes& nodes,
                       const std::vector<Field>& fields) const
  {
    std::vector<MarkedText> members;
    std::vector<std::string> names;
    for (const Value::Member& member : map.members) {
      const ChangeNode* node = node_named(nodes, member.key.value);
      if (node != nullptr && node->value != nullptr && node->value->to.empty())
        continue;
      members.push_back(member_text(map, member, node));
      names.push_back(member.key.value);
    }
    for (const ChangeNode& node : nodes)
      if (node.has_content() && member_named(map, node.name) == nullptr) {
        const std::size_t at = place_among(names, node, fields);
        members.insert(members.begin() + static_cast<std::ptrdiff_t>(at),
                       yaml_member(node, Style::flow, 0, m_source.line_end()));
        names.insert(names.begin() + static_cast<std::ptrdiff_t>(at), node.name);
      }
    return joined(members, "{", "}");
  }

  static MarkedText joined(const std::vector<MarkedText>& parts, std::string_view open,
                           std::string_view close)
  {
    MarkedText whole;
    whole.add(open);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      whole.add(i == 0 ? "" : ", ");
      whole.add(parts[i]);
    }
    whole.add(close);
    return whole;
  }

  static std::size_t place_among(const std::vector<std::string>& names, const ChangeNode& node,
                                 const std::vector<Field>& fields)
  {
    std::size_t place = names.empty() || names.front() != "id" ? 0 : 1;
    for (const Field& field : fields) {
      if (&field == node.field)
        break;
      const auto at = std::find(names.begin(), names.end(), field.name.value);
      if (at != names.end())
        place = std::max(place, static_cast<std::size_t>(at - names.begin()) + 1);
    }
    return place;
  }

  MarkedText member_text(const Value& map, const Value::Member& member,
                         const ChangeNode* node) const
  {
    const bool has_parts = node != nullptr && node->value == nullptr && node->items.empty();
    if (node == nullptr || (has_parts && !node->has_content() && member.value.is_empty()))
      return {as_it_is(member, map), {}};
    if (node->value != nullptr || member.value.is_empty())
      return yaml_member(*node, Style::flow, 0, m_source.line_end());
    MarkedText made;
    made.add(member.key.value + ": ");
    made.add(has_parts ? flow_text(member.value, node->parts, node->field->fields)
                       : flow_list_text(member.value, *node));
    return made;
  }

  MarkedText flow_list_text(const Value& list, const ChangeNode& node) const
  {
    std::vector<MarkedText> items;
    for (const Value& item : list.items) {
      const auto change = std::find_if(node.items.begin(), node.items.end(),
                                       [&](const auto* one) { return one->at == item.at; });
      items.push_back(change == node.items.end()
                          ? MarkedText{as_it_is(item), {}}
                          : flow_text(item, as_tree((*change)->values, {}, node.field->fields),
                                      node.field->fields));
    }
    for (const LineChange* item : node.items)
      if (!item->at)
        items.push_back(yaml_item(*item, m_source.line_end()));
    return joined(items, "[", "]");
  }

  const SourceText& m_source;
  std::string_view m_text;
  std::vector<TextEdit>& m_edits;
};

// A file that leaves a line between its records keeps doing so.
bool has_blank_line_before_last(const SourceText& source, const Value& root)
{
  if (root.items.size() < 2)
    return false;
  const std::size_t dash = source.line_start(source.offset_of(root.items.back().at));
  std::size_t line = dash;
  while (line > 0) {
    const std::size_t previous = source.line_start(line - 1);
    const std::string_view text = trimmed(source.text().substr(previous, line - previous));
    if (text.empty() || !text.starts_with('#'))
      return text.empty();
    line = previous;
  }
  return false;
}

} // namespace

void edit_yaml_record(const SourceText& source, const Value& record, const RecordChange& change,
                      const std::vector<Field>& fields, std::vector<TextEdit>& edits)
{
  Editor(source, edits).edit_map(record, as_tree(change.values, change.items, fields), fields);
}

bool takes_new_records(const SourceText& source, const Value& root)
{
  if (root.is_empty())
    return source.text().find("null") == std::string_view::npos &&
           source.text().find('~') == std::string_view::npos;
  return root.is_list() && source.text()[source.offset_of(root.at)] == '-';
}

void add_yaml_records(const SourceText& source, const Value& root,
                      const std::vector<const RecordChange*>& records,
                      const std::vector<Field>& fields, std::vector<TextEdit>& edits)
{
  const std::size_t indent =
      root.is_list() ? static_cast<std::size_t>(source.column_of(source.offset_of(root.at))) : 0;
  const bool is_open = !source.text().empty() && !source.text().ends_with('\n');
  const bool spaced = has_blank_line_before_last(source, root);
  MarkedText made;
  made.add(is_open ? source.line_end() : "");
  for (const RecordChange* record : records) {
    made.add(spaced ? source.line_end() : "");
    made.add(yaml_record(*record, fields, indent, source.line_end()));
  }
  edits.push_back({source.text().size(), source.text().size(), std::move(made)});
}

} // namespace peil::edit
