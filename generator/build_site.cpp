#include "build_site.hpp"

#include "base/suggestion.hpp"
#include "check/check_sources.hpp"
#include "check/publishing.hpp"
#include "compute/snapshot.hpp"
#include "draw/draw_charts.hpp"
#include "render/author_charts.hpp"
#include "render/charts.hpp"
#include "render/explanation.hpp"
#include "render/site.hpp"

#include <algorithm>

namespace peil {
namespace {

Result<std::vector<render::Chart>> make_all_charts(const Project& project, const Snapshot& snapshot)
{
  TRY_ASSIGN(std::vector<render::Chart> own, render::make_author_charts(project, snapshot));
  std::vector<render::Chart> charts = render::make_charts(project, snapshot);
  charts.insert(charts.end(), std::make_move_iterator(own.begin()),
                std::make_move_iterator(own.end()));
  return charts;
}

Result<draw::Drawings> draw_all(const std::vector<render::Chart>& charts,
                                const draw::DrawingOptions& options)
{
  std::vector<draw::ChartRequest> requests;
  for (const render::Chart& chart : charts)
    requests.push_back({chart.id, chart.spec, chart.at});
  return draw::draw_charts(requests, options);
}

// What is wrong with the texts and with what the numbers come to; warnings when nothing stops us.
Result<Warnings> judge(const Project& project, const compute::Evaluation& evaluation,
                       const Snapshot& snapshot, const std::vector<render::Chart>& charts, Purpose purpose)
{
  Diagnostics found = project.warnings;
  for (const Diagnostics& more : {compute::check_outcome(evaluation, snapshot),
                                  render::check_narratives(project, snapshot, charts),
                                  check::check_publishing(project, snapshot)})
    found.insert(found.end(), more.begin(), more.end());
  found = sorted(std::move(found));
  if (has_errors(found, purpose))
    return found;
  return Warnings{std::move(found)};
}

std::size_t count_pages(const std::vector<OutputFile>& output)
{
  return static_cast<std::size_t>(
      std::count_if(output.begin(), output.end(),
                    [](const OutputFile& file) { return file.path.ends_with(".html"); }));
}

} // namespace

Result<BuildReport> build_site(const BuildOptions& options, Files& files)
{
  const Sources sources = read::read_sources(files, options.folders.sources);
  TRY_ASSIGN(const Project project, check::check_sources(sources));

  const compute::Evaluation evaluation(project);
  const Date as_of = options.as_of.value_or(project.plan.as_of);
  const Snapshot snapshot = compute::compute_snapshot(evaluation, as_of);

  TRY_ASSIGN(const render::Theme theme, render::load_theme(project.theme_files));
  TRY_ASSIGN(const std::vector<render::Chart> charts, make_all_charts(project, snapshot));
  TRY_ASSIGN(Warnings warnings, judge(project, evaluation, snapshot, charts, options.purpose));
  TRY_ASSIGN(const draw::Drawings drawings, draw_all(charts, options.folders.drawing));
  TRY_ASSIGN(const std::vector<OutputFile> output,
             render::render_site(project, snapshot, theme, charts, drawings.svg_by_id));

  const write::Target target{options.folders.output, {options.folders.sources.project}};
  TRY_ASSIGN(const write::WriteReport written, write::write_output(output, target));
  return BuildReport{written, drawings.drawn,          drawings.from_cache, count_pages(output),
                     as_of,   std::move(warnings.list)};
}

Result<Warnings> check_project(const BuildOptions& options, Files& files)
{
  const Sources sources = read::read_sources(files, options.folders.sources);
  TRY_ASSIGN(const Project project, check::check_sources(sources));
  const compute::Evaluation evaluation(project);
  const Snapshot snapshot =
      compute::compute_snapshot(evaluation, options.as_of.value_or(project.plan.as_of));
  TRY_ASSIGN(const std::vector<render::Chart> charts, make_all_charts(project, snapshot));
  return judge(project, evaluation, snapshot, charts, options.purpose);
}

Result<std::string> explain_indicator(const BuildOptions& options, std::string_view indicator,
                                      Files& files)
{
  const Sources sources = read::read_sources(files, options.folders.sources);
  TRY_ASSIGN(const Project project, check::check_sources(sources));
  std::vector<std::string> ids;
  for (const Indicator& one : project.indicators)
    ids.push_back(one.id.value);
  const auto found = std::find(ids.begin(), ids.end(), indicator);
  if (found == ids.end()) {
    const auto near = suggest(indicator, ids);
    return error_at({}, say("onbekende indicator '{}'", "unknown indicator '{}'", indicator),
                    near ? say("bedoelt u '{}'?", "did you mean '{}'?", *near) : Sentence{});
  }
  const compute::Evaluation evaluation(project);
  const Snapshot snapshot =
      compute::compute_snapshot(evaluation, options.as_of.value_or(project.plan.as_of));
  return render::explanation_text(project, snapshot, static_cast<std::size_t>(found - ids.begin()));
}

} // namespace peil
