#include "compute/changes.hpp"

#include "base/dutch.hpp"
#include "base/sha256.hpp"
#include "compute/course.hpp"
#include "compute/fact_digests.hpp"
#include "compute/figure_changes.hpp"
#include "model/status_keys.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <map>
#include <set>

namespace peil::compute {
namespace {

std::string printed_amount(const std::optional<Decimal>& amount)
{
  return amount ? dutch::amount(*amount) : std::string("geen gegevens");
}

// Something that came or went as a whole: nothing to put side by side.
ItemChange told(ItemChange::Kind kind, std::string id, std::string title, ChangeReason reason,
                const char* what)
{
  return {kind, std::move(id), std::move(title), {}, {}, {{reason, {}, {}, what, {}, {}, {}, {}}}};
}

void add_figures(const Comparison& comparison, const FactsCompared& facts,
                 std::vector<ItemChange>& changes)
{
  const Project& project = comparison.evaluation.project();
  for (std::size_t i = 0; i < project.indicators.size(); ++i) {
    if (project.indicators[i].is_helper)
      continue;
    const auto& figures = comparison.before.figures;
    const auto before = std::find_if(figures.begin(), figures.end(), [&](const FrozenFigure& one) {
      return one.id == project.indicators[i].id.value;
    });
    if (before == figures.end())
      changes.push_back(told(ItemChange::Kind::indicator, project.indicators[i].id.value,
                             project.indicators[i].title, ChangeReason::definition_changed,
                             "nieuwe indicator"));
    else if (auto change = changes_of_figure(comparison, facts, *before, i))
      changes.push_back(std::move(*change));
  }
  for (const FrozenFigure& before : comparison.before.figures)
    if (project.find_indicator(before.id) == nullptr)
      changes.push_back(told(ItemChange::Kind::indicator, before.id, before.title,
                             ChangeReason::definition_changed, "wordt niet meer geteld"));
}

std::string milestone_text(const MilestoneResult& result)
{
  return std::string(key_of(result.state));
}

// Why a figure that a milestone counts was different on the earlier day; nothing when it was not.
std::optional<ChangeReason> reason_of_count(const Comparison& comparison,
                                            const FactsCompared& facts, const std::string& id)
{
  const Project& project = comparison.evaluation.project();
  const auto& figures = comparison.before.figures;
  const auto before = std::find_if(figures.begin(), figures.end(),
                                   [&id](const FrozenFigure& one) { return one.id == id; });
  const Indicator* indicator = project.find_indicator(id);
  if (before == figures.end() || indicator == nullptr)
    return std::nullopt;
  const auto index = static_cast<std::size_t>(indicator - project.indicators.data());
  const Amounts then = counted_in(*before);
  const Amounts again = counted_in(project, comparison.again.indicators[index]);
  std::optional<ChangeReason> found;
  for (const Amounts* amounts : {&then, &again})
    for (const auto& [key, amount] : *amounts)
      if (amount_in(then, key) != amount_in(again, key) && found != ChangeReason::correction)
        found = facts.reason_around(key).value_or(before->definition != indicator->definition_digest
                                                      ? ChangeReason::definition_changed
                                                      : ChangeReason::correction);
  return found;
}

// By what was entered about it, otherwise by what was entered about what it counts.
ChangeReason reason_of_milestone(const Milestone& milestone, const Comparison& comparison,
                                 const FactsCompared& facts)
{
  if (const auto own = facts.reason_for({"mijlpalen", milestone.id.value}))
    return *own;
  std::vector<CountedAs> counted = milestone.requires_too;
  for (const MilestonePart& part : milestone.parts)
    if (part.counted)
      counted.push_back(*part.counted);
  for (const CountedAs& one : counted)
    if (const auto reason = reason_of_count(comparison, facts, one.indicator.value))
      return *reason;
  return ChangeReason::correction;
}

std::optional<ItemChange> change_of_milestone(const Comparison& comparison,
                                              const FactsCompared& facts,
                                              const FrozenMilestone& before, std::size_t index)
{
  const Milestone& milestone = comparison.evaluation.project().milestones[index];
  const MilestoneResult& again = comparison.again.milestones[index];
  const MilestoneResult& now = comparison.now.milestones[index];
  ItemChange change{ItemChange::Kind::milestone,       before.id,           milestone.title,
                    std::string(key_of(before.state)), milestone_text(now), {}};
  if (again.state != before.state)
    change.lines.push_back({reason_of_milestone(milestone, comparison, facts),
                            {},
                            {},
                            "de stand",
                            std::string(key_of(before.state)),
                            milestone_text(again),
                            again.done,
                            {}});
  if (now.state != again.state)
    change.lines.push_back({ChangeReason::new_fact,
                            {},
                            {},
                            "de stand",
                            milestone_text(again),
                            milestone_text(now),
                            now.done,
                            {}});
  if (now.due != before.due)
    change.lines.push_back(
        {ChangeReason::target_changed,
         {},
         {},
         "uiterlijk",
         dutch::long_date(before.due),
         dutch::long_date(now.due),
         now.moves.empty() ? std::nullopt : std::optional(now.moves.back()->date),
         now.moves.empty() ? std::string() : now.moves.back()->reason});
  if (change.lines.empty())
    return std::nullopt;
  return change;
}

void add_milestones(const Comparison& comparison, const FactsCompared& facts,
                    std::vector<ItemChange>& changes)
{
  const auto& all = comparison.evaluation.project().milestones;
  std::map<std::string, const FrozenMilestone*> before_by_id;
  for (const FrozenMilestone& one : comparison.before.milestones)
    before_by_id[one.id] = &one;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto before = before_by_id.find(all[i].id.value);
    if (before == before_by_id.end()) {
      changes.push_back(told(ItemChange::Kind::milestone, all[i].id.value, all[i].title,
                             ChangeReason::target_changed, "nieuwe mijlpaal"));
      continue;
    }
    if (auto change = change_of_milestone(comparison, facts, *before->second, i))
      changes.push_back(std::move(*change));
    before_by_id.erase(before);
  }
  for (const auto& [id, before] : before_by_id)
    changes.push_back(told(ItemChange::Kind::milestone, id, id, ChangeReason::target_changed,
                           "staat niet meer in de planning"));
}

/// The four figures of a line and year that move.
struct MoneyField
{
  const char* title;
  std::optional<Decimal> FrozenMoney::*frozen;
  std::optional<Decimal> BudgetCell::*now;
  bool is_booked;
};

constexpr auto k_money_fields = std::to_array<MoneyField>({
    {"begroting", &FrozenMoney::budget, &BudgetCell::budget, false},
    {"verplicht", &FrozenMoney::committed, &BudgetCell::committed, true},
    {"gerealiseerd", &FrozenMoney::spent, &BudgetCell::spent, true},
    {"prognose", &FrozenMoney::forecast, &BudgetCell::forecast, false},
});

const BudgetCell* cell_of(const BudgetResult& budget, std::size_t line, int year)
{
  const auto& by_year = budget.lines[line].by_year;
  const auto found = by_year.find(year);
  return found == by_year.end() ? nullptr : &found->second;
}

// Bookings on another line or year. One that left the register may have been on any.
std::set<std::string> booked_elsewhere(const Project& project, const FrozenMoney& here)
{
  const Bookings& mapping = *project.budget.bookings;
  std::set<std::string> ids;
  for (const Record& record : project.registers[mapping.register_index].records) {
    const auto& cells = record.item.cells;
    const Decimal* year = cells[mapping.year_field].as<Decimal>();
    const std::string* word = cells[mapping.line_field].as<std::string>();
    const Reference* reference = cells[mapping.line_field].as<Reference>();
    const bool is_on_line = (word != nullptr && *word == here.line) ||
                            (reference != nullptr && reference->id == here.line);
    if (!is_on_line || year == nullptr || *year != Decimal(here.year))
      ids.insert(record.id.value);
  }
  return ids;
}

ChangeReason reason_of_money(const Project& project, const FactsCompared& facts,
                             const FrozenMoney& before, bool is_booked)
{
  std::optional<ChangeReason> reason;
  if (!is_booked)
    reason = facts.reason_for({"geld", fmt::format("{}-{}", before.line, before.year)});
  else if (project.budget.bookings) {
    const std::set<std::string> elsewhere = booked_elsewhere(project, before);
    reason =
        facts.reason_where(project.registers[project.budget.bookings->register_index].name,
                           [&elsewhere](const std::string& id) { return !elsewhere.contains(id); });
  }
  return reason.value_or(ChangeReason::correction);
}

std::string title_of(const BudgetLine& line, int year)
{
  return fmt::format("{}, {}", line.title, year);
}

std::optional<ItemChange> change_of_money(const Comparison& comparison, const FactsCompared& facts,
                                          const FrozenMoney& before, std::size_t line)
{
  const Project& project = comparison.evaluation.project();
  const BudgetCell* again = cell_of(comparison.again.budget, line, before.year);
  const BudgetCell* now = cell_of(comparison.now.budget, line, before.year);
  if (again == nullptr || now == nullptr)
    return std::nullopt;
  ItemChange change{ItemChange::Kind::money,
                    before.line,
                    title_of(project.budget.lines[line], before.year),
                    {},
                    {},
                    {}};
  const auto add = [&change](ChangeReason reason, const char* title,
                             const std::optional<Decimal>& from, const std::optional<Decimal>& to) {
    if (from != to)
      change.lines.push_back(
          {reason, {}, {}, title, printed_amount(from), printed_amount(to), {}, {}});
  };
  for (const MoneyField& field : k_money_fields) {
    add(reason_of_money(project, facts, before, field.is_booked), field.title, before.*field.frozen,
        again->*field.now);
    add(ChangeReason::new_fact, field.title, again->*field.now, now->*field.now);
  }
  if (change.lines.empty())
    return std::nullopt;
  return change;
}

void add_money(const Comparison& comparison, const FactsCompared& facts,
               std::vector<ItemChange>& changes)
{
  const auto& lines = comparison.evaluation.project().budget.lines;
  std::map<std::pair<std::string, int>, const FrozenMoney*> before_by_cell;
  for (const FrozenMoney& one : comparison.before.money)
    before_by_cell[{one.line, one.year}] = &one;
  for (std::size_t i = 0; i < lines.size(); ++i)
    for (const auto& [year, cell] : comparison.now.budget.lines[i].by_year) {
      const auto before = before_by_cell.find({lines[i].id.value, year});
      if (before == before_by_cell.end()) {
        changes.push_back(told(ItemChange::Kind::money, lines[i].id.value, title_of(lines[i], year),
                               ChangeReason::target_changed, "nieuwe post"));
        continue;
      }
      if (auto change = change_of_money(comparison, facts, *before->second, i))
        changes.push_back(std::move(*change));
      before_by_cell.erase(before);
    }
  for (const auto& [cell, before] : before_by_cell)
    changes.push_back(told(ItemChange::Kind::money, cell.first,
                           fmt::format("{}, {}", cell.first, cell.second),
                           ChangeReason::target_changed, "staat niet meer in de begroting"));
}

ItemChange withdrawn_judgement(const EndState& end_state, const FrozenEndState& before)
{
  const std::string old(key_of(before.verdict));
  return {ItemChange::Kind::end_state,
          end_state.id.value,
          end_state.quote.text,
          old,
          {},
          {{ChangeReason::judgement_changed, {}, {}, "het oordeel", old, {}, {}, {}}}};
}

void add_end_states(const Comparison& comparison, std::vector<ItemChange>& changes)
{
  std::map<std::string, const FrozenEndState*> before_by_id;
  for (const FrozenEndState& one : comparison.before.end_states)
    before_by_id[one.id] = &one;
  for (const Pillar& pillar : comparison.evaluation.project().pillars)
    for (const EndState& end_state : pillar.end_states) {
      const std::string& id = end_state.id.value;
      const auto now = comparison.now.end_states.find(id);
      const auto before = before_by_id.find(id);
      const bool was_there = before != before_by_id.end();
      if (now == comparison.now.end_states.end()) {
        if (was_there)
          changes.push_back(withdrawn_judgement(end_state, *before->second));
        continue;
      }
      if (was_there && before->second->verdict == now->second->verdict &&
          before->second->digest == digest_of(*now->second))
        continue;
      const std::string word(key_of(now->second->verdict));
      const std::string old = was_there ? std::string(key_of(before->second->verdict)) : "";
      changes.push_back({ItemChange::Kind::end_state,
                         id,
                         end_state.quote.text,
                         old,
                         word,
                         {{ChangeReason::judgement_changed,
                           {},
                           {},
                           "het oordeel",
                           old,
                           word,
                           now->second->date,
                           old == word ? "anders toegelicht" : ""}}});
    }
}

// The texts of an edition's own chapters are new each time; those of the site are compared.
std::vector<FrozenText> texts_of(const Project& project)
{
  std::vector<FrozenText> texts;
  for (const Narrative& one : project.narratives)
    if (one.kind != Narrative::Kind::edition && one.language.empty())
      texts.push_back({one.text.file.str(), short_digest(one.title + '\n' + one.text.body)});
  return texts;
}

void add_texts(const Comparison& comparison, std::vector<ItemChange>& changes)
{
  const Project& project = comparison.evaluation.project();
  std::map<std::string, std::string> before_by_file;
  for (const FrozenText& one : comparison.before.texts)
    before_by_file[one.file] = one.digest;
  std::map<std::string, std::string> titles;
  for (const Narrative& one : project.narratives)
    titles[one.text.file.str()] = one.title;
  const auto add = [&changes](const std::string& file, const std::string& title, const char* what) {
    changes.push_back(told(ItemChange::Kind::text, file, title, ChangeReason::text_changed, what));
  };
  for (const FrozenText& now : texts_of(project)) {
    const auto before = before_by_file.find(now.file);
    if (before == before_by_file.end())
      add(now.file, titles[now.file], "nieuwe tekst");
    else if (before->second != now.digest)
      add(now.file, titles[now.file], "andere tekst");
  }
  for (const FrozenText& before : comparison.before.texts)
    if (!titles.contains(before.file))
      add(before.file, before.file, "vervallen tekst");
}

FrozenFigure figure_of(const Evaluation& evaluation, const IndicatorResult& result, Date as_of,
                       const std::vector<ItemChange>& changes)
{
  const Indicator& indicator = evaluation.project().indicators[result.indicator_index];
  FrozenFigure figure;
  figure.id = indicator.id.value;
  figure.title = indicator.title;
  figure.value = result.value;
  figure.not_applicable = result.not_applicable;
  if (result.target) {
    figure.minimum = result.target->minimum;
    figure.maximum = result.target->maximum;
  }
  figure.interim = interim_of(indicator);
  figure.signal = result.signal;
  if (result.judgement != nullptr) {
    figure.judgement = result.judgement->verdict;
    figure.judged_on = result.judgement->date;
    figure.judgement_digest = digest_of(*result.judgement);
  }
  figure.state = figure_state(evaluation, result.indicator_index, as_of, changes);
  figure.definition = indicator.definition_digest;
  for (const auto& [key, amount] : counted_in(evaluation.project(), result))
    figure.counted.push_back({key.first, key.second, amount});
  return figure;
}

bool is_revision(const ChangeLine& line)
{
  return line.reason == ChangeReason::late_entry || line.reason == ChangeReason::correction ||
         line.reason == ChangeReason::definition_changed;
}

} // namespace

std::vector<ItemChange> changes_since(const Comparison& comparison)
{
  return changes_since(comparison,
                       FactsCompared(comparison.evaluation.project(), comparison.before));
}

std::vector<ItemChange> changes_since(const Comparison& comparison, const FactsCompared& facts)
{
  std::vector<ItemChange> changes;
  add_figures(comparison, facts, changes);
  add_milestones(comparison, facts, changes);
  add_money(comparison, facts, changes);
  add_end_states(comparison, changes);
  add_texts(comparison, changes);
  return changes;
}

FigureState figure_state(const Evaluation& evaluation, std::size_t indicator, Date as_of,
                         const std::vector<ItemChange>& changes)
{
  const Project& project = evaluation.project();
  for (const ItemChange& change : changes)
    if (change.kind == ItemChange::Kind::indicator &&
        change.id == project.indicators[indicator].id.value &&
        std::any_of(change.lines.begin(), change.lines.end(), is_revision))
      return FigureState::revised;
  const Evaluation::PeriodCount* count = evaluation.period_on(indicator, as_of);
  const Period period = count == nullptr ? project.plan.period : count->period;
  return as_of >= period.last ? FigureState::definitive : FigureState::provisional;
}

EditionRecord make_record(const Evaluation& evaluation, const Snapshot& snapshot,
                          const Edition& edition, std::vector<ItemChange> changes)
{
  const Project& project = evaluation.project();
  EditionRecord record;
  record.edition = edition.id.value;
  record.as_of = edition.as_of;
  record.compared_with = edition.predecessor.value;
  for (const IndicatorResult& result : snapshot.indicators)
    record.figures.push_back(figure_of(evaluation, result, edition.as_of, changes));
  for (const MilestoneResult& result : snapshot.milestones)
    record.milestones.push_back({project.milestones[result.milestone_index].id.value, result.state,
                                 result.due, result.done});
  for (const BudgetLineResult& line : snapshot.budget.lines)
    for (const auto& [year, cell] : line.by_year)
      record.money.push_back({project.budget.lines[line.line_index].id.value, year, cell.budget,
                              cell.committed, cell.spent, cell.forecast});
  for (const auto& [id, judgement] : snapshot.end_states)
    record.end_states.push_back({id, judgement->verdict, digest_of(*judgement)});
  record.texts = texts_of(project);
  record.changes = std::move(changes);
  record.facts = facts_on(project, edition.as_of);
  return record;
}

} // namespace peil::compute
