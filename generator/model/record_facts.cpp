#include "model/record_facts.hpp"

namespace peil {

bool is_later(const Field& field, Date date, Date as_of)
{
  return date > as_of && (field.role == DateRole::event || field.role == DateRole::begin);
}

std::optional<Date> begin_of(const Item& item, const std::vector<Field>& fields)
{
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (fields[i].type == FieldType::date && fields[i].role == DateRole::begin)
      if (const Date* date = item.cells[i].as<Date>())
        return *date;
  return std::nullopt;
}

bool item_exists(const Item& item, const std::vector<Field>& fields, Date as_of)
{
  const std::optional<Date> begin = begin_of(item, fields);
  return !begin || *begin <= as_of;
}

const Item* entry_at(const Cell& history, Date on_date)
{
  const auto* entries = history.as<std::vector<Item>>();
  const Item* holding = nullptr;
  if (entries != nullptr)
    for (const Item& entry : *entries)
      if (const Date* date = entry.cells[k_history_date].as<Date>(); date && *date <= on_date)
        holding = &entry;
  return holding;
}

void visit_dates(const Item& item, const std::vector<Field>& fields,
                 const std::function<void(Date, DateRole)>& visit)
{
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const Cell& cell = item.cells[i];
    const Field& field = fields[i];
    if (const Date* date = cell.as<Date>())
      visit(*date, field.role);
    if (const auto* many = cell.as<Cell::Many>())
      for (const Cell& one : *many)
        if (const Date* date = one.as<Date>())
          visit(*date, field.role);
    if (const auto* items = cell.as<std::vector<Item>>())
      for (const Item& one : *items)
        visit_dates(one, field.fields, visit);
  }
}

std::optional<Date> first_fact(const Record& record, const Register& of)
{
  std::optional<Date> first;
  visit_dates(record.item, of.fields, [&first](Date date, DateRole role) {
    const bool is_fact = role == DateRole::event || role == DateRole::begin;
    if (is_fact && (!first || date < *first))
      first = date;
  });
  return first;
}

} // namespace peil
