#include "base/dutch.hpp"

#include <doctest/doctest.h>
#include <vector>

using peil::Date;
using peil::Decimal;

namespace {

Decimal decimal(const std::string& text)
{
  return *Decimal::parse(text);
}

} // namespace

TEST_CASE("dutch: numbers have points between thousands and a comma before decimals")
{
  struct Row
  {
    std::string value;
    std::string expected;
  };
  for (const Row& row : std::vector<Row>{{"0", "0"},
                                         {"999", "999"},
                                         {"1000", "1.000"},
                                         {"-1234", "-1.234"},
                                         {"1234567", "1.234.567"},
                                         {"3.5", "3,5"},
                                         {"-0.25", "-0,25"},
                                         {"1000.000001", "1.000,000001"}}) {
    CAPTURE(row.value);
    CHECK(peil::dutch::number(decimal(row.value)) == row.expected);
  }
}

TEST_CASE("dutch: an amount is rounded to what is shown")
{
  struct Row
  {
    std::string value;
    bool with_cents;
    std::string expected;
  };
  for (const Row& row : std::vector<Row>{{"50000", false, "€\u00A050.000"},
                                         {"50000", true, "€\u00A050.000,00"},
                                         {"1234.5", true, "€\u00A01.234,50"},
                                         {"0.995", true, "€\u00A01,00"},
                                         {"0.994", true, "€\u00A00,99"},
                                         {"999.99", false, "€\u00A01.000"},
                                         {"-1234", false, "€\u00A0-1.234"},
                                         {"-0.001", true, "€\u00A00,00"}}) {
    CAPTURE(row.value);
    CAPTURE(row.with_cents);
    CHECK(peil::dutch::amount(decimal(row.value), row.with_cents) == row.expected);
  }
  CHECK(peil::dutch::amount(decimal("10.5")) == "€\u00A010,50");
  CHECK(peil::dutch::amount(decimal("10")) == "€\u00A010");
}

TEST_CASE("dutch: dates and periods read as in a report")
{
  CHECK(peil::dutch::long_date(Date(2026, 4, 1)) == "1\u00A0april 2026");
  CHECK(peil::dutch::short_date(Date(2026, 4, 1)) == "01-04-2026");
  CHECK(peil::dutch::short_quarter(2026, 4) == "Q4\u00A02026");
  CHECK(peil::dutch::long_quarter(2026, 1) == "eerste kwartaal 2026");
  CHECK(peil::dutch::period(peil::calendar_year(2026)) == "2026");
  CHECK(peil::dutch::period(peil::calendar_quarter(2026, 3)) == "Q3\u00A02026");
  CHECK(peil::dutch::period({Date(2026, 4, 14), Date(2026, 6, 30)}) == "14-04-2026 t/m 30-06-2026");
  CHECK(peil::dutch::range(Decimal(25), Decimal(30)) == "25–30");
  CHECK(peil::dutch::percentage(decimal("67.3")) == "67,3%");
}
