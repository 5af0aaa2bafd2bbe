#include "check/progress.hpp"

#include "check/find_source.hpp"
#include "check/map_reader.hpp"
#include "check/parts.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace peil::check {
namespace {

constexpr auto k_judgement_file_keys = std::to_array<Key>({
    {"voorbeeld", Need::optional, "true: verzonnen"},
    {"oordelen", Need::required, "de oordelen"},
});

constexpr auto k_judgement_keys = std::to_array<Key>({
    {"over", Need::required, "id van een indicator of eindbeeld"},
    {"datum", Need::required, "wanneer het oordeel is gegeven"},
    {"oordeel", Need::required, "op_koers, aandacht, niet_op_koers, …"},
    {"toelichting", Need::optional, "wat er te zeggen is"},
    {"oorzaak", Need::optional, "waardoor het komt"},
    {"gevolg", Need::optional, "wat het betekent"},
    {"maatregel", Need::optional, "{tekst, eigenaar, datum}"},
    {"bewijs", Need::optional, "{soort, titel, datum, verwijzing}"},
    {"reden", Need::optional, "waarom er nog niets te oordelen is"},
    {"door", Need::optional, "wie oordeelt"},
});

constexpr auto k_measure_keys = std::to_array<Key>({
    {"tekst", Need::required, "wat er wordt gedaan"},
    {"eigenaar", Need::required, "door wie"},
    {"datum", Need::required, "wanneer het klaar is"},
});

constexpr auto k_milestone_file_keys = std::to_array<Key>({
    {"voorbeeld", Need::optional, "true: verzonnen"},
    {"mijlpalen", Need::required, "de voortgang per mijlpaal"},
});

constexpr auto k_milestone_keys = std::to_array<Key>({
    {"mijlpaal", Need::required, "id van de mijlpaal"},
    {"gestart", Need::optional, "wanneer het werk begon"},
    {"onderdelen", Need::optional, "wat klaar is: lijst van {onderdeel, datum, bewijs}"},
    {"vervallen", Need::optional, "{datum, besluit, reden}"},
    {"toelichting", Need::optional, "wat er te zeggen is"},
});

constexpr auto k_part_keys = std::to_array<Key>({
    {"onderdeel", Need::required, "id van het onderdeel"},
    {"datum", Need::required, "wanneer het klaar was"},
    {"bewijs", Need::optional, "{soort, titel, datum, verwijzing}"},
});

constexpr auto k_cancellation_keys = std::to_array<Key>({
    {"datum", Need::required, "wanneer het verviel"},
    {"besluit", Need::required, "welk besluit"},
    {"reden", Need::required, "waarom"},
});

constexpr auto k_money_file_keys = std::to_array<Key>({
    {"voorbeeld", Need::optional, "true: verzonnen"},
    {"cijfers", Need::optional, "begroting en prognose"},
    {"toelichtingen", Need::optional, "uitleg bij een post en jaar"},
});

constexpr auto k_figure_keys = std::to_array<Key>({
    {"regel", Need::required, "id van de kostenpost"},
    {"jaar", Need::required, "begrotingsjaar"},
    {"soort", Need::required, "begroting of prognose"},
    {"datum", Need::required, "van wanneer het cijfer is"},
    {"bedrag", Need::required, "euro"},
    {"bron", Need::required, "waar het vandaan komt"},
});

constexpr auto k_note_keys = std::to_array<Key>({
    {"regel", Need::required, "id van de kostenpost"},
    {"jaar", Need::required, "begrotingsjaar"},
    {"datum", Need::required, "van wanneer de toelichting is"},
    {"tekst", Need::required, "de uitleg"},
});

struct VerdictRow
{
  std::string_view key;
  Verdict verdict;
  /// What a judgement with this word must bring along (domain.md §9).
  enum class Needs
  {
    evidence,
    explanation,
    reason
  } needs;
};

constexpr auto k_verdicts = std::to_array<VerdictRow>({
    {"op_koers", Verdict::on_course, VerdictRow::Needs::evidence},
    {"aandacht", Verdict::attention, VerdictRow::Needs::explanation},
    {"niet_op_koers", Verdict::off_course, VerdictRow::Needs::explanation},
    {"bereikt", Verdict::reached, VerdictRow::Needs::evidence},
    {"niet_bereikt", Verdict::not_reached, VerdictRow::Needs::explanation},
    {"niet_gestart", Verdict::not_started, VerdictRow::Needs::reason},
    {"niet_in_periode", Verdict::not_in_period, VerdictRow::Needs::reason},
    {"niet_te_bepalen", Verdict::unknown, VerdictRow::Needs::reason},
});

std::vector<std::string> verdict_keys()
{
  std::vector<std::string> keys;
  for (const VerdictRow& row : k_verdicts)
    keys.emplace_back(row.key);
  return keys;
}

void demand(const MapReader& reader, bool fine, Sentence message, Sentence hint)
{
  if (!fine)
    reader.mistakes().push_back(
        error_at(reader.at("oordeel"), std::move(message), std::move(hint)));
}

void demand_explanation(const MapReader& reader, const VerdictRow& row, const Judgement& judgement)
{
  switch (row.needs) {
  case VerdictRow::Needs::evidence:
    demand(reader, judgement.evidence && judgement.evidence->complete(),
           say("'{}' zonder volledig bewijs", "'{}' without complete evidence", row.key),
           say("geef bewijs met soort, titel, datum en verwijzing",
               "give bewijs with soort, titel, datum and verwijzing"));
    return;
  case VerdictRow::Needs::explanation:
    demand(reader, !judgement.cause.empty() && !judgement.consequence.empty() && judgement.measure,
           say("'{}' zonder oorzaak, gevolg en maatregel",
               "'{}' without cause, consequence and measure", row.key),
           say("vul oorzaak, gevolg en maatregel (tekst, eigenaar, datum) in",
               "fill in oorzaak, gevolg and maatregel (tekst, eigenaar, datum)"));
    return;
  case VerdictRow::Needs::reason:
    demand(reader, !judgement.reason.empty(),
           say("'{}' zonder reden", "'{}' without a reason", row.key),
           say("vul bij 'reden' in wat ontbreekt en wanneer het komt",
               "say under 'reden' what is missing and when it comes"));
    return;
  }
}

std::optional<Measure> read_measure(const MapReader& judgement)
{
  const Value* value = judgement.get("maatregel");
  if (value == nullptr)
    return std::nullopt;
  const MapReader reader(*value, k_measure_keys, judgement.mistakes());
  return Measure{reader.text("tekst"), reader.text("eigenaar"), reader.date("datum")};
}

std::optional<Judgement> read_judgement(const Value& value, const std::vector<std::string>& known,
                                        const Plan& plan, Diagnostics& mistakes)
{
  const MapReader reader(value, k_judgement_keys, mistakes);
  const auto about =
      reader.choice("over", known, say("een indicator of eindbeeld", "an indicator or end state"));
  const auto date = reader.date("datum");
  const std::vector<std::string> keys = verdict_keys();
  const auto word = reader.choice("oordeel", keys, say("een oordeel", "a judgement"));
  if (!about || !date || !word)
    return std::nullopt;
  if (*date < plan.period.first)
    mistakes.push_back(error_at(reader.at("datum"),
                                say("dit oordeel is van voor het begin van het plan",
                                    "this judgement is from before the plan began"),
                                say("kijk de datum na", "check the date")));
  const auto& row = k_verdicts[static_cast<std::size_t>(std::find(keys.begin(), keys.end(), *word) -
                                                        keys.begin())];
  Judgement judgement;
  judgement.about = {*about, reader.at("over")};
  judgement.date = *date;
  judgement.verdict = row.verdict;
  judgement.note = reader.text("toelichting");
  judgement.cause = reader.text("oorzaak");
  judgement.consequence = reader.text("gevolg");
  judgement.measure = read_measure(reader);
  if (const Value* evidence = reader.get("bewijs"))
    judgement.evidence = read_evidence(*evidence, mistakes);
  judgement.reason = reader.text("reden");
  judgement.by = reader.text("door");
  demand_explanation(reader, row, judgement);
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

void check_judgements(const Sources& sources, Project& project, Diagnostics& mistakes)
{
  const Document* document = find_document(sources, "data/voortgang/oordelen.yaml");
  if (document == nullptr)
    return;
  const MapReader reader(document->root, k_judgement_file_keys, mistakes);
  project.judgements_are_sample = reader.yes_no("voorbeeld", false);
  std::vector<std::string> known;
  for (const Indicator& indicator : project.indicators)
    if (!indicator.is_helper)
      known.push_back(indicator.id.value);
  for (const Pillar& pillar : project.pillars)
    for (const EndState& end_state : pillar.end_states)
      known.push_back(end_state.id.value);
  OncePerDay<std::pair<std::string, Date>> days(
      mistakes, say("twee oordelen op één dag over hetzelfde",
                    "two judgements about the same thing on one day"));
  for (const Value& value : reader.list("oordelen")) {
    std::optional<Judgement> judgement = read_judgement(value, known, project.plan, mistakes);
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

void read_done_parts(const MapReader& progress, Milestone& milestone)
{
  std::vector<std::string> ids;
  for (const MilestonePart& part : milestone.parts)
    ids.push_back(part.id.value);
  for (const Value& value : progress.list("onderdelen")) {
    const MapReader reader(value, k_part_keys, progress.mistakes());
    const auto id = reader.choice("onderdeel", ids, say("een onderdeel", "a part"));
    const auto date = reader.date("datum");
    if (!id || !date)
      continue;
    MilestonePart& part =
        milestone
            .parts[static_cast<std::size_t>(std::find(ids.begin(), ids.end(), *id) - ids.begin())];
    if (part.counted)
      progress.mistakes().push_back(error_at(
          value.at, say("'{}' wordt geteld en niet ingevoerd", "'{}' is counted, not entered", *id),
          say("haal dit onderdeel weg; de datum volgt uit indicator '{}'",
              "remove this part; its date follows from indicator '{}'",
              part.counted->indicator.value)));
    if (part.done)
      progress.mistakes().push_back(
          error_at(value.at, say("'{}' staat hier twee keer", "'{}' stands here twice", *id)));
    part.done = date;
    if (const Value* evidence = reader.get("bewijs"))
      part.evidence = read_evidence(*evidence, progress.mistakes());
  }
}

void read_milestone_progress(const Value& value, Project& project, Diagnostics& mistakes)
{
  const MapReader reader(value, k_milestone_keys, mistakes);
  std::vector<std::string> ids;
  for (const Milestone& milestone : project.milestones)
    ids.push_back(milestone.id.value);
  const auto id = reader.choice("mijlpaal", ids, say("een mijlpaal", "a milestone"));
  if (!id)
    return;
  Milestone& milestone = project.milestones[static_cast<std::size_t>(
      std::find(ids.begin(), ids.end(), *id) - ids.begin())];
  milestone.started = reader.date("gestart");
  milestone.note = reader.text("toelichting");
  read_done_parts(reader, milestone);
  if (const Value* cancelled = reader.get("vervallen")) {
    const MapReader reason(*cancelled, k_cancellation_keys, mistakes);
    if (const auto date = reason.date("datum"))
      milestone.cancelled = Cancellation{*date, reason.text("besluit"), reason.text("reden")};
  }
  for (const MilestonePart& part : milestone.parts)
    if (milestone.started && part.done && *part.done < *milestone.started)
      mistakes.push_back(error_at(reader.at("gestart"),
                                  say("'{}' was klaar voordat de mijlpaal begon",
                                      "'{}' was done before the milestone started", part.id.value),
                                  say("kijk de twee datums na", "check the two dates")));
}

void check_milestone_progress(const Sources& sources, Project& project, Diagnostics& mistakes)
{
  const Document* document = find_document(sources, "data/voortgang/mijlpalen.yaml");
  if (document == nullptr)
    return;
  const MapReader reader(document->root, k_milestone_file_keys, mistakes);
  project.milestones_are_sample = reader.yes_no("voorbeeld", false);
  UniqueIds ids(mistakes);
  for (const Value& value : reader.list("mijlpalen")) {
    if (const Value* id = value.find("mijlpaal"))
      ids.add({id->text, id->at});
    read_milestone_progress(value, project, mistakes);
  }
}

BudgetLine* find_line(const MapReader& reader, Budget& budget)
{
  std::vector<std::string> ids;
  for (const BudgetLine& line : budget.lines)
    ids.push_back(line.id.value);
  const auto id = reader.choice("regel", ids, say("een kostenpost", "a budget line"));
  if (!id)
    return nullptr;
  return &budget.lines[static_cast<std::size_t>(std::find(ids.begin(), ids.end(), *id) -
                                                ids.begin())];
}

std::optional<int> read_budget_year(const MapReader& reader, const Budget& budget)
{
  const auto year = reader.whole("jaar");
  if (!year || std::find(budget.years.begin(), budget.years.end(), *year) != budget.years.end())
    return year;
  reader.mistakes().push_back(
      error_at(reader.at("jaar"),
               say("{} is geen jaar van de begroting", "{} is not a year of the budget", *year)));
  return std::nullopt;
}

const std::vector<std::string> k_figure_kinds = {"begroting", "prognose"};

using FigureKey = std::tuple<std::string, int, std::string, Date>;

void read_figure(const Value& value, Budget& budget, OncePerDay<FigureKey>& days,
                 Diagnostics& mistakes)
{
  const MapReader reader(value, k_figure_keys, mistakes);
  BudgetLine* line = find_line(reader, budget);
  const auto year = read_budget_year(reader, budget);
  const auto kind = reader.choice("soort", k_figure_kinds, say("een cijfer", "a figure"));
  const auto date = reader.date("datum");
  const auto amount = reader.decimal("bedrag");
  if (line == nullptr || !year || !kind || !date || !amount)
    return;
  if (*amount < Decimal())
    mistakes.push_back(error_at(reader.at("bedrag"), say("een bedrag is hier nooit negatief",
                                                         "an amount is never negative here")));
  days.add({line->id.value, *year, *kind, *date}, value.at);
  line->figures.push_back(
      {*kind == "begroting" ? BudgetFigure::Kind::budget : BudgetFigure::Kind::forecast, *year,
       *date, *amount, reader.text("bron"), value.at});
}

void check_money(const Sources& sources, Project& project, Diagnostics& mistakes)
{
  const Document* document = find_document(sources, "data/voortgang/geld.yaml");
  if (document == nullptr)
    return;
  const MapReader reader(document->root, k_money_file_keys, mistakes);
  project.budget.figures_are_sample = reader.yes_no("voorbeeld", false);
  OncePerDay<FigureKey> days(mistakes, say("twee cijfers van dezelfde soort op één dag",
                                           "two figures of the same kind on one day"));
  for (const Value& value : reader.list("cijfers"))
    read_figure(value, project.budget, days, mistakes);
  for (const Value& value : reader.list("toelichtingen")) {
    const MapReader note(value, k_note_keys, mistakes);
    BudgetLine* line = find_line(note, project.budget);
    const auto year = read_budget_year(note, project.budget);
    const auto date = note.date("datum");
    if (line != nullptr && year && date)
      line->notes.push_back({*year, *date, note.text("tekst")});
  }
}

} // namespace

void check_progress(const Sources& sources, Project& project, Diagnostics& mistakes)
{
  check_judgements(sources, project, mistakes);
  check_milestone_progress(sources, project, mistakes);
  check_money(sources, project, mistakes);
}

} // namespace peil::check
