#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace peil {

/// A calendar date without a time of day (domain.md R76: Europe/Amsterdam, no time is used).
class Date
{
public:
  constexpr Date() = default;
  constexpr explicit Date(std::chrono::sys_days day) : m_day(day) {}
  constexpr Date(int year, unsigned month, unsigned day)
      : m_day(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day))
  {
  }

  /// Strictly `YYYY-MM-DD`, a date that exists, years 1900 to 2999. Nothing otherwise.
  static std::optional<Date> parse(std::string_view iso);

  int year() const;
  unsigned month() const;
  unsigned day() const;
  int quarter() const { return static_cast<int>((month() + 2) / 3); }
  std::string to_iso() const;

  constexpr Date next_day() const { return Date(m_day + std::chrono::days(1)); }
  constexpr Date day_before() const { return Date(m_day - std::chrono::days(1)); }
  /// The first day on which this date lies a year back: the same day one year later, 1 March for
  /// 29 February (domain.md R28, R74).
  Date anniversary() const;
  constexpr int days_since(Date other) const
  {
    return static_cast<int>((m_day - other.m_day).count());
  }

  constexpr bool operator==(const Date&) const = default;
  constexpr auto operator<=>(const Date&) const = default;

private:
  std::chrono::sys_days m_day{};
};

/// A first and a last day, both inclusive.
struct Period
{
  Date first;
  Date last;

  constexpr bool contains(Date date) const { return first <= date && date <= last; }
  constexpr bool operator==(const Period&) const = default;
};

Period calendar_year(int year);
/// `quarter` from 1 to 4.
Period calendar_quarter(int year, int quarter);

/// `2026-Q3`, `2026` or nothing.
std::optional<Period> parse_period(std::string_view text);
std::optional<Period> parse_quarter(std::string_view text);

} // namespace peil
