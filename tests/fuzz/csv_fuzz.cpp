#include "property.hpp"
#include "read/csv.hpp"
#include "support/proper_mistakes.hpp"

using namespace peil;

namespace {

const FileName k_file("x.csv");

std::string quoted(std::string_view text)
{
  std::string result = "\"";
  for (const char c : text)
    result += c == '"' ? std::string("\"\"") : std::string(1, c);
  return result + '"';
}

std::string written(const Table& table)
{
  std::string text;
  for (const Located<std::string>& heading : table.headings)
    text += (text.empty() ? "" : ";") + quoted(heading.value);
  text += '\n';
  for (const Value& row : table.rows) {
    for (std::size_t i = 0; i < row.members.size(); ++i)
      text += (i == 0 ? "" : ";") + quoted(row.members[i].value.text);
    text += '\n';
  }
  return text;
}

void demand_table(const Table& table, std::string_view bytes)
{
  for (const Located<std::string>& heading : table.headings)
    fuzz::demand(tests::lies_in(heading.at, bytes), "a heading lies in the text", heading.value);
  for (const Value& row : table.rows) {
    fuzz::demand(row.members.size() == table.headings.size(), "a row has a cell for each heading");
    for (std::size_t i = 0; i < row.members.size(); ++i) {
      const Value& cell = row.members[i].value;
      fuzz::demand(row.members[i].key.value == table.headings[i].value,
                   "cells stand in the order of the headings", row.members[i].key.value);
      fuzz::demand(tests::lies_in(cell.at, bytes), "a cell lies in the text", cell.text);
      fuzz::demand(cell.is_scalar() || cell.is_empty(), "a cell is one text or empty");
      fuzz::demand(cell.is_empty() == cell.text.empty(), "only a cell without text is empty");
    }
  }
}

bool same_content(const Table& a, const Table& b)
{
  if (a.headings.size() != b.headings.size() || a.rows.size() != b.rows.size())
    return false;
  for (std::size_t i = 0; i < a.headings.size(); ++i)
    if (a.headings[i].value != b.headings[i].value)
      return false;
  for (std::size_t row = 0; row < a.rows.size(); ++row)
    for (std::size_t i = 0; i < a.headings.size(); ++i)
      if (a.rows[row].members[i].value.text != b.rows[row].members[i].value.text)
        return false;
  return true;
}

} // namespace

void fuzz::try_input(std::string_view input)
{
  const Result<Table> first = read::parse_csv(k_file, input);
  const Result<Table> second = read::parse_csv(k_file, input);
  demand(first.ok() == second.ok(), "the same text is read the same way");
  if (!first.ok()) {
    demand(first.mistakes() == second.mistakes(), "the same text has the same mistakes");
    demand_proper(first.mistakes(), input);
    return;
  }
  demand(first.value() == second.value(), "the same text gives the same table");
  demand_table(first.value(), input);
  const std::string text = written(first.value());
  const Result<Table> again = read::parse_csv(k_file, text);
  demand(again.ok(), "a table can be written and read", text);
  demand(same_content(first.value(), again.value()), "a table survives writing", text);
}
