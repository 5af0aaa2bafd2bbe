#include "workbook/write_data_workbook.hpp"

#include "base/text.hpp"
#include "model/worksheet.hpp"
#include "workbook/writing.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fmt/core.h>
#include <xlsxwriter.h>

namespace peil::workbook {
namespace {

constexpr lxw_color_t k_sample_colour = 0xC55A11;
constexpr std::size_t k_longest_text = 32'767;
constexpr std::size_t k_longest_name = 31;

const char* number_format(DataType type)
{
  switch (type) {
  case DataType::whole:
    return "0";
  case DataType::amount:
    return "#,##0.00";
  case DataType::date:
    return "dd-mm-yyyy";
  default:
    return nullptr;
  }
}

double width_of(const DataColumn& column)
{
  constexpr double narrow = 14;
  constexpr double wide = 32;
  return column.type == DataType::text && column.choices.empty() && column.name != "id" ? wide
                                                                                        : narrow;
}

std::string text_of(const DataValue& value)
{
  if (const bool* yes = std::get_if<bool>(&value))
    return *yes ? "true" : "false";
  if (const Decimal* number = std::get_if<Decimal>(&value))
    return number->to_string();
  if (const Date* date = std::get_if<Date>(&value))
    return date->to_iso();
  return std::get<std::string>(value);
}

std::string joined(const DataCell& cell)
{
  std::string text;
  for (const DataValue& value : cell)
    text += (&value == &cell.front() ? "" : "|") + text_of(value);
  return text;
}

class Writer
{
public:
  Writer(const Dataset& dataset, const std::vector<std::string>& remarks, lxw_workbook* workbook)
      : m_dataset(dataset), m_remarks(remarks), m_workbook(workbook)
  {
    m_heading = workbook_add_format(workbook);
    format_set_bold(m_heading);
    for (std::size_t i = 0; i < m_looks.size(); ++i)
      if (const char* look = number_format(static_cast<DataType>(i))) {
        m_looks[i] = workbook_add_format(workbook);
        format_set_num_format(m_looks[i], look);
      }
  }

  /// False when a sheet cannot have its name.
  bool write()
  {
    lxw_doc_properties properties{};
    std::string title = m_dataset.info.title;
    properties.title = title.data();
    properties.created = k_made_on;
    workbook_set_properties(m_workbook, &properties);
    for (const DataTable& table : m_dataset.tables) {
      m_names.push_back(sheet_name(table.name));
      lxw_worksheet* sheet = workbook_add_worksheet(m_workbook, m_names.back().c_str());
      if (sheet == nullptr)
        return false;
      if (m_dataset.info.is_sample)
        worksheet_set_tab_color(sheet, k_sample_colour);
      write_table(table, sheet);
    }
    return write_explanation();
  }

private:
  // At most 31 characters, and not the name of another sheet in any case of letters.
  std::string sheet_name(const std::string& name) const
  {
    std::string own = name.substr(0, k_longest_name);
    for (int n = 2; is_taken(own); ++n) {
      const std::string end = fmt::format("~{}", n);
      own = name.substr(0, k_longest_name - end.size()) + end;
    }
    return own;
  }

  bool is_taken(const std::string& name) const
  {
    return name == "uitleg" || std::find(m_names.begin(), m_names.end(), name) != m_names.end();
  }

  void write_table(const DataTable& table, lxw_worksheet* to)
  {
    const auto columns = static_cast<lxw_col_t>(table.columns.size());
    for (lxw_col_t i = 0; i < columns; ++i) {
      const DataColumn& column = table.columns[i];
      worksheet_set_column(to, i, i, width_of(column), nullptr);
      worksheet_write_string(to, 0, i, column.name.c_str(), m_heading);
    }
    for (std::size_t row = 0; row < table.rows.size(); ++row)
      for (lxw_col_t i = 0; i < columns; ++i)
        write_cell(table.columns[i], table.rows[row][i], static_cast<lxw_row_t>(row + 1), i, to);
    worksheet_freeze_panes(to, 1, 1);
    worksheet_autofilter(to, 0, 0, static_cast<lxw_row_t>(table.rows.size()),
                         static_cast<lxw_col_t>(columns - 1));
  }

  void write_cell(const DataColumn& column, const DataCell& cell, lxw_row_t row, lxw_col_t at,
                  lxw_worksheet* to)
  {
    if (cell.empty())
      return;
    lxw_format* look = m_looks[static_cast<std::size_t>(column.type)];
    if (column.many)
      return write_text(joined(cell), row, at, to);
    if (const Date* date = std::get_if<Date>(&cell.front())) {
      lxw_datetime day{
          date->year(), static_cast<int>(date->month()), static_cast<int>(date->day()), 0, 0, 0};
      worksheet_write_datetime(to, row, at, &day, look);
    } else if (const bool* yes = std::get_if<bool>(&cell.front())) {
      worksheet_write_boolean(to, row, at, *yes ? 1 : 0, nullptr);
    } else if (const std::string text = text_of(cell.front());
               std::holds_alternative<Decimal>(cell.front()) && fits_a_number(text)) {
      worksheet_write_number(to, row, at, std::strtod(text.c_str(), nullptr), look);
    } else {
      write_text(text, row, at, to);
    }
  }

  static void write_text(const std::string& text, lxw_row_t row, lxw_col_t at, lxw_worksheet* to)
  {
    worksheet_write_string(to, row, at, shortened(escaped(text), k_longest_text).c_str(), nullptr);
  }

  // What the dataset is, and below it every column and code.
  bool write_explanation()
  {
    lxw_worksheet* to =
        workbook_add_worksheet(m_workbook, std::string(k_explanation_sheet).c_str());
    if (to == nullptr)
      return false;
    constexpr std::array widths{28.0, 24.0, 30.0, 60.0, 60.0};
    for (std::size_t i = 0; i < widths.size(); ++i)
      worksheet_set_column(to, static_cast<lxw_col_t>(i), static_cast<lxw_col_t>(i), widths[i],
                           nullptr);
    lxw_row_t row = 0;
    worksheet_write_string(to, row++, 0, m_dataset.info.title.c_str(), m_heading);
    for (const std::string& remark : m_remarks)
      write_text(remark, row++, 0, to);
    ++row;
    lxw_col_t at = 0;
    for (const char* heading : {"blad", "kolom", "titel", "omschrijving", "codes"})
      worksheet_write_string(to, row, at++, heading, m_heading);
    for (std::size_t i = 0; i < m_dataset.tables.size(); ++i)
      for (const DataColumn& column : m_dataset.tables[i].columns)
        explain(m_names[i], column, ++row, to);
    return true;
  }

  static void explain(const std::string& sheet, const DataColumn& column, lxw_row_t row,
                      lxw_worksheet* to)
  {
    std::string codes;
    for (const Choice& choice : column.choices)
      codes += (codes.empty() ? "" : "; ") + choice.code + " = " + choice.title;
    lxw_col_t at = 0;
    for (const std::string& text : {sheet, column.name, column.title, column.description, codes})
      write_text(text, row, at++, to);
  }

  const Dataset& m_dataset;
  const std::vector<std::string>& m_remarks;
  lxw_workbook* m_workbook;
  lxw_format* m_heading = nullptr;
  std::array<lxw_format*, static_cast<std::size_t>(DataType::yes_no) + 1> m_looks{};
  std::vector<std::string> m_names;
};

} // namespace

Result<std::string> write_data_workbook(const Dataset& dataset,
                                        const std::vector<std::string>& remarks)
{
  const MemoryFile file;
  if (!file.ok())
    return not_written("memfd_create");
  lxw_workbook* workbook = workbook_new(file.path().c_str());
  if (workbook == nullptr)
    return not_written("workbook_new");
  const bool is_named = Writer(dataset, remarks, workbook).write();
  const lxw_error error = workbook_close(workbook);
  if (!is_named)
    return not_written("workbook_add_worksheet");
  if (error != LXW_NO_ERROR)
    return not_written(lxw_strerror(error));
  return file.bytes();
}

} // namespace peil::workbook
