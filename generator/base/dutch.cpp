#include "base/dutch.hpp"

#include <array>
#include <cstdlib>
#include <fmt/core.h>
#include <string_view>

namespace peil::dutch {
namespace {

constexpr std::string_view k_no_break_space = "\u00A0";
constexpr std::string_view k_en_dash = "–";

constexpr std::array<std::string_view, 12> k_months = {
    "januari", "februari", "maart",     "april",   "mei",      "juni",
    "juli",    "augustus", "september", "oktober", "november", "december"};

constexpr std::array<std::string_view, 4> k_quarters = {"eerste", "tweede", "derde", "vierde"};

// Points between groups of three digits.
std::string grouped(std::int64_t whole)
{
  std::string digits = std::to_string(whole);
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, 1, '.');
  }
  return digits;
}

constexpr std::int64_t k_million = 1'000'000;

constexpr std::int64_t k_millionths_in_cent = 10'000;

// To the nearest multiple of `step`, halves upwards.
std::int64_t rounded(std::int64_t size, std::int64_t step)
{
  return (size + step / 2) / step * step;
}

} // namespace

std::string number(Decimal value)
{
  const std::int64_t size = std::abs(value.millionths());
  std::string text =
      fmt::format("{}{}", value.millionths() < 0 ? "-" : "", grouped(size / k_million));
  if (size % k_million != 0) {
    std::string decimals = fmt::format("{:06}", size % k_million);
    decimals.erase(decimals.find_last_not_of('0') + 1);
    text += "," + decimals;
  }
  return text;
}

std::string amount(Decimal value, bool with_cents)
{
  const std::int64_t size =
      rounded(std::abs(value.millionths()), with_cents ? k_millionths_in_cent : k_million);
  const bool negative = value.millionths() < 0 && size > 0;
  std::string text =
      fmt::format("€{}{}{}", k_no_break_space, negative ? "-" : "", grouped(size / k_million));
  if (with_cents)
    text += fmt::format(",{:02}", size % k_million / k_millionths_in_cent);
  return text;
}

std::string amount(Decimal value)
{
  return amount(value, !value.is_whole());
}

std::string percentage(Decimal value)
{
  return number(value) + "%";
}

std::string long_date(Date date)
{
  return fmt::format("{}{}{} {}", date.day(), k_no_break_space, k_months[date.month() - 1],
                     date.year());
}

std::string short_date(Date date)
{
  return fmt::format("{:02}-{:02}-{:04}", date.day(), date.month(), date.year());
}

std::string short_quarter(int year, int quarter)
{
  return fmt::format("Q{}{}{}", quarter, k_no_break_space, year);
}

std::string long_quarter(int year, int quarter)
{
  return fmt::format("{} kwartaal {}", k_quarters[static_cast<std::size_t>(quarter - 1)], year);
}

std::string period(const Period& period)
{
  const int year = period.first.year();
  if (period == calendar_year(year))
    return std::to_string(year);
  const int quarter = period.first.quarter();
  if (period == calendar_quarter(year, quarter))
    return short_quarter(year, quarter);
  return short_date(period.first) + " t/m " + short_date(period.last);
}

std::string range(Decimal minimum, Decimal maximum)
{
  return number(minimum) + std::string(k_en_dash) + number(maximum);
}

} // namespace peil::dutch
