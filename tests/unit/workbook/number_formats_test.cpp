#include "workbook/number_formats.hpp"

#include <doctest/doctest.h>

using namespace peil;
using namespace peil::workbook;

TEST_CASE("number formats: a format with a day or year in it shows a date")
{
  for (const char* format : {"dd-mm-yyyy", "[$-413]d mmmm yyyy;@", "YYYY\\-MM\\-DD", "mmm yy"}) {
    CAPTURE(format);
    CHECK(shows_a_date(format));
  }
  for (const char* format : {"General", "#,##0.00", "[$€-413] #,##0.00", "h:mm", "0\" dagen\"",
                             "[Red]0", "\\d0", "@", ""}) {
    CAPTURE(format);
    CHECK_FALSE(shows_a_date(format));
  }
}

TEST_CASE("number formats: a serial number is the day that Excel shows for it")
{
  CHECK(day_of(46085, Epoch::from_1900) == Date(2026, 3, 4));
  CHECK(day_of(46085.99, Epoch::from_1900) == Date(2026, 3, 4));
  CHECK(day_of(61, Epoch::from_1900) == Date(1900, 3, 1));
  CHECK(day_of(59, Epoch::from_1900) == Date(1900, 2, 28));
  CHECK(day_of(44623, Epoch::from_1904) == Date(2026, 3, 4));
}

TEST_CASE("number formats: the 29 February 1900 that never was, and days out of range, are no day")
{
  for (const double serial : {60.0, 0.5, -1.0, 4e8, 1e300}) {
    CAPTURE(serial);
    CHECK_FALSE(day_of(serial, Epoch::from_1900));
  }
}
