#include "model/worksheet.hpp"

#include <algorithm>

namespace peil {

std::string cell_name(std::uint32_t column, std::uint32_t row)
{
  constexpr std::uint32_t letters = 26;
  std::string name;
  for (std::uint32_t rest = column + 1; rest > 0; rest = (rest - 1) / letters)
    name += static_cast<char>('A' + static_cast<char>((rest - 1) % letters));
  std::reverse(name.begin(), name.end());
  return name + std::to_string(row);
}

Diagnostic error_in_cell(const CellPlace& place, const Sentence& message, Sentence hint)
{
  if (place.sheet == nullptr || place.at.line != 0)
    return error_at(place.at, message, std::move(hint));
  const std::string cell = cell_name(place.column, place.row);
  return error_at({place.sheet->file, 0, 0, 1},
                  say("werkblad '{0}', cel {1}: {2}", "sheet '{0}', cell {1}: {3}",
                      place.sheet->name, cell, message.nl, message.en),
                  std::move(hint));
}

} // namespace peil
