#pragma once

#include "base/diagnostic.hpp"
#include "model/project.hpp"
#include "model/snapshot.hpp"
#include "render/chart.hpp"
#include "render/words.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace peil::render {

/// The charts that authors wrote themselves, in ```vega-lite blocks: the argument is the title, the
/// spec's `description` the Dutch sentence, and `data: {name: …}` names an indicator's history, a
/// public register or `begroting`. The mistakes tell what is no JSON, has no title or sentence,
/// names unknown data, fields or marks, or would fetch something. Those of the chapters of an
/// edition, if one is named; otherwise those of the texts of the site.
struct AuthorCharts
{
  std::vector<Chart> charts;
  Diagnostics mistakes;
};
AuthorCharts make_author_charts(const Project& project, const Snapshot& snapshot,
                                const Words& words, std::string_view edition = {});

/// The id of the n-th (from 1) own chart in a text.
std::string author_chart_id(const Narrative& narrative, std::size_t number);

/// The page a narrative is shown on.
std::string narrative_address(const Narrative& narrative);

} // namespace peil::render
