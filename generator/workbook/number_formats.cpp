#include "workbook/number_formats.hpp"

#include <cmath>

namespace peil::workbook {
namespace {

// Just after a quoted text, a part in brackets or an escaped character at `at`; `at` for any other.
std::size_t skip_literal(std::string_view format, std::size_t at)
{
  const char c = format[at];
  if (c == '\\' || c == '_' || c == '*')
    return std::min(format.size(), at + 2);
  if (c != '"' && c != '[')
    return at;
  const std::size_t close = format.find(c == '"' ? '"' : ']', at + 1);
  return close == std::string_view::npos ? format.size() : close + 1;
}

} // namespace

bool shows_a_date(std::string_view format)
{
  for (std::size_t at = 0; at < format.size();) {
    const std::size_t after = skip_literal(format, at);
    if (after == at && std::string_view("dDyY").find(format[at]) != std::string_view::npos)
      return true;
    at = after == at ? at + 1 : after;
  }
  return false;
}

bool built_in_shows_a_date(int format)
{
  return (format >= 14 && format <= 17) || format == 22 || (format >= 27 && format <= 31) ||
         format == 36 || (format >= 50 && format <= 54) || (format >= 57 && format <= 58);
}

std::optional<Date> day_of(double serial, Epoch epoch)
{
  constexpr double furthest = 500'000;
  if (!(serial >= 0) || serial > furthest)
    return std::nullopt;
  const int days = static_cast<int>(std::floor(serial));
  constexpr int day_that_never_was = 60;
  if (epoch == Epoch::from_1900 && (days == day_that_never_was || days == 0))
    return std::nullopt;
  const Date zero = epoch == Epoch::from_1904   ? Date(1904, 1, 1)
                    : days > day_that_never_was ? Date(1899, 12, 30)
                                                : Date(1899, 12, 31);
  const Date day(
      std::chrono::sys_days(std::chrono::year(zero.year()) / std::chrono::month(zero.month()) /
                            std::chrono::day(zero.day())) +
      std::chrono::days(days));
  return Date::parse(day.to_iso());
}

} // namespace peil::workbook
