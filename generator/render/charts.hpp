#pragma once

#include "model/project.hpp"
#include "model/snapshot.hpp"
#include "render/chart.hpp"
#include "render/words.hpp"

#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

namespace peil::render {

/// Every chart that the site draws by itself; a chart that has nothing to show is left out. Each
/// kind has its own file in `render/charts/`. The ids: for every indicator `bereik-ID` (value,
/// target and expectation) and `verloop-ID` (history); for every register with phases `fasen-NAME`
/// (funnel) and `stroom-NAME` (moves between phases); `kaart-NAME` for a tile map; `geld` and
/// `geld-JAAR`; `planning`.
std::vector<Chart> make_charts(const Project& project, const Snapshot& snapshot,
                               const Words& words);

/// Puts each chart at home in its language, and says that in its specification, with the months and
/// marks of numbers of that language: whatever draws it needs no languages of its own.
void set_language(std::vector<Chart>& charts, const Words& words);

/// Whether a page in this language shows the chart: fewer pages are translated than there are.
/// `named` are the charts that its texts ask for.
bool is_shown_in(const Words& words, const Chart& chart, const std::set<std::string>& named);

/// The ids of all those charts, also of those that have nothing to show on this day: a text that
/// names one stays true on every as-of date.
std::vector<std::string> chart_ids(const Project& project);

/// A drawn chart as templates see it: {id, titel, zin, zin_naast_verloop, svg, tabel, bestand}.
nlohmann::json chart_data(const Chart& chart, const std::string& svg);

/// The address of a chart's specification: beside the page where it is at home.
std::string chart_file_address(const Chart& chart);

} // namespace peil::render
