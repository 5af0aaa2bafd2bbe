#include "render/editions.hpp"

#include "render/addresses.hpp"
#include "render/charts.hpp"
#include "render/narrative_checks.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <set>

namespace peil::render {
namespace {

// The history of an indicator says more than its range; without one, the range is shown.
std::set<std::string> shown_in_report(const Project& project, const std::vector<Chart>& charts)
{
  std::set<std::string> there;
  for (const Chart& chart : charts)
    there.insert(chart.id);
  std::set<std::string> shown = {"geld", "planning"};
  for (const Indicator& indicator : project.indicators) {
    if (indicator.is_helper)
      continue;
    const std::string history = "verloop-" + indicator.id.value;
    shown.insert(there.contains(history) ? history : "bereik-" + indicator.id.value);
  }
  return shown;
}

} // namespace

std::string indicator_number(const Project& project, std::string_view id)
{
  int place = 0;
  for (const Indicator& one : project.indicators)
    if (!one.is_helper) {
      ++place;
      if (one.id.value == id)
        break;
    }
  return fmt::format("I-{:02}", place);
}

AuthorCharts make_edition_charts(const Project& project, const Snapshot& snapshot,
                                 const Words& words, const Edition& edition)
{
  std::vector<Chart> all = make_charts(plan_charts(project, snapshot, words));
  std::set<std::string> shown = shown_in_report(project, all);
  shown.merge(charts_named_in(project, edition));
  AuthorCharts made = make_author_charts(project, snapshot, words, edition.id.value);
  for (Chart& chart : all)
    if (shown.contains(chart.id))
      made.charts.push_back(std::move(chart));
  const std::string address = edition_address(edition.id.value);
  for (Chart& chart : made.charts) {
    set_language(chart, words);
    chart.page = address;
    chart.drawing = fmt::format("editie-{}-{}", edition.id.value, chart.id);
  }
  return made;
}

} // namespace peil::render
