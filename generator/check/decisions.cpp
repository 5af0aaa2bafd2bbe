#include "check/decisions.hpp"

#include "check/key_tables.hpp"
#include "check/map_reader.hpp"
#include "check/parts.hpp"

#include <algorithm>
#include <array>

namespace peil::check {
namespace {

// In the order of DecisionKind and DecisionState.
const std::vector<std::string> k_kinds = {"besluit", "toezegging", "motie"};
const std::vector<std::string> k_states = {"open", "in_behandeling", "afgedaan", "vervallen"};

constexpr auto k_document_keys = std::to_array<Key>({
    {"soort", Need::required, "wat voor stuk het is"},
    {"titel", Need::required, "hoe het heet"},
    {"datum", Need::required, "van wanneer het is", k_date},
    {"verwijzing", Need::required, "waar het te vinden is"},
});

constexpr auto k_step_keys = std::to_array<Key>({
    {"datum", Need::required, "vanaf wanneer", k_date},
    {"stand", Need::required, "open, in_behandeling, afgedaan of vervallen",
     one_of([] { return k_states; })},
    {"toelichting", Need::optional, "wat er is gebeurd"},
});

constexpr auto k_decision_keys = std::to_array<Key>({
    {"id", Need::required, "een kort woord, bijvoorbeeld agenda-2027", k_address_word},
    {"soort", Need::required, "besluit, toezegging of motie", one_of([] { return k_kinds; })},
    {"titel", Need::required, "waar het over gaat, in één regel"},
    {"datum", Need::required, "wanneer het is genomen, toegezegd of aangenomen", k_date},
    {"door", Need::required, "wie het nam, toezegde of aannam"},
    {"tekst", Need::required, "wat is besloten of beloofd"},
    {"document", Need::required, "{soort, titel, datum, verwijzing}", group_of<k_document_keys>()},
    {"over", Need::optional, "ids van indicatoren, mijlpalen, kostenposten of pijlers",
     list_of(id_of(Names::things_decided))},
    {"uiterlijk", Need::optional, "wanneer het klaar moet zijn", k_date},
    {"verloop", Need::optional, "lijst van {datum, stand, toelichting}",
     list_of(group_of<k_step_keys>())},
});

constexpr auto k_file_keys = std::to_array<Key>({
    {"voorbeeld", Need::optional, "true: verzonnen", k_yes_no},
    {"besluiten", Need::required, "de besluiten, toezeggingen en moties",
     list_of(group_of<k_decision_keys>())},
});

template <typename Enum>
Enum nth(const std::string& word, const std::vector<std::string>& words)
{
  return static_cast<Enum>(std::find(words.begin(), words.end(), word) - words.begin());
}

Evidence read_document(const MapReader& decision)
{
  const Value* value = decision.get("document");
  if (value == nullptr)
    return {};
  const MapReader reader(*value, k_document_keys, decision.mistakes());
  return {reader.text("soort"), reader.text("titel"), reader.date("datum"),
          reader.text("verwijzing")};
}

std::vector<Located<std::string>> read_about(const MapReader& reader, const PlanIds& known)
{
  const KnownNames names =
      joined(joined(known.indicators, known.milestones), joined(known.budget_lines, known.pillars));
  std::vector<Located<std::string>> about = reader.texts("over");
  for (const Located<std::string>& one : about)
    check_plan_id(one, names,
                  say("indicator, mijlpaal, kostenpost of pijler",
                      "indicator, milestone, budget line or pillar"),
                  reader.mistakes());
  return about;
}

void demand_not_before(const MapReader& reader, std::string_view key, std::optional<Date> date,
                       Date decided, Position decided_at, const Sentence& message)
{
  if (!date || *date >= decided)
    return;
  Diagnostic mistake =
      error_at(reader.at(key), message, say("kijk de twee datums na", "check the two dates"));
  mistake.notes.push_back({decided_at, say("de dag zelf staat hier", "the day itself is here")});
  reader.mistakes().push_back(std::move(mistake));
}

std::vector<DecisionStep> read_steps(const MapReader& decision, Date decided)
{
  std::vector<DecisionStep> steps;
  std::optional<Located<Date>> before;
  for (const Value& value : decision.list("verloop")) {
    const MapReader reader(value, k_step_keys, decision.mistakes());
    const auto date = reader.date("datum");
    const auto state = reader.choice("stand", say("stand", "stand"));
    if (!date || !state)
      continue;
    demand_later(before, {*date, reader.at("datum")}, say("deze stand", "this state"),
                 decision.mistakes());
    demand_not_before(reader, "datum", date, decided, decision.at("datum"),
                      say("deze stand is van voor de dag van het besluit",
                          "this state is from before the day of the decision"));
    steps.push_back({*date, nth<DecisionState>(*state, k_states), reader.text("toelichting")});
  }
  return steps;
}

std::optional<Decision> read_decision(const Value& value, const PlanIds& known,
                                      Diagnostics& mistakes)
{
  const MapReader reader(value, k_decision_keys, mistakes);
  Decision decision;
  decision.id = {reader.address_word("id").value_or(""), reader.at("id")};
  const auto kind = reader.choice("soort", say("soort", "soort"));
  decision.title = reader.text("titel");
  const auto date = reader.date("datum");
  decision.by = reader.text("door");
  decision.text = reader.text("tekst");
  decision.document = read_document(reader);
  decision.about = read_about(reader, known);
  decision.due = reader.date("uiterlijk");
  if (!kind || !date)
    return std::nullopt;
  decision.kind = nth<DecisionKind>(*kind, k_kinds);
  decision.date = *date;
  demand_not_before(reader, "uiterlijk", decision.due, *date, reader.at("datum"),
                    say("dit moet klaar zijn voordat het is besloten of toegezegd",
                        "this is due before it was decided or promised"));
  decision.steps = read_steps(reader, *date);
  return decision;
}

void demand_decided(const Project& project, const Located<std::string>& name, Date from,
                    Diagnostics& mistakes)
{
  const Decision* decision = project.find_decision(name.value);
  if (decision == nullptr || decision->date <= from)
    return;
  Diagnostic mistake = error_at(
      name.at,
      say("dit geldt vanaf {}, maar '{}' is van {}", "this holds from {}, but '{}' is of {}",
          from.to_iso(), name.value, decision->date.to_iso()),
      say("een wijziging geldt op zijn vroegst op de dag van het besluit; kijk de datums na",
          "a change holds on the day of the decision at the earliest; check the dates"));
  mistake.notes.push_back({decision->id.at, say("het besluit", "the decision")});
  mistakes.push_back(std::move(mistake));
}

} // namespace

std::span<const Key> decision_file_keys()
{
  return k_file_keys;
}

void check_decisions(const Value& root, const PlanIds& known, Project& project,
                     Diagnostics& mistakes)
{
  const MapReader reader(root, k_file_keys, mistakes);
  project.keeps_decisions = true;
  project.decisions_are_sample = reader.yes_no("voorbeeld", false);
  UniqueIds ids(mistakes);
  for (const Value& value : reader.list("besluiten"))
    if (std::optional<Decision> decision = read_decision(value, known, mistakes)) {
      ids.add(decision->id);
      project.decisions.push_back(std::move(*decision));
    }
}

void check_named_decisions(const Project& project, Diagnostics& mistakes)
{
  for (const Indicator& indicator : project.indicators) {
    for (const TargetChange& change : indicator.target_changes)
      demand_decided(project, change.decision, change.date, mistakes);
    for (const DefinitionChange& change : indicator.definition_changes)
      demand_decided(project, change.decision, change.date, mistakes);
  }
  for (const Milestone& milestone : project.milestones) {
    for (const MilestoneMove& move : milestone.moves)
      demand_decided(project, move.decision, move.date, mistakes);
    if (milestone.cancelled)
      demand_decided(project, milestone.cancelled->decision, milestone.cancelled->date, mistakes);
  }
}

} // namespace peil::check
