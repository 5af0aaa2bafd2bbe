#pragma once

#include "compute/facts.hpp"
#include "compute/suppression.hpp"
#include "model/indicator.hpp"
#include "model/snapshot.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace peil::compute {

/// A breakdown with every number in it, for staff and for the one place that decides what is
/// printed of it (suppression.hpp).
struct WholeBreakdown
{
  BreakdownTable table;
  /// What stands in each row.
  std::vector<std::set<CountedUnit>> units;
  /// The field that it is divided by; null for years.
  const Field* by = nullptr;
};

/// One record that counts, for a breakdown.
struct CountedRecord
{
  /// What it counts for: contributions with the same unit are the same company.
  CountedUnit unit;
  std::optional<Date> counted_on;
  std::string record_id;
  Decimal amount;
};

/// Divides what counts over the values of a field. A company counted once stands in the row of its
/// first counting contact (earliest date, then lowest id: domain.md R37) when the table adds up,
/// and in every row it belongs to when it does not (per instrument).
class BreakdownBuilder
{
public:
  BreakdownBuilder(const Project& project, const Breakdown& breakdown, CountingRule::Kind kind);

  void add(const CountedRecord& contribution, const Found& value);
  /// Rows for every known value (choices, fixed sets, plan years), zero included, and for those
  /// found.
  WholeBreakdown whole(Date as_of) const;

private:
  struct Placed
  {
    CountedRecord contribution;
    std::vector<std::string> keys;
  };
  void seed_rows(BreakdownTable& table, Date as_of) const;

  const Project& m_project;
  const Breakdown& m_breakdown;
  CountingRule::Kind m_kind;
  const Field* m_field = nullptr;
  std::map<std::string, std::string> m_titles;
  std::vector<Placed> m_placed;
};

} // namespace peil::compute
