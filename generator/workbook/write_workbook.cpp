#include "workbook/write_workbook.hpp"

#include "base/date.hpp"
#include "base/text.hpp"
#include "workbook/writing.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <fmt/core.h>
#include <map>
#include <optional>
#include <xlsxwriter.h>

namespace peil::workbook {
namespace {

// Rows with drop-downs and formats, so that there is room for new ones.
constexpr std::size_t k_room_for_new_rows = 2'000;
constexpr lxw_row_t k_key_row = 0;
constexpr lxw_row_t k_heading_row = 1;
constexpr lxw_row_t k_first_row = 2;
constexpr lxw_color_t k_sample_colour = 0xC55A11;

// libxlsxwriter takes `char*` for what it only reads.
char* text_of(const std::string& text)
{
  return const_cast<char*>(text.c_str()); // NOLINT(cppcoreguidelines-pro-type-const-cast)
}

const char* number_format(CellFormat format)
{
  switch (format) {
  case CellFormat::number:
    return "General";
  case CellFormat::whole:
    return "0";
  case CellFormat::amount:
    return "[$€-413] #,##0.00";
  case CellFormat::date:
    return "dd-mm-yyyy";
  case CellFormat::text:
  case CellFormat::wrapped_text:
  case CellFormat::yes_no:
    break;
  }
  return "@";
}

// The longest line of a text, in characters.
std::size_t longest_line(const std::string& text)
{
  std::size_t longest = 0;
  for (const std::string_view line : split_lines(text))
    longest = std::max(longest, count_characters(line));
  return longest;
}

// Wide enough for what is in it, up to a width that leaves room for other columns; longer texts go
// on below.
double column_width(const SheetColumn& column, std::size_t index, const SheetLayout& sheet)
{
  constexpr std::size_t filter_button = 4;
  constexpr std::size_t widest_heading = 22;
  constexpr std::size_t widest = 45;
  constexpr double least = 12;
  constexpr double date_or_amount = 15;
  if (column.format == CellFormat::wrapped_text)
    return 60;
  std::size_t longest = std::min(count_characters(column.heading), widest_heading) + filter_button;
  if (column.format == CellFormat::text)
    for (const std::vector<std::string>& row : sheet.rows)
      longest = std::max(longest, longest_line(row[index]) + 2);
  for (const std::string& choice : column.choices)
    longest = std::max(longest, count_characters(choice) + filter_button);
  const bool is_wide = column.format == CellFormat::amount || column.format == CellFormat::date;
  return std::max(is_wide ? date_or_amount : least, static_cast<double>(std::min(longest, widest)));
}

// The height of a row in which the fullest cell takes this many lines; not every program makes it
// so by itself. None for a row of one line.
std::optional<double> row_height(std::size_t lines)
{
  constexpr std::size_t most_lines = 12;
  constexpr double of_a_line = 15;
  return lines < 2 ? std::nullopt
                   : std::optional(of_a_line * static_cast<double>(std::min(lines, most_lines)));
}

// Words go to the next line as a whole: a little less fits than the width says.
std::size_t lines_in(const std::string& text, double width)
{
  constexpr double lost_to_words = 3;
  const double fits = std::max(1.0, width - lost_to_words);
  std::size_t lines = 0;
  for (const std::string_view line : split_lines(text)) {
    const auto characters = static_cast<double>(count_characters(line));
    lines += characters <= width ? 1 : static_cast<std::size_t>(std::ceil(characters / fits));
  }
  return lines;
}

std::string quoted_sheet(const std::string& name)
{
  std::string quoted = "'";
  for (const char c : name)
    quoted += c == '\'' ? std::string("''") : std::string(1, c);
  return quoted + "'";
}

class Writer
{
public:
  Writer(const WorkbookLayout& layout, lxw_workbook* workbook)
      : m_layout(layout), m_workbook(workbook)
  {
  }

  /// False when a sheet cannot have its name.
  bool write()
  {
    set_properties();
    for (const SheetLayout& sheet : m_layout.sheets)
      m_sheets.push_back(workbook_add_worksheet(m_workbook, sheet.name.c_str()));
    if (std::find(m_sheets.begin(), m_sheets.end(), nullptr) != m_sheets.end())
      return false;
    write_explanation();
    for (std::size_t i = 0; i < m_sheets.size(); ++i)
      write_sheet(m_layout.sheets[i], m_sheets[i]);
    write_choices();
    return true;
  }

private:
  // A fixed day, so that the same data gives the same bytes.
  void set_properties()
  {
    lxw_doc_properties properties{};
    properties.title = text_of(m_layout.title);
    properties.created = k_made_on;
    workbook_set_properties(m_workbook, &properties);
  }

  enum class Lock
  {
    locked,
    unlocked
  };

  lxw_format* format(CellFormat of, Lock lock)
  {
    lxw_format*& made = m_formats[{of, lock}];
    if (made != nullptr)
      return made;
    made = workbook_add_format(m_workbook);
    format_set_num_format(made, number_format(of));
    format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
    if (of == CellFormat::wrapped_text || of == CellFormat::text)
      format_set_text_wrap(made);
    if (lock == Lock::unlocked)
      format_set_unlocked(made);
    else
      format_set_font_color(made, LXW_COLOR_GRAY);
    return made;
  }

  lxw_format* heading_format()
  {
    if (m_heading == nullptr) {
      m_heading = workbook_add_format(m_workbook);
      format_set_bold(m_heading);
      format_set_text_wrap(m_heading);
      format_set_align(m_heading, LXW_ALIGN_VERTICAL_TOP);
      format_set_bg_color(m_heading, m_layout.is_sample ? 0xFBE5D6 : 0xDDEBF7);
    }
    return m_heading;
  }

  void write_sheet(const SheetLayout& sheet, lxw_worksheet* to)
  {
    if (m_layout.is_sample)
      worksheet_set_tab_color(to, k_sample_colour);
    lxw_row_col_options hidden{};
    hidden.hidden = 1;
    worksheet_set_row_opt(to, k_key_row, LXW_DEF_ROW_HEIGHT, nullptr, &hidden);
    const auto last_row =
        static_cast<lxw_row_t>(k_first_row + sheet.rows.size() + k_room_for_new_rows);
    std::vector<double> widths;
    for (std::size_t i = 0; i < sheet.columns.size(); ++i)
      widths.push_back(write_column(sheet, i, last_row, to));
    for (std::size_t row = 0; row < sheet.rows.size(); ++row)
      write_row(sheet, row, widths, to);
    worksheet_freeze_panes(to, k_first_row, 1);
    const auto last_column = static_cast<lxw_col_t>(sheet.columns.size() - 1);
    worksheet_autofilter(to, k_heading_row, 0, last_row, last_column);
    protect(to);
    set_paper(to, sheet);
  }

  // On paper too a row can be read: the headings and the id on every page, and as many columns as
  // fit on a page that lies on its side.
  static void set_paper(lxw_worksheet* to, const SheetLayout& sheet)
  {
    constexpr std::size_t most_on_one_page = 9;
    constexpr std::uint8_t a4 = 9;
    worksheet_set_landscape(to);
    worksheet_set_paper(to, a4);
    worksheet_repeat_rows(to, k_heading_row, k_heading_row);
    worksheet_repeat_columns(to, 0, 0);
    worksheet_set_footer(to, "&L&A&R&P / &N");
    if (sheet.columns.size() <= most_on_one_page)
      worksheet_fit_to_pages(to, 1, 0);
  }

  static void protect(lxw_worksheet* sheet)
  {
    lxw_protection allowed{};
    allowed.format_cells = 1;
    allowed.format_columns = 1;
    allowed.format_rows = 1;
    allowed.insert_rows = 1;
    allowed.sort = 1;
    allowed.autofilter = 1;
    worksheet_protect(sheet, nullptr, &allowed);
  }

  void write_row(const SheetLayout& sheet, std::size_t row, const std::vector<double>& widths,
                 lxw_worksheet* to)
  {
    const auto at = static_cast<lxw_row_t>(k_first_row + row);
    std::size_t lines = 1;
    for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
      write_cell(sheet.columns[i], sheet.rows[row][i], at, static_cast<lxw_col_t>(i), to);
      lines = std::max(lines, lines_in(sheet.rows[row][i], widths[i]));
    }
    if (const std::optional<double> height = row_height(lines))
      worksheet_set_row(to, at, *height, nullptr);
  }

  // Gives its width.
  double write_column(const SheetLayout& sheet, std::size_t index, lxw_row_t last_row,
                      lxw_worksheet* to)
  {
    const SheetColumn& column = sheet.columns[index];
    const auto at = static_cast<lxw_col_t>(index);
    const double width = column_width(column, index, sheet);
    worksheet_set_column(to, at, at, width,
                         format(column.format, column.only_shown ? Lock::locked : Lock::unlocked));
    worksheet_write_string(to, k_key_row, at, column.key.c_str(), nullptr);
    worksheet_write_string(to, k_heading_row, at, column.heading.c_str(), heading_format());
    write_validation(column, at, last_row, to);
    return width;
  }

  void write_cell(const SheetColumn& column, const std::string& text, lxw_row_t row, lxw_col_t at,
                  lxw_worksheet* to)
  {
    if (text.empty())
      return;
    lxw_format* look = format(column.format, column.locked ? Lock::locked : Lock::unlocked);
    const bool is_number = column.format == CellFormat::number ||
                           column.format == CellFormat::whole ||
                           column.format == CellFormat::amount;
    const std::optional<Date> date =
        column.format == CellFormat::date ? Date::parse(text) : std::nullopt;
    if (date) {
      lxw_datetime day{
          date->year(), static_cast<int>(date->month()), static_cast<int>(date->day()), 0, 0, 0};
      worksheet_write_datetime(to, row, at, &day, look);
    } else if (is_number && fits_a_number(text)) {
      worksheet_write_number(to, row, at, std::strtod(text.c_str(), nullptr), look);
    } else {
      std::string written = escaped(text);
      if (is_number)
        std::replace(written.begin(), written.end(), '.', ',');
      worksheet_write_string(to, row, at, written.c_str(), look);
    }
  }

  void write_validation(const SheetColumn& column, lxw_col_t at, lxw_row_t last_row,
                        lxw_worksheet* to)
  {
    constexpr std::size_t longest_title = 32;
    constexpr std::size_t longest_message = 255;
    const std::string title = shortened(column.heading, longest_title);
    const std::string message = shortened(column.explanation, longest_message);
    const std::string source = choices_of(column);
    const std::string wrong = wrong_value(column);
    lxw_data_validation validation{};
    validation.ignore_blank = LXW_VALIDATION_ON;
    validation.show_input = LXW_VALIDATION_ON;
    validation.show_error = LXW_VALIDATION_ON;
    validation.dropdown = LXW_VALIDATION_ON;
    validation.error_type = LXW_VALIDATION_ERROR_TYPE_STOP;
    validation.input_title = message.empty() ? nullptr : text_of(title);
    validation.input_message = message.empty() ? nullptr : text_of(message);
    validation.error_message = wrong.empty() ? nullptr : text_of(wrong);
    set_criteria(column, source, validation);
    if (validation.validate != LXW_VALIDATION_TYPE_ANY || !message.empty())
      worksheet_data_validation_range(to, k_first_row, at, last_row, at, &validation);
  }

  static void set_criteria(const SheetColumn& column, const std::string& source,
                           lxw_data_validation& validation)
  {
    validation.validate = LXW_VALIDATION_TYPE_ANY;
    validation.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
    if (!source.empty()) {
      validation.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
      validation.value_formula = text_of(source);
    } else if (column.format == CellFormat::date) {
      validation.validate = LXW_VALIDATION_TYPE_DATE;
      validation.minimum_datetime = {1900, 3, 1, 0, 0, 0};
      validation.maximum_datetime = {2999, 12, 31, 0, 0, 0};
    } else if (column.format == CellFormat::number || column.format == CellFormat::whole ||
               column.format == CellFormat::amount) {
      constexpr double furthest = 9e12;
      const auto bound = [](const std::string& text, double otherwise) {
        return text.empty() ? otherwise : std::strtod(text.c_str(), nullptr);
      };
      validation.validate = column.format == CellFormat::whole ? LXW_VALIDATION_TYPE_INTEGER
                                                               : LXW_VALIDATION_TYPE_DECIMAL;
      validation.minimum_number = bound(column.minimum, -furthest);
      validation.maximum_number = bound(column.maximum, furthest);
    }
  }

  static std::string wrong_value(const SheetColumn& column)
  {
    if (!column.choices.empty() || column.chooses_from_first_column)
      return "Kies een waarde uit de lijst.";
    if (column.format == CellFormat::date)
      return "Vul een datum in, bijvoorbeeld 31-12-2026.";
    const bool is_number = column.format == CellFormat::number ||
                           column.format == CellFormat::whole ||
                           column.format == CellFormat::amount;
    if (!is_number)
      return {};
    std::string text = column.format == CellFormat::whole ? "Vul een getal zonder decimalen in"
                                                          : "Vul een getal in";
    text += column.minimum.empty() ? "" : ", minstens " + column.minimum;
    text += column.maximum.empty() ? "" : ", hoogstens " + column.maximum;
    std::replace(text.begin(), text.end(), '.', ',');
    return text + ".";
  }

  // Where the drop-down of a column gets its values; columns with the same values share them.
  std::string choices_of(const SheetColumn& column)
  {
    if (column.chooses_from_first_column)
      return fmt::format("={}!$A${}:$A${}", quoted_sheet(m_layout.sheets.front().name),
                         k_first_row + 1,
                         k_first_row + m_layout.sheets.front().rows.size() + k_room_for_new_rows);
    if (column.choices.empty())
      return {};
    auto known = std::find(m_choices.begin(), m_choices.end(), column.choices);
    if (known == m_choices.end())
      known = m_choices.insert(m_choices.end(), column.choices);
    std::string letters = cell_name(static_cast<std::uint32_t>(known - m_choices.begin()), 1);
    letters.pop_back();
    return fmt::format("={0}!${1}$1:${1}${2}", k_choices_sheet, letters, known->size());
  }

  void write_choices()
  {
    if (m_choices.empty())
      return;
    lxw_worksheet* sheet = workbook_add_worksheet(m_workbook, std::string(k_choices_sheet).c_str());
    for (std::size_t column = 0; column < m_choices.size(); ++column)
      for (std::size_t row = 0; row < m_choices[column].size(); ++row)
        worksheet_write_string(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                               m_choices[column][row].c_str(), nullptr);
    worksheet_hide(sheet);
  }

  void write_explanation()
  {
    lxw_worksheet* sheet =
        workbook_add_worksheet(m_workbook, std::string(k_explanation_sheet).c_str());
    lxw_format* plain = workbook_add_format(m_workbook);
    format_set_text_wrap(plain);
    format_set_align(plain, LXW_ALIGN_VERTICAL_TOP);
    lxw_format* running = workbook_add_format(m_workbook);
    format_set_align(running, LXW_ALIGN_VERTICAL_TOP);
    worksheet_set_landscape(sheet);
    worksheet_fit_to_pages(sheet, 1, 0);
    constexpr std::array widths{28.0, 26.0, 22.0, 16.0, 11.0, 11.0, 60.0, 50.0};
    for (std::size_t i = 0; i < widths.size(); ++i)
      worksheet_set_column(sheet, static_cast<lxw_col_t>(i), static_cast<lxw_col_t>(i), widths[i],
                           nullptr);
    for (std::size_t row = 0; row < m_layout.explanation.size(); ++row) {
      const ExplanationLine& line = m_layout.explanation[row];
      lxw_format* look = line.is_heading         ? heading_format()
                         : line.cells.size() > 1 ? plain
                                                 : running;
      std::size_t lines = 1;
      for (std::size_t i = 0; i < line.cells.size(); ++i) {
        if (line.cells[i].empty())
          continue;
        worksheet_write_string(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(i),
                               line.cells[i].c_str(), look);
        lines =
            line.cells.size() > 1 ? std::max(lines, lines_in(line.cells[i], widths.at(i))) : lines;
      }
      if (const std::optional<double> height = row_height(lines))
        worksheet_set_row(sheet, static_cast<lxw_row_t>(row), *height, nullptr);
    }
  }

  const WorkbookLayout& m_layout;
  lxw_workbook* m_workbook;
  std::vector<lxw_worksheet*> m_sheets;
  std::map<std::pair<CellFormat, Lock>, lxw_format*> m_formats;
  lxw_format* m_heading = nullptr;
  std::vector<std::vector<std::string>> m_choices;
};

} // namespace

Result<std::string> write_workbook(const WorkbookLayout& layout)
{
  const MemoryFile file;
  if (!file.ok())
    return not_written("memfd_create");
  lxw_workbook* workbook = workbook_new(file.path().c_str());
  if (workbook == nullptr)
    return not_written("workbook_new");
  const bool is_named = Writer(layout, workbook).write();
  const lxw_error error = workbook_close(workbook);
  if (!is_named)
    return not_written("workbook_add_worksheet");
  if (error != LXW_NO_ERROR)
    return not_written(lxw_strerror(error));
  return file.bytes();
}

} // namespace peil::workbook
