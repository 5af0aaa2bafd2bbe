#pragma once

#include "base/date.hpp"
#include "base/decimal.hpp"

#include <string>

/// Dutch notation (domain.md §12): the one place where numbers and dates become text for readers.
namespace peil::dutch {

/// "1.234" and "3,5", with the decimals the number has; minus as "-".
std::string number(Decimal value);

/// "€ 50.000" with U+00A0 after the sign; with cents "€ 1.234,50"; negative "€ -1.234".
/// Rounded to what is shown, halves away from zero.
/// `with_cents` makes a whole table show cents as soon as one of its amounts has them.
std::string amount(Decimal value, bool with_cents);
std::string amount(Decimal value);

/// "67%" or "67,3%".
std::string percentage(Decimal value);

/// "14 april 2026", for running text; the space between day and month does not break.
std::string long_date(Date date);

/// "14-04-2026", for tables.
std::string short_date(Date date);

/// "Q4 2026", for tables.
std::string short_quarter(int year, int quarter);

/// "vierde kwartaal 2026", for running text.
std::string long_quarter(int year, int quarter);

/// "2026", "Q3 2026" or "14-04-2026 t/m 30-06-2026".
std::string period(const Period& period);

/// "25–30" with an en dash.
std::string range(Decimal minimum, Decimal maximum);

} // namespace peil::dutch
