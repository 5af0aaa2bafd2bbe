#pragma once

#include "base/position.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace peil::markdown {

/// A Markdown text and the place where it begins: the body of a file below its front matter, or a
/// field of a record. In a block scalar every line begins in the same column, in a quoted scalar
/// the first line begins somewhere else than the others.
struct Source
{
  FileName file;
  std::string_view body;
  std::uint32_t first_line = 1;
  std::uint32_t first_column = 1;
  std::uint32_t other_columns = 1;
};

/// `{{ ketenprojecten.waarde }}` or `{{ pad | formaat }}`: the place where a value comes.
struct Reference
{
  std::string path;
  std::string format;
  Position at;
  Position format_at;

  bool operator==(const Reference&) const = default;
};

/// A fenced block whose info string begins with one of the block words: a chart, a table, a card.
/// Its text is the author's to the letter, references included.
struct Block
{
  std::string kind;
  std::string argument;
  std::string body;
  Position at;
  /// Equal to `at` when there is no argument.
  Position argument_at;
  /// The first character of the body, so that a mistake inside can be given its own line.
  Position body_at;

  bool operator==(const Block&) const = default;
};

/// The target as the author wrote it. With references in it, it is known only when they are.
struct Link
{
  std::string target;
  Position at;
  bool image = false;
  bool has_references = false;

  bool operator==(const Link&) const = default;
};

/// `level` is the one written (`##` is 2) in an Inspection and the one shown in Html. The slug is
/// unique in its text and stays the same when a value in the heading changes.
struct Heading
{
  int level = 0;
  std::string text;
  std::string slug;
  Position at;

  bool operator==(const Heading&) const = default;
};

} // namespace peil::markdown
