#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace peil {

/// A number with at most six decimals, exact: sums of amounts must add up to the cent. The range
/// is about 9 million million.
class Decimal
{
public:
  constexpr Decimal() = default;
  constexpr explicit Decimal(std::int64_t whole) : m_millionths(whole * k_scale) {}
  static constexpr Decimal from_millionths(std::int64_t millionths)
  {
    Decimal result;
    result.m_millionths = millionths;
    return result;
  }

  /// Strict: an optional minus, digits without a leading zero, optionally a point with one to six
  /// decimals. `1.250` is refused: it may mean 1250. Nothing when it is no such number.
  static std::optional<Decimal> parse(std::string_view text);

  constexpr std::int64_t millionths() const { return m_millionths; }
  constexpr std::int64_t whole() const { return m_millionths / k_scale; }
  constexpr bool is_whole() const { return m_millionths % k_scale == 0; }
  constexpr double to_double() const
  {
    return static_cast<double>(m_millionths) / static_cast<double>(k_scale);
  }
  /// With a point and no superfluous zeros: "3.5".
  std::string to_string() const;
  /// As a source writes it, so that `parse` takes it back: "1.2500".
  std::string to_source() const;

  constexpr Decimal operator-() const { return from_millionths(-m_millionths); }
  constexpr Decimal& operator+=(Decimal other)
  {
    m_millionths += other.m_millionths;
    return *this;
  }
  friend constexpr Decimal operator+(Decimal a, Decimal b) { return a += b; }
  friend constexpr Decimal operator-(Decimal a, Decimal b) { return a += -b; }
  constexpr bool operator==(const Decimal&) const = default;
  constexpr auto operator<=>(const Decimal&) const = default;

private:
  static constexpr std::int64_t k_scale = 1'000'000;
  std::int64_t m_millionths = 0;
};

} // namespace peil
