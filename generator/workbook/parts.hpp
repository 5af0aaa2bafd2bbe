#pragma once

#include "workbook/number_formats.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The small parts of a workbook (ECMA-376 part 1, 18), each read into what a sheet needs of it.
/// All give nothing for a part that is no well-formed XML.
namespace peil::workbook {

struct Relation
{
  std::string type;
  /// From the root of the archive.
  std::string target;
};
using Relations = std::map<std::string, Relation, std::less<>>;

/// The relations of the part `of` (empty: of the whole), by their id.
std::optional<Relations> read_relations(std::string_view part, std::string_view of);

/// Where the relations of a part stand: xl/_rels/workbook.xml.rels.
std::string relations_part(std::string_view of);

struct SheetEntry
{
  std::string name;
  std::string relation;
};
struct WorkbookPart
{
  std::vector<SheetEntry> sheets;
  Epoch epoch = Epoch::from_1900;
};
std::optional<WorkbookPart> read_workbook_part(std::string_view part);

/// The texts that cells refer to by number.
std::optional<std::vector<std::string>> read_shared_strings(std::string_view part);

/// For each cell style whether it shows a date.
std::optional<std::vector<bool>> read_date_styles(std::string_view part);

/// `_x000D_` stands for a character that XML cannot hold.
std::string decoded(std::string_view text);

} // namespace peil::workbook
