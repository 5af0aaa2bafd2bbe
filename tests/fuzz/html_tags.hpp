#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// HTML as a browser's tokenizer divides it, for the question whether a value became markup.
namespace peil::fuzz {

struct Tag
{
  std::string name;
  bool closing = false;
  /// In the order of the text; values as they are written.
  std::vector<std::pair<std::string, std::string>> attributes;

  const std::string* find(std::string_view attribute) const;
};

/// The tags of a page, and the texts of its elements that hold no tags (script, title).
struct Markup
{
  std::vector<Tag> tags;
  std::vector<std::string> bodies;
};
Markup markup_of(std::string_view html);

/// Names of tags and attributes only: what no value may change.
std::string skeleton_of(const Markup& markup);

} // namespace peil::fuzz
