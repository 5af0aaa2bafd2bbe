#pragma once

#include "model/project.hpp"
#include "model/snapshot.hpp"
#include "render/words.hpp"

#include <map>
#include <string>

namespace peil::render {

/// The values that a narrative can name as `{{ ketenprojecten.waarde }}`, in the notation of
/// their language at the as-of date. The names stand in docs/teksten.md.
std::map<std::string, std::string> make_references(const Project& project, const Snapshot& snapshot,
                                                   const Words& words);

} // namespace peil::render
