#pragma once

#include "model/project.hpp"
#include "model/snapshot.hpp"
#include "render/chart.hpp"
#include "render/words.hpp"

#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace peil::render {

/// A chart by its id, and how it is made; it comes to nothing when it has nothing to show.
struct ChartPlan
{
  std::string id;
  std::function<std::optional<Chart>()> make;
};

/// Every chart that the site can draw by itself, not made yet: what they are made from must outlive
/// the plans. Each kind has its own file in `render/charts/`. The ids: for every indicator
/// `bereik-ID` (value, target and expectation) and `verloop-ID` (history); for every register with
/// phases `fasen-NAME` (funnel) and `stroom-NAME` (moves between phases); `kaart-NAME` for a tile
/// map; `geld` and `geld-JAAR`; `planning`.
std::vector<ChartPlan> plan_charts(const Project& project, const Snapshot& snapshot,
                                   const Words& words);

/// Those of them that pages and texts in this language show, at home in it (set_language): fewer
/// pages are translated than there are.
std::vector<ChartPlan> plan_charts_of(const Project& project, const Snapshot& snapshot,
                                      const Words& words);

/// Makes all that have something to show.
std::vector<Chart> make_charts(const std::vector<ChartPlan>& plans);

/// What the drawing of this chart goes by in this language (Chart::drawing).
std::string drawing_of(const std::string& chart, const Words& words);

/// Puts the chart at home in its language, and says that in its specification, with the months and
/// marks of numbers of that language: whatever draws it needs no languages of its own.
void set_language(Chart& chart, const Words& words);

/// The ids of all those charts, also of those that have nothing to show on this day: a text that
/// names one stays true on every as-of date.
std::vector<std::string> chart_ids(const Project& project);

/// A drawn chart as templates see it: {id, titel, zin, zin_naast_verloop, svg, tabel, bestand}.
nlohmann::json chart_data(const Chart& chart, const std::string& svg);

/// The address of a chart's specification: beside the page where it is at home.
std::string chart_file_address(const Chart& chart);

} // namespace peil::render
