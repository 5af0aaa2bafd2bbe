#include "compute/suppression.hpp"

#include <doctest/doctest.h>
#include <functional>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

using namespace peil;
using compute::Comparable;
using compute::CountTable;

namespace {

using Counts = std::vector<std::int64_t>;

CountTable table_of(const Counts& counts, std::size_t moment = 0)
{
  CountTable table;
  table.counts = counts;
  for (const std::int64_t count : counts)
    table.total += count;
  table.moment = moment;
  return table;
}

CountTable part_table_of(const Counts& counts, std::int64_t total)
{
  CountTable table = table_of(counts);
  table.adds_up = false;
  table.total = total;
  return table;
}

// Companies only join: all of the first are in the second.
Comparable within(const std::vector<CountTable>& tables, std::size_t inner, std::size_t outer)
{
  Comparable pair{inner, outer, {}, {}};
  for (std::size_t row = 0; row < tables[inner].counts.size(); ++row) {
    pair.is_within.push_back(true);
    pair.apart.push_back(tables[outer].counts[row] - tables[inner].counts[row]);
  }
  return pair;
}

// One letter for each row: the number is shown, "<" for "minder dan 5", "-" for "niet getoond";
// "x" for a table that is withheld.
std::string signs(const CountTable& table)
{
  std::string text;
  for (const BreakdownRow::Shown shown : table.shown)
    text += shown == BreakdownRow::Shown::value             ? 'n'
            : shown == BreakdownRow::Shown::fewer_than_five ? '<'
                                                            : '-';
  return table.withheld ? "x" : text;
}

std::string signs_of(CountTable table)
{
  std::vector<CountTable> tables = {std::move(table)};
  compute::suppress(tables, {});
  return signs(tables.front());
}

/// All that a reader can imagine: every way to fill in the tables that reads the same. Small
/// numbers only, for it tries them all.
class Reader
{
public:
  Reader(const std::vector<CountTable>& tables, const std::vector<Comparable>& pairs)
      : m_tables(tables), m_pairs(pairs)
  {
    for (const CountTable& table : tables)
      m_worlds.push_back(fillings_of(table));
  }

  /// Whether some hidden count, or difference of 1 to 4 between two tables, has one value only.
  std::string given_away()
  {
    std::vector<Counts> world;
    imagine(world);
    for (const auto& [what, values] : m_values)
      if (values.size() == 1)
        return what;
    return {};
  }

private:
  static std::vector<Counts> fillings_of(const CountTable& table)
  {
    std::vector<Counts> found;
    Counts chosen;
    const std::function<void(std::int64_t)> fill = [&](std::int64_t left) {
      const std::size_t row = chosen.size();
      if (row == table.counts.size()) {
        if (table.adds_up ? left == 0 : left <= 0)
          found.push_back(chosen);
        return;
      }
      std::int64_t low = table.counts[row];
      std::int64_t high = low;
      if (table.withheld || table.shown[row] != BreakdownRow::Shown::value) {
        const bool is_small = table.shown[row] == BreakdownRow::Shown::fewer_than_five;
        low = table.withheld ? 0 : is_small ? 1 : 5;
        high = !table.withheld && is_small ? std::min<std::int64_t>(4, table.total) : table.total;
      }
      for (std::int64_t value = low; value <= high; ++value) {
        chosen.push_back(value);
        fill(left - value);
        chosen.pop_back();
      }
    };
    fill(table.total);
    return found;
  }

  void imagine(std::vector<Counts>& world)
  {
    if (world.size() < m_tables.size()) {
      for (const Counts& counts : m_worlds[world.size()]) {
        world.push_back(counts);
        if (fits(world))
          imagine(world);
        world.pop_back();
      }
      return;
    }
    for (std::size_t t = 0; t < m_tables.size(); ++t)
      for (std::size_t row = 0; row < world[t].size() && !m_tables[t].withheld; ++row)
        if (m_tables[t].shown[row] != BreakdownRow::Shown::value)
          m_values["count " + std::to_string(t) + "," + std::to_string(row)].insert(world[t][row]);
    for (const Comparable& pair : m_pairs)
      for (std::size_t row = 0; row < pair.apart.size(); ++row)
        if (pair.apart[row] > 0 && pair.apart[row] < 5 && m_tables[pair.inner].counts[row] > 0)
          m_values["difference in " + std::to_string(row)].insert(world[pair.outer][row] -
                                                                  world[pair.inner][row]);
  }

  bool fits(const std::vector<Counts>& world) const
  {
    for (const Comparable& pair : m_pairs)
      for (std::size_t row = 0; row < pair.is_within.size(); ++row)
        if (pair.inner < world.size() && pair.outer < world.size() && pair.is_within[row] &&
            world[pair.inner][row] > world[pair.outer][row])
          return false;
    return true;
  }

  const std::vector<CountTable>& m_tables;
  const std::vector<Comparable>& m_pairs;
  std::vector<std::vector<Counts>> m_worlds;
  std::map<std::string, std::set<std::int64_t>> m_values;
};

} // namespace

TEST_CASE("R68: counts of 1 to 4 are hidden, with the smallest other until nothing follows")
{
  struct Row
  {
    std::string name;
    Counts counts;
    std::string expected;
  };
  const std::vector<Row> rows = {
      {"no small count: all shown", {5, 0, 12}, "nnn"},
      {"zero is shown", {0, 0, 0}, "nnn"},
      {"one small count: the smallest other goes too", {3, 8, 20}, "<-n"},
      {"zero is not the smallest other", {3, 0, 20}, "<n-"},
      {"of two the same the first in the table goes", {7, 2, 7}, "-<n"},
      {"two small counts hide each other", {3, 2, 20}, "<<n"},
      {"1 and 1 can only be 1 and 1", {1, 1, 20}, "<<-"},
      {"4 and 4 can only be 4 and 4", {4, 4, 9}, "<<-"},
      {"1 and 5 can only be 1 and 5", {1, 5, 20}, "<--"},
      {"4 and 5 can also be 3 and 6", {4, 5, 20}, "<-n"},
      {"nothing else to hide: the table stays away", {3, 0, 0}, "x"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(signs_of(table_of(row.counts)) == row.expected);
  }
}

TEST_CASE(
    "a table that does not add up hides the small counts, and more where the total tells them")
{
  CHECK(signs_of(part_table_of({3, 8, 20}, 22)) == "<nn");
  // 12 companies that are in 8 and in at most 4: then it is 4.
  CHECK(signs_of(part_table_of({4, 8}, 12)) == "<-");
  CHECK(signs_of(part_table_of({1, 0}, 1)) == "x");
}

TEST_CASE("a difference of 1 to 4 between two tables is hidden in the later one")
{
  std::vector<CountTable> tables = {table_of({7, 9, 12}), table_of({9, 14, 20}, 1)};
  const std::vector<Comparable> pairs = {within(tables, 0, 1)};
  compute::suppress(tables, pairs);
  CHECK(signs(tables[0]) == "nnn");
  // 7 became 9; 14 is the smallest other, for 9 alone would follow from the total.
  CHECK(signs(tables[1]) == "--n");
}

TEST_CASE("what was published earlier is never hidden afterwards, and no longer follows either")
{
  // 4 and 5 were printed as "minder dan 5" and "niet getoond"; one company joined the first.
  std::vector<CountTable> tables = {table_of({4, 5}), table_of({5, 5}, 1)};
  const std::vector<Comparable> pairs = {within(tables, 0, 1)};
  compute::suppress(tables, pairs);
  CHECK(signs(tables[0]) == "<-");
  CHECK(Reader(tables, pairs).given_away().empty());
}

TEST_CASE("equal tables hide the same counts")
{
  std::vector<CountTable> tables = {table_of({3, 8, 20}), table_of({3, 8, 20}, 1)};
  const std::vector<Comparable> pairs = {within(tables, 0, 1), within(tables, 1, 0)};
  compute::suppress(tables, pairs);
  CHECK(signs(tables[0]) == "<-n");
  CHECK(signs(tables[1]) == "<-n");
}

TEST_CASE("in every small table no hidden number can be worked out")
{
  for (std::int64_t a = 0; a < 9; ++a)
    for (std::int64_t b = 0; b < 9; ++b)
      for (std::int64_t c = 0; c < 9; ++c)
        for (std::int64_t d = 0; d < 9; d += 2) {
          std::vector<CountTable> tables = {table_of({a, b, c, d})};
          compute::suppress(tables, {});
          const std::vector<Comparable> none;
          REQUIRE_MESSAGE(Reader(tables, none).given_away().empty(), a, " ", b, " ", c, " ", d, " ",
                          signs(tables.front()));
        }
}

TEST_CASE("in two tables of which one lies within the other nothing hidden can be worked out")
{
  std::mt19937 chance(20260101);
  const auto up_to = [&chance](std::uint32_t most) {
    return static_cast<std::int64_t>(chance() % (most + 1));
  };
  for (int round = 0; round < 400; ++round) {
    Counts inner;
    Counts outer;
    for (int row = 0; row < 3; ++row) {
      inner.push_back(up_to(7));
      outer.push_back(inner.back() + up_to(6));
    }
    // The second table is of a later day, or another figure of the same day.
    std::vector<CountTable> tables = {table_of(inner),
                                      table_of(outer, static_cast<std::size_t>(round % 2))};
    const std::vector<Comparable> pairs = {within(tables, 0, 1)};
    compute::suppress(tables, pairs);
    CAPTURE(round);
    CAPTURE(signs(tables[0]));
    CAPTURE(signs(tables[1]));
    REQUIRE(Reader(tables, pairs).given_away() == "");
  }
}

TEST_CASE("R70: a sum, and every difference with another, is about five companies or about none")
{
  using compute::CountedUnit;
  const auto sum_of = [](const std::vector<int>& amounts) {
    compute::SumParts sum;
    for (std::size_t i = 0; i < amounts.size(); ++i)
      if (amounts[i] != 0)
        sum[{0, i}] = Decimal(amounts[i]);
    return sum;
  };
  compute::Companies companies;
  for (std::size_t i = 0; i < 12; ++i)
    companies[{0, i}] = {CountedUnit{1, i}};
  // The last two are of one company.
  companies[{0, 11}] = {CountedUnit{1, 10}};
  const compute::SumParts five = sum_of({1, 1, 1, 1, 1});
  struct Row
  {
    std::string name;
    std::vector<int> amounts;
    bool may;
  };
  const std::vector<Row> rows = {
      {"nothing", {}, true},
      {"the same again", {1, 1, 1, 1, 1}, true},
      {"one company more", {1, 1, 1, 1, 1, 1}, false},
      {"five companies more", {1, 1, 1, 1, 1, 1, 1, 1, 1, 1}, true},
      {"one amount changed", {2, 1, 1, 1, 1}, false},
      {"all amounts changed", {2, 2, 2, 2, 2}, true},
      {"five vouchers more, of four companies", {1, 1, 1, 1, 1, 0, 0, 1, 1, 1, 1, 1}, false},
      {"four in all", {0, 0, 0, 0, 0, 1, 1, 1, 1}, false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(compute::may_be_printed(sum_of(row.amounts), {five}, companies) == row.may);
  }
  CHECK_FALSE(compute::may_be_printed(sum_of({1, 1, 1, 1}), {}, companies));
  CHECK_FALSE(compute::may_be_printed(five, {}, {}));
}
