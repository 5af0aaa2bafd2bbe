#pragma once

#include "model/record_change.hpp"
#include "model/register.hpp"

#include <string>
#include <vector>

namespace peil::tables {

/// A column of a table: one field, or one part of a group in it.
struct Column
{
  /// `toegang.bewijs.titel`, within the record or the small record.
  std::string path;
  std::string heading;
  const Field* field = nullptr;
  /// The place among its neighbours of each field along the path.
  std::vector<std::size_t> steps;
  /// A list within a list has no table: a column tells how long it is, and cannot change it.
  bool only_shown = false;
};

/// A table: the records themselves, or the small records of one of their lists.
struct Shape
{
  /// The path of the list; empty for the records themselves.
  std::string list;
  const Field* list_field = nullptr;
  std::vector<std::size_t> steps;
  std::string title;
  std::vector<Column> columns;

  bool is_main() const { return list.empty(); }
  /// The key of a column in a workbook: `fase.datum`.
  std::string key_of(const Column& column) const
  {
    return is_main() ? column.path : list + "." + column.path;
  }
};

/// The tables of a register, the one of its records first. Lists within lists have no table; their
/// paths are in `left_out`. Points into `of`.
struct Shapes
{
  std::vector<Shape> list;
  std::vector<std::string> left_out;
};
Shapes shapes_of(const Register& of);

/// What stands in a cell for a choice: its title, or its code when the title is not its own.
std::vector<std::string> choice_words(const Field& field);

} // namespace peil::tables
