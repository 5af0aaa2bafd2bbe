#include "open_data/figures.hpp"

#include "model/rule_words.hpp"
#include "model/status_keys.hpp"
#include "open_data/cells.hpp"

#include <algorithm>
#include <array>
#include <fmt/core.h>

namespace peil::open_data {
namespace {

using Row = std::vector<DataCell>;

const std::vector<Choice>& kinds()
{
  // In the order of IndicatorKind.
  static const std::vector<Choice> k_kinds = {
      {"stand", "stand op de peildatum", ""},
      {"cumulatief", "opgeteld vanaf het begin van het plan", ""},
      {"per_jaar", "aantal per kalenderjaar", ""},
      {"periode", "aantal in één periode", ""},
      {"gemeten", "gemeten door een ander", ""}};
  return k_kinds;
}

const std::vector<Choice>& verdicts()
{
  static const std::vector<Choice> k_verdicts = {{"op_koers", "op koers", ""},
                                                 {"aandacht", "aandacht nodig", ""},
                                                 {"niet_op_koers", "niet op koers", ""},
                                                 {"bereikt", "bereikt", ""},
                                                 {"niet_bereikt", "niet bereikt", ""},
                                                 {"niet_gestart", "nog niet gestart", ""},
                                                 {"niet_in_periode", "niet in deze periode", ""},
                                                 {"niet_te_bepalen", "niet te bepalen", ""}};
  return k_verdicts;
}

const std::vector<Choice>& states()
{
  static const std::vector<Choice> k_states = {
      {"voorlopig", "voorlopig", "kan nog veranderen"},
      {"definitief", "definitief", "de periode is voorbij"},
      {"herzien", "herzien", "anders dan in de vorige editie, met een reden"}};
  return k_states;
}

const std::vector<Choice>& ways_to_show()
{
  // In the order of BreakdownRow::Shown.
  static const std::vector<Choice> k_ways = {
      {"getal", "het getal zelf", ""},
      {"minder_dan_5", "minder dan 5", "1 tot en met 4; het getal blijft geheim"},
      {"niet_getoond", "niet getoond",
       "weggelaten, omdat anders een klein aantal te berekenen is"}};
  return k_ways;
}

std::vector<DataColumn> main_columns()
{
  return {
      required(text("id", "Id", "vaste naam van de indicator of het kengetal")),
      required(text("titel", "Titel", "hoe het cijfer heet")),
      text("eenheid", "Eenheid", "waarin het cijfer wordt uitgedrukt"),
      choosing(required(text("soort", "Soort", "wat voor telling het is")), kinds()),
      column("minimum", DataType::number, "Doel, ondergrens",
             "het laagste getal waarmee het doel bereikt is"),
      column("maximum", DataType::number, "Doel, bovengrens",
             "het hoogste getal dat nog binnen het doel valt"),
      column(
          "waarde", DataType::number, "Waarde",
          "het cijfer op de peildatum; leeg: geen gegevens, niet van toepassing of niet getoond"),
      column("verwacht", DataType::number, "Verwacht", "wat op de peildatum verwacht werd"),
      choosing(text("signaal", "Signaal", "wat het cijfer zegt, berekend"), verdicts()),
      choosing(text("oordeel", "Oordeel", "wat mensen ervan vinden"), verdicts()),
      column("nvt", DataType::yes_no, "Niet van toepassing",
             "true: dit cijfer geldt niet in deze periode"),
      choosing(required(text("stand", "Status van het cijfer", "hoe vast het cijfer is")),
               states()),
      text("definitie", "Definitie", "wat er geteld wordt"),
      text("hoort_bij", "Hoort bij", "van een kengetal: de indicator waar het bij hoort"),
      text("pijler", "Pijler", "het doel van het plan waar het onder valt"),
      text("bron", "Bron", "waar het cijfer vandaan komt"),
      text("pagina", "Pagina", "waar het cijfer op de site staat"),
      column("telling_openbaar", DataType::yes_no, "Telling openbaar",
             "false: er wordt geteld in een register dat niet openbaar is"),
      only_in_tables(required(
          column("peildatum", DataType::date, "Peildatum", "de dag waarop deze stand geldt"))),
      only_in_tables(text("editie", "Editie", "de editie waar het cijfer uit komt; leeg: van nu")),
  };
}

// Whether all that is looked at may be named (domain.md R71).
bool is_public(const Project& project, const Indicator& indicator, const IndicatorResult& result)
{
  const auto is_public_register = [&project](const auto& one) {
    return project.registers[one.register_index].is_public;
  };
  return std::all_of(result.trace.begin(), result.trace.end(), is_public_register) &&
         (!indicator.rule || std::all_of(indicator.rule->sources.begin(),
                                         indicator.rule->sources.end(), is_public_register));
}

// Its steps are differences over single companies (R70).
bool is_private_sum(const Project& project, const Indicator& indicator,
                    const IndicatorResult& result)
{
  return indicator.rule && indicator.rule->kind == CountingRule::Kind::sum &&
         !is_public(project, indicator, result);
}

std::string definition_of(const Project& project, const Indicator& indicator)
{
  std::string definition = indicator.summary;
  if (!indicator.rule)
    return definition;
  const std::string space = definition.empty() ? "" : " ";
  if (!indicator.rule->explanation.empty())
    return definition + space + indicator.rule->explanation;
  std::string lines;
  for (const RuleLine& line : rule_lines(project, *indicator.rule))
    lines += (lines.empty() ? "" : "; ") + line.text;
  if (!lines.empty())
    definition += fmt::format("{}Telt mee: {}.", space, lines);
  return definition;
}

std::string page_of(const Project& project, const Indicator& indicator)
{
  const std::string& page =
      indicator.belongs_to.empty() ? indicator.id.value : indicator.belongs_to;
  return page_on(project.plan, fmt::format("/indicatoren/{}/", page));
}

Row main_row(const Project& project, const Snapshot& snapshot, const IndicatorResult& result,
             const std::string& edition)
{
  const Indicator& indicator = project.indicators[result.indicator_index];
  const std::optional<Target>& target = result.target;
  return {cell(indicator.id.value),
          cell(indicator.title),
          cell(indicator.unit_many),
          cell(kinds()[static_cast<std::size_t>(indicator.kind)].code),
          cell(target ? target->minimum : std::nullopt),
          cell(target ? target->maximum : std::nullopt),
          cell(result.hidden ? std::nullopt : result.value),
          cell(result.expected),
          result.signal ? cell(key_of(*result.signal)) : DataCell{},
          result.judgement == nullptr ? DataCell{} : cell(key_of(result.judgement->verdict)),
          cell(result.not_applicable),
          cell(key_of(result.state)),
          cell(definition_of(project, indicator)),
          cell(indicator.belongs_to),
          cell(indicator.pillar),
          cell(indicator.source),
          cell(page_of(project, indicator)),
          cell(is_public(project, indicator, result)),
          cell(std::optional(snapshot.as_of)),
          cell(edition)};
}

DataColumn id_of_parent(std::string_view table)
{
  return only_in_tables(
      referring(required(text("id", "Id", "van welke indicator of welk kengetal")), table));
}

DataTable list_below(const DataTable& main, std::string_view word, std::string_view title,
                     std::string_view description)
{
  DataTable table;
  table.name = fmt::format("{}.{}", main.name, word);
  table.title = fmt::format("{}: {}", main.title, title);
  table.description = description;
  table.property = word;
  table.parent = 0;
  table.columns.push_back(id_of_parent(main.name));
  return table;
}

DataTable series_table(const DataTable& main)
{
  DataTable table = list_below(main, "reeks", "waarde per datum",
                               "Elke waarde geldt vanaf haar datum tot aan de volgende. Van een "
                               "som uit een besloten register staat hier niets.");
  table.key = 2;
  table.columns.push_back(required(column("datum", DataType::date, "Datum", "vanaf deze dag")));
  table.columns.push_back(column("waarde", DataType::number, "Waarde", "leeg: geen gegevens"));
  for (DataColumn extra :
       {text("eenheid", "Eenheid", "waarin de waarde is uitgedrukt"),
        choosing(text("stand", "Status van het cijfer", "hoe vast het cijfer is"), states()),
        column("peildatum", DataType::date, "Peildatum", "de dag waarop deze reeks is gemaakt"),
        text("editie", "Editie", "de editie waar de reeks uit komt; leeg: van nu")})
    table.columns.push_back(only_in_tables(std::move(extra)));
  return table;
}

DataTable interim_table(const DataTable& main)
{
  DataTable table =
      list_below(main, "tussendoelen", "tussendoelen",
                 "Wat het plan onderweg belooft, en hoe het er op die dag voor stond.");
  table.key = 2;
  table.columns.push_back(required(column("datum", DataType::date, "Datum", "van het tussendoel")));
  table.columns.push_back(column("minimum", DataType::number, "Ondergrens", "van het tussendoel"));
  table.columns.push_back(column("maximum", DataType::number, "Bovengrens", "van het tussendoel"));
  table.columns.push_back(
      column("waarde", DataType::number, "Waarde", "op die dag; leeg zolang die niet geweest is"));
  return table;
}

DataTable period_table(const DataTable& main)
{
  DataTable table = list_below(main, "perioden", "waarde per periode",
                               "Het aantal in elk kalenderjaar, of in de periode van het doel.");
  table.key = 2;
  table.columns.push_back(required(column("van", DataType::date, "Van", "eerste dag")));
  table.columns.push_back(
      required(column("tot_en_met", DataType::date, "Tot en met", "laatste dag")));
  table.columns.push_back(column("waarde", DataType::number, "Waarde",
                                 "tot en met de peildatum; leeg zolang de periode niet begon"));
  table.columns.push_back(column("nvt", DataType::yes_no, "Niet van toepassing",
                                 "true: dit cijfer geldt niet in deze periode"));
  table.columns.push_back(column("minimum", DataType::number, "Ondergrens", "van het doel"));
  table.columns.push_back(column("maximum", DataType::number, "Bovengrens", "van het doel"));
  return table;
}

DataTable measurement_table(const DataTable& main)
{
  DataTable table =
      list_below(main, "metingen", "metingen", "Wat anderen maten, tot en met de peildatum.");
  table.key = 2;
  table.columns.push_back(required(column("datum", DataType::date, "Datum", "van de meting")));
  table.columns.push_back(column("waarde", DataType::number, "Waarde", "wat er gemeten is"));
  table.columns.push_back(text("bron", "Bron", "wie het mat"));
  table.columns.push_back(text("methode", "Methode", "hoe het gemeten is"));
  return table;
}

DataTable division_table(const DataTable& main)
{
  DataTable table = list_below(main, "uitsplitsingen", "uitsplitsingen",
                               "Hoe het cijfer verdeeld is. Kleine aantallen zijn weggelaten.");
  table.key = 3;
  table.columns.push_back(
      required(text("uitsplitsing", "Uitsplitsing", "vaste naam van de verdeling")));
  table.columns.push_back(required(text("sleutel", "Sleutel", "vaste naam van het deel")));
  table.columns.push_back(text("titel", "Deel", "hoe het deel heet"));
  table.columns.push_back(
      column("waarde", DataType::number, "Waarde", "leeg waar het getal niet getoond mag worden"));
  table.columns.push_back(
      choosing(required(text("getoond", "Getoond", "of het getal er staat, en zo niet waarom")),
               ways_to_show()));
  table.columns.push_back(required(
      column("stand_op", DataType::date, "Stand op", "de dag waarop het cijfer zo verdeeld was")));
  return table;
}

DataTable counting_table(const DataTable& main)
{
  DataTable table = list_below(main, "telt_mee", "wat telt mee",
                               "De records die meetellen, alleen uit openbare registers.");
  table.key = 3;
  table.is_plain = true;
  table.only_where = "telling_openbaar";
  table.columns.push_back(
      only_in_tables(required(text("register", "Register", "waar het record in staat"))));
  table.columns.push_back(required(text("record", "Record", "id van het record")));
  return table;
}

DataTable not_counting_table(const DataTable& main)
{
  DataTable table = list_below(main, "telt_niet_mee", "wat telt niet mee",
                               "De records die niet meetellen, alleen uit openbare registers.");
  table.key = 3;
  table.only_where = "telling_openbaar";
  table.columns.push_back(
      only_in_tables(required(text("register", "Register", "waar het record in staat"))));
  DataColumn record = required(text("record", "Record", "id van het record"));
  record.property = "id";
  table.columns.push_back(std::move(record));
  table.columns.push_back(text("reden", "Reden", "de eerste voorwaarde waaraan het niet voldoet"));
  return table;
}

void add_series(const Snapshot& snapshot, const Indicator& indicator, const IndicatorResult& result,
                const std::string& edition, DataTable& table)
{
  if (result.hidden)
    return;
  for (const SeriesPoint& point : result.series)
    table.rows.push_back({cell(indicator.id.value), cell(std::optional(point.date)),
                          cell(point.value), cell(indicator.unit_many), cell(key_of(result.state)),
                          cell(std::optional(snapshot.as_of)), cell(edition)});
}

void add_interim(const Indicator& indicator, const IndicatorResult& result, DataTable& table)
{
  for (const InterimResult& one : result.interim)
    table.rows.push_back({cell(indicator.id.value), cell(std::optional(one.target->date)),
                          cell(one.target->minimum), cell(one.target->maximum), cell(one.value)});
}

void add_periods(const Project& project, const Indicator& indicator, const IndicatorResult& result,
                 DataTable& table)
{
  if (result.hidden || is_private_sum(project, indicator, result))
    return;
  for (const PeriodValue& one : result.periods)
    table.rows.push_back({cell(indicator.id.value), cell(std::optional(one.period.first)),
                          cell(std::optional(one.period.last)), cell(one.value),
                          cell(one.not_applicable),
                          cell(one.target ? one.target->minimum : std::nullopt),
                          cell(one.target ? one.target->maximum : std::nullopt)});
}

void add_measurements(const Indicator& indicator, Date as_of, DataTable& table)
{
  for (const Measurement& one : indicator.measurements)
    if (one.date <= as_of)
      table.rows.push_back({cell(indicator.id.value), cell(std::optional(one.date)),
                            cell(std::optional(one.value)), cell(one.source), cell(one.method)});
}

void add_divisions(const Indicator& indicator, const IndicatorResult& result, Date as_of,
                   DataTable& table)
{
  for (const BreakdownTable& division : result.breakdowns)
    for (const BreakdownRow& row : division.rows)
      // A part without a name of its own goes by its title.
      table.rows.push_back({cell(indicator.id.value), cell(division.id),
                            cell(row.key.empty() ? row.title : row.key), cell(row.title),
                            cell(row.value),
                            cell(ways_to_show()[static_cast<std::size_t>(row.shown)].code),
                            cell(std::optional(division.stands_on.value_or(as_of)))});
}

void add_counted(const Project& project, const Indicator& indicator, const IndicatorResult& result,
                 DataTable& counting, DataTable& others)
{
  if (!is_public(project, indicator, result))
    return;
  for (const TraceEntry& entry : result.trace) {
    Row row = {cell(indicator.id.value), cell(project.registers[entry.register_index].name),
               cell(entry.id)};
    if (!entry.counts)
      row.push_back(cell(entry.reason));
    (entry.counts ? counting : others).rows.push_back(std::move(row));
  }
}

FigureState state_of(const std::vector<const IndicatorResult*>& results)
{
  FigureState state = FigureState::definitive;
  for (const IndicatorResult* one : results) {
    if (one->state == FigureState::revised)
      return FigureState::revised;
    if (one->state == FigureState::provisional)
      state = FigureState::provisional;
  }
  return state;
}

bool counts_sample(const Project& project, const Indicator& indicator)
{
  return indicator.rule &&
         std::any_of(indicator.rule->sources.begin(), indicator.rule->sources.end(),
                     [&](const RuleSource& source) {
                       return project.registers[source.register_index].is_sample;
                     });
}

Dataset make_figures(const Project& project, const Snapshot& snapshot, FigureSet set,
                     const std::string& edition)
{
  const bool helpers = set == FigureSet::helpers;
  Dataset data;
  data.info.name = helpers ? "kengetallen" : "indicatoren";
  data.info.title = helpers ? "Kengetallen" : "Indicatoren";
  data.info.description =
      helpers ? "Cijfers zonder doel die bij een indicator horen: de stand op de peildatum en het "
                "verloop."
              : "De cijfers bij de doelen van het plan: doel, stand op de peildatum, verloop, "
                "signaal en oordeel.";
  data.info.as_of = snapshot.as_of;
  data.info.edition = edition;
  data.info.page = "/indicatoren/";
  data.property = "indicatoren";
  DataTable main;
  main.name = data.info.name;
  main.title = data.info.title;
  main.description = data.info.description;
  main.columns = main_columns();
  DataTable series = series_table(main);
  DataTable interim = interim_table(main);
  DataTable periods = period_table(main);
  DataTable measurements = measurement_table(main);
  DataTable divisions = division_table(main);
  DataTable counting = counting_table(main);
  DataTable others = not_counting_table(main);
  std::vector<const IndicatorResult*> results;
  for (const IndicatorResult& result : snapshot.indicators) {
    const Indicator& indicator = project.indicators[result.indicator_index];
    if (indicator.is_helper != helpers)
      continue;
    results.push_back(&result);
    data.info.is_sample = data.info.is_sample || counts_sample(project, indicator);
    main.rows.push_back(main_row(project, snapshot, result, edition));
    add_series(snapshot, indicator, result, edition, series);
    add_interim(indicator, result, interim);
    add_periods(project, indicator, result, periods);
    add_measurements(indicator, snapshot.as_of, measurements);
    if (edition.empty())
      add_divisions(indicator, result, snapshot.as_of, divisions);
    add_counted(project, indicator, result, counting, others);
  }
  data.info.state = state_of(results);
  data.tables = {std::move(main), std::move(series)};
  // What no figure of this project has needs no file.
  for (DataTable* list : {&interim, &periods, &measurements, &divisions})
    if (!list->rows.empty())
      data.tables.push_back(std::move(*list));
  data.tables.push_back(std::move(counting));
  data.tables.push_back(std::move(others));
  return data;
}

} // namespace

Dataset figures(const Project& project, const Snapshot& snapshot, FigureSet set)
{
  return make_figures(project, snapshot, set, {});
}

Dataset figures_of_edition(const Project& project, const Snapshot& snapshot, const Edition& edition)
{
  Dataset data = make_figures(project, snapshot, FigureSet::indicators, edition.id.value);
  data.info.title = edition.title;
  data.info.description = fmt::format("De cijfers in {}.", edition.title);
  data.info.page = fmt::format("/edities/{}/", edition.id.value);
  data.info.is_sample = data.info.is_sample || project.editions_are_sample;
  DataTable& main = data.tables.front();
  main.columns.push_back(text("nummer", "Nummer", "het nummer van de indicator in het rapport"));
  for (std::size_t i = 0; i < main.rows.size(); ++i)
    main.rows[i].push_back(cell(fmt::format("I-{:02}", i + 1)));
  return data;
}

} // namespace peil::open_data
