#pragma once

#include "compute/facts.hpp"

#include <string>

namespace peil::compute {

/// Whether all conditions hold, and if not: the first that failed, where, and how many held before
/// it ("of several candidates the one that comes furthest gives the reason", domain.md R18).
struct Outcome
{
  bool holds = true;
  const Condition* failed = nullptr;
  Place where;
  std::size_t reached = 0;
};

Outcome test_conditions(const Conditions& conditions, const Subject& subject,
                        const Place& place = {});

/// Finds the rows that the rule names under `kies`, in their order.
void pick_rows(Subject& subject);

/// The reason of a failed condition, `{pad}` filled in with the value on the subject's date.
std::string reason_text(const Condition& failed, const Subject& subject, const Place& where);

} // namespace peil::compute
