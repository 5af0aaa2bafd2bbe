#include "model/value_text.hpp"

#include "base/dutch.hpp"

namespace peil {
namespace {

std::string choice_title(const std::string& code, const Field& field)
{
  for (const Choice& choice : field.choices)
    if (choice.code == code)
      return choice.title;
  return code;
}

} // namespace

std::string record_title(const Project& project, std::size_t register_index,
                         std::size_t record_index)
{
  const Register& of = project.registers[register_index];
  const Record& record = of.records[record_index];
  if (!of.is_public || of.title_field >= record.item.cells.size())
    return record.id.value;
  const std::string* title = record.item.cells[of.title_field].as<std::string>();
  return title == nullptr ? record.id.value : *title;
}

std::string value_text(const Cell& cell, const Field* field, const Project& project)
{
  if (const bool* yes = cell.as<bool>())
    return *yes ? "ja" : "nee";
  if (const Date* date = cell.as<Date>())
    return dutch::long_date(*date);
  if (const Decimal* number = cell.as<Decimal>())
    return field != nullptr && field->type == FieldType::amount ? dutch::amount(*number)
                                                                : dutch::number(*number);
  if (const std::string* text = cell.as<std::string>())
    return field != nullptr && field->type == FieldType::choice ? choice_title(*text, *field)
                                                                : *text;
  if (const Reference* reference = cell.as<Reference>())
    return field == nullptr ? reference->id
                            : record_title(project, field->register_index, reference->index);
  if (const auto* many = cell.as<Cell::Many>()) {
    std::string joined;
    for (const Cell& one : *many)
      joined += (joined.empty() ? "" : ", ") + value_text(one, field, project);
    return joined;
  }
  return {};
}

std::string shown_value(const Indicator& indicator, Decimal value)
{
  switch (indicator.value_kind) {
  case ValueKind::amount:
    return dutch::amount(value);
  case ValueKind::percentage:
    return dutch::percentage(value);
  case ValueKind::yes_no:
    return value > Decimal() ? "ja" : "nee";
  case ValueKind::count:
    break;
  }
  return dutch::number(value);
}

} // namespace peil
