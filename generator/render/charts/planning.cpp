#include "base/dutch.hpp"
#include "render/addresses.hpp"
#include "render/charts/kinds.hpp"
#include "render/charts/style.hpp"
#include "render/words.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace peil::render::charts {
namespace {

using nlohmann::json;

std::string parts_done(const MilestoneResult& result)
{
  const auto done = std::count_if(result.parts.begin(), result.parts.end(),
                                  [](const PartResult& part) { return part.done.has_value(); });
  return fmt::format("{} van {}", done, result.parts.size());
}

std::string sentence(const Snapshot& snapshot)
{
  const auto count = [&](std::initializer_list<MilestoneState> states) {
    return std::count_if(
        snapshot.milestones.begin(), snapshot.milestones.end(), [&](const MilestoneResult& one) {
          return std::find(states.begin(), states.end(), one.state) != states.end();
        });
  };
  const auto late = count({MilestoneState::late});
  return fmt::format(
      "Op {} {} {} van de {} mijlpalen gereed; {} te laat.", dutch::long_date(snapshot.as_of),
      count({MilestoneState::done, MilestoneState::done_late}) == 1 ? "is" : "zijn",
      count({MilestoneState::done, MilestoneState::done_late}), snapshot.milestones.size(),
      late == 0   ? std::string("geen enkele is")
      : late == 1 ? std::string("1 is")
                  : fmt::format("{} zijn", late));
}

} // namespace

std::optional<Chart> planning_chart(const Input& in)
{
  const Project& project = in.project;
  const Snapshot& snapshot = in.snapshot;
  if (snapshot.milestones.empty())
    return std::nullopt;
  Chart chart;
  chart.table = {
      "Mijlpalen", {"Mijlpaal", "Kwartaal", "Status", "Onderdelen klaar", "Gereed op"}, {}};
  json rows = json::array();
  json order = json::array();
  for (const MilestoneResult& result : snapshot.milestones) {
    const Milestone& milestone = project.milestones[result.milestone_index];
    const Period quarter = calendar_quarter(milestone.year, milestone.quarter);
    const StatusWord status = status_of(result.state);
    order.push_back(milestone.id.value);
    json row = {{"mijlpaal", milestone.id.value},
                {"naam", fitting(milestone.title)},
                {"van", quarter.first.to_iso()},
                {"tot", quarter.last.to_iso()},
                {"status", in.words.word(status)}};
    if (result.done)
      row["gereed"] = result.done->to_iso();
    rows.push_back(std::move(row));
    chart.table.rows.push_back({milestone.title,
                                dutch::short_quarter(milestone.year, milestone.quarter),
                                std::string(in.words.word(status)), parts_done(result),
                                result.done ? dutch::short_date(*result.done) : "nog niet"});
  }
  json spec = chart_frame(k_plot_width, static_cast<int>(order.size()) * 36);
  const json y = row_axis("mijlpaal", order);
  const json states = {
      {"domain",
       {"gereed", "gereed (later dan gepland)", "loopt", "gepland", "te laat", "vervallen"}},
      {"range", {k_actual, k_second, k_band, k_third, k_expected, k_muted}}};
  spec["layer"].push_back(
      {{"data", values(rows)},
       {"mark", {{"type", "bar"}, {"height", 12}, {"cornerRadius", 2}, {"yOffset", k_bar_offset}}},
       {"encoding",
        {{"y", y},
         {"x",
          {{"field", "van"},
           {"type", "temporal"},
           {"axis",
            {{"title", nullptr},
             {"format", "Q%q %Y"},
             {"tickCount", {{"interval", "month"}, {"step", 3}}}}}}},
         {"x2", {{"field", "tot"}}},
         {"color",
          {{"field", "status"},
           {"type", "nominal"},
           {"scale", states},
           {"legend", {{"columns", 3}}}}}}}});
  const bool any_done =
      std::any_of(snapshot.milestones.begin(), snapshot.milestones.end(),
                  [](const MilestoneResult& one) { return one.done.has_value(); });
  if (any_done) // Vega cannot make a scale of dates that are all missing
    spec["layer"].push_back(
        {{"data", values(rows)},
         {"transform", json::array({{{"filter", "isValid(datum.gereed)"}}})},
         {"mark",
          {{"type", "point"},
           {"shape", "diamond"},
           {"filled", true},
           {"color", k_text},
           {"size", 50},
           {"yOffset", k_bar_offset},
           {"opacity", 1}}},
         {"encoding", {{"y", y}, {"x", {{"field", "gereed"}, {"type", "temporal"}}}}}});
  spec["layer"].push_back({{"data", values(json::array({{{"datum", snapshot.as_of.to_iso()}}}))},
                           {"mark", {{"type", "rule"}, {"color", k_text}, {"strokeDash", {3, 3}}}},
                           {"encoding", {{"x", {{"field", "datum"}, {"type", "temporal"}}}}}});
  spec["layer"].push_back(row_names("mijlpaal", order, rows));
  chart.id = "planning";
  chart.title = "Planning (ruit: gereed, stippellijn: peildatum)";
  chart.sentence = sentence(snapshot);
  chart.spec = std::move(spec);
  chart.page = std::string(k_planning);
  chart.at = project.plan.at;
  return chart;
}

} // namespace peil::render::charts
