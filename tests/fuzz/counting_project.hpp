#pragma once

#include "base/result.hpp"
#include "model/project.hpp"

#include <string>
#include <string_view>

/// The small project in tests/fuzz/project with records and counting rules of an input's own.
namespace peil::fuzz {

/// YAML texts. A rule is what stands under `telregel`; the second may refer to the first
/// (`eerste`).
struct CountingTexts
{
  std::string things;
  std::string makers;
  std::string first_rule;
  std::string second_rule;
  /// `stand`, `per_jaar`, `cumulatief`: of the first.
  std::string kind = "stand";
};

/// What the program makes of it; demands that a refusal is proper.
Result<Project> counting_project(const CountingTexts& texts);

/// Demands of both rules that the sweep gives on every day what a fresh look at that day gives, on
/// the days around all dates in the records and in `texts`; and that snapshots agree with it.
void demand_counts(const Project& project, const CountingTexts& texts);

} // namespace peil::fuzz
