#include "judge_project.hpp"

#include "check/check_sources.hpp"
#include "check/publishing.hpp"
#include "compute/changes.hpp"
#include "compute/plausibility.hpp"
#include "compute/snapshot.hpp"
#include "read/packages.hpp"
#include "render/author_charts.hpp"
#include "render/charts.hpp"
#include "render/narrative_checks.hpp"

#include <algorithm>
#include <set>

namespace peil {
namespace {

Diagnostic unspoken(Position at, const std::string& language)
{
  return error_at(std::move(at),
                  say("het thema heeft geen teksten in de taal '{}'",
                      "the theme has no texts in the language '{}'", language),
                  say("maak teksten/{0}.yaml in het thema, of kies een andere taal",
                      "make teksten/{0}.yaml in the theme, or choose another language", language));
}

// A frozen edition is there from the day it was published, a concept from its as-of date.
bool is_shown(const Edition& edition, Date as_of)
{
  const Date published = edition.published.value_or(edition.as_of);
  return (edition.is_frozen() ? std::max(edition.as_of, published) : edition.as_of) <= as_of;
}

// The earlier editions that it names and that are not there yet on this day.
std::set<std::string, std::less<>> hidden_from(const Project& project, const Edition& edition,
                                               Date as_of)
{
  std::set<std::string, std::less<>> hidden;
  for (const std::string& id : {edition.predecessor.value, edition.erratum_of.value}) {
    const Edition* earlier = project.find_edition(id);
    if (earlier != nullptr && !is_shown(*earlier, as_of))
      hidden.insert(id);
  }
  return hidden;
}

} // namespace

void add(Diagnostics& mistakes, const Diagnostics& more)
{
  mistakes.insert(mistakes.end(), more.begin(), more.end());
}

Result<Project> check_all_sources(const Sources& sources,
                                  const check::CheckedEditions* known_editions)
{
  Result<Project> project = check::check_sources(sources, known_editions);
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

Diagnostics unspoken_languages(const Project& project, const render::Theme& theme)
{
  Diagnostics mistakes;
  if (theme.find_language(project.plan.language) == nullptr)
    mistakes.push_back(unspoken(project.plan.at, project.plan.language));
  for (const Translation& one : project.translations)
    if (theme.find_language(one.language) == nullptr)
      mistakes.push_back(unspoken(one.at, one.language));
  return sorted(std::move(mistakes));
}

Result<render::Theme> theme_for(const Project& project, const render::Theme* earlier)
{
  TRY_ASSIGN(render::Theme theme,
             render::load_theme(project.theme_files, project.theme_documents, earlier));
  if (Diagnostics mistakes = unspoken_languages(project, theme); !mistakes.empty())
    return mistakes;
  return theme;
}

Result<render::Theme> whole_theme_for(const Project& project, const BuildFolders& folders,
                                      Files& files)
{
  TRY_ASSIGN(render::Theme theme, theme_for(project));
  TRY_ASSIGN(ShippedPackages shipped,
             read::read_packages(files, folders.packages, project.theme_manifest));
  return render::with_packages(std::move(theme), project.theme_manifest, std::move(shipped));
}

void set_states(const compute::Evaluation& evaluation, const std::vector<ItemChange>& changes,
                Snapshot& snapshot)
{
  for (IndicatorResult& result : snapshot.indicators)
    result.state =
        compute::figure_state(evaluation, result.indicator_index, snapshot.as_of, changes);
}

render::EditionSite make_edition(const compute::Evaluation& evaluation, const Edition& edition,
                                 const render::Words& words, Diagnostics& found)
{
  const Project& project = evaluation.project();
  render::EditionSite site{
      &edition, compute::compute_snapshot(evaluation, edition.as_of), {}, {}, false, {}};
  const Edition* before = project.find_edition(edition.predecessor.value);
  if (before != nullptr && before->is_frozen())
    site.changes =
        changes_between(evaluation, *before->record, {project, *before->record}, site.snapshot);
  set_states(evaluation, site.changes, site.snapshot);
  render::AuthorCharts made = render::make_edition_charts(project, site.snapshot, words, edition);
  site.charts = std::move(made.charts);
  add(found, made.mistakes);
  return site;
}

render::EditionsSite last_edition(const Project& project, Date as_of)
{
  render::EditionsSite editions;
  for (const Edition& edition : project.editions)
    if (is_shown(edition, as_of) && edition.is_frozen())
      editions.last_frozen = &edition;
  return editions;
}

std::vector<ItemChange> changes_between(const compute::Evaluation& evaluation,
                                        const EditionRecord& before,
                                        const compute::FactsCompared& facts, const Snapshot& now)
{
  const Snapshot again = compute::compute_snapshot(evaluation, before.as_of);
  return compute::changes_since({evaluation, before, again, now}, facts);
}

namespace {

render::EditionsSite make_editions(const compute::Evaluation& evaluation, const Snapshot& snapshot,
                                   const render::Words& words, Diagnostics& found)
{
  render::EditionsSite editions = last_edition(evaluation.project(), snapshot.as_of);
  if (editions.last_frozen != nullptr) {
    const EditionRecord& before = *editions.last_frozen->record;
    editions.since_last =
        changes_between(evaluation, before, {evaluation.project(), before}, snapshot);
  }
  for (const Edition& edition : evaluation.project().editions) {
    if (!is_shown(edition, snapshot.as_of))
      continue;
    if (edition.is_frozen()) {
      editions.shown.push_back({&edition, {}, {}, edition.record->changes, true, {}});
    } else {
      editions.shown.push_back(make_edition(evaluation, edition, words, found));
      editions.shown.back().hidden = hidden_from(evaluation.project(), edition, snapshot.as_of);
    }
  }
  return editions;
}

} // namespace

std::vector<render::Chart> judge_language(const Project& project, const Snapshot& snapshot,
                                          const render::Words& words, OwnCharts own,
                                          Diagnostics& found)
{
  std::vector<render::Chart> charts;
  if (own == OwnCharts::made)
    charts = render::make_charts(render::plan_charts_of(project, snapshot, words));
  render::AuthorCharts authors = render::make_author_charts(project, snapshot, words);
  for (render::Chart& chart : authors.charts) {
    render::set_language(chart, words);
    charts.push_back(std::move(chart));
  }
  add(found, authors.mistakes);
  add(found, render::check_narratives(project, snapshot, words));
  return charts;
}

Result<Ready> judge(const Project& project, const compute::Evaluation& evaluation,
                    Snapshot& snapshot, const BuildOptions& options, Files& files)
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
  Ready ready{std::move(theme).value(), {}, {}, {}};
  const render::Words own_words(*ready.theme.find_language(project.plan.language));
  ready.editions = make_editions(evaluation, snapshot, own_words, found);
  set_states(evaluation, ready.editions.since_last, snapshot);
  for (const render::Words& words : render::languages_of(project, ready.theme))
    ready.languages.push_back(
        {words, judge_language(project, snapshot, words, OwnCharts::made, found)});
  found = sorted(std::move(found));
  if (has_errors(found, options.purpose))
    return found;
  ready.warnings.list = std::move(found);
  return ready;
}

} // namespace peil
