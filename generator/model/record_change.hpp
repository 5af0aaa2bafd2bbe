#pragma once

#include "model/register.hpp"
#include "model/worksheet.hpp"

#include <optional>
#include <string>
#include <vector>

/// What an imported table changes in a register: made by comparing, applied by editing the sources.
namespace peil {

/// A value as the sources write it: nothing, one text, or one for each value of a list.
using Texts = std::vector<std::string>;

struct ValueChange
{
  /// Names of fields with `.` between them, from the record or the small record that it is part of.
  std::string path;
  const Field* field = nullptr;
  Texts from;
  Texts to;
  CellPlace place;
};

/// A change in a list of small records: of one that is there, or a new one.
struct LineChange
{
  std::string list;
  const Field* list_field = nullptr;
  /// Where the small record stands; nothing for a new one.
  std::optional<Position> at;
  /// Its own words, for the report: "2027-02-16, verleend".
  std::string name;
  std::vector<ValueChange> values;
  CellPlace place;
};

struct RecordChange
{
  std::string id;
  /// Where the record stands; nothing for a new one.
  std::optional<Position> at;
  std::vector<ValueChange> values;
  std::vector<LineChange> items;
  CellPlace place;
};

/// Small records that stand in the data and not in the table.
struct MissingItems
{
  std::string id;
  std::string list;
  std::size_t count = 0;
};

struct RecordChanges
{
  /// New and changed ones, in the order of the table.
  std::vector<RecordChange> records;
  std::size_t unchanged = 0;
  std::vector<std::string> missing;
  std::vector<MissingItems> missing_items;

  bool empty() const { return records.empty(); }
};

} // namespace peil
