#include "property.hpp"
#include "read/yaml.hpp"
#include "support/proper_mistakes.hpp"

#include <set>

using namespace peil;

namespace {

const FileName k_file("x.yaml");
// A key longer than this must say with `?` that it is one, which we do not write.
constexpr std::size_t k_longest_key = 900;

void demand_places(const Value& value, std::string_view bytes)
{
  fuzz::demand(tests::lies_in(value.at, bytes), "a value lies in the text", value.text);
  fuzz::demand(!find_invalid_utf8(value.text), "a value is UTF-8", value.text);
  for (const Value& item : value.items)
    demand_places(item, bytes);
  std::set<std::string> keys;
  for (const Value::Member& member : value.members) {
    fuzz::demand(tests::lies_in(member.key.at, bytes), "a key lies in the text", member.key.value);
    fuzz::demand(keys.insert(member.key.value).second, "a key stands once", member.key.value);
    demand_places(member.value, bytes);
  }
}

std::string quoted(std::string_view text)
{
  std::string result = "\"";
  for (const char c : text) {
    if (c == '\n')
      result += "\\n";
    else if (c == '\t')
      result += "\\t";
    else if (c == '\r')
      result += "\\r";
    else {
      if (c == '"' || c == '\\')
        result += '\\';
      result += c;
    }
  }
  return result + '"';
}

// The same tree in the plainest YAML there is: braces, and everything in quotes.
std::string written(const Value& value, bool& can_be_written)
{
  if (value.is_empty())
    return "~";
  if (value.is_scalar())
    return quoted(value.text);
  std::string text;
  for (const Value& item : value.items)
    text += (text.empty() ? "" : ", ") + written(item, can_be_written);
  for (const Value::Member& member : value.members) {
    can_be_written = can_be_written && member.key.value.size() < k_longest_key;
    text += (text.empty() ? "" : ", ") + quoted(member.key.value) + ": " +
            written(member.value, can_be_written);
  }
  return value.is_list() ? "[" + text + "]" : "{" + text + "}";
}

bool same_content(const Value& a, const Value& b)
{
  if (a.kind != b.kind || a.text != b.text || a.items.size() != b.items.size() ||
      a.members.size() != b.members.size())
    return false;
  for (std::size_t i = 0; i < a.items.size(); ++i)
    if (!same_content(a.items[i], b.items[i]))
      return false;
  for (std::size_t i = 0; i < a.members.size(); ++i)
    if (a.members[i].key.value != b.members[i].key.value ||
        !same_content(a.members[i].value, b.members[i].value))
      return false;
  return true;
}

} // namespace

void fuzz::try_input(std::string_view input)
{
  const Result<Value> first = read::parse_yaml(k_file, input);
  const Result<Value> second = read::parse_yaml(k_file, input);
  demand(first.ok() == second.ok(), "the same text is read the same way");
  if (!first.ok()) {
    demand(first.mistakes() == second.mistakes(), "the same text has the same mistakes");
    demand_proper(first.mistakes(), input);
    return;
  }
  demand(first.value() == second.value(), "the same text gives the same tree");
  demand_places(first.value(), input);
  bool can_be_written = true;
  const std::string text = written(first.value(), can_be_written);
  if (!can_be_written)
    return;
  const Result<Value> again = read::parse_yaml(k_file, text);
  demand(again.ok(), "a tree can be written and read", text);
  demand(same_content(first.value(), again.value()), "a tree survives writing", text);
}
