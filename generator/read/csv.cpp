#include "read/csv.hpp"

#include "base/limits.hpp"
#include "base/text.hpp"
#include "read/characters.hpp"
#include "read/places.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace peil::read {
namespace {

struct Cell
{
  std::string text;
  Position at;
};

// One record; of a faulty one a mistake was noted and the cells are not to be trusted.
struct Row
{
  std::vector<Cell> cells;
  bool faulty = false;

  bool is_blank() const
  {
    return !faulty && std::all_of(cells.begin(), cells.end(),
                                  [](const Cell& cell) { return cell.text.empty(); });
  }
};

bool is_space(char c)
{
  return c == ' ' || c == '\t';
}

// Cuts a text into rows and cells.
class RowReader
{
public:
  RowReader(const Places& places, char separator, Diagnostics& mistakes)
      : m_places(places), m_text(places.text()), m_separator(separator), m_mistakes(mistakes)
  {
  }

  /// The next row that is not blank, or nothing at the end.
  std::optional<Row> next();

  Position here() const { return m_places.at(m_at); }

private:
  Row read_row();
  std::optional<Cell> read_cell();
  std::optional<Cell> read_quoted(std::size_t start);
  std::optional<Cell> read_plain(std::size_t start);
  void report_text_after_quote(std::size_t start);

  bool ends_cell(std::size_t at) const { return ends_line(at) || m_text[at] == m_separator; }
  bool ends_line(std::size_t at) const
  {
    return at >= m_text.size() || m_text[at] == '\n' || m_text[at] == '\r';
  }
  void skip_spaces()
  {
    while (m_at < m_text.size() && is_space(m_text[m_at]))
      ++m_at;
  }

  const Places& m_places;
  std::string_view m_text;
  char m_separator;
  Diagnostics& m_mistakes;
  std::size_t m_at = 0;
  std::size_t m_cells = 0;
};

std::optional<Row> RowReader::next()
{
  while (m_at < m_text.size()) {
    Row row = read_row();
    if (!row.is_blank())
      return row;
  }
  return std::nullopt;
}

Row RowReader::read_row()
{
  Row row;
  while (true) {
    std::optional<Cell> cell = read_cell();
    if (!cell) {
      row.faulty = true;
      break;
    }
    row.cells.push_back(std::move(*cell));
    if (++m_cells > k_most_values) {
      m_mistakes.push_back(too_many_values(row.cells.back().at));
      m_at = m_text.size();
      row.faulty = true;
      break;
    }
    if (ends_line(m_at))
      break;
    ++m_at;
  }
  while (!ends_line(m_at))
    ++m_at;
  m_at = std::min(m_text.size(), m_text.find('\n', std::min(m_at, m_text.size())));
  m_at = std::min(m_text.size(), m_at + 1);
  return row;
}

std::optional<Cell> RowReader::read_cell()
{
  skip_spaces();
  const std::size_t start = m_at;
  const bool quoted = start < m_text.size() && m_text[start] == '"';
  return quoted ? read_quoted(start) : read_plain(start);
}

std::optional<Cell> RowReader::read_quoted(std::size_t start)
{
  std::string text;
  for (m_at = start + 1; m_at < m_text.size(); ++m_at) {
    if (m_text[m_at] == '"' && m_text.substr(m_at + 1, 1) == "\"")
      ++m_at;
    else if (m_text[m_at] == '"')
      break;
    if (m_text[m_at] != '\r')
      text += m_text[m_at];
  }
  if (m_at >= m_text.size()) {
    m_mistakes.push_back(error_at(m_places.at(start, m_text.size()),
                                  say("aanhalingsteken wordt niet gesloten", "quote is not closed"),
                                  say("zet achter de tekst van de cel ook een \"",
                                      "put a \" after the text of the cell too")));
    return std::nullopt;
  }
  const Position at = m_places.at(start, ++m_at);
  skip_spaces();
  if (!ends_cell(m_at)) {
    report_text_after_quote(start);
    return std::nullopt;
  }
  return Cell{std::move(text), at};
}

// After a cell of several lines there is no telling which quotes belong together: reading stops.
void RowReader::report_text_after_quote(std::size_t start)
{
  Diagnostic mistake =
      error_at(m_places.at(m_at),
               say("tekst na het afsluitende aanhalingsteken", "text after the closing quote"),
               say("schrijf een aanhalingsteken binnen de cel dubbel: \"\"",
                   "write a quote inside the cell twice: \"\""));
  if (m_places.line_start(start) != m_places.line_start(m_at)) {
    mistake.notes.push_back(
        {m_places.at(start), say("de cel begint hier", "the cell begins here")});
    m_at = m_text.size();
  }
  m_mistakes.push_back(std::move(mistake));
}

std::optional<Cell> RowReader::read_plain(std::size_t start)
{
  while (!ends_cell(m_at))
    ++m_at;
  const std::string_view text = trimmed(m_text.substr(start, m_at - start));
  const std::size_t quote = text.find('"');
  if (quote != std::string_view::npos) {
    m_mistakes.push_back(
        error_at(m_places.at(start + quote),
                 say("aanhalingsteken midden in een cel", "quote in the middle of a cell"),
                 say("zet de hele cel tussen aanhalingstekens en schrijf dit dubbel: \"\"",
                     "put the whole cell in quotes and write this one twice: \"\"")));
    return std::nullopt;
  }
  return Cell{std::string(text), m_places.at(start, std::max(start, m_at))};
}

// A row of empty cells above the headings is passed over, so it says nothing of the separator.
std::string_view first_line_with_text(std::string_view text)
{
  for (const std::string_view line : split_lines(text))
    if (line.find_first_not_of(" \t\",;") != std::string_view::npos)
      return line;
  return {};
}

std::size_t count_outside_quotes(std::string_view line, char wanted)
{
  bool in_quotes = false;
  std::size_t count = 0;
  for (const char c : line) {
    in_quotes = in_quotes != (c == '"');
    count += !in_quotes && c == wanted ? 1 : 0;
  }
  return count;
}

std::optional<Diagnostic> tabs_as_separator(const Places& places, std::string_view headings)
{
  const std::size_t tab = trimmed(headings).find('\t');
  if (tab == std::string_view::npos || headings.find_first_of(";,") != std::string_view::npos)
    return std::nullopt;
  const auto start = static_cast<std::size_t>(trimmed(headings).data() - places.text().data());
  return error_at(places.at(start + tab),
                  say("kolommen gescheiden met tabs", "columns separated by tabs"),
                  say("bewaar het bestand als CSV met ; of , als scheidingsteken",
                      "save the file as CSV with ; or , as separator"));
}

void check_headings(const std::vector<Located<std::string>>& headings, Diagnostics& mistakes)
{
  std::map<std::string_view, Position> first_at;
  for (auto heading = headings.begin(); heading != headings.end(); ++heading) {
    if (heading->value.empty()) {
      mistakes.push_back(
          error_at(heading->at, say("kolom zonder naam", "column without a name"),
                   say("schrijf de naam in de kopregel, of haal de kolom overal weg",
                       "write its name in the heading line, or remove the column everywhere")));
      continue;
    }
    const auto [known, is_new] = first_at.emplace(heading->value, heading->at);
    if (is_new)
      continue;
    if (mistakes.size() >= k_most_mistakes)
      return mistakes.push_back(too_many_mistakes(heading->at));
    Diagnostic mistake = error_at(
        heading->at, say("kolom '{}' staat er al", "column '{}' is there already", heading->value),
        say("geef elke kolom een eigen naam", "give every column a name of its own"));
    mistake.notes.push_back({known->second, say("eerder hier", "first here")});
    mistakes.push_back(std::move(mistake));
  }
}

Diagnostic wrong_number_of_cells(const Row& row, const Table& table, char separator)
{
  const std::size_t found = row.cells.size();
  const std::size_t expected = table.headings.size();
  const Sentence message =
      say("deze rij heeft {} {}, de kopregel {}", "this row has {3} {4}, the heading line {2}",
          found, found == 1 ? "cel" : "cellen", expected, found, found == 1 ? "cell" : "cells");
  if (found > expected)
    return error_at(row.cells[expected].at, message,
                    say("een cel met een '{}' erin hoort tussen aanhalingstekens",
                        "a cell that holds a '{}' belongs in quotes", separator));
  return error_at(
      row.cells.back().at, message,
      say("vul de rij aan vanaf kolom '{0}'; een lege cel is een '{1}' met niets ervoor",
          "complete the row from column '{0}' on; an empty cell is a '{1}' with "
          "nothing before it",
          table.headings[found].value, separator));
}

Value to_value(Row row, const std::vector<Located<std::string>>& headings)
{
  Value value;
  value.kind = Value::Kind::map;
  value.at = row.cells.front().at;
  value.members.reserve(headings.size());
  for (std::size_t i = 0; i < headings.size(); ++i) {
    Value cell;
    cell.kind = row.cells[i].text.empty() ? Value::Kind::empty : Value::Kind::scalar;
    cell.at = row.cells[i].at;
    cell.text = std::move(row.cells[i].text);
    value.members.push_back({headings[i], std::move(cell)});
  }
  return value;
}

Diagnostic no_headings(FileName file)
{
  return error_at({file, 0, 0, 1}, say("geen kopregel gevonden", "no heading line found"),
                  say("zet op de eerste regel de namen van de kolommen, gescheiden met ;",
                      "put the names of the columns on the first line, separated by ;"));
}

} // namespace

Result<Table> parse_csv(FileName file, std::string_view bytes)
{
  TRY_ASSIGN(const std::string_view text, checked_text(file, bytes));
  const Places places(file, text);
  const std::string_view heading_line = first_line_with_text(text);
  if (const std::optional<Diagnostic> tabs = tabs_as_separator(places, heading_line))
    return *tabs;
  const char separator =
      count_outside_quotes(heading_line, ',') > count_outside_quotes(heading_line, ';') ? ',' : ';';

  Diagnostics mistakes;
  RowReader reader(places, separator, mistakes);
  const std::optional<Row> head = reader.next();
  if (!head)
    return no_headings(file);
  if (head->faulty)
    return mistakes;

  Table table;
  table.file = file;
  for (const Cell& cell : head->cells)
    table.headings.push_back({cell.text, cell.at});
  check_headings(table.headings, mistakes);
  while (std::optional<Row> row = reader.next()) {
    if (mistakes.size() >= k_most_mistakes) {
      mistakes.push_back(too_many_mistakes(reader.here()));
      break;
    }
    if (row->faulty)
      continue;
    if (row->cells.size() != table.headings.size())
      mistakes.push_back(wrong_number_of_cells(*row, table, separator));
    else
      table.rows.push_back(to_value(std::move(*row), table.headings));
  }
  if (!mistakes.empty())
    return mistakes;
  return table;
}

} // namespace peil::read
