#pragma once

#include "model/project.hpp"
#include "model/snapshot.hpp"
#include "render/chart.hpp"

#include <optional>

/// One function for each kind of chart; nothing when there is nothing to show.
namespace peil::render::charts {

/// Value, target band and expected value on one line.
std::optional<Chart> range_chart(const Indicator& indicator, const IndicatorResult& result,
                                 const Snapshot& snapshot);

/// The value since the start of the plan, with expected course and target band.
std::optional<Chart> history_chart(const Project& project, const Indicator& indicator,
                                   const IndicatorResult& result, const Snapshot& snapshot);

/// How many records are in each phase.
std::optional<Chart> funnel_chart(const Register& of, const RegisterResult& result,
                                  const Snapshot& snapshot);

/// How many records went from which phase to which.
std::optional<Chart> flow_chart(const Register& of, const RegisterResult& result,
                                const Snapshot& snapshot);

/// Spent, committed and free for every budget line; without a year over all years.
std::optional<Chart> budget_chart(const Project& project, const Snapshot& snapshot,
                                  std::optional<int> year);

/// The milestones by quarter with their state.
std::optional<Chart> planning_chart(const Project& project, const Snapshot& snapshot);

/// A tile for every record of a fixed set, marked when it counts.
std::optional<Chart> tile_map_chart(const Project& project, const Register& of,
                                    const Snapshot& snapshot);

} // namespace peil::render::charts
