#pragma once

#include "model/open_data.hpp"

#include <concepts>
#include <optional>
#include <string>
#include <string_view>

/// Columns and cells in few words, for tables whose columns do not depend on a project.
namespace peil::open_data {

DataColumn column(std::string_view name, DataType type, std::string_view title,
                  std::string_view description);
/// The same for a text.
DataColumn text(std::string_view name, std::string_view title, std::string_view description);
/// What the nesting of JSON or its head says already.
DataColumn only_in_tables(DataColumn one);
DataColumn required(DataColumn one);
DataColumn referring(DataColumn one, std::string_view table);
DataColumn choosing(DataColumn one, std::vector<Choice> choices);

DataCell cell(const std::optional<Decimal>& number);
DataCell cell(const std::optional<Date>& date);
/// Nothing but a bool: a literal text would become one without a word.
template <std::same_as<bool> Bool>
DataCell cell(Bool yes)
{
  return {DataValue(yes)};
}
/// Empty text is no value.
DataCell cell(std::string_view text);

/// The status of what is no single figure: final once the plan is over (domain.md §9).
FigureState state_on(const Plan& plan, Date as_of);

/// Where a page stands: at the public address of the site or, without one, from its top.
std::string page_on(const Plan& plan, std::string_view address);

} // namespace peil::open_data
