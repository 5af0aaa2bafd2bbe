#include "base/date.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace peil {
namespace {

using std::chrono::year_month_day;

std::optional<int> parse_digits(std::string_view text)
{
  if (!std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }))
    return std::nullopt;
  int value = 0;
  for (const char c : text)
    value = value * 10 + (c - '0');
  return value;
}

} // namespace

std::optional<Date> Date::parse(std::string_view iso)
{
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-')
    return std::nullopt;
  const std::optional<int> year = parse_digits(iso.substr(0, 4));
  const std::optional<int> month = parse_digits(iso.substr(5, 2));
  const std::optional<int> day = parse_digits(iso.substr(8, 2));
  if (!year || !month || !day || *year < 1900 || *year > 2999)
    return std::nullopt;
  const year_month_day date{std::chrono::year(*year),
                            std::chrono::month(static_cast<unsigned>(*month)),
                            std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok())
    return std::nullopt;
  return Date(std::chrono::sys_days(date));
}

int Date::year() const
{
  return static_cast<int>(year_month_day(m_day).year());
}
unsigned Date::month() const
{
  return static_cast<unsigned>(year_month_day(m_day).month());
}
unsigned Date::day() const
{
  return static_cast<unsigned>(year_month_day(m_day).day());
}

std::string Date::to_iso() const
{
  return fmt::format("{:04}-{:02}-{:02}", year(), month(), day());
}

Date Date::anniversary() const
{
  const year_month_day here(m_day);
  const year_month_day later = here + std::chrono::years(1);
  if (later.ok())
    return Date(std::chrono::sys_days(later));
  return {static_cast<int>(later.year()), 3, 1};
}

Period calendar_year(int year)
{
  return {Date(year, 1, 1), Date(year, 12, 31)};
}

Period calendar_quarter(int year, int quarter)
{
  const auto first_month = static_cast<unsigned>(quarter * 3 - 2);
  const auto last =
      std::chrono::year(year) / std::chrono::month(first_month + 2) / std::chrono::last;
  return {Date(year, first_month, 1), Date(std::chrono::sys_days(last))};
}

std::optional<Period> parse_quarter(std::string_view text)
{
  if (text.size() != 7 || text.substr(4, 2) != "-Q" || text[6] < '1' || text[6] > '4')
    return std::nullopt;
  const std::optional<int> year = parse_digits(text.substr(0, 4));
  if (!year || *year < 1900 || *year > 2999)
    return std::nullopt;
  return calendar_quarter(*year, text[6] - '0');
}

std::optional<Period> parse_period(std::string_view text)
{
  if (text.size() != 4)
    return parse_quarter(text);
  const std::optional<int> year = parse_digits(text);
  if (!year || *year < 1900 || *year > 2999)
    return std::nullopt;
  return calendar_year(*year);
}

} // namespace peil
