#include "check/history_rules.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <optional>
#include <string>

namespace peil::check {
namespace {

std::optional<Date> date_of(const Item& entry)
{
  const Date* date = entry.cells[k_history_date].as<Date>();
  return date == nullptr ? std::nullopt : std::optional(*date);
}

// Codes only: the rules between values are about choices.
const std::string* code_of(const Item& entry)
{
  return entry.cells[k_history_value].as<std::string>();
}

bool contains(const std::vector<std::string>& codes, const std::string* code)
{
  return code != nullptr && std::find(codes.begin(), codes.end(), *code) != codes.end();
}

bool may_share_a_day(const Item& a, const Item& b, const Field& field)
{
  const std::string* first = code_of(a);
  const std::string* second = code_of(b);
  if (first == nullptr || second == nullptr || *first == *second)
    return false;
  return std::any_of(field.same_day.begin(), field.same_day.end(), [&](const auto& codes) {
    return contains(codes, first) && contains(codes, second);
  });
}

Sentence pairs(const Field& field)
{
  std::vector<std::string> nl;
  std::vector<std::string> en;
  for (const std::vector<std::string>& codes : field.same_day) {
    nl.push_back(join_with(codes, " met "));
    en.push_back(join_with(codes, " with "));
  }
  return {join_with(nl, " en "), join_with(en, " and ")};
}

Sentence one_of(const std::vector<std::string>& codes)
{
  std::vector<std::string> quoted;
  for (const std::string& code : codes)
    quoted.push_back(fmt::format("'{}'", code));
  return {join_with(quoted, " of "), join_with(quoted, " or ")};
}

// domain.md R11: with two entries on one day nobody knows which one holds.
Diagnostic same_day(const Item& earlier, const Item& later, const Field& field)
{
  const Cell& date = later.cells[k_history_date];
  Diagnostic mistake = error_at(
      date.at,
      say("'{}' heeft al een regel op {}", "'{}' has an entry on {} already", field.name.value,
          date.as<Date>()->to_iso()),
      field.same_day.empty()
          ? say("per dag kan er één regel zijn: verbeter de datum, of haal een regel weg",
                "there can be one entry a day: correct the date, or remove an entry")
          : say("per dag kan er één regel zijn, alleen {0} mag samen: verbeter de datum, of haal "
                "een "
                "regel weg",
                "there can be one entry a day, only {1} may go together: correct the date, or "
                "remove an entry",
                pairs(field).nl, pairs(field).en));
  mistake.notes.push_back({earlier.cells[k_history_date].at, say("eerder hier", "first here")});
  return mistake;
}

void check_same_days(const std::vector<Item>& entries, const Field& field, Diagnostics& mistakes)
{
  for (std::size_t later = 1; later < entries.size(); ++later)
    for (std::size_t earlier = later; earlier-- > 0;) {
      if (!date_of(entries[later]) || date_of(entries[earlier]) != date_of(entries[later]))
        break;
      if (!may_share_a_day(entries[earlier], entries[later], field)) {
        mistakes.push_back(same_day(entries[earlier], entries[later], field));
        break;
      }
    }
}

void check_order_rule(const std::vector<Item>& entries, std::size_t index, const OrderRule& rule,
                      Diagnostics& mistakes)
{
  const Position at = entries[index].cells[k_history_value].at;
  const auto begin = entries.begin();
  const auto here = begin + static_cast<std::ptrdiff_t>(index);
  const auto before = std::find_if(
      begin, here, [&](const Item& entry) { return contains(rule.after, code_of(entry)); });
  const Sentence wanted = one_of(rule.after);
  if (!rule.after.empty() && before == here)
    mistakes.push_back(
        error_at(at,
                 say("'{0}' kan pas na {1}", "'{0}' is possible only after {2}", rule.value,
                     wanted.nl, wanted.en),
                 say("voeg een eerdere regel met {0} toe, of verbeter de datums",
                     "add an earlier entry with {1}, or correct the dates", wanted.nl, wanted.en)));
  const auto forbidden = std::find_if(
      begin, here, [&](const Item& entry) { return contains(rule.not_after, code_of(entry)); });
  if (forbidden == here)
    return;
  Diagnostic mistake = error_at(at,
                                say("'{}' kan niet na '{}'", "'{}' is not possible after '{}'",
                                    rule.value, *code_of(*forbidden)),
                                say("verbeter de waarde of de datums, of haal een regel weg",
                                    "correct the value or the dates, or remove an entry"));
  mistake.notes.push_back({forbidden->cells[k_history_value].at, say("eerder hier", "first here")});
  mistakes.push_back(std::move(mistake));
}

void check_order(const std::vector<Item>& entries, const Field& field, Diagnostics& mistakes)
{
  for (std::size_t i = 0; i < entries.size(); ++i)
    for (const OrderRule& rule : field.order)
      if (const std::string* code = code_of(entries[i]); code != nullptr && *code == rule.value)
        check_order_rule(entries, i, rule, mistakes);
}

const Cell* first_date(const Cell& history)
{
  const auto* entries = history.as<std::vector<Item>>();
  if (entries == nullptr)
    return nullptr;
  for (const Item& entry : *entries)
    if (date_of(entry))
      return &entry.cells[k_history_date];
  return nullptr;
}

bool all_dated(const std::vector<Item>& entries)
{
  return std::all_of(entries.begin(), entries.end(),
                     [](const Item& entry) { return date_of(entry).has_value(); });
}

} // namespace

void put_history_in_order(std::vector<Item>& entries, const Field& field, Diagnostics& mistakes)
{
  std::stable_sort(entries.begin(), entries.end(),
                   [](const Item& a, const Item& b) { return date_of(a) < date_of(b); });
  check_same_days(entries, field, mistakes);
  if (all_dated(entries))
    check_order(entries, field, mistakes);
}

void check_start(const Cell& history, const Field& field, const Cell& other,
                 const Field& other_field, Diagnostics& mistakes)
{
  const Cell* first = first_date(history);
  const Cell* other_first = first_date(other);
  if (first == nullptr || other_first == nullptr || *first->as<Date>() <= *other_first->as<Date>())
    return;
  Diagnostic mistake = error_at(first->at,
                                say("'{0}' begint later dan '{1}'", "'{0}' begins later than '{1}'",
                                    field.name.value, other_field.name.value),
                                say("de eerste regel van '{0}' mag niet na {1} liggen",
                                    "the first entry of '{0}' may not lie after {1}",
                                    field.name.value, other_first->as<Date>()->to_iso()));
  mistake.notes.push_back(
      {other_first->at, say("'{}' begint hier", "'{}' begins here", other_field.name.value)});
  mistakes.push_back(std::move(mistake));
}

} // namespace peil::check
