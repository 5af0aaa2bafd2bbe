#include "check/record_cell.hpp"

#include "base/text.hpp"
#include "check/code_lists.hpp"
#include "check/field_example.hpp"
#include "check/history_rules.hpp"
#include "check/scalars.hpp"
#include "check/source_folder.hpp"

#include <algorithm>

namespace peil::check {
namespace {

Cell cell_at(const Value& value)
{
  Cell cell;
  cell.at = value.at;
  return cell;
}

void report_wrong_kind(const Value& value, const Sentence& expected, const Field& field,
                       const Sentence& hint, const ItemContext& context)
{
  const Sentence found = described(value);
  context.mistakes.push_back(
      error_at(value.at,
               say("'{0}': hier staat {1}, verwacht {2}", "'{0}': found {3}, expected {4}",
                   field.name.value, found.nl, expected.nl, found.en, expected.en),
               hint));
}

Cell read_line(const Value& value, const Field& field, const ItemContext& context)
{
  Cell cell = cell_at(value);
  const std::optional<std::string> text = read_text(value, context.mistakes);
  if (!text)
    return cell;
  const std::string line(trimmed(*text));
  if (field.type == FieldType::text && line.find('\n') != std::string::npos)
    context.mistakes.push_back(error_at(
        value.at,
        say("'{}' is één regel tekst, hier staan er meer",
            "'{}' is one line of text, here are several", field.name.value),
        say("zet alles op één regel, of geef het veld in register.yaml het type markdown",
            "put it all on one line, or give the field the type markdown in register.yaml")));
  cell.value = line;
  return cell;
}

void check_bounds(const Value& value, Decimal number, const Field& field,
                  const ItemContext& context)
{
  const auto report = [&](Sentence message, Sentence hint) {
    context.mistakes.push_back(error_at(value.at, std::move(message), std::move(hint)));
  };
  if (field.whole && !number.is_whole())
    report(say("{} is geen geheel getal", "{} is not a whole number", value.text),
           say("'{}' kent geen decimalen", "'{}' has no decimals", field.name.value));
  if (field.minimum && number < *field.minimum)
    report(say("{} is te laag", "{} is too low", value.text),
           say("'{}' is minstens {}", "'{}' is at least {}", field.name.value,
               field.minimum->to_string()));
  if (field.maximum && number > *field.maximum)
    report(say("{} is te hoog", "{} is too high", value.text),
           say("'{}' is hoogstens {}", "'{}' is at most {}", field.name.value,
               field.maximum->to_string()));
}

// Money has no smaller part than a cent.
void check_cents(const Value& value, Decimal amount, const ItemContext& context)
{
  constexpr std::int64_t millionths_in_a_cent = 10'000;
  if (amount.millionths() % millionths_in_a_cent != 0)
    context.mistakes.push_back(error_at(
        value.at,
        say("{} heeft meer decimalen dan centen", "{} has more decimals than cents", value.text),
        say("schrijf een bedrag met hoogstens twee decimalen: 1234.50",
            "write an amount with at most two decimals: 1234.50")));
}

Cell read_number(const Value& value, const Field& field, const ItemContext& context)
{
  Cell cell = cell_at(value);
  const std::optional<Decimal> number = read_decimal(value, context.mistakes);
  if (!number)
    return cell;
  check_bounds(value, *number, field, context);
  if (field.type == FieldType::amount)
    check_cents(value, *number, context);
  cell.value = *number;
  return cell;
}

Cell read_day(const Value& value, const Field& field, const ItemContext& context)
{
  Cell cell = cell_at(value);
  const std::optional<Date> date = read_date(value, context.mistakes);
  if (!date)
    return cell;
  const Period& plan = context.plan_period;
  if (field.within_plan && !plan.contains(*date))
    context.mistakes.push_back(error_at(
        value.at,
        say("{} valt buiten de planperiode", "{} lies outside the plan period", value.text),
        say("'{}' ligt van {} tot en met {}", "'{}' lies from {} up to and including {}",
            field.name.value, plan.first.to_iso(), plan.last.to_iso())));
  cell.value = *date;
  return cell;
}

Cell read_quarter_text(const Value& value, const ItemContext& context)
{
  Cell cell = cell_at(value);
  if (read_quarter(value, context.mistakes))
    cell.value = value.text;
  return cell;
}

Cell read_switch(const Value& value, const ItemContext& context)
{
  Cell cell = cell_at(value);
  if (const std::optional<bool> yes = read_yes_no(value, context.mistakes))
    cell.value = *yes;
  return cell;
}

Cell read_code(const Value& value, const Field& field, const ItemContext& context)
{
  Cell cell = cell_at(value);
  const std::string& name = field.name.value;
  if (field.choices.empty()) // its list has mistakes of its own
    return cell;
  if (const auto code = read_choice(value, codes_of(field.choices), {name, name}, context.mistakes))
    cell.value = *code;
  return cell;
}

Cell read_id(const Value& value, const ItemContext& context)
{
  Cell cell = cell_at(value);
  if (const std::optional<std::string> id = read_text(value, context.mistakes))
    cell.value = Reference{std::string(trimmed(*id)), 0};
  return cell;
}

Cell read_group(const Value& value, const Field& field, const ItemContext& context)
{
  Cell cell = cell_at(value);
  if (value.is_map()) {
    cell.value = std::vector<Item>{read_item(value, field.fields, ItemKind::part, context)};
    return cell;
  }
  const Sentence example = say("schrijf de delen met hun naam: {}",
                               "write the parts with their names: {}", example_of(field));
  report_wrong_kind(value, say("een groep", "a group"), field,
                    value.is_list() ? say("{0}, zonder '- ' ervoor", "{1}, without '- ' before it",
                                          example.nl, example.en)
                                    : example,
                    context);
  return cell;
}

std::vector<Item> read_items(const Value& list, const Field& field, const ItemContext& context)
{
  std::vector<Item> items;
  for (const Value& item : list.items) {
    if (item.is_map())
      items.push_back(read_item(item, field.fields, ItemKind::part, context));
    else
      report_wrong_kind(item, say("een groep", "a group"), field,
                        say("schrijf de delen met hun naam: {}",
                            "write the parts with their names: {}", example_of(field)),
                        context);
  }
  return items;
}

Cell read_group_list(const Value& value, const Field& field, const ItemContext& context)
{
  Cell cell = cell_at(value);
  if (!value.is_list()) {
    report_wrong_kind(value, say("een lijst", "a list"), field,
                      say("schrijf een lijst met regels als: {}",
                          "write a list of lines such as: {}", example_of(field)),
                      context);
    return cell;
  }
  std::vector<Item> items = read_items(value, field, context);
  if (field.type == FieldType::history)
    put_history_in_order(items, field, context.mistakes);
  cell.value = std::move(items);
  return cell;
}

Cell read_one(const Value& value, const Field& field, const ItemContext& context)
{
  switch (field.type) {
  case FieldType::text:
  case FieldType::markdown:
    return read_line(value, field, context);
  case FieldType::number:
  case FieldType::amount:
    return read_number(value, field, context);
  case FieldType::date:
    return read_day(value, field, context);
  case FieldType::quarter:
    return read_quarter_text(value, context);
  case FieldType::yes_no:
    return read_switch(value, context);
  case FieldType::choice:
    return read_code(value, field, context);
  case FieldType::reference:
    return read_id(value, context);
  case FieldType::group:
  case FieldType::evidence:
    return read_group(value, field, context);
  case FieldType::groups:
  case FieldType::history:
    return read_group_list(value, field, context);
  }
  return {};
}

// The same company or code twice in one list is a slip that would count twice.
void report_repetition(const Cell::Many& earlier, const Cell& cell, const Value& value,
                       const ItemContext& context)
{
  if (!cell.as<std::string>() && !cell.as<Reference>())
    return;
  const auto first = std::find_if(earlier.begin(), earlier.end(),
                                  [&](const Cell& one) { return one.value == cell.value; });
  if (first != earlier.end())
    context.mistakes.push_back(already_there(
        value.at, say("'{}' staat al in deze lijst", "'{}' is in this list already", shown(value)),
        first->at, say("haal een van beide weg", "remove one of the two")));
}

// One of the two may be there already.
std::string without_brackets(std::string text)
{
  std::erase_if(text, [](char c) { return c == '[' || c == ']'; });
  return text;
}

Cell read_many(const Value& value, const Field& field, const ItemContext& context)
{
  Cell cell = cell_at(value);
  if (!value.is_list()) {
    report_wrong_kind(value, say("een lijst", "a list"), field,
                      say("zet er haken om: [{}]", "put brackets around it: [{}]",
                          value.is_scalar() ? without_brackets(shown(value)) : std::string("…")),
                      context);
    return cell;
  }
  Cell::Many cells;
  for (const Value& item : value.items) {
    if (is_blank(item)) {
      context.mistakes.push_back(error_at(item.at,
                                          say("lege plek in een lijst", "empty place in a list"),
                                          say("vul de waarde in, of haal de lege plek weg",
                                              "fill in the value, or remove the empty place")));
      continue;
    }
    Cell one = read_one(item, field, context);
    report_repetition(cells, one, item, context);
    cells.push_back(std::move(one));
  }
  cell.value = std::move(cells);
  return cell;
}

} // namespace

Cell read_cell(const Value& value, const Field& field, const ItemContext& context)
{
  return field.many ? read_many(value, field, context) : read_one(value, field, context);
}

bool is_blank(const Value& value)
{
  switch (value.kind) {
  case Value::Kind::empty:
    return true;
  case Value::Kind::scalar:
    return trimmed(value.text).empty();
  case Value::Kind::list:
    return value.items.empty();
  case Value::Kind::map:
    return std::all_of(value.members.begin(), value.members.end(),
                       [](const Value::Member& member) { return is_blank(member.value); });
  }
  return true;
}

} // namespace peil::check
