#include "compute/figure_changes.hpp"

#include "base/dutch.hpp"
#include "compute/fact_digests.hpp"
#include "model/status_keys.hpp"
#include "model/value_text.hpp"

#include <algorithm>

namespace peil::compute {

// A sum counts amounts, everything else heads.
Amounts counted_in(const Project& project, const IndicatorResult& result)
{
  const Indicator& indicator = project.indicators[result.indicator_index];
  const bool is_sum = indicator.rule && indicator.rule->kind == CountingRule::Kind::sum;
  Amounts amounts;
  for (const TraceEntry& entry : result.trace)
    if (entry.counts)
      amounts[{project.registers[entry.register_index].name, entry.id}] =
          is_sum ? entry.amount : Decimal(1);
  return amounts;
}

Amounts counted_in(const FrozenFigure& figure)
{
  Amounts amounts;
  for (const Contribution& one : figure.counted)
    amounts[{one.register_name, one.record}] = one.amount;
  return amounts;
}

Decimal amount_in(const Amounts& amounts, const RecordKey& key)
{
  const auto found = amounts.find(key);
  return found == amounts.end() ? Decimal() : found->second;
}

std::optional<std::vector<FrozenInterimTarget>> interim_of(const Indicator& indicator)
{
  if (!indicator.target)
    return std::nullopt;
  std::vector<FrozenInterimTarget> list;
  for (const InterimTarget& one : indicator.target->interim)
    list.push_back({one.date, one.minimum, one.maximum});
  return list;
}

namespace {

constexpr std::string_view k_nothing_known = "geen gegevens";

std::string printed(const Indicator& indicator, const std::optional<Decimal>& value,
                    bool not_applicable)
{
  if (not_applicable)
    return "n.v.t.";
  if (!value)
    return std::string(k_nothing_known);
  return shown_value(indicator, *value);
}

std::string printed_range(const std::optional<Decimal>& minimum,
                          const std::optional<Decimal>& maximum)
{
  if (minimum && maximum && *minimum != *maximum)
    return dutch::number(*minimum) + "–" + dutch::number(*maximum);
  const std::optional<Decimal>& one = minimum ? minimum : maximum;
  return one ? dutch::number(*one) : std::string("geen doel");
}

/// The changes of one indicator, record by record.
class FigureChanges
{
public:
  FigureChanges(const Comparison& comparison, const FactsCompared& facts,
                const FrozenFigure& before, std::size_t index)
      : m_comparison(comparison), m_facts(facts), m_before(before),
        m_project(comparison.evaluation.project()), m_indicator(m_project.indicators[index]),
        m_again(comparison.again.indicators[index]), m_now(comparison.now.indicators[index])
  {
  }

  std::optional<ItemChange> find()
  {
    ItemChange change{ItemChange::Kind::indicator,
                      m_indicator.id.value,
                      m_indicator.title,
                      printed(m_indicator, m_before.value, m_before.not_applicable),
                      shown_now(),
                      {}};
    add_records(change);
    add_measurements(change);
    add_definition(change);
    add_target(change);
    add_interim(change);
    add_judgement(change);
    if (change.lines.empty() && change.before == change.after)
      return std::nullopt;
    return change;
  }

private:
  std::string shown_now() const { return printed(m_indicator, m_now.value, m_now.not_applicable); }

  void add_records(ItemChange& change) const
  {
    const Amounts then = counted_in(m_before);
    const Amounts again = counted_in(m_project, m_again);
    const Amounts now = counted_in(m_project, m_now);
    // What counted in a year that is over still does: the new year begins with nothing.
    const Amounts at_start = is_same_period() ? again : Amounts();
    std::set<RecordKey> all;
    for (const Amounts* amounts : {&then, &again, &now})
      for (const auto& [key, amount] : *amounts)
        all.insert(key);
    for (const RecordKey& key : all) {
      add_step(change, key, amount_in(then, key), amount_in(again, key), true);
      add_step(change, key, amount_in(at_start, key), amount_in(now, key), false);
    }
  }

  bool is_same_period() const
  {
    const Evaluation& evaluation = m_comparison.evaluation;
    return evaluation.period_on(m_now.indicator_index, m_comparison.before.as_of) ==
           evaluation.period_on(m_now.indicator_index, m_comparison.now.as_of);
  }

  void add_step(ItemChange& change, const RecordKey& key, Decimal before, Decimal after,
                bool same_day) const
  {
    if (before == after)
      return;
    ChangeLine line;
    line.reason = same_day ? reason_of(key) : ChangeReason::new_fact;
    line.before = before == Decimal() ? "telt niet mee" : "telt mee";
    line.after = after == Decimal() ? "telt niet mee" : "telt mee";
    if (before != Decimal() && after != Decimal()) {
      line.before = printed(m_indicator, before, false);
      line.after = printed(m_indicator, after, false);
    }
    const IndicatorResult& result = same_day ? m_again : m_now;
    for (const TraceEntry& entry : result.trace)
      if (m_project.registers[entry.register_index].name == key.first && entry.id == key.second)
        add_entry(line, entry);
    if (!is_public(key.first))
      line = without_record(line);
    else if (line.title.empty()) {
      line.title = key.second;
      line.note = "staat niet meer in het register";
    }
    if (is_public(key.first) ||
        std::find(change.lines.begin(), change.lines.end(), line) == change.lines.end())
      change.lines.push_back(std::move(line));
  }

  void add_entry(ChangeLine& line, const TraceEntry& entry) const
  {
    line.register_name = m_project.registers[entry.register_index].name;
    line.record = entry.id;
    line.title = entry.title;
    line.note = entry.reason;
    line.date =
        entry.counts ? (entry.counted_on ? entry.counted_on : entry.since) : entry.no_longer_since;
  }

  // Of private registers only the reasons are told: a number by reason could be that of one company
  // (domain.md §10.4).
  ChangeLine without_record(const ChangeLine& line) const
  {
    ChangeLine kept;
    kept.reason = line.reason;
    kept.title = "in een besloten register; welke gegevens het zijn, noemen wij niet";
    return kept;
  }

  bool is_public(std::string_view name) const
  {
    const Register* of = m_project.find_register(name);
    return of != nullptr && of->is_public;
  }

  ChangeReason reason_of(const RecordKey& key) const
  {
    if (const auto reason = m_facts.reason_around(key))
      return *reason;
    return m_before.definition != m_indicator.definition_digest ? ChangeReason::definition_changed
                                                                : ChangeReason::correction;
  }

  void add_measurements(ItemChange& change) const
  {
    if (m_indicator.rule || m_indicator.measurements.empty())
      return;
    const auto add = [&](ChangeReason reason, const std::optional<Decimal>& before,
                         const std::optional<Decimal>& after) {
      if (before != after)
        change.lines.push_back({reason,
                                {},
                                {},
                                m_indicator.title,
                                printed(m_indicator, before, false),
                                printed(m_indicator, after, false),
                                {},
                                {}});
    };
    add(m_facts.reason_for({"metingen", m_indicator.id.value}).value_or(ChangeReason::correction),
        m_before.value, m_again.value);
    add(ChangeReason::new_fact, m_again.value, m_now.value);
  }

  void add_definition(ItemChange& change) const
  {
    if (m_before.definition == m_indicator.definition_digest)
      return;
    ChangeLine line{ChangeReason::definition_changed, {}, {}, "de telregel", {}, {}, {}, {}};
    if (!m_now.definition_changes.empty()) {
      const DefinitionChange& last = *m_now.definition_changes.back();
      line.before = last.from;
      line.after = last.to;
      line.date = last.date;
      line.note = last.reason;
    }
    change.lines.push_back(std::move(line));
  }

  void add_target(ItemChange& change) const
  {
    if (!m_now.target)
      return;
    const std::string before = printed_range(m_before.minimum, m_before.maximum);
    const std::string after = printed_range(m_now.target->minimum, m_now.target->maximum);
    if (before == after)
      return;
    ChangeLine line{ChangeReason::target_changed, {}, {}, "het doel", before, after, {}, {}};
    if (!m_now.target_changes.empty()) {
      line.date = m_now.target_changes.back()->date;
      line.note = m_now.target_changes.back()->reason;
    }
    change.lines.push_back(std::move(line));
  }

  // The plan's own words changed: no decision in the data says when.
  void add_interim(ItemChange& change) const
  {
    const auto now = interim_of(m_indicator);
    if (!m_before.interim || !now)
      return;
    std::map<Date, std::pair<std::string, std::string>> by_date;
    for (const FrozenInterimTarget& one : *m_before.interim)
      by_date[one.date].first = printed_range(one.minimum, one.maximum);
    for (const FrozenInterimTarget& one : *now)
      by_date[one.date].second = printed_range(one.minimum, one.maximum);
    const auto or_none = [](const std::string& text) {
      return text.empty() ? std::string("geen tussendoel") : text;
    };
    for (const auto& [date, texts] : by_date)
      if (texts.first != texts.second)
        change.lines.push_back({ChangeReason::target_changed,
                                {},
                                {},
                                "het tussendoel van " + dutch::long_date(date),
                                or_none(texts.first),
                                or_none(texts.second),
                                {},
                                {}});
  }

  void add_judgement(ItemChange& change) const
  {
    const Judgement* judged = m_now.judgement;
    const std::string before =
        m_before.judgement ? std::string(key_of(*m_before.judgement)) : std::string();
    const std::string now = judged ? std::string(key_of(judged->verdict)) : std::string();
    const std::string digest = judged ? digest_of(*judged) : std::string();
    if (now == before && digest == m_before.judgement_digest)
      return;
    ChangeLine line{ChangeReason::judgement_changed, {}, {}, "het oordeel", before, now, {}, {}};
    if (judged != nullptr)
      line.date = judged->date;
    if (now == before)
      line.note = "anders toegelicht";
    change.lines.push_back(std::move(line));
  }

  const Comparison& m_comparison;
  const FactsCompared& m_facts;
  const FrozenFigure& m_before;
  const Project& m_project;
  const Indicator& m_indicator;
  const IndicatorResult& m_again;
  const IndicatorResult& m_now;
};

} // namespace

std::optional<ItemChange> changes_of_figure(const Comparison& comparison,
                                            const FactsCompared& facts, const FrozenFigure& before,
                                            std::size_t index)
{
  return FigureChanges(comparison, facts, before, index).find();
}

} // namespace peil::compute
