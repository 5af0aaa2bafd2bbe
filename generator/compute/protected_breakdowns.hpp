#pragma once

#include "compute/evaluation.hpp"
#include "compute/suppression.hpp"

#include <optional>
#include <string>
#include <vector>

namespace peil::compute {

/// The breakdowns of private registers as they may be printed on a day. They are published once a
/// year, as they stand on 31 December: a table that moved with every company would tell of each
/// company where it belongs (domain.md §10.6). All of them together, also those of the years
/// before, go through the one suppression. Years are totals of the province, so those stay exact
/// and of the day itself (R67, R69).
class ProtectedBreakdowns
{
public:
  ProtectedBreakdowns(const Evaluation& evaluation, Date as_of);

  /// The tables of an indicator over a private register, in the order of its breakdowns; those of
  /// sums are left out, for a part of a sum is a sum over fewer companies (R70).
  std::vector<BreakdownTable> of(std::size_t indicator) const;

private:
  struct Published
  {
    std::size_t indicator = 0;
    std::size_t breakdown = 0;
    Date on;
    WholeBreakdown whole;
    /// The place of each of its rows among the rows of comparable tables.
    std::vector<std::size_t> places;
  };

  void collect();
  void compare();
  BreakdownTable printed(const Published& one, const CountTable& decided) const;

  const Evaluation& m_evaluation;
  Date m_as_of;
  std::vector<Published> m_published;
  std::vector<CountTable> m_tables;
  std::vector<Comparable> m_comparables;
};

} // namespace peil::compute
