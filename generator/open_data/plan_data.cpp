#include "open_data/plan_data.hpp"

#include "model/status_keys.hpp"
#include "open_data/cells.hpp"

#include <array>
#include <fmt/core.h>
#include <initializer_list>
#include <utility>

namespace peil::open_data {
namespace {

std::string quarter_of(Date date)
{
  return fmt::format("{}-Q{}", date.year(), date.quarter());
}

Dataset dataset(const Project& project, Date as_of, std::string_view name, std::string_view title,
                std::string_view description, std::string_view page)
{
  Dataset data;
  data.info.name = name;
  data.info.title = title;
  data.info.description = description;
  data.info.as_of = as_of;
  data.info.state = state_on(project.plan, as_of);
  data.info.page = page;
  data.property = name;
  DataTable main;
  main.name = name;
  main.title = title;
  main.description = description;
  data.tables.push_back(std::move(main));
  return data;
}

DataTable& add_list(Dataset& data, std::string_view word, std::string_view title,
                    std::string_view description, DataColumn parent)
{
  DataTable list;
  list.name = fmt::format("{}.{}", data.tables.front().name, word);
  list.title = fmt::format("{}: {}", data.tables.front().title, title);
  list.description = description;
  list.parent = 0;
  list.property = word;
  list.key = 2;
  list.columns.push_back(
      only_in_tables(referring(required(std::move(parent)), data.tables.front().name)));
  data.tables.push_back(std::move(list));
  return data.tables.back();
}

std::vector<DataColumn> milestone_columns()
{
  return {required(text("id", "Id", "vaste naam van de mijlpaal")),
          required(text("titel", "Titel", "de activiteit in het plan")),
          text("oplevering", "Oplevering", "wat er klaar moet zijn"),
          text("pijler", "Pijler", "het doel van het plan waar de mijlpaal onder valt"),
          required(column("kwartaal", DataType::quarter, "Kwartaal", "wanneer het nu gepland is")),
          required(column("kwartaal_plan", DataType::quarter, "Kwartaal in het plan",
                          "wanneer het in het plan gepland is")),
          choosing(required(text("stand", "Stand", "hoe het er op de peildatum voor staat")),
                   {{"gepland", "gepland", ""},
                    {"loopt", "loopt", ""},
                    {"gereed", "gereed", ""},
                    {"gereed_later", "gereed (later dan gepland)", ""},
                    {"te_laat", "te laat", ""},
                    {"vervallen", "vervallen", ""}}),
          column("gestart", DataType::date, "Gestart op", ""),
          column("gereed", DataType::date, "Gereed op", ""),
          text("toelichting", "Toelichting", ""),
          text("plaats", "Plaats", "waar het in het plan staat")};
}

void add_parts(const std::string& id, const MilestoneResult& result, DataTable& parts)
{
  for (const PartResult& part : result.parts)
    parts.rows.push_back({cell(id), cell(part.id), cell(part.title), cell(part.done),
                          cell(part.counted ? part.value : std::nullopt),
                          cell(part.counted ? part.needed : std::nullopt)});
}

const std::vector<Choice>& decision_kinds()
{
  // In the order of DecisionKind.
  static const std::vector<Choice> k_kinds = {
      {"besluit", "besluit", ""}, {"toezegging", "toezegging", ""}, {"motie", "motie", ""}};
  return k_kinds;
}

const std::vector<Choice>& decision_states()
{
  // In the order of DecisionState.
  static const std::vector<Choice> k_states = {{"open", "open", ""},
                                               {"in_behandeling", "in behandeling", ""},
                                               {"afgedaan", "afgedaan", ""},
                                               {"vervallen", "vervallen", ""}};
  return k_states;
}

template <typename Enum>
DataCell code_of(Enum value, const std::vector<Choice>& choices)
{
  return cell(choices[static_cast<std::size_t>(value)].code);
}

bool is_private_sum(const Project& project, std::string_view id)
{
  const Indicator* indicator = project.find_indicator(id);
  if (indicator == nullptr || !indicator->rule || indicator->rule->kind != CountingRule::Kind::sum)
    return false;
  for (const RuleSource& source : indicator->rule->sources)
    if (!project.registers[source.register_index].is_public)
      return true;
  return false;
}

bool is_helper(const Project& project, std::string_view id)
{
  const Indicator* indicator = project.find_indicator(id);
  return indicator != nullptr && indicator->is_helper;
}

void add_frozen(const Project& project, const Edition& edition, DataTable& figures)
{
  for (const FrozenFigure& one : edition.record->figures) {
    if (is_helper(project, one.id) || is_private_sum(project, one.id))
      continue;
    figures.rows.push_back({cell(edition.id.value), cell(one.id), cell(one.title), cell(one.value),
                            cell(one.not_applicable), cell(one.minimum), cell(one.maximum),
                            one.signal ? cell(key_of(*one.signal)) : DataCell{},
                            one.judgement ? cell(key_of(*one.judgement)) : DataCell{},
                            cell(key_of(one.state))});
  }
}

std::string_view type_word(DataType type)
{
  // In the order of DataType.
  constexpr auto k_words = std::to_array<std::string_view>(
      {"tekst", "getal", "heel getal", "bedrag in euro", "datum", "kwartaal", "ja of nee"});
  return k_words[static_cast<std::size_t>(type)];
}

} // namespace

Dataset milestones(const Project& project, const Snapshot& snapshot)
{
  Dataset data =
      dataset(project, snapshot.as_of, "mijlpalen", "Mijlpalen",
              "De planning van het plan, met wat er van elke mijlpaal klaar is.", "/planning/");
  data.info.is_sample = project.milestones_are_sample;
  data.tables.front().columns = milestone_columns();
  DataTable& parts = add_list(data, "onderdelen", "onderdelen",
                              "Waaruit een mijlpaal bestaat, en wat ervan klaar is.",
                              text("id", "Id", "van de mijlpaal"));
  parts.columns.push_back(required(text("onderdeel", "Onderdeel", "vaste naam van het onderdeel")));
  parts.columns.push_back(text("titel", "Titel", "wat er klaar moet zijn"));
  parts.columns.push_back(column("gereed", DataType::date, "Gereed op", ""));
  parts.columns.push_back(
      column("aantal", DataType::number, "Aantal", "bij een onderdeel dat geteld wordt: de stand"));
  parts.columns.push_back(column("nodig", DataType::number, "Nodig", "hoeveel er nodig zijn"));
  for (const MilestoneResult& result : snapshot.milestones) {
    const Milestone& one = project.milestones[result.milestone_index];
    data.tables.front().rows.push_back({cell(one.id.value), cell(one.title), cell(one.deliverable),
                                        cell(one.pillar), cell(quarter_of(result.due)),
                                        cell(quarter_of(result.first_due)),
                                        cell(key_of(result.state)), cell(result.started),
                                        cell(result.done), cell(one.note), cell(one.place)});
    add_parts(one.id.value, result, parts);
  }
  return data;
}

Dataset budget(const Project& project, const Snapshot& snapshot)
{
  Dataset data =
      dataset(project, snapshot.as_of, "begroting", "Begroting",
              "Het geld per kostenpost en jaar. Leeg betekent: geen gegevens.", "/begroting/");
  data.info.is_sample = project.budget.figures_are_sample;
  if (project.budget.bookings)
    data.info.is_sample =
        data.info.is_sample || project.registers[project.budget.bookings->register_index].is_sample;
  DataTable& table = data.tables.front();
  table.key = 2;
  table.columns = {
      required(text("kostenpost", "Kostenpost", "vaste naam van de kostenpost")),
      required(column("jaar", DataType::whole, "Jaar", "")),
      text("titel", "Titel", "hoe het plan de kostenpost noemt"),
      column("raming", DataType::amount, "Raming", "wat het plan raamt, in euro"),
      column("begroting", DataType::amount, "Begroting", "wat er begroot is"),
      column("verplicht", DataType::amount, "Verplicht", "wat er is toegezegd of besteld"),
      column("gerealiseerd", DataType::amount, "Gerealiseerd", "wat er is uitgegeven"),
      column("prognose", DataType::amount, "Prognose", "wat er naar verwachting wordt uitgegeven"),
      column("vrij", DataType::amount, "Vrij", "wat er nog niet verplicht of uitgegeven is"),
      column("afwijking", DataType::amount, "Afwijking",
             "begroting min prognose: boven nul is een voordeel, onder nul een nadeel"),
      text("toelichting", "Toelichting", "")};
  for (const BudgetLineResult& line : snapshot.budget.lines) {
    const BudgetLine& of = project.budget.lines[line.line_index];
    for (const auto& [year, one] : line.by_year)
      table.rows.push_back({cell(of.id.value),
                            {Decimal(year)},
                            cell(of.title),
                            {one.estimate},
                            cell(one.budget),
                            cell(one.committed),
                            cell(one.spent),
                            cell(one.forecast),
                            cell(one.free),
                            cell(one.variance),
                            cell(one.note)});
  }
  return data;
}

Dataset decisions(const Project& project, const Snapshot& snapshot)
{
  Dataset data =
      dataset(project, snapshot.as_of, "besluiten", "Besluiten, toezeggingen en moties",
              "Wat er over het plan besloten en toegezegd is, en wat ervan kwam.", "/besluiten/");
  data.info.is_sample = project.decisions_are_sample;
  DataColumn about =
      text("over", "Over", "ids van indicatoren, mijlpalen, kostenposten of pijlers");
  about.many = true;
  data.tables.front().columns = {
      required(text("id", "Id", "vaste naam")),
      choosing(required(text("soort", "Soort", "")), decision_kinds()),
      text("titel", "Titel", ""),
      required(column("datum", DataType::date, "Datum", "")),
      text("door", "Door", "wie het besloot, toezegde of indiende"),
      text("tekst", "Tekst", ""),
      text("document.titel", "Document: titel", ""),
      column("document.datum", DataType::date, "Document: datum", ""),
      text("document.verwijzing", "Document: verwijzing", ""),
      std::move(about),
      column("uiterlijk", DataType::date, "Uiterlijk", "wanneer het klaar moet zijn"),
      choosing(required(text("stand", "Stand", "hoe het er op de peildatum voor staat")),
               decision_states()),
      column("sinds", DataType::date, "Sinds", "sinds wanneer die stand geldt"),
      column("over_datum", DataType::yes_no, "Over de datum", "true: nog open na die dag")};
  DataTable& steps = add_list(data, "verloop", "verloop", "Wat er daarna gebeurde.",
                              text("id", "Id", "van het besluit, de toezegging of de motie"));
  steps.columns.push_back(required(column("datum", DataType::date, "Datum", "vanaf deze dag")));
  steps.columns.push_back(choosing(required(text("stand", "Stand", "")), decision_states()));
  steps.columns.push_back(text("toelichting", "Toelichting", ""));
  for (const DecisionResult& result : snapshot.decisions) {
    const Decision& one = project.decisions[result.decision_index];
    DataCell ids;
    for (const Located<std::string>& id : one.about)
      ids.emplace_back(id.value);
    data.tables.front().rows.push_back(
        {cell(one.id.value), code_of(one.kind, decision_kinds()), cell(one.title),
         cell(std::optional(one.date)), cell(one.by), cell(one.text), cell(one.document.title),
         cell(one.document.date), cell(one.document.reference), std::move(ids), cell(one.due),
         code_of(result.state, decision_states()), cell(std::optional(result.since)),
         cell(result.overdue)});
    for (const DecisionStep& step : one.steps)
      if (step.date <= snapshot.as_of)
        steps.rows.push_back({cell(one.id.value), cell(std::optional(step.date)),
                              code_of(step.state, decision_states()), cell(step.note)});
  }
  return data;
}

Dataset editions(const Project& project, const Snapshot& snapshot,
                 const std::vector<const Edition*>& frozen)
{
  Dataset data =
      dataset(project, snapshot.as_of, "edities", "Edities",
              "De vastgestelde rapporten, en wat elk over de indicatoren zei.", "/edities/");
  data.info.is_sample = project.editions_are_sample;
  data.tables.front().columns = {
      required(text("id", "Id", "vaste naam van de editie")),
      text("titel", "Titel", ""),
      text("soort", "Soort", ""),
      required(column("peildatum", DataType::date, "Peildatum", "")),
      column("publicatie", DataType::date, "Uitgebracht op", ""),
      text("voorganger", "Voorganger", "de editie waar de wijzigingen vanaf tellen"),
      text("erratum_van", "Erratum van", "de editie die hiermee verbeterd is"),
      text("pagina", "Pagina", "waar het rapport op de site staat")};
  DataTable& figures = add_list(data, "cijfers", "cijfers",
                                "Wat elke editie over een indicator zei. Sommen uit besloten "
                                "registers staan er niet bij.",
                                text("id", "Id", "van de editie"));
  for (DataColumn one :
       {required(text("indicator", "Indicator", "id van de indicator")),
        text("titel", "Titel", "hoe de indicator toen heette"),
        column("waarde", DataType::number, "Waarde", "op de peildatum van de editie"),
        column("nvt", DataType::yes_no, "Niet van toepassing", ""),
        column("minimum", DataType::number, "Doel, ondergrens", ""),
        column("maximum", DataType::number, "Doel, bovengrens", ""), text("signaal", "Signaal", ""),
        text("oordeel", "Oordeel", ""),
        text("stand", "Status van het cijfer", "voorlopig, definitief of herzien")})
    figures.columns.push_back(std::move(one));
  for (const Edition* edition : frozen) {
    data.tables.front().rows.push_back(
        {cell(edition->id.value), cell(edition->title), cell(key_of(edition->kind)),
         cell(std::optional(edition->as_of)), cell(edition->published),
         cell(edition->predecessor.value), cell(edition->erratum_of.value),
         cell(page_on(project.plan, fmt::format("/edities/{}/", edition->id.value)))});
    add_frozen(project, *edition, figures);
  }
  return data;
}

Dataset columns_of(const std::vector<Dataset>& datasets, const Plan& plan, Date as_of)
{
  Dataset data;
  data.info.name = "kolommen";
  data.info.title = "Kolommen en codes";
  data.info.description = "Wat elke kolom in deze bestanden betekent, en elke code erin.";
  data.info.as_of = as_of;
  data.info.state = state_on(plan, as_of);
  data.info.page = "/open-data/";
  data.property = "kolommen";
  DataTable main;
  main.name = data.info.name;
  main.title = data.info.title;
  main.description = data.info.description;
  main.key = 2;
  main.columns = {required(text("tabel", "Tabel", "naam van het bestand, zonder .csv")),
                  required(text("kolom", "Kolom", "naam van de kolom")),
                  text("titel", "Titel", "hoe de kolom heet"),
                  text("omschrijving", "Omschrijving", "wat erin staat"),
                  text("type", "Type", "wat voor waarde het is"),
                  column("meer_waarden", DataType::yes_no, "Meer waarden",
                         "true: waarden staan met | ertussen"),
                  text("verwijst_naar", "Verwijst naar", "de tabel waar de waarde een id van is")};
  data.tables.push_back(std::move(main));
  DataTable& codes = add_list(data, "codes", "codes", "Wat een code in een kolom betekent.",
                              text("tabel", "Tabel", "naam van het bestand, zonder .csv"));
  codes.columns.push_back(only_in_tables(required(text("kolom", "Kolom", "naam van de kolom"))));
  codes.key = 3;
  for (DataColumn one :
       {required(text("code", "Code", "wat er in de kolom staat")),
        text("titel", "Titel", "wat de code betekent"), text("omschrijving", "Omschrijving", "")})
    codes.columns.push_back(std::move(one));
  codes.columns.front().refers_to.clear();
  for (const Dataset& dataset : datasets)
    for (const DataTable& table : dataset.tables)
      for (const DataColumn& one : table.columns) {
        data.tables.front().rows.push_back({cell(table.name), cell(one.name), cell(one.title),
                                            cell(one.description), cell(type_word(one.type)),
                                            cell(one.many), cell(one.refers_to)});
        for (const Choice& choice : one.choices)
          codes.rows.push_back({cell(table.name), cell(one.name), cell(choice.code),
                                cell(choice.title), cell(choice.description)});
      }
  return data;
}

} // namespace peil::open_data
