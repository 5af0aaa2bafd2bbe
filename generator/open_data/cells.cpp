#include "open_data/cells.hpp"

#include <utility>

namespace peil::open_data {

DataColumn column(std::string_view name, DataType type, std::string_view title,
                  std::string_view description)
{
  DataColumn one;
  one.name = name;
  one.title = title;
  one.description = description;
  one.type = type;
  return one;
}

DataColumn text(std::string_view name, std::string_view title, std::string_view description)
{
  return column(name, DataType::text, title, description);
}

DataColumn only_in_tables(DataColumn one)
{
  one.only_in_tables = true;
  return one;
}

DataColumn required(DataColumn one)
{
  one.required = true;
  return one;
}

DataColumn referring(DataColumn one, std::string_view table)
{
  one.refers_to = table;
  return one;
}

DataColumn choosing(DataColumn one, std::vector<Choice> choices)
{
  one.choices = std::move(choices);
  return one;
}

DataCell cell(const std::optional<Decimal>& number)
{
  return number ? DataCell{*number} : DataCell{};
}

DataCell cell(const std::optional<Date>& date)
{
  return date ? DataCell{*date} : DataCell{};
}

DataCell cell(std::string_view text)
{
  return text.empty() ? DataCell{} : DataCell{std::string(text)};
}

FigureState state_on(const Plan& plan, Date as_of)
{
  return as_of >= plan.period.last ? FigureState::definitive : FigureState::provisional;
}

std::string page_on(const Plan& plan, std::string_view address)
{
  return plan.address.empty() ? std::string(address)
                              : plan.address + std::string(address.substr(1));
}

} // namespace peil::open_data
