#include "base/dutch.hpp"

#include "base/notation.hpp"

namespace peil::dutch {

std::string number(Decimal value)
{
  return dutch_notation().number(value);
}

std::string amount(Decimal value, bool with_cents)
{
  return dutch_notation().amount(value, with_cents);
}

std::string amount(Decimal value)
{
  return dutch_notation().amount(value);
}

std::string percentage(Decimal value)
{
  return dutch_notation().percentage(value);
}

std::string long_date(Date date)
{
  return dutch_notation().long_date(date);
}

std::string short_date(Date date)
{
  return dutch_notation().short_date(date);
}

std::string short_quarter(int year, int quarter)
{
  return dutch_notation().short_quarter(year, quarter);
}

std::string long_quarter(int year, int quarter)
{
  return dutch_notation().long_quarter(year, quarter);
}

std::string period(const Period& period)
{
  return dutch_notation().period(period);
}

std::string range(Decimal minimum, Decimal maximum)
{
  return dutch_notation().range(minimum, maximum);
}

} // namespace peil::dutch
