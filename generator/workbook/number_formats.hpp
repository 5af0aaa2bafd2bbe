#pragma once

#include "base/date.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace peil::workbook {

/// Whether a number format shows a day: `dd-mm-yyyy` does, `#,##0.00` and `h:mm` do not.
bool shows_a_date(std::string_view format);

/// The same for the formats that a workbook knows by number only (ECMA-376 part 1, 18.8.30).
bool built_in_shows_a_date(int format);

/// The day that a number stands for; a time of day in it is left out. Workbooks count from 1900
/// with a 29 February 1900 that never was, or, from an old Mac, from 1904. Nothing for a day that
/// no Date can hold.
enum class Epoch
{
  from_1900,
  from_1904
};
std::optional<Date> day_of(double serial, Epoch epoch);

} // namespace peil::workbook
