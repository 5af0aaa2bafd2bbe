#include "edit/edit_csv.hpp"

#include <algorithm>

namespace peil::edit {
namespace {

class Editor
{
public:
  Editor(const SourceText& source, const Table& table, std::vector<TextEdit>& edits)
      : m_source(source), m_text(source.text()), m_table(table), m_edits(edits),
        m_separator(separator())
  {
  }

  Diagnostics edit(const std::vector<const RecordChange*>& changes)
  {
    Diagnostics mistakes;
    find_new_columns(changes);
    for (const RecordChange* change : changes) {
      for (const LineChange& item : change->items)
        mistakes.push_back(error_in_cell(
            item.place, say("'{}' past niet in CSV", "'{}' does not fit in CSV", item.list),
            say("zet record '{0}' in een YAML-bestand; {1} houdt alleen losse waarden",
                "put record '{0}' in a YAML file; {1} holds single values only", change->id,
                m_table.file.str())));
      if (change->at)
        edit_row(*change);
    }
    add_columns(changes);
    for (const RecordChange* change : changes)
      if (!change->at)
        add_row(*change);
    return mistakes;
  }

private:
  // Between the first two headings; of one column there is nothing to separate.
  char separator() const
  {
    if (m_table.headings.size() < 2)
      return ',';
    std::size_t at = m_source.offset_of(m_table.headings[1].at);
    do
      --at;
    while (m_text[at] == ' ' || m_text[at] == '\t');
    return m_text[at];
  }

  std::string cell(const Texts& texts) const
  {
    std::string text;
    for (const std::string& one : texts)
      text += (text.empty() ? "" : "|") + one;
    const bool needs_quotes = text.find_first_of("\"\n") != std::string::npos ||
                              text.find(m_separator) != std::string::npos;
    if (!needs_quotes)
      return text;
    std::string quoted = "\"";
    for (const char c : text)
      quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
  }

  const Value* row_at(const Position& at) const
  {
    for (const Value& row : m_table.rows)
      if (row.at == at)
        return &row;
    return nullptr;
  }

  std::size_t end_of_cell(std::size_t begin) const
  {
    std::size_t at = begin;
    if (at < m_text.size() && m_text[at] == '"') {
      for (++at; at < m_text.size(); ++at) {
        if (m_text[at] == '"' && m_text.substr(at + 1, 1) != "\"")
          return at + 1;
        at += m_text[at] == '"' ? 1U : 0U;
      }
      return at;
    }
    while (at < m_text.size() && m_text[at] != m_separator && m_text[at] != '\n' &&
           m_text[at] != '\r')
      ++at;
    return at;
  }

  std::size_t end_of_row(const Value& row) const
  {
    const std::size_t end = end_of_cell(m_source.offset_of(row.members.back().value.at));
    const std::size_t line = m_text.find_first_of("\r\n", end);
    return std::min(line, m_text.size());
  }

  bool has_column(const std::string& path) const
  {
    return std::any_of(m_table.headings.begin(), m_table.headings.end(),
                       [&path](const auto& heading) { return heading.value == path; });
  }

  void find_new_columns(const std::vector<const RecordChange*>& changes)
  {
    for (const RecordChange* change : changes)
      for (const ValueChange& value : change->values)
        if (!has_column(value.path) && !value.to.empty() &&
            std::find(m_new_columns.begin(), m_new_columns.end(), value.path) ==
                m_new_columns.end())
          m_new_columns.push_back(value.path);
  }

  void add_columns(const std::vector<const RecordChange*>& changes)
  {
    if (m_new_columns.empty())
      return;
    MarkedText headings;
    for (const std::string& path : m_new_columns)
      headings.add(std::string(1, m_separator) + path);
    const std::size_t end = end_of_cell(m_source.offset_of(m_table.headings.back().at));
    m_edits.push_back({end, end, std::move(headings)});
    for (const Value& row : m_table.rows) {
      const auto change = std::find_if(changes.begin(), changes.end(),
                                       [&row](const auto* one) { return one->at == row.at; });
      m_edits.push_back({end_of_row(row), end_of_row(row),
                         new_cells(change == changes.end() ? nullptr : *change)});
    }
  }

  MarkedText new_cells(const RecordChange* change) const
  {
    MarkedText cells;
    for (const std::string& path : m_new_columns) {
      cells.add(std::string(1, m_separator));
      if (change != nullptr)
        add_value(*change, path, cells);
    }
    return cells;
  }

  void add_value(const RecordChange& change, const std::string& path, MarkedText& to) const
  {
    for (const ValueChange& value : change.values)
      if (value.path == path)
        to.add(cell(value.to), value.place);
  }

  void edit_row(const RecordChange& change)
  {
    const Value* row = row_at(*change.at);
    if (row == nullptr)
      return;
    const std::size_t begin = m_source.offset_of(row->at);
    m_edits.push_back({begin, begin, {"", {{0, 1, change.place}}}});
    for (const ValueChange& value : change.values)
      if (const Value* old = row->find(value.path)) {
        const std::size_t at = m_source.offset_of(old->at);
        MarkedText made;
        made.add(cell(value.to), value.place);
        m_edits.push_back({at, end_of_cell(at), std::move(made)});
      }
  }

  void add_row(const RecordChange& change)
  {
    const bool is_open = !m_text.ends_with('\n') && !m_added;
    MarkedText row;
    row.add(is_open ? m_source.line_end() : "");
    for (std::size_t i = 0; i < m_table.headings.size(); ++i) {
      const std::string& heading = m_table.headings[i].value;
      row.add(i == 0 ? "" : std::string(1, m_separator));
      if (heading == "id")
        row.add(cell({change.id}), change.place);
      else
        add_value(change, heading, row);
    }
    row.add(new_cells(&change));
    row.add(m_source.line_end());
    m_edits.push_back({m_text.size(), m_text.size(), std::move(row)});
    m_added = true;
  }

  const SourceText& m_source;
  std::string_view m_text;
  const Table& m_table;
  std::vector<TextEdit>& m_edits;
  char m_separator;
  std::vector<std::string> m_new_columns;
  bool m_added = false;
};

} // namespace

Diagnostics edit_csv(const SourceText& source, const Table& table,
                     const std::vector<const RecordChange*>& changes, std::vector<TextEdit>& edits)
{
  return Editor(source, table, edits).edit(changes);
}

} // namespace peil::edit
