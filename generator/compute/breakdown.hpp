#pragma once

#include "compute/facts.hpp"
#include "model/indicator.hpp"
#include "model/snapshot.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace peil::compute {

/// One record that counts, for a breakdown.
struct Contribution
{
  /// What it counts for: contributions with the same unit are the same company.
  std::ptrdiff_t unit = 0;
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

  void add(const Contribution& contribution, const Found& value);
  /// Rows for every known value (choices, fixed sets, plan years), zero included, and for those
  /// found.
  BreakdownTable table(Date as_of) const;

private:
  struct Placed
  {
    Contribution contribution;
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

/// Hides counts of 1 to 4 and, where the row total gives them away, the smallest other count, until
/// every hidden number can still have two values (domain.md §10.4, R68).
void protect_small_counts(BreakdownTable& table);

} // namespace peil::compute
