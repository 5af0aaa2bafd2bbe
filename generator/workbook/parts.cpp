#include "workbook/parts.hpp"

#include "base/text.hpp"
#include "workbook/xml.hpp"

#include <charconv>

namespace peil::workbook {
namespace {

// As many as a workbook may have cells.
constexpr std::size_t k_most_strings = 2'000'000;

int number_in(std::string_view text)
{
  int number = -1;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// Below the folder of `of`, unless it is named from the root.
std::string resolved(std::string_view target, std::string_view of)
{
  if (target.starts_with('/'))
    return std::string(target.substr(1));
  std::vector<std::string_view> way;
  const std::size_t slash = of.rfind('/');
  if (slash != std::string_view::npos)
    way = split(of.substr(0, slash), '/');
  for (const std::string_view step : split(target, '/')) {
    if (step == ".." && !way.empty())
      way.pop_back();
    else if (step != "." && step != "..")
      way.push_back(step);
  }
  std::string path;
  for (const std::string_view step : way)
    path += (path.empty() ? "" : "/") + std::string(step);
  return path;
}

class RelationsReader final : public XmlReader
{
public:
  explicit RelationsReader(std::string_view of) : m_of(of) {}
  void start(std::string_view element, const Attributes& attributes) override
  {
    if (element == "Relationship")
      found[std::string(attributes.get("Id"))] = {std::string(attributes.get("Type")),
                                                  resolved(attributes.get("Target"), m_of)};
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}

  Relations found;

private:
  std::string_view m_of;
};

class WorkbookReader final : public XmlReader
{
public:
  void start(std::string_view element, const Attributes& attributes) override
  {
    const std::string_view from_1904 = attributes.get("date1904");
    if (element == "workbookPr" && (from_1904 == "1" || from_1904 == "true"))
      found.epoch = Epoch::from_1904;
    if (element == "sheet")
      found.sheets.push_back(
          {std::string(attributes.get("name")), std::string(attributes.get("id"))});
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}

  WorkbookPart found;
};

// The runs of a text with more than one look belong together; how it is said (rPh) does not count.
class StringsReader final : public XmlReader
{
public:
  void start(std::string_view element, const Attributes&) override
  {
    m_has_room = found.size() < k_most_strings;
    m_in_text = element == "t";
    m_in_sound = m_in_sound || element == "rPh";
    if (element == "si")
      found.emplace_back();
  }
  void end(std::string_view element) override
  {
    m_in_text = false;
    if (element == "rPh")
      m_in_sound = false;
    if (element == "si")
      found.back() = decoded(found.back());
  }
  void text(std::string_view text) override
  {
    if (m_in_text && !m_in_sound && !found.empty())
      found.back() += text;
  }

  bool wants_more() const override { return m_has_room; }
  bool has_room() const { return m_has_room; }

  std::vector<std::string> found;

private:
  bool m_has_room = true;
  bool m_in_text = false;
  bool m_in_sound = false;
};

class StylesReader final : public XmlReader
{
public:
  void start(std::string_view element, const Attributes& attributes) override
  {
    if (element == "numFmt")
      m_own[number_in(attributes.get("numFmtId"))] = shows_a_date(attributes.get("formatCode"));
    if (element == "cellXfs")
      m_in_cells = true;
    if (element == "xf" && m_in_cells)
      m_formats.push_back(number_in(attributes.get("numFmtId")));
  }
  void end(std::string_view element) override
  {
    if (element == "cellXfs")
      m_in_cells = false;
  }
  void text(std::string_view) override {}

  std::vector<bool> found() const
  {
    std::vector<bool> dates;
    for (const int format : m_formats) {
      const auto own = m_own.find(format);
      dates.push_back(own == m_own.end() ? built_in_shows_a_date(format) : own->second);
    }
    return dates;
  }

private:
  std::map<int, bool> m_own;
  std::vector<int> m_formats;
  bool m_in_cells = false;
};

// One of the characters up to U+00FF, which is all that writers of workbooks encode.
std::optional<char> encoded_character(std::string_view code)
{
  constexpr std::size_t length = 7; // _x000D_
  if (code.size() < length || !code.starts_with("_x") || code[length - 1] != '_')
    return std::nullopt;
  unsigned value = 0;
  const char* last = code.data() + length - 1;
  const auto read = std::from_chars(code.data() + 2, last, value, 16);
  if (read.ptr != last || value > 0x7F)
    return std::nullopt;
  return static_cast<char>(value);
}

} // namespace

std::string decoded(std::string_view text)
{
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::optional<char> character =
        text[at] == '_' ? encoded_character(text.substr(at)) : std::nullopt;
    plain += character.value_or(text[at]);
    at += character ? 6U : 0U;
  }
  return plain;
}

std::string relations_part(std::string_view of)
{
  const std::size_t slash = of.rfind('/');
  const std::size_t name = slash == std::string_view::npos ? 0 : slash + 1;
  return std::string(of.substr(0, name)) + "_rels/" + std::string(of.substr(name)) + ".rels";
}

std::optional<Relations> read_relations(std::string_view part, std::string_view of)
{
  RelationsReader reader(of);
  if (!read_xml(part, reader))
    return std::nullopt;
  return std::move(reader.found);
}

std::optional<WorkbookPart> read_workbook_part(std::string_view part)
{
  WorkbookReader reader;
  if (!read_xml(part, reader))
    return std::nullopt;
  return std::move(reader.found);
}

std::optional<std::vector<std::string>> read_shared_strings(std::string_view part)
{
  StringsReader reader;
  if (!read_xml(part, reader) || !reader.has_room())
    return std::nullopt;
  return std::move(reader.found);
}

std::optional<std::vector<bool>> read_date_styles(std::string_view part)
{
  StylesReader reader;
  if (!read_xml(part, reader))
    return std::nullopt;
  return reader.found();
}

} // namespace peil::workbook
