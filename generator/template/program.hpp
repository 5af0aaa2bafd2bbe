#pragma once

#include "template/address.hpp"
#include "template/expression.hpp"

#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace peil::template_engine {

struct Node;
using Block = std::vector<Node>;

/// Written as it stands; within an address, a part of that address.
struct Text
{
  std::string bytes;
};

enum class Escape
{
  text,
  attribute,
  address,
  json,
  raw
};

struct Print
{
  Expression value;
  Escape escape = Escape::text;
};

/// From here to AddressEnd, texts and values build one address.
struct AddressBegin
{
  AddressUse use = AddressUse::link;
  Position at;
};

struct AddressEnd
{
};

/// A literal address from the top of the site, to be made relative to the page.
struct SiteAddress
{
  std::string address;
};

struct Branch
{
  Condition condition;
  Block body;
};

struct If
{
  std::vector<Branch> branches;
  Block otherwise;
};

/// `key_name` is empty in a loop over a list.
struct For
{
  std::string key_name;
  std::string value_name;
  Expression list;
  Block body;
  Block when_empty;
};

struct Include
{
  std::size_t template_index = 0;
  std::vector<Binding> bindings;
  bool only = false;
  Position at;
};

/// Gives a name to a value, up to the end of its block.
struct Set
{
  Binding binding;
};

struct Node
{
  std::variant<Text, Print, AddressBegin, AddressEnd, SiteAddress, If, For, Include, Set> content;
};

/// The templates of a set, compiled. An Include refers to one by its place in the list.
struct Program
{
  std::vector<std::shared_ptr<const Block>> templates;
};

} // namespace peil::template_engine
