#include "tables/layout.hpp"

#include "base/text.hpp"
#include "tables/record_texts.hpp"
#include "tables/shapes.hpp"

#include <algorithm>
#include <set>

namespace peil::tables {
namespace {

constexpr std::string_view k_id = "id";

bool is_number(const Field& field)
{
  return field.type == FieldType::number || field.type == FieldType::amount;
}

CellFormat format_of(const Field& field)
{
  if (field.many)
    return CellFormat::text;
  switch (field.type) {
  case FieldType::markdown:
    return CellFormat::wrapped_text;
  case FieldType::number:
    return field.whole ? CellFormat::whole : CellFormat::number;
  case FieldType::amount:
    return CellFormat::amount;
  case FieldType::date:
    return CellFormat::date;
  case FieldType::yes_no:
    return CellFormat::yes_no;
  default:
    return CellFormat::text;
  }
}

// Several values in one cell leave no room for a drop-down.
std::vector<std::string> choices_for(const Field& field, const Project& project)
{
  if (field.many)
    return {};
  if (field.type == FieldType::yes_no)
    return {"ja", "nee"};
  if (field.type == FieldType::choice)
    return choice_words(field);
  std::vector<std::string> ids;
  if (field.type == FieldType::reference)
    for (const Record& record : project.registers[field.register_index].records)
      ids.push_back(record.id.value);
  return ids;
}

std::string kind_of(const Field& field)
{
  switch (field.type) {
  case FieldType::text:
    return "tekst";
  case FieldType::markdown:
    return "opgemaakte tekst";
  case FieldType::number:
    return field.whole ? "geheel getal" : "getal";
  case FieldType::amount:
    return "bedrag in euro";
  case FieldType::date:
    return "datum";
  case FieldType::quarter:
    return "kwartaal, als 2026-Q3";
  case FieldType::yes_no:
    return "ja of nee";
  case FieldType::choice:
    return "keuze uit een lijst";
  case FieldType::reference:
    return "id uit " + field.register_name.value;
  case FieldType::groups:
  case FieldType::history:
    return "lijst; alleen te zien";
  default:
    return {};
  }
}

// What to know while filling in a cell.
std::string advice_for(const Field& field)
{
  std::string advice = field.description;
  const auto add = [&advice](const std::string& sentence) {
    advice += (advice.empty() ? "" : " ") + sentence;
  };
  if (field.many)
    add("Meer waarden? Zet er een puntkomma tussen.");
  if (field.type == FieldType::quarter)
    add("Schrijf bijvoorbeeld 2026-Q3.");
  if (field.required)
    add("Verplicht.");
  return advice;
}

SheetColumn column_for(const Shape& shape, const Column& column, const Project& project)
{
  SheetColumn made;
  made.key = shape.key_of(column);
  made.heading = column.heading;
  made.explanation = advice_for(*column.field);
  made.format = format_of(*column.field);
  made.choices = choices_for(*column.field, project);
  made.locked = column.only_shown;
  made.only_shown = column.only_shown;
  if (column.only_shown)
    made.explanation = "Hier staat hoeveel regels deze lijst heeft. U bewerkt haar in YAML.";
  if (is_number(*column.field)) {
    made.minimum = column.field->minimum ? column.field->minimum->to_string() : "";
    made.maximum = column.field->maximum ? column.field->maximum->to_string() : "";
  }
  return made;
}

SheetColumn id_column(const Shape& shape)
{
  SheetColumn column;
  column.key = k_id;
  column.heading = k_id;
  column.locked = true;
  column.chooses_from_first_column = !shape.is_main();
  column.explanation =
      shape.is_main()
          ? "Het vaste kenmerk van een record: kleine letters, cijfers en '-'. Geef een "
            "nieuwe rij een nieuwe id; verander een bestaande niet."
          : "De id van het record waar deze rij bij hoort.";
  return column;
}

// A workbook refuses these characters, longer names, names that differ in capitals only, and
// "History".
std::string sheet_name(const std::string& title, const std::string& mark,
                       std::set<std::string>& taken)
{
  constexpr std::size_t longest = 31;
  std::string clean;
  for (const char c : title)
    clean += std::string_view("[]:*?/\\'").find(c) == std::string_view::npos ? c : '-';
  for (int number = 1;; ++number) {
    const std::string end = (number == 1 ? "" : fmt::format(" {}", number)) + mark;
    std::string name = clean;
    while (count_characters(name) + count_characters(end) > longest) {
      while (!name.empty() && (static_cast<unsigned char>(name.back()) & 0xC0U) == 0x80U)
        name.pop_back();
      name.pop_back();
    }
    name = std::string(trimmed(name)) + end;
    std::string key = name;
    std::transform(key.begin(), key.end(), key.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (taken.insert(key).second)
      return name;
  }
}

class Layouter
{
public:
  Layouter(const Project& project, const Register& of) : m_project(project), m_register(of) {}

  Result<WorkbookLayout> make()
  {
    m_layout.title = m_register.title;
    m_layout.is_sample = m_register.is_sample;
    const Shapes shapes = shapes_of(m_register);
    for (const Shape& shape : shapes.list)
      add_sheet(shape);
    explain(shapes);
    if (!m_mistakes.empty())
      return m_mistakes;
    return std::move(m_layout);
  }

private:
  void add_sheet(const Shape& shape)
  {
    SheetLayout sheet;
    sheet.name = sheet_name(shape.title, m_register.is_sample ? " (voorbeeld)" : "", m_taken_names);
    sheet.columns.push_back(id_column(shape));
    for (const Column& column : shape.columns)
      sheet.columns.push_back(column_for(shape, column, m_project));
    for (const Record& record : m_register.records) {
      if (shape.is_main())
        sheet.rows.push_back(row_of(record, record.item, shape));
      else
        for (const Item& item : items_of(record, shape))
          sheet.rows.push_back(row_of(record, item, shape));
    }
    m_layout.sheets.push_back(std::move(sheet));
  }

  std::vector<std::string> row_of(const Record& record, const Item& item, const Shape& shape)
  {
    std::vector<std::string> row{record.id.value};
    for (const Column& column : shape.columns) {
      row.push_back(column.only_shown ? lines_text(item, column)
                                      : cell_text(texts_of(item, column), *column.field));
      check_length(row.back(), item.at, column);
    }
    return row;
  }

  void check_length(const std::string& text, Position at, const Column& column)
  {
    constexpr std::size_t most = 32'767;
    if (text.size() <= most)
      return;
    m_mistakes.push_back(
        error_at(at,
                 say("'{0}' is te lang voor een cel in Excel: {1} tekens",
                     "'{0}' is too long for a cell in Excel: {1} characters", column.path,
                     count_characters(text)),
                 say("een cel mag {0} tekens hebben; bewerk dit register in YAML",
                     "a cell may have {0} characters; edit this register in YAML", most)));
  }

  void line(std::string text) { m_layout.explanation.push_back({{std::move(text)}, false}); }

  void explain(const Shapes& shapes)
  {
    m_layout.explanation.push_back({{m_register.title}, true});
    if (!m_register.description.empty())
      line(std::string(trimmed(m_register.description)));
    if (m_register.is_sample)
      line("Let op: dit zijn voorbeeldgegevens. Ze zijn verzonnen.");
    line("In deze werkmap staan ook gegevens die niet openbaar zijn. Deel haar alleen met "
         "collega's die ze mogen zien.");
    line("Elke rij is een record. Een nieuw record? Vul onderaan een rij in, met een nieuwe id.");
    if (shapes.list.size() > 1)
      line("Wat vaker voorkomt bij een record, staat op een eigen werkblad: een rij per keer, met "
           "de id van het record vooraan.");
    line("Id's en koppen zijn beveiligd, zonder wachtwoord. Een rij die u weghaalt, blijft in de "
         "gegevens staan; haal het record daar zelf weg.");
    line(fmt::format(
        "Terug naar de gegevens: peil import {0} BESTAND.xlsx laat zien wat er verandert; "
        "met --write gebeurt het.",
        m_register.name));
    for (const std::string& path : shapes.left_out)
      line(fmt::format(
          "Niet in deze werkmap: {}. U ziet alleen hoeveel regels er zijn. Peil laat ze "
          "staan; u bewerkt ze in YAML.",
          path));
    line("");
    m_layout.explanation.push_back(
        {{"Kolom", "Werkblad", "Veld", "Soort", "Verplicht", "Openbaar", "Uitleg", "Keuzes"},
         true});
    for (std::size_t i = 0; i < shapes.list.size(); ++i)
      for (const Column& column : shapes.list[i].columns)
        explain_column(shapes.list[i], column, m_layout.sheets[i].name);
  }

  void explain_column(const Shape& shape, const Column& column, const std::string& sheet)
  {
    const Field& field = *column.field;
    std::vector<std::string> choices;
    for (std::size_t i = 0; i < field.choices.size(); ++i)
      choices.push_back(choice_words(field)[i] + (field.choices[i].description.empty()
                                                      ? ""
                                                      : ": " + field.choices[i].description));
    std::string listed;
    for (const std::string& choice : choices)
      listed += (listed.empty() ? "" : "\n") + choice;
    m_layout.explanation.push_back({{column.heading, sheet, shape.key_of(column), kind_of(field),
                                     field.required ? "ja" : "nee", field.is_public ? "ja" : "nee",
                                     std::string(trimmed(advice_for(field))), listed},
                                    false});
  }

  const Project& m_project;
  const Register& m_register;
  WorkbookLayout m_layout;
  std::set<std::string> m_taken_names{"uitleg", "keuzes", "history"};
  Diagnostics m_mistakes;
};

} // namespace

Result<WorkbookLayout> layout_of(const Project& project, const Register& of)
{
  return Layouter(project, of).make();
}

} // namespace peil::tables
