#include "base/date.hpp"
#include "base/decimal.hpp"
#include "base/text.hpp"
#include "check/scalars.hpp"
#include "property.hpp"

using namespace peil;

namespace {

void try_dates(std::string_view text)
{
  if (const std::optional<Date> date = Date::parse(text)) {
    fuzz::demand(date->to_iso() == text, "a date is written as it was read", date->to_iso());
    fuzz::demand(date->next_day().day_before() == *date, "days follow each other");
    fuzz::demand(date->anniversary() > *date, "a year later is later");
  }
  for (const auto parse : {parse_period, parse_quarter})
    if (const std::optional<Period> period = parse(text))
      fuzz::demand(period->first <= period->last, "a period has days");
}

void try_numbers(std::string_view text)
{
  const std::optional<Decimal> number = Decimal::parse(text);
  if (!number)
    return;
  const std::string written = number->to_source();
  fuzz::demand(Decimal::parse(written) == number, "a number survives writing", written);
  fuzz::demand(written.size() <= text.size() || text == "-0", "a number is written short", written);
}

// Each reader gives a value or says why not.
void try_readers(std::string_view text)
{
  Value value;
  value.kind = Value::Kind::scalar;
  value.text = text;
  value.at = {FileName("x.yaml"), 1, 1, 1};
  const auto demand_answer = [](bool has_value, const Diagnostics& mistakes) {
    fuzz::demand(has_value == mistakes.empty(), "a value or a reason", fuzz::told(mistakes));
    if (!has_value)
      fuzz::demand_proper(mistakes, "x");
  };
  const auto answer = [&](auto read) {
    Diagnostics mistakes;
    const bool has_value = read(value, mistakes).has_value();
    demand_answer(has_value, mistakes);
  };
  answer(check::read_date);
  answer(check::read_decimal);
  answer(check::read_whole);
  answer(check::read_yes_no);
  answer(check::read_quarter);
  answer(check::read_period);
  answer(check::read_address_word);
  const std::vector<std::string> known = {"pilot", "opschaling", "2026"};
  answer([&known](const Value& one, Diagnostics& mistakes) {
    return check::read_choice(one, known, say("fase", "phase"), mistakes);
  });
}

} // namespace

void fuzz::try_input(std::string_view input)
{
  if (find_invalid_utf8(input) || find_control_character(input))
    return;
  try_dates(input);
  try_numbers(input);
  if (!input.empty())
    try_readers(input);
}
