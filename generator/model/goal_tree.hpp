#pragma once

#include "model/plan.hpp"

#include <string_view>
#include <vector>

/// The goals of a plan as a tree: main goals, and goals under them in as many layers as the plan
/// has.
namespace peil {

/// The goal with this id, or null.
const Pillar* find_pillar(const std::vector<Pillar>& pillars, std::string_view id);

/// The goals above this one, the main goal first; empty for a main goal.
std::vector<const Pillar*> pillars_above(const std::vector<Pillar>& pillars, const Pillar& pillar);

/// The goals directly under this one, in their order.
std::vector<const Pillar*> pillars_below(const std::vector<Pillar>& pillars, const Pillar& pillar);

/// Whether `id` names this goal or one anywhere under it.
bool is_within(const std::vector<Pillar>& pillars, std::string_view id, const Pillar& pillar);

/// The goals with each one followed by all that lie under it; otherwise in their order. Each parent
/// stands before its children.
std::vector<Pillar> in_tree_order(std::vector<Pillar> pillars);

} // namespace peil
