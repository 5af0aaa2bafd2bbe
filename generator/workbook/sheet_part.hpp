#pragma once

#include "model/worksheet.hpp"
#include "workbook/number_formats.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace peil::workbook {

/// What the cells of a sheet refer to.
struct CellContext
{
  std::vector<std::string> shared_strings;
  std::vector<bool> date_styles;
  Epoch epoch = Epoch::from_1900;
};

/// How much of all sheets together may be kept: a few bytes can refer to a long text many times.
struct Room
{
  std::size_t cells = 2'000'000;
  std::size_t bytes = 200'000'000;
};

enum class SheetOutcome
{
  read,
  damaged,
  too_large
};

/// Reads the cells of a sheet into `rows`; those without a value are left out.
SheetOutcome read_sheet_part(std::string_view part, const CellContext& context, Room& room,
                             std::vector<SheetRow>& rows);

} // namespace peil::workbook
