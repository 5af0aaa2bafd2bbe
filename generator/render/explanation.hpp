#pragma once

#include "model/project.hpp"
#include "model/snapshot.hpp"
#include "render/words.hpp"

#include <string>

namespace peil::render {

/// The calculation of one indicator in plain Dutch text, record by record: the rule, what counts,
/// what no longer counts, and what does not with the first failed condition (design.md §3
/// `explain`). Private registers are listed too: this text is for the staff who hold them, never
/// for the site.
std::string explanation_text(const Project& project, const Snapshot& snapshot, const Words& words,
                             std::size_t indicator, const std::optional<Decimal>& counted);

} // namespace peil::render
