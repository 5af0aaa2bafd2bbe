#include "compute/suppression.hpp"

#include <algorithm>
#include <optional>
#include <set>

namespace peil::compute {
namespace {

using Shown = BreakdownRow::Shown;

constexpr std::int64_t k_no_limit = INT64_MAX;

bool is_small(std::int64_t count)
{
  return count > 0 && count < k_fewest;
}

/// What a reader knows of a count from what is printed in its place.
struct Bounds
{
  std::int64_t low = 0;
  std::int64_t high = 0;
};

Bounds bounds_of(const CountTable& table, std::size_t row)
{
  if (table.withheld)
    return {0, table.total};
  switch (table.shown[row]) {
  case Shown::value:
    return {table.counts[row], table.counts[row]};
  case Shown::fewer_than_five:
    return {1, table.adds_up ? k_fewest - 1 : std::min(k_fewest - 1, table.total)};
  case Shown::hidden:
    break;
  }
  return {k_fewest, table.adds_up ? k_no_limit : table.total};
}

bool is_hidden(const CountTable& table, std::size_t row)
{
  return table.withheld || table.shown[row] != Shown::value;
}

/// Another world in which everything printed is the same: in some tables row `up` has one company
/// more and row `down`, if any, one less. A world with other numbers is why nobody can work them
/// out.
class OtherWorld
{
public:
  OtherWorld(const std::vector<CountTable>& tables, const std::vector<Comparable>& comparables,
             std::optional<std::size_t> up, std::optional<std::size_t> down)
      : m_tables(tables), m_comparables(comparables), m_up(up), m_down(down)
  {
  }

  /// Makes the change in this table, and in every other that then has to follow; false when it
  /// cannot be.
  bool begin_in(std::size_t table)
  {
    m_changed.clear();
    return change(table);
  }

  bool changes(std::size_t table) const { return m_changed.contains(table); }

private:
  std::int64_t count_in(std::size_t table, std::size_t row) const
  {
    const std::int64_t count = m_tables[table].counts[row];
    if (!changes(table))
      return count;
    return count + (row == m_up ? 1 : 0) - (row == m_down ? 1 : 0);
  }

  bool can_change(std::size_t index, std::optional<std::size_t> row) const
  {
    if (!row)
      return !m_tables[index].adds_up;
    const Bounds bounds = bounds_of(m_tables[index], *row);
    const std::int64_t count = count_in(index, *row);
    return is_hidden(m_tables[index], *row) && count >= bounds.low && count <= bounds.high;
  }

  bool reaches_total(std::size_t index) const
  {
    const CountTable& table = m_tables[index];
    std::int64_t sum = 0;
    for (std::size_t row = 0; row < table.counts.size(); ++row)
      sum += count_in(index, row);
    return table.adds_up || sum >= table.total;
  }

  bool change(std::size_t index)
  {
    m_changed.insert(index);
    if (!can_change(index, m_up) || !can_change(index, m_down) || !reaches_total(index))
      return false;
    return std::all_of(m_comparables.begin(), m_comparables.end(), [&](const Comparable& pair) {
      if (pair.inner != index && pair.outer != index)
        return true;
      const std::size_t other = pair.inner == index ? pair.outer : pair.inner;
      return changes(other) || (fits(pair, m_up) && fits(pair, m_down)) || change(other);
    });
  }

  bool fits(const Comparable& pair, std::optional<std::size_t> row) const
  {
    return !row || !pair.is_within[*row] ||
           count_in(pair.inner, *row) <= count_in(pair.outer, *row);
  }

  const std::vector<CountTable>& m_tables;
  const std::vector<Comparable>& m_comparables;
  std::optional<std::size_t> m_up;
  std::optional<std::size_t> m_down;
  std::set<std::size_t> m_changed;
};

/// A number that must not be worked out: a count, or the difference between that count and the one
/// in another table.
struct Secret
{
  std::size_t table = 0;
  std::size_t row = 0;
  std::optional<std::size_t> other;
};

class Suppression
{
public:
  Suppression(std::vector<CountTable>& tables, const std::vector<Comparable>& comparables)
      : m_tables(tables), m_comparables(comparables)
  {
    for (const CountTable& table : tables)
      m_moments.insert(table.moment);
  }

  void run()
  {
    for (CountTable& table : m_tables) {
      table.withheld = false;
      table.shown.assign(table.counts.size(), Shown::value);
      for (std::size_t row = 0; row < table.counts.size(); ++row)
        if (is_small(table.counts[row]))
          table.shown[row] = Shown::fewer_than_five;
    }
    for (const std::size_t moment : m_moments) {
      m_moment = moment;
      while (const std::optional<Secret> secret = first_given_away())
        hide_something_for(*secret);
    }
  }

private:
  bool is_published(std::size_t table) const { return m_tables[table].moment <= m_moment; }
  bool is_open(std::size_t table) const { return m_tables[table].moment == m_moment; }

  // The tables and comparisons that a reader has by now.
  std::vector<Comparable> known() const
  {
    std::vector<Comparable> pairs;
    for (const Comparable& pair : m_comparables)
      if (is_published(pair.inner) && is_published(pair.outer))
        pairs.push_back(pair);
    return pairs;
  }

  std::vector<Secret> secrets() const
  {
    std::vector<Secret> all;
    for (std::size_t t = 0; t < m_tables.size(); ++t)
      for (std::size_t row = 0; is_published(t) && row < m_tables[t].counts.size(); ++row)
        if (!m_tables[t].withheld && is_hidden(m_tables[t], row))
          all.push_back({t, row, {}});
    for (const Comparable& pair : known())
      for (std::size_t row = 0; row < pair.apart.size(); ++row)
        if (is_small(pair.apart[row]) && m_tables[pair.inner].counts[row] > 0 &&
            m_tables[pair.outer].counts[row] > 0)
          all.push_back({pair.inner, row, pair.outer});
    return all;
  }

  // Whether the number can be another one in a world that reads the same.
  bool is_kept(const Secret& secret, const std::vector<Comparable>& pairs) const
  {
    const std::size_t rows = m_tables[secret.table].counts.size();
    for (std::size_t other = 0; other <= rows; ++other) {
      if (other == secret.row)
        continue;
      const auto second = other == rows ? std::nullopt : std::optional(other);
      for (const bool up : {true, false}) {
        OtherWorld world(m_tables, pairs, up ? std::optional(secret.row) : second,
                         up ? second : std::optional(secret.row));
        if (world.begin_in(secret.table) && (!secret.other || !world.changes(*secret.other)))
          return true;
        if (secret.other && world.begin_in(*secret.other) && !world.changes(secret.table))
          return true;
      }
    }
    return false;
  }

  std::optional<Secret> first_given_away() const
  {
    const std::vector<Comparable> pairs = known();
    for (const Secret& secret : secrets())
      if (!m_hopeless.contains({secret.table, secret.row}) && !is_kept(secret, pairs))
        return secret;
    return std::nullopt;
  }

  /// A shown count that could be hidden.
  struct Candidate
  {
    std::size_t table = 0;
    std::size_t row = 0;
  };

  // R68: the smallest first, ties in the order of the table; zero is shown.
  std::vector<Candidate> shown_in(std::size_t table) const
  {
    std::vector<Candidate> found;
    if (!is_open(table) || m_tables[table].withheld)
      return found;
    const std::vector<std::int64_t>& counts = m_tables[table].counts;
    for (std::size_t row = 0; row < counts.size(); ++row)
      if (counts[row] > 0 && !is_hidden(m_tables[table], row))
        found.push_back({table, row});
    std::stable_sort(found.begin(), found.end(), [&](const Candidate& a, const Candidate& b) {
      return counts[a.row] < counts[b.row];
    });
    return found;
  }

  // The tables of this moment that the secret has to do with; the later one of two figures first,
  // so that a target keeps its table before a figure that only helps.
  std::vector<std::size_t> open_tables_for(const Secret& secret) const
  {
    std::vector<std::size_t> tables;
    const auto add = [&](std::size_t table) {
      if (is_open(table) && std::find(tables.begin(), tables.end(), table) == tables.end())
        tables.push_back(table);
    };
    if (secret.other)
      add(std::max(secret.table, *secret.other));
    add(secret.table);
    if (secret.other)
      add(*secret.other);
    // Whatever hangs together with it, nearest first.
    std::vector<std::size_t> reached = {secret.table};
    for (std::size_t i = 0; i < reached.size(); ++i)
      for (const Comparable& pair : known()) {
        const bool touches = pair.inner == reached[i] || pair.outer == reached[i];
        const std::size_t next = pair.inner == reached[i] ? pair.outer : pair.inner;
        if (!touches || std::find(reached.begin(), reached.end(), next) != reached.end())
          continue;
        reached.push_back(next);
        add(next);
      }
    return tables;
  }

  void hide(const Candidate& one) { m_tables[one.table].shown[one.row] = Shown::hidden; }

  // A difference is given away by its own two counts first of all.
  std::optional<Candidate> shown_side_of(const Secret& secret) const
  {
    if (secret.other)
      for (const std::size_t table :
           {std::max(secret.table, *secret.other), std::min(secret.table, *secret.other)})
        if (is_open(table) && !is_hidden(m_tables[table], secret.row))
          return Candidate{table, secret.row};
    return std::nullopt;
  }

  // The first count of the first table in which hiding helps; where no table helps by itself, of
  // the table with which those before it do.
  std::optional<Candidate> helpful_for(const Secret& secret)
  {
    const std::vector<Comparable> pairs = known();
    const std::vector<std::size_t> tables = open_tables_for(secret);
    for (const bool together : {false, true}) {
      const std::vector<CountTable> before = m_tables;
      std::optional<Candidate> found;
      for (std::size_t i = 0; i < tables.size() && !found; ++i) {
        const std::vector<Candidate> shown = shown_in(tables[i]);
        if (!together)
          m_tables = before;
        for (const Candidate& one : shown)
          hide(one);
        if (!shown.empty() && is_kept(secret, pairs))
          found = shown.front();
      }
      m_tables = before;
      if (found)
        return found;
    }
    return std::nullopt;
  }

  void hide_something_for(const Secret& secret)
  {
    std::optional<Candidate> next = shown_side_of(secret);
    if (!next)
      next = helpful_for(secret);
    if (next)
      return hide(*next);
    for (const std::size_t table : open_tables_for(secret))
      if (!m_tables[table].withheld) {
        m_tables[table].withheld = true;
        return;
      }
    // Only what was published earlier is left; nothing that comes out now makes it worse.
    m_hopeless.insert({secret.table, secret.row});
  }

  std::vector<CountTable>& m_tables;
  const std::vector<Comparable>& m_comparables;
  std::set<std::size_t> m_moments;
  std::size_t m_moment = 0;
  std::set<std::pair<std::size_t, std::size_t>> m_hopeless;
};

Decimal amount_in(const SumParts& sum, const CountedUnit& record)
{
  const auto found = sum.find(record);
  return found == sum.end() ? Decimal() : found->second;
}

// The companies that a reader learns of by subtracting one sum from the other.
bool differs_safely(const SumParts& a, const SumParts& b, const Companies& companies)
{
  std::set<CountedUnit> behind;
  bool differs = false;
  for (const SumParts* sum : {&a, &b})
    for (const auto& [record, amount] : *sum) {
      if (amount_in(a, record) == amount_in(b, record))
        continue;
      differs = true;
      if (const auto found = companies.find(record); found != companies.end())
        behind.insert(found->second.begin(), found->second.end());
    }
  return !differs || static_cast<std::int64_t>(behind.size()) >= k_fewest;
}

} // namespace

bool may_be_printed(const SumParts& sum, const std::vector<SumParts>& printed,
                    const Companies& companies)
{
  return differs_safely(sum, {}, companies) &&
         std::all_of(printed.begin(), printed.end(),
                     [&](const SumParts& other) { return differs_safely(sum, other, companies); });
}

void suppress(std::vector<CountTable>& tables, const std::vector<Comparable>& comparables)
{
  Suppression(tables, comparables).run();
}

} // namespace peil::compute
