#include "author/field_words.hpp"

#include "base/text.hpp"
#include "check/field_example.hpp"
#include "check/field_table.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace peil::author {
namespace {

constexpr std::size_t k_most_words = 12;
constexpr const char* k_any_text = "…";

const Register* find_register(const Field& field, const ExampleSource& source)
{
  const auto found =
      std::find_if(source.registers.begin(), source.registers.end(),
                   [&](const Register& one) { return one.name == field.register_name.value; });
  return found == source.registers.end() ? nullptr : &*found;
}

std::string number_within(const Field& field)
{
  const Decimal usual = *Decimal::parse(check::type_example(field.type));
  if (field.minimum && usual < *field.minimum)
    return field.minimum->to_source();
  if (field.maximum && usual > *field.maximum)
    return field.maximum->to_source();
  return usual.to_source();
}

// A single value as an author writes it; empty for what is none.
std::string written(const Cell& cell)
{
  if (const auto* text = cell.as<std::string>())
    return *text;
  if (const auto* yes = cell.as<bool>())
    return *yes ? "true" : "false";
  if (const auto* number = cell.as<Decimal>())
    return number->to_source();
  if (const auto* date = cell.as<Date>())
    return date->to_iso();
  if (const auto* reference = cell.as<Reference>())
    return reference->id;
  return {};
}

// The values that a field of the register itself has in its records.
std::vector<std::string> values_there(const Field& field, const Register& of)
{
  std::vector<std::string> values;
  for (std::size_t i = 0; i < of.fields.size(); ++i)
    if (of.fields[i].name.value == field.name.value)
      for (const Record& record : of.records)
        if (i < record.item.cells.size())
          values.push_back(written(record.item.cells[i]));
  return values;
}

// An example that no other record has, for a field that must be unique.
std::string not_there_yet(const Field& field, const ExampleSource& source, std::string usual)
{
  const std::vector<std::string> there = values_there(field, source.of);
  const auto is_free = [&there](const std::string& value) {
    return std::find(there.begin(), there.end(), value) == there.end();
  };
  if (field.type == FieldType::number || field.type == FieldType::amount) {
    Decimal number = *Decimal::parse(usual);
    while (!is_free(number.to_source()))
      number += Decimal(1);
    return number.to_source();
  }
  for (const Choice& choice : field.choices)
    if (is_free(choice.code))
      return choice.code;
  if (const Register* of = find_register(field, source))
    for (const Record& record : of->records)
      if (is_free(record.id.value))
        return record.id.value;
  return usual;
}

std::string of_type(const Field& field, const ExampleSource& source)
{
  switch (field.type) {
  case FieldType::number:
  case FieldType::amount:
    return number_within(field);
  case FieldType::date:
    return (field.role == DateRole::end ? source.last_day : source.day).to_iso();
  case FieldType::quarter:
    return fmt::format("{}-Q{}", source.day.year(), source.day.quarter());
  case FieldType::reference: {
    const Register* of = find_register(field, source);
    return of == nullptr || of->records.empty() ? k_any_text : of->records.front().id.value;
  }
  case FieldType::choice:
    return field.choices.empty() ? k_any_text : field.choices.front().code;
  case FieldType::text:
  case FieldType::markdown:
    return k_any_text;
  default:
    return std::string(check::type_example(field.type));
  }
}

// A text that begins or goes on as YAML would read it otherwise stands between quotes.
std::string as_yaml(const std::string& text)
{
  const bool is_plain =
      !text.empty() && text.find_first_of(":#\n\"\\") == std::string::npos &&
      std::string_view("-?,[]{}&*!|>'%@`").find(text.front()) == std::string_view::npos;
  if (is_plain)
    return text;
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\')
      quoted += '\\';
    quoted += c == '\n' ? ' ' : c;
  }
  return quoted + "\"";
}

std::vector<std::string> values_in(const Cell& cell)
{
  std::vector<std::string> values;
  if (const auto* many = cell.as<Cell::Many>())
    for (const Cell& one : *many)
      values.push_back(written(one));
  else if (std::string one = written(cell); !one.empty())
    values.push_back(std::move(one));
  return values;
}

std::string listed(std::vector<std::string> words)
{
  if (words.size() <= k_most_words)
    return join_with(words, " of ");
  words.resize(k_most_words);
  return fmt::format("{}, …", fmt::join(words, ", "));
}

std::string kind_of_value(const Field& field, const ExampleSource& source)
{
  switch (field.type) {
  case FieldType::text:
    return "één regel tekst";
  case FieldType::markdown:
    return "opgemaakte tekst";
  case FieldType::number:
    return field.whole ? "een geheel getal" : "een getal";
  case FieldType::amount:
    return "een bedrag in euro";
  case FieldType::date:
    return "een datum";
  case FieldType::quarter:
    return "een kwartaal";
  case FieldType::yes_no:
    return "true (ja) of false (nee)";
  case FieldType::choice: {
    std::vector<std::string> codes;
    for (const Choice& choice : field.choices)
      codes.push_back(choice.code);
    return "kies " + listed(codes);
  }
  case FieldType::reference: {
    std::vector<std::string> ids;
    if (const Register* of = find_register(field, source))
      for (const Record& record : of->records)
        ids.push_back(record.id.value);
    const std::string what = "id uit register " + field.register_name.value;
    return ids.empty() ? what : fmt::format("{}: {}", what, listed(ids));
  }
  case FieldType::group:
    return "een groep velden";
  case FieldType::groups:
    return "een lijst van groepen";
  case FieldType::history:
    return "een regel voor elke verandering; oude regels blijven staan";
  case FieldType::evidence:
    return "het bewijs; volledig met alle vier de delen";
  }
  return {};
}

std::string with_stop(std::string_view text)
{
  const std::string_view words = trimmed(text);
  return std::string(words) +
         (words.ends_with('.') || words.ends_with('?') || words.ends_with("…") ? "" : ".");
}

std::string condition_words(const char* what, const std::optional<FieldCondition>& condition)
{
  if (!condition)
    return {};
  return fmt::format(" {} als {} {} is.", what, condition->field,
                     join_with(condition->values, " of "));
}

std::string limits(const Field& field)
{
  std::string text;
  if (field.minimum)
    text += fmt::format(" Minstens {}.", field.minimum->to_string());
  if (field.maximum)
    text += fmt::format(" Hoogstens {}.", field.maximum->to_string());
  if (field.unique)
    text += " Geen twee records met dezelfde waarde.";
  if (field.within_plan)
    text += " Binnen de looptijd van het plan.";
  return text;
}

} // namespace

std::vector<std::string> example_values(const Field& field, const Cell* cell,
                                        const ExampleSource& source)
{
  if (cell != nullptr && !field.unique && field.type != FieldType::markdown)
    if (std::vector<std::string> values = values_in(*cell); !values.empty())
      return values;
  std::string example = of_type(field, source);
  return {field.unique ? not_there_yet(field, source, std::move(example)) : std::move(example)};
}

std::string example_yaml(const Field& field, const Cell* cell, const ExampleSource& source)
{
  std::vector<std::string> values = example_values(field, cell, source);
  for (std::string& value : values)
    value = as_yaml(value);
  const std::string all = fmt::format("{}", fmt::join(values, ", "));
  return field.many ? fmt::format("[{}]", all) : all;
}

std::string field_words(const Field& field, const ExampleSource& source)
{
  std::string text = with_stop(field.title) + (field.required      ? " Verplicht: "
                                               : field.required_if ? " Soms verplicht: "
                                                                   : " Mag ontbreken: ");
  text += (field.many ? "een lijst van: " : "") + with_stop(kind_of_value(field, source));
  if (!trimmed(field.description).empty())
    text += " " + with_stop(field.description);
  return text + limits(field) + condition_words("Verplicht", field.required_if) +
         condition_words("Leeg", field.empty_if);
}

} // namespace peil::author
