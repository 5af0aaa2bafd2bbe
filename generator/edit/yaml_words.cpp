#include "edit/yaml_words.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace peil::edit {
namespace {

bool is_letter_or_digit(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80U;
}

// Words that a YAML reader may take for something else than text.
bool is_special_word(std::string_view text)
{
  constexpr std::array words{"null", "Null", "NULL", "yes", "Yes", "no",
                             "No",   "on",   "On",   "off", "Off"};
  return std::find(words.begin(), words.end(), text) != words.end();
}

// Narrower than YAML is: who reads the file should not have to know its finer points.
bool is_plain(std::string_view text, Style style)
{
  constexpr std::string_view hard_space = "\xC2\xA0";
  const auto fits = [style](char c) {
    return is_letter_or_digit(c) ||
           std::string_view(" ._/()+;?!=-").find(c) != std::string_view::npos ||
           (style == Style::block && c == ',');
  };
  return !text.empty() && text.find(hard_space) == std::string_view::npos &&
         (is_letter_or_digit(text.front()) ||
          (text.front() == '-' && text.size() > 1 && text[1] >= '0' && text[1] <= '9')) &&
         text.back() != ' ' && !is_special_word(text) &&
         std::all_of(text.begin(), text.end(), fits);
}

std::string in_quotes(std::string_view text)
{
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\')
      quoted += '\\';
    if (c == '\n')
      quoted += "\\n";
    else if (c == '\t')
      quoted += "\\t";
    else
      quoted += c;
  }
  return quoted + "\"";
}

// Typed values read the same however they look; texts that look like one go in quotes.
bool is_text(const Field& field)
{
  return field.type == FieldType::text || field.type == FieldType::markdown;
}

bool looks_like_a_number(std::string_view text)
{
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || std::string_view("+-.eE_xo").find(c) != std::string_view::npos;
  });
}

std::string scalar_of(const std::string& text, const Field& field, Style style)
{
  const bool misleads =
      is_text(field) && (looks_like_a_number(text) || text == "true" || text == "false");
  return misleads ? in_quotes(text) : yaml_scalar(text, style);
}

std::string spaces(std::size_t count)
{
  return std::string(count, ' ');
}

// Lines as they are, one step deeper than the key.
std::string literal_block(std::string_view text, std::size_t indent, std::string_view line_end)
{
  constexpr std::size_t step = 2;
  std::string block = "|";
  for (const std::string_view line : split(text, '\n')) {
    block += line_end;
    if (!line.empty())
      block += spaces(indent + step) + std::string(line);
  }
  return block;
}

MarkedText flow_list(const ValueChange& value)
{
  MarkedText list;
  list.add("[");
  for (std::size_t i = 0; i < value.to.size(); ++i) {
    list.add(i == 0 ? "" : ", ");
    list.add(scalar_of(value.to[i], *value.field, Style::flow), value.place);
  }
  list.add("]");
  return list;
}

// Block style: a dash for each item on a line of its own. Flow style: all between brackets.
MarkedText item_list(const ChangeNode& node, Style style, std::size_t indent,
                     std::string_view line_end)
{
  MarkedText list;
  list.add(style == Style::flow ? " [" : "");
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    if (style == Style::flow)
      list.add(i == 0 ? "" : ", ");
    else
      list.add(std::string(line_end) + spaces(indent + 2) + "- ");
    list.add(yaml_item(*node.items[i], line_end));
  }
  list.add(style == Style::flow ? "]" : "");
  return list;
}

} // namespace

std::string yaml_scalar(std::string_view text, Style style)
{
  return is_plain(text, style) ? std::string(text) : in_quotes(text);
}

MarkedText yaml_value(const ValueChange& value, Style style, std::size_t indent,
                      std::string_view line_end)
{
  if (value.field->many)
    return flow_list(value);
  MarkedText made;
  const std::string text = value.to.empty() ? "" : value.to.front();
  const bool is_block = style == Style::block && text.find('\n') != std::string::npos;
  made.add(is_block ? literal_block(text, indent, line_end) : scalar_of(text, *value.field, style),
           value.place);
  return made;
}

MarkedText yaml_member(const ChangeNode& node, Style style, std::size_t indent,
                       std::string_view line_end)
{
  MarkedText member;
  member.add(node.name + ":");
  if (node.value != nullptr) {
    member.add(" ");
    member.add(yaml_value(*node.value, style, indent, line_end));
  } else if (!node.items.empty()) {
    member.add(item_list(node, style, indent, line_end));
  } else {
    member.add(" ");
    member.add(yaml_flow_map(node.parts, line_end));
  }
  return member;
}

MarkedText yaml_flow_map(const ChangeNodes& nodes, std::string_view line_end)
{
  MarkedText map;
  map.add("{");
  for (const ChangeNode& node : nodes) {
    if (!node.has_content())
      continue;
    map.add(map.text.size() == 1 ? "" : ", ");
    map.add(yaml_member(node, Style::flow, 0, line_end));
  }
  map.add("}");
  return map;
}

MarkedText yaml_item(const LineChange& item, std::string_view line_end)
{
  MarkedText made;
  made.marks.push_back({0, 1, item.place});
  made.add(yaml_flow_map(as_tree(item.values, {}, item.list_field->fields), line_end));
  return made;
}

MarkedText yaml_record(const RecordChange& record, const std::vector<Field>& fields,
                       std::size_t indent, std::string_view line_end)
{
  constexpr std::size_t dash = 2;
  MarkedText made;
  made.add(spaces(indent) + "- ");
  made.marks.push_back({made.text.size(), made.text.size() + 1, record.place});
  made.add("id: ");
  made.add(yaml_scalar(record.id, Style::block), record.place);
  made.add(line_end);
  for (const ChangeNode& node : as_tree(record.values, record.items, fields)) {
    if (!node.has_content())
      continue;
    made.add(spaces(indent + dash));
    made.add(yaml_member(node, Style::block, indent + dash, line_end));
    made.add(line_end);
  }
  return made;
}

} // namespace peil::edit
