#include "workbook/sheet_part.hpp"

#include "workbook/parts.hpp"
#include "workbook/xml.hpp"

#include <charconv>
#include <fmt/core.h>
#include <optional>

namespace peil::workbook {
namespace {

constexpr std::uint32_t k_most_columns = 16'384;
constexpr std::uint32_t k_most_rows = 1'048'576;

std::optional<std::uint32_t> whole_number(std::string_view text)
{
  std::uint32_t number = 0;
  const char* last = text.data() + text.size();
  const auto read = std::from_chars(text.data(), last, number);
  if (text.empty() || read.ptr != last || read.ec != std::errc())
    return std::nullopt;
  return number;
}

// The column of "AB12", from 0.
std::optional<std::uint32_t> column_of(std::string_view reference)
{
  std::uint32_t column = 0;
  for (const char c : reference) {
    if (c < 'A' || c > 'Z')
      break;
    column = column * 26 + static_cast<std::uint32_t>(c - 'A') + 1;
    if (column > k_most_columns)
      return std::nullopt;
  }
  return column == 0 ? std::nullopt : std::optional(column - 1);
}

std::optional<double> real_number(std::string_view text)
{
  double number = 0;
  const char* last = text.data() + text.size();
  const auto read = std::from_chars(text.data(), last, number);
  if (text.empty() || read.ptr != last || read.ec != std::errc())
    return std::nullopt;
  return number;
}

// A workbook keeps binary fractions: with fifteen digits they are what was typed again.
std::string number_text(double number)
{
  return number == 0 ? "0" : fmt::format("{:.15g}", number);
}

class SheetReader final : public XmlReader
{
public:
  SheetReader(const CellContext& context, Room& room, std::vector<SheetRow>& rows)
      : m_context(context), m_room(room), m_rows(rows)
  {
  }

  void start(std::string_view element, const Attributes& attributes) override
  {
    if (element == "row")
      start_row(attributes);
    else if (element == "c")
      start_cell(attributes);
    else if (element == "rPh")
      m_in_sound = true;
    else if (element == "f")
      m_has_formula = true;
    m_in_value = element == "v" || (element == "t" && !m_in_sound);
  }
  void end(std::string_view element) override
  {
    m_in_value = false;
    if (element == "rPh")
      m_in_sound = false;
    else if (element == "c")
      end_cell();
  }
  void text(std::string_view text) override
  {
    if (m_in_value)
      m_value += text;
  }
  bool wants_more() const override { return m_outcome == SheetOutcome::read; }

  SheetOutcome outcome() const { return m_outcome; }

private:
  void start_row(const Attributes& attributes)
  {
    const std::string_view number = attributes.get("r");
    m_row = number.empty() ? m_row + 1 : whole_number(number).value_or(0);
    m_column = 0;
    if (m_row == 0 || m_row > k_most_rows)
      m_outcome = SheetOutcome::damaged;
  }

  void start_cell(const Attributes& attributes)
  {
    const std::string_view reference = attributes.get("r");
    if (!reference.empty()) {
      const std::optional<std::uint32_t> column = column_of(reference);
      if (!column)
        m_outcome = SheetOutcome::damaged;
      m_column = column.value_or(0);
    }
    m_type = attributes.get("t");
    m_style = whole_number(attributes.get("s")).value_or(0);
    m_value.clear();
    m_has_formula = false;
  }

  void end_cell()
  {
    if (m_column >= k_most_columns || m_row == 0)
      m_outcome = SheetOutcome::damaged;
    else if (!m_value.empty() || m_has_formula)
      keep(cell());
    ++m_column;
  }

  SheetCell cell() const
  {
    using Kind = SheetCell::Kind;
    if (m_type == "s") {
      const std::size_t index = whole_number(m_value).value_or(~0U);
      const bool is_known = index < m_context.shared_strings.size();
      return made(is_known ? Kind::text : Kind::error,
                  is_known ? m_context.shared_strings[index] : std::string());
    }
    if (m_type == "inlineStr" || m_type == "str")
      return made(Kind::text, decoded(m_value));
    if (m_type == "e" || m_value.empty())
      return made(Kind::error, m_value);
    if (m_type == "b")
      return made(Kind::yes_no, m_value == "1" || m_value == "true" ? "true" : "false");
    if (m_type == "d")
      return made(Kind::date, m_value.substr(0, m_value.find('T')));
    return number_cell();
  }

  SheetCell number_cell() const
  {
    const std::optional<double> number = real_number(m_value);
    if (!number)
      return made(SheetCell::Kind::error, m_value);
    const bool is_date = m_style < m_context.date_styles.size() && m_context.date_styles[m_style];
    const std::optional<Date> day = is_date ? day_of(*number, m_context.epoch) : std::nullopt;
    return day ? made(SheetCell::Kind::date, day->to_iso())
               : made(SheetCell::Kind::number, number_text(*number));
  }

  SheetCell made(SheetCell::Kind kind, std::string text) const
  {
    return {kind, m_column, std::move(text), {}};
  }

  void keep(SheetCell cell)
  {
    if (cell.kind == SheetCell::Kind::text && cell.text.empty())
      return;
    if (m_room.cells == 0 || m_room.bytes < cell.text.size()) {
      m_outcome = SheetOutcome::too_large;
      return;
    }
    --m_room.cells;
    m_room.bytes -= cell.text.size();
    if (m_rows.empty() || m_rows.back().number != m_row)
      m_rows.push_back({m_row, {}});
    m_rows.back().cells.push_back(std::move(cell));
  }

  const CellContext& m_context;
  Room& m_room;
  std::vector<SheetRow>& m_rows;
  SheetOutcome m_outcome = SheetOutcome::read;
  std::uint32_t m_row = 0;
  std::uint32_t m_column = 0;
  std::string m_type;
  std::size_t m_style = 0;
  std::string m_value;
  bool m_in_value = false;
  bool m_in_sound = false;
  bool m_has_formula = false;
};

} // namespace

SheetOutcome read_sheet_part(std::string_view part, const CellContext& context, Room& room,
                             std::vector<SheetRow>& rows)
{
  SheetReader reader(context, room, rows);
  const bool well_formed = read_xml(part, reader);
  if (reader.outcome() != SheetOutcome::read)
    return reader.outcome();
  return well_formed ? SheetOutcome::read : SheetOutcome::damaged;
}

} // namespace peil::workbook
