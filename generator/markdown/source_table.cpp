#include "markdown/source_table.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace peil::markdown {
namespace {

constexpr std::string_view k_blanks = " \t\r\v\f";

bool consists_of(std::string_view text, std::string_view characters)
{
  return text.find_first_not_of(characters) == std::string_view::npos;
}

bool is_escape(std::string_view text, std::size_t at)
{
  constexpr std::string_view punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
  return text[at] == '\\' && at + 1 < text.size() &&
         punctuation.find(text[at + 1]) != std::string_view::npos;
}

// Where the cells of a row without its container begin.
std::vector<std::size_t> cell_begins(std::string_view row)
{
  std::vector<std::size_t> begins;
  bool before_cell = true;
  for (std::size_t at = row.starts_with('|') ? 1 : 0; at < row.size(); ++at) {
    if (before_cell)
      begins.push_back(at);
    before_cell = row[at] == '|';
    if (is_escape(row, at))
      ++at;
  }
  return begins;
}

// List markers too: the table may begin in the first line of an item.
bool may_be_delimiter_row(std::string_view line)
{
  return consists_of(line, "|:->*+.)0123456789 \t\r") && line.find('|') != std::string_view::npos &&
         line.find('-') != std::string_view::npos;
}

std::size_t begin_in(std::string_view text, std::string_view part)
{
  return static_cast<std::size_t>(part.data() - text.data());
}

// Lines without an empty one between them: no table is longer.
void add_oversized(std::vector<OversizedTable>& tables, std::string_view text,
                   const std::vector<std::string_view>& lines, std::size_t first, std::size_t last)
{
  for (std::size_t i = first; i < last; ++i) {
    const std::string_view row = trimmed(lines[i]);
    if (!may_be_delimiter_row(row))
      continue;
    const std::size_t columns = count_cells(row);
    const std::size_t rows = last - i;
    if (columns * rows > k_most_table_cells)
      tables.push_back({begin_in(text, row), begin_in(text, row) + row.size(), columns, rows});
  }
}

} // namespace

std::string_view without_container(std::string_view line)
{
  line.remove_prefix(std::min(line.find_first_not_of(" \t>"), line.size()));
  return line.substr(0, line.find_last_not_of(k_blanks) + 1);
}

bool is_delimiter_row(std::string_view line)
{
  const std::string_view row = without_container(line);
  return consists_of(row, "|:- \t") && row.find('-') != std::string_view::npos;
}

std::size_t count_cells(std::string_view line)
{
  return cell_begins(without_container(line)).size();
}

std::size_t cell_begin(std::string_view line, std::size_t cell)
{
  const std::string_view row = without_container(line);
  const std::vector<std::size_t> begins = cell_begins(row);
  return begin_in(line, row) + (cell < begins.size() ? begins[cell] : row.size());
}

std::vector<OversizedTable> find_oversized_tables(std::string_view text)
{
  std::vector<OversizedTable> tables;
  if (text.find('|') == std::string_view::npos)
    return tables;
  const std::vector<std::string_view> lines = split(text, '\n');
  for (std::size_t first = 0; first < lines.size();) {
    std::size_t last = first;
    while (last < lines.size() && !without_container(lines[last]).empty())
      ++last;
    add_oversized(tables, text, lines, first, last);
    first = last + 1;
  }
  return tables;
}

} // namespace peil::markdown
