#pragma once

#include "model/edition.hpp"
#include "model/project.hpp"

#include <string>
#include <vector>

namespace peil::compute {

/// The facts about every record, budget line, milestone and measured indicator that are known on a
/// day, each as a short digest: what a frozen edition keeps to tell a late entry from a correction
/// later. In order of group and id; what has no facts yet is left out.
std::vector<FrozenFacts> facts_on(const Project& project, Date as_of);

/// Whether what was known is all still there, and something with a date came with it: a late entry.
/// Otherwise something was changed or removed, or holds for every day: a correction (domain.md
/// R06).
bool only_added(const std::vector<std::string>& before, const std::vector<std::string>& now);

/// The wording of a judgement, all of it.
std::string digest_of(const Judgement& judgement);

} // namespace peil::compute
