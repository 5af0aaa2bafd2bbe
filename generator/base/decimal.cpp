#include "base/decimal.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace peil {
namespace {

constexpr std::size_t k_most_whole_digits = 12;
constexpr std::size_t k_most_decimals = 6;

bool all_digits(std::string_view text)
{
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// `1.250` may be 1,25 or, in Dutch notation, 1250: three decimals after one to three digits.
bool looks_like_thousands(std::string_view whole, std::string_view decimals)
{
  return decimals.size() == 3 && whole.size() <= 3 && whole != "0";
}

} // namespace

std::optional<Decimal> Decimal::parse(std::string_view text)
{
  const bool negative = text.starts_with('-');
  if (negative)
    text.remove_prefix(1);
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  const std::string_view decimals =
      point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
  if (whole.empty() || whole.size() > k_most_whole_digits || !all_digits(whole))
    return std::nullopt;
  if (whole.size() > 1 && whole.front() == '0')
    return std::nullopt;
  if (point != std::string_view::npos &&
      (decimals.empty() || decimals.size() > k_most_decimals || !all_digits(decimals) ||
       looks_like_thousands(whole, decimals)))
    return std::nullopt;

  std::int64_t millionths = 0;
  for (const char digit : whole)
    millionths = millionths * 10 + (digit - '0');
  for (std::size_t i = 0; i < k_most_decimals; ++i)
    millionths = millionths * 10 + (i < decimals.size() ? decimals[i] - '0' : 0);
  return from_millionths(negative ? -millionths : millionths);
}

std::string Decimal::to_string() const
{
  const std::int64_t size = m_millionths < 0 ? -m_millionths : m_millionths;
  std::string text =
      fmt::format("{}{}.{:06}", m_millionths < 0 ? "-" : "", size / k_scale, size % k_scale);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.'))
    text.pop_back();
  return text;
}

std::string Decimal::to_source() const
{
  std::string text = to_string();
  return parse(text) ? text : text + '0';
}

} // namespace peil
