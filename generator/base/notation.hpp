#pragma once

#include "base/date.hpp"
#include "base/decimal.hpp"

#include <array>
#include <string>

namespace peil {

/// How a language writes numbers and dates: the one place where they become text for readers. The
/// patterns hold names in braces; what they stand for is said beside each.
struct Notation
{
  std::string decimal_mark;
  std::string group_mark;
  std::array<std::string, 12> months;
  /// "eerste" … "vierde".
  std::array<std::string, 4> quarters;
  /// {getal}
  std::string amount_pattern;
  std::string percentage_pattern;
  /// {dag}, {maand} (its name), {jaar}
  std::string long_date_pattern;
  /// {dag} and {maand} in two digits, {jaar}
  std::string short_date_pattern;
  /// {kwartaal} (1 to 4), {jaar}
  std::string short_quarter_pattern;
  /// {kwartaal} (its name), {jaar}
  std::string long_quarter_pattern;
  /// {van}, {tot}: dates
  std::string period_pattern;
  /// {van}, {tot}: numbers
  std::string range_pattern;

  /// "1.234" and "3,5", with the decimals the number has; minus as "-".
  std::string number(Decimal value) const;

  /// "€ 50.000"; with cents "€ 1.234,50"; negative "€ -1.234". Rounded to what is shown, halves
  /// away from zero. `with_cents` makes a whole table show cents as soon as one amount has them.
  std::string amount(Decimal value, bool with_cents) const;
  std::string amount(Decimal value) const;

  /// "67%" or "67,3%".
  std::string percentage(Decimal value) const;

  /// "14 april 2026", for running text.
  std::string long_date(Date date) const;

  /// "14-04-2026", for tables.
  std::string short_date(Date date) const;

  /// "Q4 2026", for tables.
  std::string short_quarter(int year, int quarter) const;

  /// "vierde kwartaal 2026", for running text.
  std::string long_quarter(int year, int quarter) const;

  /// "2026", "Q3 2026" or "14-04-2026 t/m 30-06-2026".
  std::string period(const Period& period) const;

  /// "25–30" with an en dash.
  std::string range(Decimal minimum, Decimal maximum) const;

  bool operator==(const Notation&) const = default;
};

/// Dutch (domain.md §12): what the program itself writes, in messages and explanations.
const Notation& dutch_notation();

} // namespace peil
