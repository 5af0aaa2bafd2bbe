#include "render/author_charts.hpp"

#include "base/suggestion.hpp"
#include "base/text.hpp"
#include "markdown/inspect.hpp"
#include "model/public_value.hpp"
#include "model/record_facts.hpp"
#include "model/value_text.hpp"
#include "render/addresses.hpp"
#include "render/narrative_checks.hpp"

#include <algorithm>
#include <array>
#include <fmt/core.h>
#include <map>
#include <optional>

namespace peil::render {
namespace {

using nlohmann::json;

/// What a chart may name: the rows, and the fields that a row may have.
struct DataSet
{
  json rows;
  std::vector<std::string> fields;
};
using DataSets = std::map<std::string, DataSet>;

constexpr auto k_marks = std::to_array<std::string_view>(
    {"arc", "area", "bar", "boxplot", "circle", "errorband", "errorbar", "geoshape", "image",
     "line", "point", "rect", "rule", "square", "text", "tick", "trail"});

// All that looks into a chart calls itself for what is within.
constexpr int k_deepest_nesting = 50;

json history_rows(const IndicatorResult& result)
{
  json rows = json::array();
  for (const SeriesPoint& point : result.series)
    if (point.value)
      rows.push_back({{"datum", point.date.to_iso()}, {"waarde", point.value->to_double()}});
  return rows;
}

// The public single values of a record as they stood on the as-of date.
json record_row(const Project& project, const Words& words, const Register& of,
                const Record& record, Date as_of)
{
  json row = {{"id", record.id.value}};
  for (std::size_t i = 0; i < of.fields.size(); ++i) {
    const Field& field = of.fields[i];
    const Cell* cell = &record.item.cells[i];
    const Field* shown = &field;
    if (!has_public_value(field))
      continue;
    if (field.type == FieldType::history) {
      const Item* entry = entry_at(*cell, as_of);
      if (entry == nullptr)
        continue;
      cell = &entry->cells[k_history_value];
      shown = &field.fields[k_history_value];
    }
    if (const Decimal* number = cell->as<Decimal>())
      row[field.name.value] = number->to_double();
    else if (const bool* yes = cell->as<bool>())
      row[field.name.value] = words.say(*yes ? "waarde.ja" : "waarde.nee");
    else if (const Date* date = cell->as<Date>(); date && !is_later(*shown, *date, as_of))
      row[field.name.value] = date->to_iso();
    else if (const std::string text = value_text(*cell, shown, project); !text.empty() && !date)
      row[field.name.value] = text;
  }
  return row;
}

json money_rows(const Project& project, const Snapshot& snapshot)
{
  json rows = json::array();
  for (const BudgetLineResult& line : snapshot.budget.lines)
    for (const auto& [year, cell] : line.by_year) {
      json row = {{"post", project.budget.lines[line.line_index].title},
                  {"jaar", year},
                  {"raming", cell.estimate.to_double()}};
      const auto add = [&row](const char* name, const std::optional<Decimal>& amount) {
        if (amount)
          row[name] = amount->to_double();
      };
      add("begroting", cell.budget);
      add("verplicht", cell.committed);
      add("gerealiseerd", cell.spent);
      add("prognose", cell.forecast);
      rows.push_back(std::move(row));
    }
  return rows;
}

std::vector<std::string> public_fields(const Register& of)
{
  std::vector<std::string> names = {"id"};
  for (const Field& field : of.fields)
    if (has_public_value(field))
      names.push_back(field.name.value);
  return names;
}

DataSets data_sets(const Project& project, const Snapshot& snapshot, const Words& words)
{
  DataSets sets;
  for (const IndicatorResult& result : snapshot.indicators)
    sets[project.indicators[result.indicator_index].id.value] = {history_rows(result),
                                                                 {"datum", "waarde"}};
  for (std::size_t i = 0; i < project.registers.size(); ++i) {
    const Register& of = project.registers[i];
    if (!of.is_public)
      continue;
    json rows = json::array();
    for (const RecordState& state : snapshot.registers[i].records)
      rows.push_back(
          record_row(project, words, of, of.records[state.record_index], snapshot.as_of));
    // An indicator may have the register's name; then the history goes by the shorter name.
    sets[sets.contains(of.name) ? "registers." + of.name : of.name] = {std::move(rows),
                                                                       public_fields(of)};
  }
  sets["begroting"] = {
      money_rows(project, snapshot),
      {"post", "jaar", "raming", "begroting", "verplicht", "gerealiseerd", "prognose"}};
  return sets;
}

/// One block while it becomes a chart: its mistakes are reported at their own line in the block.
class ChartReader
{
public:
  ChartReader(const markdown::Block& block, const DataSets& sets, Diagnostics& mistakes)
      : m_block(block), m_sets(sets), m_mistakes(mistakes)
  {
  }

  /// The specification; nothing when it is no JSON object.
  std::optional<json> read();

  /// Puts the rows in the place of their names, everywhere in the specification.
  void fill_data(json& part);

  /// Reports what would reach beyond the drawing once a reader makes it answer: settings for the
  /// program that shows it, and fields to fill in, which may have any attribute.
  void check_reach(const json& spec);

  /// Reports marks that Vega-Lite does not have, and fields that the data do not have.
  void check_marks(const json& part);
  void check_fields(const json& part);

  /// The rows that were named first.
  const json& first_rows() const { return m_first_rows; }

  void report(Position at, Sentence message, Sentence hint)
  {
    m_mistakes.push_back(error_at(at, std::move(message), std::move(hint)));
  }

private:
  Position place_of(std::size_t offset, std::size_t length) const;
  Position place_of(const std::string& word) const;
  void fill_named(json& data);
  void check_field(const std::string& name);

  const markdown::Block& m_block;
  const DataSets& m_sets;
  Diagnostics& m_mistakes;
  json m_first_rows;
  std::vector<std::string> m_fields;
  // With rows or fields of its own a chart may name fields that we do not know.
  bool m_has_own_fields = false;
};

Position ChartReader::place_of(std::size_t offset, std::size_t length) const
{
  const std::string_view before = std::string_view(m_block.body).substr(0, offset);
  const std::size_t line_start = before.rfind('\n') + 1; // npos + 1 is the very beginning
  Position at = m_block.body_at;
  at.line += static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
  at.column += static_cast<std::uint32_t>(count_characters(before.substr(line_start)));
  at.length = static_cast<std::uint32_t>(length);
  return at;
}

Position ChartReader::place_of(const std::string& word) const
{
  const std::string quoted = json(word).dump();
  const std::size_t offset = m_block.body.find(quoted);
  return offset == std::string::npos ? m_block.at : place_of(offset, count_characters(quoted));
}

std::optional<json> ChartReader::read()
{
  try {
    bool too_deep = false;
    const auto note_depth = [&too_deep](int depth, json::parse_event_t, const json&) {
      too_deep = too_deep || depth > k_deepest_nesting;
      return !too_deep;
    };
    json spec = json::parse(m_block.body, note_depth);
    if (too_deep) {
      report(m_block.body_at,
             say("de groepen en lijsten van deze grafiek zitten te diep in elkaar",
                 "the objects and lists of this chart are nested too deep"),
             say("geen grafiek heeft meer dan {} lagen nodig: controleer de haken",
                 "no chart needs more than {} levels: check the brackets", k_deepest_nesting));
      return std::nullopt;
    }
    if (spec.is_object())
      return spec;
    report(
        m_block.body_at, say("deze grafiek is geen groep {{…}}", "this chart is no object {{…}}"),
        say("begin de grafiek met {{ en eindig met }}", "begin the chart with {{ and end with }}"));
  } catch (const json::parse_error& error) {
    const std::size_t end = m_block.body.find_last_not_of(" \n") + 1;
    const std::size_t offset = std::min(error.byte == 0 ? 0 : error.byte - 1, end);
    report(end == 0 ? m_block.at : place_of(offset, 1),
           say("dit blok is geen JSON: hier loopt het vast",
               "this block is not JSON: it goes wrong here"),
           say("kijk of er een komma, haakje of aanhalingsteken ontbreekt of te veel is",
               "see whether a comma, bracket or quote is missing or too many"));
  } catch (const json::out_of_range&) {
    report(m_block.body_at,
           say("in deze grafiek staat een getal dat te groot is om mee te rekenen",
               "this chart holds a number that is too large to reckon with"),
           say("kijk of er een nul of een 'e' te veel staat, zoals in 1e400",
               "see whether there is a zero or an 'e' too many, as in 1e400"));
  }
  return std::nullopt;
}

void ChartReader::fill_named(json& data)
{
  const std::string name = data["name"];
  const auto found = m_sets.find(name);
  if (found != m_sets.end()) {
    m_fields.insert(m_fields.end(), found->second.fields.begin(), found->second.fields.end());
    data = {{"values", found->second.rows}};
    if (m_first_rows.is_null())
      m_first_rows = found->second.rows;
    return;
  }
  std::vector<std::string> known;
  for (const auto& [one, set] : m_sets)
    known.push_back(one);
  const auto near = suggest(name, known);
  report(place_of(name), say("onbekende gegevens '{}'", "unknown data '{}'", name),
         near ? say("bedoelt u '{}'?", "did you mean '{}'?", *near)
              : say("noem een indicator, een openbaar register of begroting",
                    "name an indicator, a public register or begroting"));
  m_has_own_fields = true;
}

void ChartReader::fill_data(json& part)
{
  if (part.is_object() && part.contains("data") && part["data"].is_object()) {
    json& data = part["data"];
    if (data.contains("url"))
      report(place_of("url"), say("een grafiek haalt niets op", "a chart fetches nothing"),
             say("noem de gegevens met \"data\": {{\"name\": …}}",
                 "name the data with \"data\": {{\"name\": …}}"));
    if (data.contains("name") && data["name"].is_string() && !data.contains("values"))
      fill_named(data);
    else
      m_has_own_fields = true;
    for (auto& [key, inner] : part.items())
      if (key != "data")
        fill_data(inner);
  } else if (part.is_structured())
    for (json& inner : part)
      fill_data(inner);
}

bool asks_for_input(const json& part)
{
  if (!part.is_structured())
    return false;
  for (const auto& [key, inner] : part.items()) {
    const bool is_data = part.is_object() && (key == "data" || key == "datasets");
    if (part.is_object() && key == "bind" && !inner.is_string())
      return true;
    if (!is_data && asks_for_input(inner))
      return true;
  }
  return false;
}

void ChartReader::check_reach(const json& spec)
{
  if (spec.contains("usermeta"))
    report(place_of("usermeta"),
           say("een grafiek heeft geen 'usermeta'", "a chart has no 'usermeta'"),
           say("haal die groep weg; Peil zet er zelf de taal in",
               "take it away; Peil puts the language there itself"));
  if (asks_for_input(spec))
    report(place_of("bind"),
           say("een grafiek heeft geen invoervelden", "a chart has no fields to fill in"),
           say("haal 'bind' weg, of kies \"bind\": \"scales\"",
               "take 'bind' away, or choose \"bind\": \"scales\""));
}

void ChartReader::check_marks(const json& part)
{
  if (part.is_object() && part.contains("mark")) {
    const json& mark = part["mark"];
    const json& type = mark.is_object() && mark.contains("type") ? mark["type"] : mark;
    const std::vector<std::string> known(k_marks.begin(), k_marks.end());
    if (type.is_string() && std::find(known.begin(), known.end(), type) == known.end()) {
      const std::string name = type;
      const auto near = suggest(name, known);
      report(place_of(name), say("onbekende vorm '{}'", "unknown mark '{}'", name),
             near ? say("bedoelt u '{}'?", "did you mean '{}'?", *near)
                  : say("kies bij \"mark\" bijvoorbeeld bar, line, point of area",
                        "choose for example bar, line, point or area at \"mark\""));
    }
  }
  if (part.is_structured())
    for (const auto& [key, inner] : part.items())
      if (key != "data")
        check_marks(inner);
}

void ChartReader::check_field(const std::string& name)
{
  if (name.find_first_of(".[") != std::string::npos ||
      std::find(m_fields.begin(), m_fields.end(), name) != m_fields.end())
    return;
  const auto near = suggest(name, m_fields);
  report(place_of(name),
         say("de gegevens hebben geen veld '{}'", "the data have no field '{}'", name),
         near ? say("bedoelt u '{}'?", "did you mean '{}'?", *near)
              : say("de velden zijn {}", "the fields are {1}", join_with(m_fields, " en "),
                    join_with(m_fields, " and ")));
}

bool makes_fields(const json& spec)
{
  if (!spec.is_structured())
    return false;
  if (spec.is_object() && (spec.contains("transform") || spec.contains("repeat")))
    return true;
  return std::any_of(spec.begin(), spec.end(), makes_fields);
}

void ChartReader::check_fields(const json& part)
{
  if (m_has_own_fields || m_fields.empty() || !part.is_structured())
    return;
  for (const auto& [key, inner] : part.items()) {
    if (part.is_object() && key == "field" && inner.is_string())
      check_field(inner);
    else if (key != "data")
      check_fields(inner);
  }
}

std::string cell_text(const Notation& notation, const json& value)
{
  if (value.is_string())
    return value.get<std::string>();
  if (value.is_number_integer())
    return std::to_string(value.get<std::int64_t>());
  if (value.is_number()) {
    const auto millionths = static_cast<std::int64_t>(value.get<double>() * 1'000'000.0);
    return notation.number(Decimal::from_millionths(millionths));
  }
  return {};
}

ChartTable table_of(const Notation& notation, const std::string& title, const json& rows)
{
  ChartTable table{title, {}, {}};
  if (!rows.is_array() || rows.empty())
    return table;
  for (const json& row : rows)
    for (const auto& [name, value] : row.items())
      if (std::find(table.headings.begin(), table.headings.end(), name) == table.headings.end())
        table.headings.push_back(name);
  for (const json& row : rows) {
    std::vector<std::string> cells;
    for (const std::string& name : table.headings)
      cells.push_back(row.contains(name) ? cell_text(notation, row[name]) : std::string());
    table.rows.push_back(std::move(cells));
  }
  return table;
}

void add_chart(const markdown::Block& block, const Narrative& narrative, std::size_t number,
               const DataSets& sets, const Notation& notation, AuthorCharts& into)
{
  ChartReader reader(block, sets, into.mistakes);
  std::optional<json> spec = reader.read();
  if (!spec)
    return;
  Chart chart;
  chart.spec = std::move(*spec);
  if (block.argument.empty())
    reader.report(block.at, say("deze grafiek heeft geen titel", "this chart has no title"),
                  say("schrijf de titel achter 'vega-lite'", "write the title behind 'vega-lite'"));
  if (!chart.spec.contains("description") || !chart.spec["description"].is_string())
    reader.report(block.at,
                  say("deze grafiek zegt niet wat er te zien is",
                      "this chart does not say what there is to see"),
                  say("zet de conclusie in één zin bij \"description\"",
                      "put the conclusion in one sentence under \"description\""));
  else
    chart.sentence = chart.spec["description"];
  const bool has_fields_of_its_own = makes_fields(chart.spec);
  reader.check_reach(chart.spec);
  reader.check_marks(chart.spec);
  reader.fill_data(chart.spec);
  if (!has_fields_of_its_own)
    reader.check_fields(chart.spec);
  if (!chart.spec.contains("$schema"))
    chart.spec["$schema"] = "https://vega.github.io/schema/vega-lite/v6.json";
  chart.id = author_chart_id(narrative, number);
  chart.title = block.argument;
  chart.table = table_of(notation, block.argument, reader.first_rows());
  chart.page = narrative_address(narrative);
  chart.at = block.at;
  into.charts.push_back(std::move(chart));
}

} // namespace

std::string narrative_address(const Narrative& narrative)
{
  switch (narrative.kind) {
  case Narrative::Kind::home:
    return std::string(k_home);
  case Narrative::Kind::pillar:
    return pillar_address(narrative.about);
  case Narrative::Kind::indicator:
    return indicator_address(narrative.about);
  case Narrative::Kind::record:
    return record_address(narrative.register_name, narrative.about);
  case Narrative::Kind::method:
    return std::string(k_method);
  case Narrative::Kind::glossary:
    return std::string(k_glossary);
  case Narrative::Kind::accessibility:
    return std::string(k_accessibility);
  case Narrative::Kind::privacy:
    return std::string(k_privacy);
  case Narrative::Kind::edition:
    return edition_address(narrative.about);
  case Narrative::Kind::page:
    break;
  }
  return page_address(narrative.about);
}

std::string author_chart_id(const Narrative& narrative, std::size_t number)
{
  std::string place = narrative_address(narrative);
  if (!narrative.chapter.empty())
    place += narrative.chapter + "/";
  std::replace(place.begin(), place.end(), '/', '-');
  return fmt::format("eigen{}{}", place, number);
}

AuthorCharts make_author_charts(const Project& project, const Snapshot& snapshot,
                                const Words& words, std::string_view edition)
{
  AuthorCharts made;
  std::optional<DataSets> sets;
  for (const Narrative& narrative : project.narratives) {
    const bool is_shown =
        narrative.kind == Narrative::Kind::edition ? narrative.about == edition : edition.empty();
    if (narrative.language != words.translation_language() || !is_shown)
      continue;
    const markdown::Source source{narrative.text.file, narrative.text.body,
                                  narrative.text.body_line, 1, 1};
    std::size_t number = 0;
    for (const markdown::Block& block : markdown::find_blocks(source, block_words())) {
      if (block.kind != "vega-lite")
        continue;
      if (!sets)
        sets = data_sets(project, snapshot, words);
      add_chart(block, narrative, ++number, *sets, words.notation(), made);
    }
  }
  return made;
}

} // namespace peil::render
