#pragma once

#include "base/position.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace peil {

/// What a YAML or CSV file becomes before anything is decided about it: a tree in which every key
/// and value knows its place. Scalars stay text; the checks know which type each should have.
struct Value
{
  enum class Kind
  {
    empty,
    scalar,
    list,
    map
  };
  struct Member;

  Kind kind = Kind::empty;
  /// A quoted "12" is text, a plain 12 may be a number.
  bool quoted = false;
  Position at;
  std::string text;
  std::vector<Value> items;
  std::vector<Member> members;

  bool is_empty() const { return kind == Kind::empty; }
  bool is_scalar() const { return kind == Kind::scalar; }
  bool is_list() const { return kind == Kind::list; }
  bool is_map() const { return kind == Kind::map; }

  /// The member with this key of a map, or null.
  const Value* find(std::string_view key) const;

  bool operator==(const Value&) const;
};

struct Value::Member
{
  Located<std::string> key;
  Value value;

  bool operator==(const Member&) const = default;
};

// Written out, because Clang cannot work out a default one that leads back to itself.
inline bool Value::operator==(const Value& other) const
{
  return kind == other.kind && quoted == other.quoted && at == other.at && text == other.text &&
         items == other.items && members == other.members;
}

inline const Value* Value::find(std::string_view key) const
{
  for (const Member& member : members)
    if (member.key.value == key)
      return &member.value;
  return nullptr;
}

} // namespace peil
