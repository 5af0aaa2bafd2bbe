#pragma once

#include "model/project.hpp"
#include "model/snapshot.hpp"
#include "render/chart.hpp"
#include "render/words.hpp"

#include <optional>

/// One function for each kind of chart; nothing when there is nothing to show.
namespace peil::render::charts {

/// What every chart is made from.
struct Input
{
  const Project& project;
  const Snapshot& snapshot;
  /// The language of titles, sentences, labels and tables.
  const Words& words;
};

/// Value, target band and expected value on one line.
std::optional<Chart> range_chart(const Input& in, const Indicator& indicator,
                                 const IndicatorResult& result);

/// The value since the start of the plan, with expected course and target band.
std::optional<Chart> history_chart(const Input& in, const Indicator& indicator,
                                   const IndicatorResult& result);

/// How many records are in each phase.
std::optional<Chart> funnel_chart(const Input& in, const Register& of,
                                  const RegisterResult& result);

/// How many records went from which phase to which.
std::optional<Chart> flow_chart(const Input& in, const Register& of, const RegisterResult& result);

/// Spent, committed and free for every budget line; without a year over all years.
std::optional<Chart> budget_chart(const Input& in, std::optional<int> year);

/// The milestones by quarter with their state.
std::optional<Chart> planning_chart(const Input& in);

/// A tile for every record of a fixed set, marked when it counts.
std::optional<Chart> tile_map_chart(const Input& in, const Register& of);

} // namespace peil::render::charts
