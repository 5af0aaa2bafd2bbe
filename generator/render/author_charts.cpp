#include "render/author_charts.hpp"

#include "base/dutch.hpp"
#include "base/suggestion.hpp"
#include "markdown/inspect.hpp"
#include "model/record_facts.hpp"
#include "model/value_text.hpp"
#include "render/addresses.hpp"
#include "render/narrative_checks.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <map>

namespace peil::render {
namespace {

using nlohmann::json;

using DataSets = std::map<std::string, json>;

json history_rows(const IndicatorResult& result)
{
  json rows = json::array();
  for (const SeriesPoint& point : result.series)
    if (point.value)
      rows.push_back({{"datum", point.date.to_iso()}, {"waarde", point.value->to_double()}});
  return rows;
}

// The public single values of a record as they stood on the as-of date.
json record_row(const Project& project, const Register& of, const Record& record, Date as_of)
{
  json row = {{"id", record.id.value}};
  for (std::size_t i = 0; i < of.fields.size(); ++i) {
    const Field& field = of.fields[i];
    const Cell* cell = &record.item.cells[i];
    const Field* shown = &field;
    if (!field.is_public)
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

DataSets data_sets(const Project& project, const Snapshot& snapshot)
{
  DataSets sets;
  for (const IndicatorResult& result : snapshot.indicators)
    sets[project.indicators[result.indicator_index].id.value] = history_rows(result);
  for (std::size_t i = 0; i < project.registers.size(); ++i) {
    const Register& of = project.registers[i];
    if (!of.is_public)
      continue;
    json rows = json::array();
    for (const RecordState& state : snapshot.registers[i].records)
      rows.push_back(record_row(project, of, of.records[state.record_index], snapshot.as_of));
    // An indicator may have the register's name; then the history goes by the shorter name.
    sets[sets.contains(of.name) ? "registers." + of.name : of.name] = std::move(rows);
  }
  sets["begroting"] = money_rows(project, snapshot);
  return sets;
}

// Puts the rows in the place of their name, everywhere in the specification.
void fill_data(json& part, const DataSets& sets, Position at, json& first_rows,
               Diagnostics& mistakes)
{
  if (part.is_object() && part.contains("data") && part["data"].is_object()) {
    json& data = part["data"];
    if (data.contains("url"))
      mistakes.push_back(error_at(at, say("een grafiek haalt niets op", "a chart fetches nothing"),
                                  say("noem de gegevens met data: {{\"name\": …}}",
                                      "name the data with data: {{\"name\": …}}")));
    if (data.contains("name") && data["name"].is_string() && !data.contains("values")) {
      const std::string name = data["name"];
      const auto found = sets.find(name);
      if (found == sets.end()) {
        std::vector<std::string> known;
        for (const auto& [one, rows] : sets)
          known.push_back(one);
        const auto near = suggest(name, known);
        mistakes.push_back(
            error_at(at, say("onbekende gegevens '{}'", "unknown data '{}'", name),
                     near ? say("bedoelt u '{}'?", "did you mean '{}'?", *near)
                          : say("noem een indicator, een openbaar register of begroting",
                                "name an indicator, a public register or begroting")));
      } else {
        data = {{"values", found->second}};
        if (first_rows.is_null())
          first_rows = found->second;
      }
    }
  }
  if (part.is_structured())
    for (json& inner : part)
      fill_data(inner, sets, at, first_rows, mistakes);
}

std::string cell_text(const json& value)
{
  if (value.is_string())
    return value.get<std::string>();
  if (value.is_number_integer())
    return std::to_string(value.get<std::int64_t>());
  if (value.is_number()) {
    const auto millionths = static_cast<std::int64_t>(value.get<double>() * 1'000'000.0);
    return dutch::number(Decimal::from_millionths(millionths));
  }
  return {};
}

ChartTable table_of(const std::string& title, const json& rows)
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
      cells.push_back(row.contains(name) ? cell_text(row[name]) : std::string());
    table.rows.push_back(std::move(cells));
  }
  return table;
}

void add_chart(const markdown::Block& block, const Narrative& narrative, std::size_t number,
               const DataSets& sets, std::vector<Chart>& charts, Diagnostics& mistakes)
{
  Chart chart;
  chart.spec = json::parse(block.body, nullptr, false);
  if (!chart.spec.is_object()) {
    mistakes.push_back(error_at(block.at, say("dit blok is geen JSON", "this block is not JSON"),
                                say("probeer de grafiek eerst in een Vega-Lite-editor",
                                    "try the chart in a Vega-Lite editor first")));
    return;
  }
  if (block.argument.empty())
    mistakes.push_back(
        error_at(block.at, say("deze grafiek heeft geen titel", "this chart has no title"),
                 say("schrijf de titel achter 'vega-lite'", "write the title behind 'vega-lite'")));
  if (!chart.spec.contains("description") || !chart.spec["description"].is_string())
    mistakes.push_back(error_at(block.at,
                                say("deze grafiek zegt niet wat er te zien is",
                                    "this chart does not say what there is to see"),
                                say("zet de conclusie in één zin bij \"description\"",
                                    "put the conclusion in one sentence under \"description\"")));
  else
    chart.sentence = chart.spec["description"];
  json rows;
  fill_data(chart.spec, sets, block.at, rows, mistakes);
  if (!chart.spec.contains("$schema"))
    chart.spec["$schema"] = "https://vega.github.io/schema/vega-lite/v6.json";
  chart.id = author_chart_id(narrative, number);
  chart.title = block.argument;
  chart.table = table_of(block.argument, rows);
  chart.page = narrative_address(narrative);
  chart.at = block.at;
  charts.push_back(std::move(chart));
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
  case Narrative::Kind::page:
    break;
  }
  return page_address(narrative.about);
}

std::string author_chart_id(const Narrative& narrative, std::size_t number)
{
  std::string place = narrative_address(narrative);
  std::replace(place.begin(), place.end(), '/', '-');
  return fmt::format("eigen{}{}", place, number);
}

Result<std::vector<Chart>> make_author_charts(const Project& project, const Snapshot& snapshot)
{
  std::vector<Chart> charts;
  Diagnostics mistakes;
  const DataSets sets = data_sets(project, snapshot);
  for (const Narrative& narrative : project.narratives) {
    const markdown::Source source{narrative.text.file, narrative.text.body,
                                  narrative.text.body_line, 1, 1};
    std::size_t number = 0;
    for (const markdown::Block& block : markdown::inspect(source, block_words()).blocks)
      if (block.kind == "vega-lite")
        add_chart(block, narrative, ++number, sets, charts, mistakes);
  }
  if (!mistakes.empty())
    return mistakes;
  return charts;
}

} // namespace peil::render
