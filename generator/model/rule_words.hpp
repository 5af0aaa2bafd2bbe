#pragma once

#include "model/project.hpp"

#include <string>
#include <vector>

namespace peil {

/// One condition of a counting rule as a reader sees it.
struct RuleLine
{
  std::string text;
  /// Said by the plan itself, or our own choice (domain.md: never present a KEUZE as the plan's).
  bool from_plan = false;
};

/// The conditions of a rule that carry words (`telt_als`), in their order.
std::vector<RuleLine> rule_lines(const Project& project, const CountingRule& rule);

} // namespace peil
