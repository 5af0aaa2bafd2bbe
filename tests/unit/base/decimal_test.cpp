#include "base/decimal.hpp"

#include <doctest/doctest.h>
#include <vector>

using peil::Decimal;

TEST_CASE("decimal: a number is read exactly and written without superfluous zeros")
{
  struct Row
  {
    std::string text;
    std::int64_t millionths;
    std::string written;
  };
  const std::vector<Row> rows = {
      {"0", 0, "0"},
      {"7", 7'000'000, "7"},
      {"-7", -7'000'000, "-7"},
      {"1250", 1'250'000'000, "1250"},
      {"3.5", 3'500'000, "3.5"},
      {"3.50", 3'500'000, "3.5"},
      {"-0.5", -500'000, "-0.5"},
      {"0.000001", 1, "0.000001"},
      {"-0.000001", -1, "-0.000001"},
      {"100", 100'000'000, "100"},
      {"100.0", 100'000'000, "100"},
      {"12.3456", 12'345'600, "12.3456"},
      {"0.125", 125'000, "0.125"},
      {"1234.500", 1'234'500'000, "1234.5"},
      {"999999999999", 999'999'999'999'000'000, "999999999999"},
      {"999999999999.999999", 999'999'999'999'999'999, "999999999999.999999"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const std::optional<Decimal> value = Decimal::parse(row.text);
    REQUIRE(value);
    CHECK(value->millionths() == row.millionths);
    CHECK(value->to_string() == row.written);
  }
}

TEST_CASE("decimal: what a source holds is read back, also with three decimals")
{
  for (const auto& [text, written] : std::vector<std::pair<std::string, std::string>>{
           {"120.5580", "120.5580"}, {"-1.2500", "-1.25"}, {"0.125", "0.125"}, {"3.50", "3.5"}}) {
    CAPTURE(text);
    const Decimal value = Decimal::parse(text).value();
    CHECK(value.to_source() == written);
    CHECK(Decimal::parse(value.to_source()) == value);
  }
}

TEST_CASE("decimal: what is ambiguous or no number is refused")
{
  struct Row
  {
    std::string name;
    std::string text;
  };
  const std::vector<Row> rows = {
      {"nothing", ""},
      {"thousands or thousandths", "1.250"},
      {"negative thousands or thousandths", "-1.250"},
      {"two digits before the point", "12.500"},
      {"three digits before the point", "125.000"},
      {"thousands twice", "1.250.000"},
      {"a comma", "3,5"},
      {"a comma and a point", "1.250,50"},
      {"a leading zero", "007"},
      {"two zeros", "00"},
      {"octal to others", "010"},
      {"no digit before the point", ".5"},
      {"no digit after the point", "5."},
      {"a plus", "+5"},
      {"two signs", "--5"},
      {"a sign alone", "-"},
      {"a point alone", "."},
      {"an exponent", "1e3"},
      {"hexadecimal", "0x10"},
      {"a space", "1 250"},
      {"a space before", " 5"},
      {"a space after", "5 "},
      {"a unit", "5%"},
      {"an underscore", "1_000"},
      {"seven decimals", "0.1234567"},
      {"more digits than fit", "1000000000000"},
      {"infinity", "inf"},
      {"no number", "nan"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK_FALSE(Decimal::parse(row.text));
  }
}

TEST_CASE("decimal: sums add up to the cent")
{
  Decimal sum;
  for (int i = 0; i < 10; ++i)
    sum += *Decimal::parse("0.1");
  CHECK(sum == Decimal(1));
  CHECK(Decimal(3) - *Decimal::parse("0.01") == *Decimal::parse("2.99"));
  CHECK(-Decimal(3) == Decimal(-3));
}

TEST_CASE("decimal: it knows whether it is whole, and its size is its order")
{
  CHECK(Decimal(5).is_whole());
  CHECK(Decimal(-5).is_whole());
  CHECK_FALSE(Decimal::parse("5.5")->is_whole());
  CHECK_FALSE(Decimal::parse("-0.5")->is_whole());
  CHECK(Decimal::parse("5.9")->whole() == 5);
  CHECK(Decimal(-2) < Decimal::parse("-1.5"));
  CHECK(*Decimal::parse("9.5") < Decimal(10));
  CHECK(Decimal::parse("2.5")->to_double() == doctest::Approx(2.5));
}
