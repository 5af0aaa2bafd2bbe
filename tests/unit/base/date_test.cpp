#include "base/date.hpp"

#include <doctest/doctest.h>
#include <vector>

using peil::Date;
using peil::Period;

TEST_CASE("date: a date as the calendar has it is read and written back the same")
{
  for (const std::string iso :
       {"2026-01-01", "2024-02-29", "2000-02-29", "1900-01-01", "2999-12-31", "2026-12-31"}) {
    CAPTURE(iso);
    const std::optional<Date> date = Date::parse(iso);
    REQUIRE(date);
    CHECK(date->to_iso() == iso);
  }
}

TEST_CASE("date: anything else than a date in the calendar as YYYY-MM-DD is refused")
{
  struct Row
  {
    std::string name;
    std::string text;
  };
  const std::vector<Row> rows = {
      {"nothing", ""},
      {"a day that its month lacks", "2026-06-31"},
      {"29 February outside a leap year", "2026-02-29"},
      {"29 February in a century that is no leap year", "2100-02-29"},
      {"month zero", "2026-00-10"},
      {"month thirteen", "2026-13-01"},
      {"day zero", "2026-06-00"},
      {"Dutch order", "31-06-2026"},
      {"slashes", "2026/06/30"},
      {"no leading zeros", "2026-6-3"},
      {"a space before", " 2026-06-30"},
      {"a space after", "2026-06-30 "},
      {"a time after", "2026-06-30T00:00"},
      {"a sign for a digit", "2026-+6-30"},
      {"a minus for a digit", "2026--6-30"},
      {"a year before 1900", "1899-12-31"},
      {"a year after 2999", "3000-01-01"},
      {"letters", "jjjj-mm-dd"},
      {"digits of another script", "２０２６-06-30"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK_FALSE(Date::parse(row.text));
  }
}

TEST_CASE("date: it knows its year, month, day and quarter")
{
  struct Row
  {
    std::string iso;
    int quarter;
  };
  for (const Row& row : std::vector<Row>{{"2026-01-01", 1},
                                         {"2026-03-31", 1},
                                         {"2026-04-01", 2},
                                         {"2026-06-30", 2},
                                         {"2026-07-01", 3},
                                         {"2026-09-30", 3},
                                         {"2026-10-01", 4},
                                         {"2026-12-31", 4}}) {
    CAPTURE(row.iso);
    CHECK(Date::parse(row.iso)->quarter() == row.quarter);
  }
  const Date date(2026, 4, 14);
  CHECK(date.year() == 2026);
  CHECK(date.month() == 4);
  CHECK(date.day() == 14);
}

TEST_CASE("date: the day after and the day before cross months, years and leap days")
{
  CHECK(Date(2026, 12, 31).next_day() == Date(2027, 1, 1));
  CHECK(Date(2024, 2, 28).next_day() == Date(2024, 2, 29));
  CHECK(Date(2026, 2, 28).next_day() == Date(2026, 3, 1));
  CHECK(Date(2024, 3, 1).day_before() == Date(2024, 2, 29));
  CHECK(Date(2026, 1, 1).day_before() == Date(2025, 12, 31));
}

TEST_CASE("date: an anniversary is the same day a year later, 1 March after 29 February")
{
  struct Row
  {
    std::string name;
    Date date;
    Date expected;
  };
  const std::vector<Row> rows = {
      {"an ordinary day", Date(2026, 6, 15), Date(2027, 6, 15)},
      {"29 February", Date(2024, 2, 29), Date(2025, 3, 1)},
      {"28 February before a leap year", Date(2027, 2, 28), Date(2028, 2, 28)},
      {"28 February in a leap year", Date(2024, 2, 28), Date(2025, 2, 28)},
      {"1 March into a leap year", Date(2027, 3, 1), Date(2028, 3, 1)},
      {"New Year's Eve", Date(2026, 12, 31), Date(2027, 12, 31)},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(row.date.anniversary() == row.expected);
  }
}

TEST_CASE("date: dates are ordered, and days between them counted")
{
  CHECK(Date(2026, 1, 31) < Date(2026, 2, 1));
  CHECK(Date(2026, 2, 1).days_since(Date(2026, 1, 31)) == 1);
  CHECK(Date(2028, 1, 1).days_since(Date(2026, 1, 1)) == 730);
  CHECK(Date(2025, 1, 1).days_since(Date(2024, 1, 1)) == 366);
  CHECK(Date(2026, 1, 1).days_since(Date(2026, 1, 2)) == -1);
}

TEST_CASE("date: a year and a quarter hold their first and last day and nothing beyond")
{
  struct Row
  {
    std::string text;
    Date first;
    Date last;
  };
  const std::vector<Row> rows = {
      {"2026", Date(2026, 1, 1), Date(2026, 12, 31)},
      {"2026-Q1", Date(2026, 1, 1), Date(2026, 3, 31)},
      {"2026-Q2", Date(2026, 4, 1), Date(2026, 6, 30)},
      {"2026-Q3", Date(2026, 7, 1), Date(2026, 9, 30)},
      {"2026-Q4", Date(2026, 10, 1), Date(2026, 12, 31)},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const std::optional<Period> period = peil::parse_period(row.text);
    REQUIRE(period);
    CHECK(*period == Period{row.first, row.last});
    CHECK(period->contains(row.first));
    CHECK(period->contains(row.last));
    CHECK_FALSE(period->contains(row.first.day_before()));
    CHECK_FALSE(period->contains(row.last.next_day()));
  }
}

TEST_CASE("date: other texts are no period, and a year is no quarter")
{
  for (const std::string text : {"", "26", "2026-Q0", "2026-Q5", "2026-q1", "Q1-2026", "2026Q1",
                                 "2026-Q11", "1899", "3000", "1899-Q1", "3000-Q1", "20x6"}) {
    CAPTURE(text);
    CHECK_FALSE(peil::parse_period(text));
  }
  CHECK_FALSE(peil::parse_quarter("2026"));
  CHECK(peil::parse_quarter("2026-Q4"));
}
