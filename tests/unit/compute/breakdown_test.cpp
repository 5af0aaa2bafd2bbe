#include "compute/breakdown.hpp"

#include <doctest/doctest.h>
#include <set>
#include <string>
#include <vector>

using namespace peil;

namespace {

BreakdownTable table_of(const std::vector<int>& counts, bool adds_up = true)
{
  BreakdownTable table;
  table.adds_up = adds_up;
  for (const int count : counts)
    table.rows.push_back({"", "", Decimal(count), BreakdownRow::Shown::value});
  compute::protect_small_counts(table);
  return table;
}

// One letter for each row: the number is shown, "<" for "minder dan 5", "-" for "niet getoond".
std::string signs(const BreakdownTable& table)
{
  std::string text;
  for (const BreakdownRow& row : table.rows)
    text += row.shown == BreakdownRow::Shown::value             ? 'n'
            : row.shown == BreakdownRow::Shown::fewer_than_five ? '<'
                                                                : '-';
  return text;
}

/// All values that the hidden rows from `row` on can have when together they come to `total`.
void find_possible(const BreakdownTable& table, std::size_t row, std::int64_t total,
                   std::vector<std::int64_t>& chosen, std::vector<std::set<std::int64_t>>& found)
{
  if (row == table.rows.size()) {
    for (std::size_t i = 0; total == 0 && i < chosen.size(); ++i)
      found[i].insert(chosen[i]);
    return;
  }
  const BreakdownRow::Shown shown = table.rows[row].shown;
  if (shown == BreakdownRow::Shown::value) {
    chosen.push_back(table.rows[row].value.whole());
    find_possible(table, row + 1, total, chosen, found);
    chosen.pop_back();
    return;
  }
  const bool is_small = shown == BreakdownRow::Shown::fewer_than_five;
  for (std::int64_t value = is_small ? 1 : 5; value <= (is_small ? 4 : total); ++value) {
    chosen.push_back(value);
    find_possible(table, row + 1, total - value, chosen, found);
    chosen.pop_back();
  }
}

// Whether a reader who knows the total can work out a hidden number.
bool gives_a_number_away(const BreakdownTable& table)
{
  std::int64_t hidden = 0;
  for (const BreakdownRow& row : table.rows)
    if (row.shown != BreakdownRow::Shown::value)
      hidden += row.value.whole();
  std::vector<std::int64_t> chosen;
  std::vector<std::set<std::int64_t>> found(table.rows.size());
  find_possible(table, 0, hidden, chosen, found);
  for (std::size_t i = 0; i < found.size(); ++i)
    if (table.rows[i].shown != BreakdownRow::Shown::value && found[i].size() < 2)
      return true;
  return false;
}

bool has_more_to_hide(const BreakdownTable& table)
{
  for (const BreakdownRow& row : table.rows)
    if (row.shown == BreakdownRow::Shown::value && row.value > Decimal())
      return true;
  return false;
}

} // namespace

TEST_CASE("R68: counts of 1 to 4 are hidden, with the smallest other until nothing follows")
{
  struct Row
  {
    std::string name;
    std::vector<int> counts;
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
      {"nothing else to hide", {3, 0, 0}, "<nn"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(signs(table_of(row.counts)) == row.expected);
  }
}

TEST_CASE("R68: a table that does not add up to a total needs no second hiding")
{
  CHECK(signs(table_of({3, 8, 20}, false)) == "<nn");
}

TEST_CASE("R68: in every small table no hidden number can be worked out while others are shown")
{
  for (int a = 0; a < 9; ++a)
    for (int b = 0; b < 9; ++b)
      for (int c = 0; c < 9; ++c)
        for (int d = 0; d < 9; d += 2) {
          const BreakdownTable table = table_of({a, b, c, d});
          if (gives_a_number_away(table))
            REQUIRE_MESSAGE(!has_more_to_hide(table), a, " ", b, " ", c, " ", d, " ", signs(table));
        }
}
