#include "build_site.hpp"

#include "base/suggestion.hpp"
#include "check/check_sources.hpp"
#include "check/publishing.hpp"
#include "compute/snapshot.hpp"
#include "draw/draw_charts.hpp"
#include "read/packages.hpp"
#include "render/author_charts.hpp"
#include "render/charts.hpp"
#include "render/explanation.hpp"
#include "render/narrative_checks.hpp"
#include "render/site.hpp"

#include <algorithm>
#include <set>

namespace peil {
namespace {

void add(Diagnostics& mistakes, const Diagnostics& more)
{
  mistakes.insert(mistakes.end(), more.begin(), more.end());
}

// With mistakes in the data the wording of texts and the theme are judged all the same, so that one
// run shows as much as possible.
Result<Project> check_all_sources(const Sources& sources)
{
  Result<Project> project = check::check_sources(sources);
  if (project.ok())
    return project;
  Diagnostics mistakes = std::move(project).mistakes();
  for (const TextFile& text : sources.texts)
    add(mistakes, render::check_wording(text));
  const Result<render::Theme> theme =
      render::load_theme(sources.theme_files, sources.theme_documents);
  if (!theme.ok())
    add(mistakes, theme.mistakes());
  return sorted(std::move(mistakes));
}

/// What a build draws and shows, once nothing stops it.
struct Ready
{
  render::Theme theme;
  std::vector<render::LanguageSite> languages;
  Warnings warnings;
};

Diagnostic unspoken(Position at, const std::string& language)
{
  return error_at(std::move(at),
                  say("het thema heeft geen teksten in de taal '{}'",
                      "the theme has no texts in the language '{}'", language),
                  say("maak teksten/{0}.yaml in het thema, of kies een andere taal",
                      "make teksten/{0}.yaml in the theme, or choose another language", language));
}

// The theme, if it speaks the language of the plan and those that the data is translated into.
Result<render::Theme> theme_for(const Project& project)
{
  TRY_ASSIGN(render::Theme theme, render::load_theme(project.theme_files, project.theme_documents));
  Diagnostics mistakes;
  if (theme.find_language(project.plan.language) == nullptr)
    mistakes.push_back(unspoken(project.plan.at, project.plan.language));
  for (const Translation& one : project.translations)
    if (theme.find_language(one.language) == nullptr)
      mistakes.push_back(unspoken(one.at, one.language));
  if (!mistakes.empty())
    return sorted(std::move(mistakes));
  return theme;
}

// The same, with the files of other people's packages in it.
Result<render::Theme> whole_theme_for(const Project& project, const BuildFolders& folders,
                                      Files& files)
{
  TRY_ASSIGN(render::Theme theme, theme_for(project));
  TRY_ASSIGN(ShippedPackages shipped,
             read::read_packages(files, folders.packages, project.theme_manifest));
  return render::with_packages(std::move(theme), project.theme_manifest, std::move(shipped));
}

Result<draw::Drawings> draw_all(const std::vector<render::LanguageSite>& languages,
                                const draw::DrawingOptions& options)
{
  std::vector<draw::ChartRequest> requests;
  for (const render::LanguageSite& one : languages)
    for (const render::Chart& chart : one.charts)
      requests.push_back({chart.drawing, chart.spec, chart.at});
  return draw::draw_charts(requests, options);
}

// The charts of one language, and what is wrong in its texts.
render::LanguageSite judge_language(const Project& project, const Snapshot& snapshot,
                                    const render::Words& words, Diagnostics& found)
{
  const std::set<std::string> named = render::named_charts(project, words.translation_language());
  render::LanguageSite site{words, {}};
  for (render::Chart& chart : render::make_charts(project, snapshot, words))
    if (render::is_shown_in(words, chart, named))
      site.charts.push_back(std::move(chart));
  render::AuthorCharts own = render::make_author_charts(project, snapshot, words);
  std::move(own.charts.begin(), own.charts.end(), std::back_inserter(site.charts));
  render::set_language(site.charts, words);
  add(found, own.mistakes);
  add(found, render::check_narratives(project, snapshot, words));
  return site;
}

// What is wrong with the texts, the theme and what the numbers come to; warnings when nothing stops
// us.
Result<Ready> judge(const Project& project, const compute::Evaluation& evaluation,
                    const Snapshot& snapshot, const BuildOptions& options, Files& files)
{
  Diagnostics found = project.warnings;
  add(found, compute::check_outcome(evaluation, snapshot));
  add(found, check::check_publishing(project, snapshot));
  Result<render::Theme> theme = whole_theme_for(project, options.folders, files);
  if (!theme.ok()) {
    add(found, theme.mistakes());
    for (const Narrative& narrative : project.narratives)
      add(found, render::check_wording(narrative.text));
    return sorted(std::move(found));
  }
  Ready ready{std::move(theme).value(), {}, {}};
  for (const render::Words& words : render::languages_of(project, ready.theme))
    ready.languages.push_back(judge_language(project, snapshot, words, found));
  found = sorted(std::move(found));
  if (has_errors(found, options.purpose))
    return found;
  ready.warnings.list = std::move(found);
  return ready;
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
  TRY_ASSIGN(const Project project, check_all_sources(sources));

  const compute::Evaluation evaluation(project);
  const Date as_of = options.as_of.value_or(project.plan.as_of);
  const Snapshot snapshot = compute::compute_snapshot(evaluation, as_of);

  TRY_ASSIGN(Ready ready, judge(project, evaluation, snapshot, options, files));
  TRY_ASSIGN(const draw::Drawings drawings, draw_all(ready.languages, options.folders.drawing));
  TRY_ASSIGN(
      const std::vector<OutputFile> output,
      render::render_site(project, snapshot, ready.theme, ready.languages, drawings.svg_by_id));

  const write::Target target{options.folders.output, {options.folders.sources.project}};
  TRY_ASSIGN(const write::WriteReport written, write::write_output(output, target));
  return BuildReport{written,
                     drawings.drawn,
                     drawings.from_cache,
                     count_pages(output),
                     as_of,
                     std::move(ready.warnings.list)};
}

Result<Warnings> check_project(const BuildOptions& options, Files& files)
{
  const Sources sources = read::read_sources(files, options.folders.sources);
  TRY_ASSIGN(const Project project, check_all_sources(sources));
  const compute::Evaluation evaluation(project);
  const Snapshot snapshot =
      compute::compute_snapshot(evaluation, options.as_of.value_or(project.plan.as_of));
  TRY_ASSIGN(Ready ready, judge(project, evaluation, snapshot, options, files));
  return std::move(ready.warnings);
}

Result<std::string> explain_indicator(const BuildOptions& options, std::string_view indicator,
                                      Files& files)
{
  const Sources sources = read::read_sources(files, options.folders.sources);
  TRY_ASSIGN(const Project project, check_all_sources(sources));
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
  TRY_ASSIGN(const render::Theme theme, theme_for(project));
  return render::explanation_text(project, snapshot,
                                  render::Words(*theme.find_language(project.plan.language)),
                                  static_cast<std::size_t>(found - ids.begin()));
}

} // namespace peil
