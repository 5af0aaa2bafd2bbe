#include "compute/protected_breakdowns.hpp"

#include <algorithm>
#include <iterator>
#include <map>

namespace peil::compute {
namespace {

// What is settled after the plan still changes its tables; later than this nothing is published.
constexpr int k_years_after = 2;

Date day_of(int year)
{
  return {year, 12, 31};
}

std::vector<Date> days_until(const Plan& plan, Date as_of)
{
  std::vector<Date> days;
  const int last = std::min(as_of.year(), plan.period.last.year() + k_years_after);
  for (int year = plan.period.first.year(); year <= last; ++year)
    if (day_of(year) <= as_of)
      days.push_back(day_of(year));
  return days;
}

bool is_within(const std::set<CountedUnit>& inner, const std::set<CountedUnit>& outer)
{
  return !inner.empty() && std::includes(outer.begin(), outer.end(), inner.begin(), inner.end());
}

// Tables that share nothing are about other companies; their difference tells of nobody.
std::int64_t apart(const std::set<CountedUnit>& a, const std::set<CountedUnit>& b)
{
  std::vector<CountedUnit> shared;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(shared));
  return shared.empty() ? 0 : static_cast<std::int64_t>(a.size() + b.size() - 2 * shared.size());
}

bool contains_any(const std::vector<bool>& flags)
{
  return std::find(flags.begin(), flags.end(), true) != flags.end();
}

} // namespace

ProtectedBreakdowns::ProtectedBreakdowns(const Evaluation& evaluation, Date as_of)
    : m_evaluation(evaluation), m_as_of(as_of)
{
  collect();
  compare();
  suppress(m_tables, m_comparables);
}

void ProtectedBreakdowns::collect()
{
  const Project& project = m_evaluation.project();
  const std::vector<Date> days = days_until(project.plan, m_as_of);
  // Rows of tables by the same field are told apart by their key, wherever they stand.
  std::map<const Field*, std::map<std::string, std::size_t>> places;
  for (std::size_t moment = 0; moment < days.size(); ++moment)
    for (std::size_t i = 0; i < project.indicators.size(); ++i) {
      const Evaluation::PeriodCount* count = m_evaluation.period_on(i, days[moment]);
      if (count == nullptr || !count->count->is_private() ||
          project.indicators[i].rule->kind == CountingRule::Kind::sum ||
          m_evaluation.not_applicable_on(i, days[moment]) != nullptr)
        continue;
      std::vector<WholeBreakdown> wholes =
          count->count->breakdowns(project.indicators[i], days[moment]);
      for (std::size_t b = 0; b < wholes.size(); ++b) {
        if (wholes[b].by == nullptr)
          continue;
        Published one{i, b, days[moment], std::move(wholes[b]), {}};
        std::map<std::string, std::size_t>& known = places[one.whole.by];
        for (const BreakdownRow& row : one.whole.table.rows)
          one.places.push_back(known.emplace(row.key, known.size()).first->second);
        CountTable table;
        table.total = static_cast<std::int64_t>(count->count->units_counting(days[moment]));
        table.adds_up = one.whole.table.adds_up;
        table.moment = moment;
        m_tables.push_back(std::move(table));
        m_published.push_back(std::move(one));
      }
    }
  for (std::size_t t = 0; t < m_tables.size(); ++t) {
    m_tables[t].counts.assign(places[m_published[t].whole.by].size(), 0);
    for (std::size_t row = 0; row < m_published[t].places.size(); ++row)
      m_tables[t].counts[m_published[t].places[row]] =
          m_published[t].whole.table.rows[row].value->whole();
  }
}

void ProtectedBreakdowns::compare()
{
  const auto units_at = [this](std::size_t table) {
    std::vector<const std::set<CountedUnit>*> units(m_tables[table].counts.size(), nullptr);
    for (std::size_t row = 0; row < m_published[table].places.size(); ++row)
      units[m_published[table].places[row]] = &m_published[table].whole.units[row];
    return units;
  };
  const std::set<CountedUnit> nobody;
  for (std::size_t a = 0; a < m_tables.size(); ++a)
    for (std::size_t b = a + 1; b < m_tables.size(); ++b) {
      if (m_published[a].whole.by != m_published[b].whole.by)
        continue;
      Comparable forth{a, b, {}, {}};
      Comparable back{b, a, {}, {}};
      const auto units_a = units_at(a);
      const auto units_b = units_at(b);
      for (std::size_t row = 0; row < units_a.size(); ++row) {
        const std::set<CountedUnit>& in_a = units_a[row] == nullptr ? nobody : *units_a[row];
        const std::set<CountedUnit>& in_b = units_b[row] == nullptr ? nobody : *units_b[row];
        forth.is_within.push_back(is_within(in_a, in_b));
        back.is_within.push_back(is_within(in_b, in_a));
        forth.apart.push_back(apart(in_a, in_b));
      }
      const bool differs = std::any_of(forth.apart.begin(), forth.apart.end(),
                                       [](std::int64_t one) { return one > 0; });
      if (contains_any(forth.is_within) || differs)
        m_comparables.push_back(std::move(forth));
      if (contains_any(back.is_within))
        m_comparables.push_back(std::move(back));
    }
}

BreakdownTable ProtectedBreakdowns::printed(const Published& one, const CountTable& decided) const
{
  BreakdownTable table = one.whole.table;
  table.stands_on = one.on;
  table.withheld = decided.withheld;
  if (table.adds_up)
    table.total = Decimal(decided.total);
  if (decided.withheld)
    table.rows.clear();
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    table.rows[row].shown = decided.shown[one.places[row]];
    if (table.rows[row].shown != BreakdownRow::Shown::value)
      table.rows[row].value.reset();
  }
  return table;
}

std::vector<BreakdownTable> ProtectedBreakdowns::of(std::size_t indicator) const
{
  std::vector<BreakdownTable> tables;
  const Project& project = m_evaluation.project();
  const Indicator& one = project.indicators[indicator];
  const Evaluation::PeriodCount* count = m_evaluation.period_on(indicator, m_as_of);
  if (count == nullptr || one.rule->kind == CountingRule::Kind::sum)
    return tables;
  const std::vector<WholeBreakdown> today = count->count->breakdowns(one, m_as_of);
  for (std::size_t b = 0; b < one.breakdowns.size(); ++b) {
    BreakdownTable table = today[b].table;
    if (one.breakdowns[b].by_year) {
      table.total = m_evaluation.value_on(indicator, m_as_of);
    } else {
      table.rows.clear();
      for (std::size_t t = 0; t < m_published.size(); ++t)
        if (m_published[t].indicator == indicator && m_published[t].breakdown == b)
          table = printed(m_published[t], m_tables[t]);
      if (m_as_of.year() < project.plan.period.last.year() + k_years_after)
        table.next_on =
            day_of(m_as_of < day_of(m_as_of.year()) ? m_as_of.year() : m_as_of.year() + 1);
    }
    tables.push_back(std::move(table));
  }
  return tables;
}

} // namespace peil::compute
