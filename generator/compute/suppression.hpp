#pragma once

#include "model/snapshot.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <utility>
#include <vector>

/// What may be printed of numbers of companies (domain.md §10, R67–R70). This is the one place that
/// decides it; whoever prints knows only what came out.
namespace peil::compute {

/// The fewest companies that a printed count of a breakdown, or a sum of money, may be about.
constexpr std::int64_t k_fewest = 5;

/// The register and the record of what is counted once: a company, a voucher.
using CountedUnit = std::pair<std::size_t, std::size_t>;

/// A breakdown on the day on which it is published. Rows of tables that are compared have the same
/// place in each of them.
struct CountTable
{
  std::vector<std::int64_t> counts;
  /// Printed in any case, and exact (R69).
  std::int64_t total = 0;
  /// Whether the rows add up to the total; if not, each is at most the total and together they are
  /// at least the total.
  bool adds_up = true;
  /// Tables are published in order of their moment; what was published before stays as it was.
  std::size_t moment = 0;

  /// What comes out, by row.
  std::vector<BreakdownRow::Shown> shown;
  /// Nothing of the table can be printed: it would give a small number away.
  bool withheld = false;
};

/// Two tables about companies of one kind: an earlier and a later day, or one figure within another
/// (supported within reached).
struct Comparable
{
  std::size_t inner = 0;
  std::size_t outer = 0;
  /// By row: whether all companies of `inner` are in `outer`, so that its count is never higher.
  std::vector<bool> is_within;
  /// By row: how many companies are in one of the two only.
  std::vector<std::int64_t> apart;
};

/// Decides what each table shows: counts of 1 to 4 become "minder dan 5"; other counts are hidden,
/// the smallest first, until no hidden count, and no difference of 1 to 4 companies between two
/// tables, can be worked out from all tables together (R68, domain.md §10.6). Where hiding other
/// counts cannot help, the table is withheld.
void suppress(std::vector<CountTable>& tables, const std::vector<Comparable>& comparables);

/// What a sum is made of: an amount for each record.
using SumParts = std::map<CountedUnit, Decimal>;
/// The companies behind each record.
using Companies = std::map<CountedUnit, std::set<CountedUnit>>;

/// Whether a sum may be printed when these of the same kind already are: it and each difference
/// with another is about at least five companies, or about none (domain.md §10.5, R70).
bool may_be_printed(const SumParts& sum, const std::vector<SumParts>& printed,
                    const Companies& companies);

} // namespace peil::compute
