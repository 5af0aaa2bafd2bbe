#include "open_data/csv.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace peil::open_data {
namespace {

struct Notation
{
  char separator;
  bool is_dutch;
};

constexpr Notation k_standard{',', false};
constexpr Notation k_excel{';', true};

std::string dutch_text(const DataValue& value)
{
  if (const bool* yes = std::get_if<bool>(&value))
    return *yes ? "ja" : "nee";
  std::string text = plain_text(value);
  if (std::holds_alternative<Decimal>(value))
    std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

// https://owasp.org/www-community/attacks/CSV_Injection: these begin a formula, also after spaces
// that a spreadsheet leaves out and as the wide signs of East Asian keyboards.
bool looks_like_formula(std::string_view text)
{
  constexpr auto wide = std::to_array<std::string_view>({"＝", "＋", "－", "＠"});
  if (text.empty())
    return false;
  if (text.front() == '\t' || text.front() == '\r' || text.front() == '\n')
    return true;
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  return (!text.empty() &&
          std::string_view("=+-@\t\r\n").find(text.front()) != std::string_view::npos) ||
         std::any_of(wide.begin(), wide.end(),
                     [text](std::string_view sign) { return text.starts_with(sign); });
}

bool is_number(const DataCell& cell)
{
  return cell.size() == 1 && std::holds_alternative<Decimal>(cell.front());
}

void put(std::string& out, std::string_view text, char separator)
{
  const char special[] = {separator, '"', '\r', '\n', '\0'};
  if (text.find_first_of(special) == std::string_view::npos) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text)
    out.append(c == '"' ? 2 : 1, c);
  out += '"';
}

std::string text_in(const DataCell& cell, Notation notation)
{
  if (!notation.is_dutch)
    return plain_text(cell);
  std::string text;
  for (const DataValue& value : cell) {
    if (&value != &cell.front())
      text += k_between_values;
    text += dutch_text(value);
  }
  return !is_number(cell) && looks_like_formula(text) ? "'" + text : text;
}

std::string encode(const DataTable& table, Notation notation)
{
  std::string out = notation.is_dutch ? "\uFEFF" : "";
  for (const DataColumn& column : table.columns) {
    if (&column != &table.columns.front())
      out += notation.separator;
    put(out, column.name, notation.separator);
  }
  out += "\r\n";
  for (const std::vector<DataCell>& row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0)
        out += notation.separator;
      put(out, text_in(row[i], notation), notation.separator);
    }
    out += "\r\n";
  }
  return out;
}

} // namespace

std::string plain_text(const DataValue& value)
{
  if (const bool* yes = std::get_if<bool>(&value))
    return *yes ? "true" : "false";
  if (const Decimal* number = std::get_if<Decimal>(&value))
    return number->to_string();
  if (const Date* date = std::get_if<Date>(&value))
    return date->to_iso();
  return std::get<std::string>(value);
}

std::string plain_text(const DataCell& cell)
{
  std::string text;
  for (const DataValue& value : cell) {
    if (&value != &cell.front())
      text += k_between_values;
    text += plain_text(value);
  }
  return text;
}

std::string csv(const DataTable& table)
{
  return encode(table, k_standard);
}

std::string excel_csv(const DataTable& table)
{
  return encode(table, k_excel);
}

} // namespace peil::open_data
