#include "base/notation.hpp"

#include "base/text.hpp"

#include <cstdlib>
#include <fmt/core.h>
#include <string_view>

namespace peil {
namespace {

constexpr std::int64_t k_million = 1'000'000;
constexpr std::int64_t k_millionths_in_cent = 10'000;

// A mark between groups of three digits.
std::string grouped(std::int64_t whole, const std::string& mark)
{
  std::string digits = std::to_string(whole);
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, mark);
  }
  return digits;
}

// To the nearest multiple of `step`, halves upwards.
std::int64_t rounded(std::int64_t size, std::int64_t step)
{
  return (size + step / 2) / step * step;
}

} // namespace

std::string Notation::number(Decimal value) const
{
  const std::int64_t size = std::abs(value.millionths());
  std::string text =
      fmt::format("{}{}", value.millionths() < 0 ? "-" : "", grouped(size / k_million, group_mark));
  if (size % k_million != 0) {
    std::string decimals = fmt::format("{:06}", size % k_million);
    decimals.erase(decimals.find_last_not_of('0') + 1);
    text += decimal_mark + decimals;
  }
  return text;
}

std::string Notation::amount(Decimal value, bool with_cents) const
{
  const std::int64_t size =
      rounded(std::abs(value.millionths()), with_cents ? k_millionths_in_cent : k_million);
  const bool negative = value.millionths() < 0 && size > 0;
  std::string text = (negative ? "-" : "") + grouped(size / k_million, group_mark);
  if (with_cents)
    text += decimal_mark + fmt::format("{:02}", size % k_million / k_millionths_in_cent);
  return filled(amount_pattern, {{"getal", text}});
}

std::string Notation::amount(Decimal value) const
{
  return amount(value, !value.is_whole());
}

std::string Notation::percentage(Decimal value) const
{
  return filled(percentage_pattern, {{"getal", number(value)}});
}

std::string Notation::long_date(Date date) const
{
  return filled(long_date_pattern, {{"dag", std::to_string(date.day())},
                                    {"maand", months[date.month() - 1]},
                                    {"jaar", std::to_string(date.year())}});
}

std::string Notation::short_date(Date date) const
{
  return filled(short_date_pattern, {{"dag", fmt::format("{:02}", date.day())},
                                     {"maand", fmt::format("{:02}", date.month())},
                                     {"jaar", fmt::format("{:04}", date.year())}});
}

std::string Notation::short_quarter(int year, int quarter) const
{
  return filled(short_quarter_pattern,
                {{"kwartaal", std::to_string(quarter)}, {"jaar", std::to_string(year)}});
}

std::string Notation::long_quarter(int year, int quarter) const
{
  return filled(long_quarter_pattern,
                {{"kwartaal", quarters[static_cast<std::size_t>(quarter - 1)]},
                 {"jaar", std::to_string(year)}});
}

std::string Notation::period(const Period& period) const
{
  const int year = period.first.year();
  if (period == calendar_year(year))
    return std::to_string(year);
  const int quarter = period.first.quarter();
  if (period == calendar_quarter(year, quarter))
    return short_quarter(year, quarter);
  return filled(period_pattern,
                {{"van", short_date(period.first)}, {"tot", short_date(period.last)}});
}

std::string Notation::range(Decimal minimum, Decimal maximum) const
{
  return filled(range_pattern, {{"van", number(minimum)}, {"tot", number(maximum)}});
}

const Notation& dutch_notation()
{
  // Amounts, dates and quarters keep together: the space in them does not break.
  static const Notation notation{",",
                                 ".",
                                 {"januari", "februari", "maart", "april", "mei", "juni", "juli",
                                  "augustus", "september", "oktober", "november", "december"},
                                 {"eerste", "tweede", "derde", "vierde"},
                                 "€\u00A0{getal}",
                                 "{getal}%",
                                 "{dag}\u00A0{maand} {jaar}",
                                 "{dag}-{maand}-{jaar}",
                                 "Q{kwartaal}\u00A0{jaar}",
                                 "{kwartaal} kwartaal {jaar}",
                                 "{van} t/m {tot}",
                                 "{van}–{tot}"};
  return notation;
}

} // namespace peil
