#pragma once

#include "base/diagnostic.hpp"
#include "check/scalars.hpp"
#include "model/indicator.hpp"
#include "model/register.hpp"
#include "model/rule.hpp"
#include "model/value.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace peil::check {

/// What a counting rule may refer to.
struct RuleContext
{
  const std::vector<Register>& registers;
  /// The ids of all indicators and helping figures, for `telt_mee_in`.
  const KnownNames& indicators;
  /// All registers there are, also those that could not be read.
  const KnownNames& register_names;
  /// Registers whose description has mistakes: a rule that reads one of them cannot be judged.
  std::span<const std::string> faulty;
};

/// Compiles a `telregel` (docs/telregels.md): resolves every path against the registers' fields and
/// reports, with position and suggestion, names, values and forms that do not exist. Nothing when
/// the rule cannot be used.
std::optional<CountingRule> compile_rule(const Value& value, const RuleContext& context,
                                         Diagnostics& mistakes);

/// Compiles the `naar` of a breakdown (a path or a list of paths) once for every source of the
/// rule.
std::vector<Paths> compile_breakdown(const Value& value, const CountingRule& rule,
                                     const RuleContext& context, Diagnostics& mistakes);

/// The ids of the indicators that a rule refers to.
std::vector<Located<std::string>> indicators_named_in(const CountingRule& rule);

} // namespace peil::check
