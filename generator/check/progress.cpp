#include "check/progress.hpp"

#include "check/budget.hpp"
#include "check/find_source.hpp"
#include "check/key_tables.hpp"
#include "check/map_reader.hpp"
#include "check/parts.hpp"
#include "model/status_keys.hpp"

#include <algorithm>
#include <array>
#include <fmt/core.h>
#include <tuple>

namespace peil::check {
namespace {

const std::vector<std::string> k_figure_kinds = {"begroting", "prognose"};

constexpr auto k_measure_keys = std::to_array<Key>({
    {"tekst", Need::required, "wat er wordt gedaan"},
    {"eigenaar", Need::optional, "door wie"},
    {"datum", Need::optional, "wanneer het klaar moet zijn", k_date},
    {"gereed", Need::optional, "wanneer het klaar was", k_date},
    {"uitkomst", Need::optional, "wat het heeft opgeleverd"},
});

constexpr auto k_judgement_keys = std::to_array<Key>({
    {"over", Need::required, "id van een indicator of eindbeeld",
     id_of(Names::targets_and_end_states)},
    {"datum", Need::required, "wanneer het oordeel is gegeven", k_date},
    {"oordeel", Need::required, "op_koers, aandacht, niet_op_koers, …",
     one_of([] { return keys_up_to(Verdict::unknown); })},
    {"toelichting", Need::optional, "wat er te zeggen is"},
    {"oorzaak", Need::optional, "waardoor het komt"},
    {"gevolg", Need::optional, "wat het betekent"},
    {"maatregel", Need::optional, "{tekst, eigenaar, datum, gereed, uitkomst}",
     group_of<k_measure_keys>()},
    {"bewijs", Need::optional, "{soort, titel, datum, verwijzing}", group_of(evidence_keys)},
    {"reden", Need::optional, "waarom er nog niets te oordelen is"},
    {"door", Need::optional, "wie oordeelt"},
});

constexpr auto k_judgement_file_keys = std::to_array<Key>({
    {"voorbeeld", Need::optional, "true: verzonnen", k_yes_no},
    {"oordelen", Need::required, "de oordelen", list_of(group_of(judgement_keys))},
});

constexpr auto k_move_keys = std::to_array<Key>({
    {"datum", Need::required, "vanaf wanneer het andere kwartaal geldt", k_date},
    {"naar", Need::required, "het andere kwartaal: 2027-Q3", k_quarter},
    {"reden", Need::required, "waarom"},
    {"besluit", Need::required, "id van een besluit uit data/besluiten.yaml",
     id_of(Names::decisions)},
});

constexpr auto k_part_keys = std::to_array<Key>({
    {"onderdeel", Need::required, "id van het onderdeel", id_of(Names::milestone_parts)},
    {"datum", Need::required, "wanneer het klaar was", k_date},
    {"bewijs", Need::optional, "{soort, titel, datum, verwijzing}", group_of(evidence_keys)},
});

constexpr auto k_cancellation_keys = std::to_array<Key>({
    {"datum", Need::required, "wanneer het verviel", k_date},
    {"besluit", Need::required, "id van een besluit uit data/besluiten.yaml",
     id_of(Names::decisions)},
    {"reden", Need::required, "waarom"},
});

constexpr auto k_milestone_keys = std::to_array<Key>({
    {"mijlpaal", Need::required, "id van de mijlpaal", id_of(Names::milestones)},
    {"gestart", Need::optional, "wanneer het werk begon", k_date},
    {"verplaatst", Need::optional, "lijst van {datum, naar, reden, besluit}",
     list_of(group_of<k_move_keys>())},
    {"onderdelen", Need::optional, "wat klaar is: lijst van {onderdeel, datum, bewijs}",
     list_of(group_of<k_part_keys>())},
    {"vervallen", Need::optional, "{datum, besluit, reden}", group_of<k_cancellation_keys>()},
    {"toelichting", Need::optional, "wat er te zeggen is"},
});

constexpr auto k_milestone_file_keys = std::to_array<Key>({
    {"voorbeeld", Need::optional, "true: verzonnen", k_yes_no},
    {"mijlpalen", Need::required, "de voortgang per mijlpaal",
     list_of(group_of<k_milestone_keys>())},
});

constexpr auto k_figure_keys = std::to_array<Key>({
    {"regel", Need::required, "id van de kostenpost", id_of(Names::budget_lines)},
    {"jaar", Need::required, "begrotingsjaar", k_whole},
    {"soort", Need::required, "begroting of prognose", one_of([] { return k_figure_kinds; })},
    {"datum", Need::required, "van wanneer het cijfer is", k_date},
    {"bedrag", Need::required, "euro", k_number},
    {"bron", Need::required, "waar het vandaan komt"},
});

constexpr auto k_note_keys = std::to_array<Key>({
    {"regel", Need::required, "id van de kostenpost", id_of(Names::budget_lines)},
    {"jaar", Need::required, "begrotingsjaar", k_whole},
    {"datum", Need::required, "van wanneer de toelichting is", k_date},
    {"tekst", Need::required, "de uitleg"},
});

constexpr auto k_money_file_keys = std::to_array<Key>({
    {"voorbeeld", Need::optional, "true: verzonnen", k_yes_no},
    {"cijfers", Need::optional, "begroting en prognose", list_of(group_of<k_figure_keys>())},
    {"toelichtingen", Need::optional, "uitleg bij een post en jaar",
     list_of(group_of<k_note_keys>())},
});

// Says that there is nothing to judge yet.
bool needs_reason(Verdict verdict)
{
  return verdict == Verdict::not_started || verdict == Verdict::not_in_period ||
         verdict == Verdict::unknown;
}

// Cause, consequence, measure and evidence may still be missing in a draft (see publishing.hpp);
// without a reason there is nothing to read at all.
void demand_reason(const MapReader& reader, const Judgement& judgement)
{
  if (needs_reason(judgement.verdict) && judgement.reason.empty())
    reader.mistakes().push_back(
        error_at(reader.at("oordeel"),
                 say("'{}' zonder reden", "'{}' without a reason", key_of(judgement.verdict)),
                 say("vul bij 'reden' in wat ontbreekt en wanneer het komt",
                     "say under 'reden' what is missing and when it comes")));
}

std::optional<Measure> read_measure(const MapReader& judgement, Date judged)
{
  const Value* value = judgement.get("maatregel");
  if (value == nullptr)
    return std::nullopt;
  const MapReader reader(*value, k_measure_keys, judgement.mistakes());
  Measure measure{reader.text("tekst"), reader.text("eigenaar"), reader.date("datum"),
                  reader.date("gereed"), reader.text("uitkomst")};
  if (measure.done && *measure.done < judged) {
    Diagnostic mistake = error_at(reader.at("gereed"),
                                  say("deze maatregel was al gereed voordat het oordeel er was",
                                      "this measure was done before the judgement was given"),
                                  say("kijk de twee datums na", "check the two dates"));
    mistake.notes.push_back({judgement.at("datum"),
                             say("het oordeel is van deze dag", "the judgement is of this day")});
    judgement.mistakes().push_back(std::move(mistake));
  }
  if (!measure.outcome.empty() && reader.get("gereed") == nullptr)
    judgement.mistakes().push_back(
        error_at(reader.at("uitkomst"),
                 say("een uitkomst, maar er staat niet wanneer de maatregel gereed was",
                     "an outcome, but it does not say when the measure was done"),
                 say("vul de dag in bij 'gereed'", "fill in the day at 'gereed'")));
  return measure;
}

std::optional<Judgement> read_judgement(const Value& value, const KnownNames& known,
                                        const Plan& plan, Diagnostics& mistakes)
{
  const MapReader reader(value, k_judgement_keys, mistakes);
  const auto about =
      reader.reference("over", known, say("indicator of eindbeeld", "indicator or end state"));
  const auto date = reader.date("datum");
  const auto word = reader.choice("oordeel", say("oordeel", "oordeel"));
  if (!about || !date || !word)
    return std::nullopt;
  if (*date < plan.period.first)
    mistakes.push_back(
        error_at(reader.at("datum"),
                 say("dit oordeel is van voor het begin van het plan",
                     "this judgement is from before the plan began"),
                 say("het plan begint op {}; kijk de datum na",
                     "the plan begins on {}; check the date", plan.period.first.to_iso())));
  Judgement judgement;
  judgement.about = {*about, reader.at("over")};
  judgement.date = *date;
  judgement.verdict = find_by_key(*word, Verdict::unknown).value_or(Verdict::unknown);
  judgement.at = reader.at("oordeel");
  const std::size_t before = mistakes.size();
  judgement.note = reader.text("toelichting");
  judgement.cause = reader.text("oorzaak");
  judgement.consequence = reader.text("gevolg");
  judgement.measure = read_measure(reader, judgement.date);
  if (const Value* evidence = reader.get("bewijs"))
    judgement.evidence = read_evidence(*evidence, mistakes);
  judgement.reason = reader.text("reden");
  judgement.by = reader.text("door");
  if (mistakes.size() == before) // what cannot be read is not missing
    demand_reason(reader, judgement);
  return judgement;
}

/// Reports two facts about the same thing on the same day.
template <typename Key>
class OncePerDay
{
public:
  OncePerDay(Diagnostics& mistakes, Sentence what) : m_mistakes(mistakes), m_what(std::move(what))
  {
  }

  void add(const Key& key, Position at)
  {
    const auto [first, is_new] = m_first.emplace(key, at);
    if (is_new)
      return;
    Diagnostic mistake = error_at(at, m_what, say("laat er één staan", "keep one of them"));
    mistake.notes.push_back({first->second, say("hier het eerste", "the first one is here")});
    m_mistakes.push_back(std::move(mistake));
  }

private:
  Diagnostics& m_mistakes;
  Sentence m_what;
  std::map<Key, Position> m_first;
};

void check_judgements(const Sources& sources, const PlanIds& known, Project& project,
                      Diagnostics& mistakes)
{
  const Document* document = find_document(sources, "data/voortgang/oordelen.yaml");
  if (document == nullptr)
    return;
  const MapReader reader(document->root, k_judgement_file_keys, mistakes);
  project.judgements_are_sample = reader.yes_no("voorbeeld", false);
  OncePerDay<std::pair<std::string, Date>> days(
      mistakes, say("twee oordelen op één dag over hetzelfde",
                    "two judgements about the same thing on one day"));
  for (const Value& value : reader.list("oordelen")) {
    std::optional<Judgement> judgement =
        read_judgement(value, joined(known.targets, known.end_states), project.plan, mistakes);
    if (!judgement)
      continue;
    days.add({judgement->about.value, judgement->date}, judgement->about.at);
    const auto indicator =
        std::find_if(project.indicators.begin(), project.indicators.end(),
                     [&](const Indicator& one) { return one.id.value == judgement->about.value; });
    auto& judgements = indicator == project.indicators.end() ? project.end_state_judgements
                                                             : indicator->judgements;
    judgements.push_back(std::move(*judgement));
  }
}

void read_done_part(const Value& value, const KnownNames& known, Milestone& milestone,
                    Position started_at, std::map<std::string, Position>& first_at,
                    Diagnostics& mistakes)
{
  const MapReader reader(value, k_part_keys, mistakes);
  const auto id = reader.reference("onderdeel", known, say("onderdeel", "part"));
  const auto date = reader.date("datum");
  const auto part =
      std::find_if(milestone.parts.begin(), milestone.parts.end(),
                   [&id](const MilestonePart& one) { return id && one.id.value == *id; });
  if (!date || part == milestone.parts.end())
    return;
  const Position at = reader.at("onderdeel");
  if (part->counted)
    mistakes.push_back(error_at(
        at, say("'{}' wordt geteld en niet ingevoerd", "'{}' is counted, not entered", *id),
        say("haal dit onderdeel weg; de datum volgt uit indicator '{}'",
            "remove this part; its date follows from indicator '{}'",
            part->counted->indicator.value)));
  const auto [first, is_new] = first_at.emplace(*id, at);
  if (!is_new) {
    Diagnostic mistake =
        error_at(at, say("'{}' staat hier twee keer", "'{}' stands here twice", *id),
                 say("laat er één staan", "keep one of them"));
    mistake.notes.push_back({first->second, say("hier het eerste", "the first one is here")});
    mistakes.push_back(std::move(mistake));
  }
  part->done = date;
  if (milestone.started && *date < *milestone.started) {
    Diagnostic mistake = error_at(reader.at("datum"),
                                  say("'{}' was klaar voordat de mijlpaal begon",
                                      "'{}' was done before the milestone started", *id),
                                  say("kijk de twee datums na", "check the two dates"));
    mistake.notes.push_back(
        {started_at, say("de mijlpaal begon hier", "the milestone started here")});
    mistakes.push_back(std::move(mistake));
  }
  if (const Value* evidence = reader.get("bewijs"))
    part->evidence = read_evidence(*evidence, mistakes);
}

KnownNames parts_of(const std::string& milestone, const PlanIds& known)
{
  const auto parts = known.parts_by_milestone.find(milestone);
  return parts == known.parts_by_milestone.end() ? std::nullopt : parts->second;
}

std::string quarter_word(int year, int quarter)
{
  return fmt::format("{}-Q{}", year, quarter);
}

void read_move(const Value& value, const PlanIds& known, Milestone& milestone,
               std::optional<Located<Date>>& before, Diagnostics& mistakes)
{
  const MapReader reader(value, k_move_keys, mistakes);
  const auto date = reader.date("datum");
  const auto to = reader.quarter("naar");
  const auto decision = reader.reference("besluit", known.decisions, say("besluit", "decision"));
  const std::string reason = reader.text("reden");
  if (!date || !to)
    return;
  demand_later(before, {*date, reader.at("datum")}, say("deze verplaatsing", "this move"),
               mistakes);
  const MilestoneMove move{*date,
                           to->first.year(),
                           to->first.quarter(),
                           reason,
                           {decision.value_or(""), reader.at("besluit")}};
  const int year = milestone.moves.empty() ? milestone.year : milestone.moves.back().year;
  const int quarter = milestone.moves.empty() ? milestone.quarter : milestone.moves.back().quarter;
  if (move.year == year && move.quarter == quarter)
    mistakes.push_back(error_at(
        reader.at("naar"),
        say("'{}' staat al in {}", "'{}' stands in {} already", milestone.id.value,
            quarter_word(year, quarter)),
        say("noem het kwartaal waar de mijlpaal naartoe gaat, of haal deze verplaatsing weg",
            "name the quarter that the milestone moves to, or remove this move")));
  milestone.moves.push_back(move);
}

void read_milestone_progress(const Value& value, const PlanIds& known, Project& project,
                             Diagnostics& mistakes)
{
  const MapReader reader(value, k_milestone_keys, mistakes);
  const auto id = reader.reference("mijlpaal", known.milestones, say("mijlpaal", "milestone"));
  const auto found =
      std::find_if(project.milestones.begin(), project.milestones.end(),
                   [&id](const Milestone& one) { return id && one.id.value == *id; });
  if (found == project.milestones.end())
    return;
  found->started = reader.date("gestart");
  found->note = reader.text("toelichting");
  std::optional<Located<Date>> moved_before;
  for (const Value& move : reader.list("verplaatst"))
    read_move(move, known, *found, moved_before, mistakes);
  std::map<std::string, Position> first_at;
  for (const Value& part : reader.list("onderdelen"))
    read_done_part(part, parts_of(*id, known), *found, reader.at("gestart"), first_at, mistakes);
  if (const Value* cancelled = reader.get("vervallen")) {
    const MapReader reason(*cancelled, k_cancellation_keys, mistakes);
    const auto decision = reason.reference("besluit", known.decisions, say("besluit", "decision"));
    if (const auto date = reason.date("datum"))
      found->cancelled =
          Cancellation{*date, {decision.value_or(""), reason.at("besluit")}, reason.text("reden")};
  }
}

void check_milestone_progress(const Sources& sources, const PlanIds& known, Project& project,
                              Diagnostics& mistakes)
{
  const Document* document = find_document(sources, "data/voortgang/mijlpalen.yaml");
  if (document == nullptr)
    return;
  const MapReader reader(document->root, k_milestone_file_keys, mistakes);
  project.milestones_are_sample = reader.yes_no("voorbeeld", false);
  UniqueIds ids(mistakes, say("zet alles over een mijlpaal bij elkaar",
                              "put all about a milestone together"));
  for (const Value& value : reader.list("mijlpalen")) {
    if (const Value* id = value.find("mijlpaal"))
      ids.add({id->text, id->at});
    read_milestone_progress(value, known, project, mistakes);
  }
}

BudgetLine* find_line(const MapReader& reader, const PlanIds& known, Budget& budget)
{
  const auto id = reader.reference("regel", known.budget_lines, say("kostenpost", "budget line"));
  const auto line =
      std::find_if(budget.lines.begin(), budget.lines.end(),
                   [&id](const BudgetLine& one) { return id && one.id.value == *id; });
  return line == budget.lines.end() ? nullptr : &*line;
}

std::optional<int> read_budget_year(const MapReader& reader, const PlanIds& known)
{
  const auto year = reader.whole("jaar");
  if (!year || !known.budget_years)
    return year;
  const std::string word = std::to_string(*year);
  if (std::find(known.budget_years->begin(), known.budget_years->end(), word) !=
      known.budget_years->end())
    return year;
  report_no_budget_year(word, reader.at("jaar"), *known.budget_years, reader.mistakes());
  return std::nullopt;
}

using FigureKey = std::tuple<std::string, int, std::string, Date>;

void read_figure(const Value& value, const PlanIds& known, Budget& budget,
                 OncePerDay<FigureKey>& days, Diagnostics& mistakes)
{
  const MapReader reader(value, k_figure_keys, mistakes);
  BudgetLine* line = find_line(reader, known, budget);
  const auto year = read_budget_year(reader, known);
  const auto kind = reader.choice("soort", say("soort", "soort"));
  const auto date = reader.date("datum");
  const auto amount = reader.decimal("bedrag");
  if (line == nullptr || !year || !kind || !date || !amount)
    return;
  if (*amount < Decimal())
    mistakes.push_back(
        error_at(reader.at("bedrag"),
                 say("een bedrag is hier nooit negatief", "an amount is never negative here"),
                 say("haal de '-' weg", "remove the '-'")));
  days.add({line->id.value, *year, *kind, *date}, value.at);
  line->figures.push_back(
      {*kind == "begroting" ? BudgetFigure::Kind::budget : BudgetFigure::Kind::forecast, *year,
       *date, *amount, reader.text("bron"), value.at});
}

void check_money(const Sources& sources, const PlanIds& known, Project& project,
                 Diagnostics& mistakes)
{
  const Document* document = find_document(sources, "data/voortgang/geld.yaml");
  if (document == nullptr)
    return;
  const MapReader reader(document->root, k_money_file_keys, mistakes);
  project.budget.figures_are_sample = reader.yes_no("voorbeeld", false);
  OncePerDay<FigureKey> days(mistakes, say("twee cijfers van dezelfde soort op één dag",
                                           "two figures of the same kind on one day"));
  for (const Value& value : reader.list("cijfers"))
    read_figure(value, known, project.budget, days, mistakes);
  for (const Value& value : reader.list("toelichtingen")) {
    const MapReader note(value, k_note_keys, mistakes);
    BudgetLine* line = find_line(note, known, project.budget);
    const auto year = read_budget_year(note, known);
    const auto date = note.date("datum");
    if (line != nullptr && year && date)
      line->notes.push_back({*year, *date, note.text("tekst")});
  }
}

} // namespace

std::span<const Key> judgement_keys()
{
  return k_judgement_keys;
}

std::span<const Key> judgement_file_keys()
{
  return k_judgement_file_keys;
}

std::span<const Key> milestone_progress_file_keys()
{
  return k_milestone_file_keys;
}

std::span<const Key> money_file_keys()
{
  return k_money_file_keys;
}

void check_progress(const Sources& sources, const PlanIds& known, Project& project,
                    Diagnostics& mistakes)
{
  check_judgements(sources, known, project, mistakes);
  check_milestone_progress(sources, known, project, mistakes);
  check_money(sources, known, project, mistakes);
}

} // namespace peil::check
