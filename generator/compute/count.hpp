#pragma once

#include "compute/breakdown.hpp"
#include "compute/sweep.hpp"
#include "model/indicator.hpp"
#include "model/snapshot.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace peil::compute {

/// Changes of a number over time: the value from each day until the next.
using Steps = std::map<Date, Decimal>;

/// The value on a day; zero before the first step.
Decimal value_on(const Steps& steps, Date date);

/// What is counted once: a record, or with `tel: uniek` a company with all the ids that stand for
/// it.
struct Unit
{
  std::size_t register_index = 0;
  std::size_t record_index = 0;
  /// The records that can make it count, by source and record.
  struct Member
  {
    std::size_t source = 0;
    const Timeline* timeline = nullptr;
  };
  std::vector<Member> members;

  bool counts_on(Date date) const;
  bool listed_on(Date date) const;
};

/// One rule over one period, swept once: value, history and trace for any as-of date.
class Count
{
public:
  Count(const Project& project, const CountingRule& rule, std::vector<SweepInput> inputs);

  /// The number, sum or percentage on each day from which it differs.
  const Steps& steps() const { return m_steps; }
  const Steps& numerator() const { return m_numerator; }
  const Steps& denominator() const { return m_denominator; }

  bool record_counts(std::size_t register_index, std::size_t record_index, Date date) const;
  std::vector<Date> change_days() const;

  /// Units that exist on the day, in order of id, each with the first failed condition (R17, R18).
  std::vector<TraceEntry> trace(Date as_of) const;

  /// Every number, also those that may not be printed.
  std::vector<WholeBreakdown> breakdowns(const Indicator& indicator, Date as_of) const;

  /// How many units stand behind the value on that day.
  std::size_t units_counting(Date as_of) const;
  /// The records that count on that day, each with its amount.
  SumParts parts_on(Date as_of) const;
  /// The companies behind every record of the rule; a record of which the rule does not say whose
  /// it is stands for itself.
  Companies companies() const;
  /// Whether the rule reads a private register, so that small numbers are protected.
  bool is_private() const;

private:
  void make_units();
  void make_steps();
  TraceEntry trace_entry(const Unit& unit, Date as_of) const;
  std::optional<CountedUnit> unit_of(std::size_t input, const Timeline& timeline) const;
  void add_companies(const CompaniesBehind& behind, std::size_t register_index,
                     Companies& companies) const;

  const Project* m_project;
  const CountingRule* m_rule;
  std::vector<SweepInput> m_inputs;
  std::vector<std::vector<Timeline>> m_timelines;
  std::vector<Unit> m_units;
  Steps m_steps;
  Steps m_numerator;
  Steps m_denominator;
};

/// The id that stands for all the ids that are the same company: follow the field to its end.
std::size_t same_unit_end(const Register& of, std::size_t record_index,
                          std::optional<std::size_t> same_field);

} // namespace peil::compute
