#include "build_site.hpp"

#include "base/sha256.hpp"
#include "base/suggestion.hpp"
#include "check/check_sources.hpp"
#include "check/editions.hpp"
#include "check/publishing.hpp"
#include "compute/changes.hpp"
#include "compute/open_changes.hpp"
#include "compute/plausibility.hpp"
#include "compute/snapshot.hpp"
#include "draw/draw_charts.hpp"
#include "gate/check_markup.hpp"
#include "gate/inspect_output.hpp"
#include "publish_data.hpp"
#include "read/packages.hpp"
#include "render/author_charts.hpp"
#include "render/charts.hpp"
#include "render/explanation.hpp"
#include "render/narrative_checks.hpp"
#include "render/site.hpp"
#include "render/typed_numbers.hpp"
#include "write/frozen_files.hpp"

#include <algorithm>
#include <future>
#include <set>

namespace peil {
namespace {

void add(Diagnostics& mistakes, const Diagnostics& more)
{
  mistakes.insert(mistakes.end(), more.begin(), more.end());
}

void add(std::vector<OutputFile>& files, std::vector<OutputFile> more)
{
  std::move(more.begin(), more.end(), std::back_inserter(files));
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
  render::EditionsSite editions;
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

// The languages of the plan and of its translations that the theme has no words for.
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

// The theme, if it speaks the language of the plan and those that the data is translated into.
Result<render::Theme> theme_for(const Project& project, const render::Theme* earlier = nullptr)
{
  TRY_ASSIGN(render::Theme theme,
             render::load_theme(project.theme_files, project.theme_documents, earlier));
  if (Diagnostics mistakes = unspoken_languages(project, theme); !mistakes.empty())
    return mistakes;
  return theme;
}

// The same, with the files of other people's packages in it.
Result<render::Theme> whole_theme_for(const Project& project, const BuildFolders& folders,
                                      Files& files, const render::Theme* earlier = nullptr)
{
  TRY_ASSIGN(render::Theme theme, theme_for(project, earlier));
  TRY_ASSIGN(ShippedPackages shipped,
             read::read_packages(files, folders.packages, project.theme_manifest));
  return render::with_packages(std::move(theme), project.theme_manifest, std::move(shipped));
}

void request(const std::vector<render::Chart>& charts, std::vector<draw::ChartRequest>& requests)
{
  for (const render::Chart& chart : charts)
    requests.push_back({chart.drawing, chart.spec, chart.at});
}

// Those that went well are at hand the next time.
Result<draw::Drawings> draw_with(draw::Artist& artist,
                                 const std::vector<draw::ChartRequest>& requests)
{
  draw::Drawings drawings;
  Diagnostics mistakes;
  for (const draw::ChartRequest& one : requests) {
    Result<std::string> svg = artist.draw(one);
    if (svg.ok())
      drawings.svg_by_id.emplace(one.id, std::move(svg).value());
    else
      add(mistakes, svg.mistakes());
  }
  if (!mistakes.empty())
    return sorted(std::move(mistakes));
  return drawings;
}

Result<draw::Drawings> draw_all(const Ready& ready, const draw::DrawingOptions& options,
                                draw::Artist* artist)
{
  std::vector<draw::ChartRequest> requests;
  for (const render::LanguageSite& one : ready.languages)
    request(one.charts, requests);
  for (const render::EditionSite& one : ready.editions.shown)
    request(one.charts, requests);
  return artist == nullptr ? draw::draw_charts(requests, options) : draw_with(*artist, requests);
}

// A frozen edition is there from the day it was published, a concept from its as-of date.
bool is_shown(const Edition& edition, Date as_of)
{
  const Date published = edition.published.value_or(edition.as_of);
  return (edition.is_frozen() ? std::max(edition.as_of, published) : edition.as_of) <= as_of;
}

std::vector<ItemChange> changes_between(const compute::Evaluation& evaluation,
                                        const EditionRecord& before, const Snapshot& now)
{
  const Snapshot again = compute::compute_snapshot(evaluation, before.as_of);
  return compute::changes_since({evaluation, before, again, now});
}

void set_states(const compute::Evaluation& evaluation, const std::vector<ItemChange>& changes,
                Snapshot& snapshot)
{
  for (IndicatorResult& result : snapshot.indicators)
    result.state =
        compute::figure_state(evaluation, result.indicator_index, snapshot.as_of, changes);
}

// An edition as it reads now; `frozen` is how it will read once it is.
render::EditionSite make_edition(const compute::Evaluation& evaluation, const Edition& edition,
                                 const render::Words& words, Diagnostics& found)
{
  const Project& project = evaluation.project();
  render::EditionSite site{
      &edition, compute::compute_snapshot(evaluation, edition.as_of), {}, {}, false, {}};
  const Edition* before = project.find_edition(edition.predecessor.value);
  if (before != nullptr && before->is_frozen())
    site.changes = changes_between(evaluation, *before->record, site.snapshot);
  set_states(evaluation, site.changes, site.snapshot);
  render::AuthorCharts made = render::make_edition_charts(project, site.snapshot, words, edition);
  site.charts = std::move(made.charts);
  add(found, made.mistakes);
  return site;
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

// The last edition that will not change any more: what pages tell of that are not about editions.
render::EditionsSite last_edition(const Project& project, Date as_of)
{
  render::EditionsSite editions;
  for (const Edition& edition : project.editions)
    if (is_shown(edition, as_of) && edition.is_frozen())
      editions.last_frozen = &edition;
  return editions;
}

std::vector<ItemChange> changes_since_last(const compute::Evaluation& evaluation,
                                           const render::EditionsSite& editions,
                                           const Snapshot& snapshot)
{
  if (editions.last_frozen == nullptr)
    return {};
  return changes_between(evaluation, *editions.last_frozen->record, snapshot);
}

render::EditionsSite make_editions(const compute::Evaluation& evaluation, const Snapshot& snapshot,
                                   const render::Words& words, Diagnostics& found)
{
  render::EditionsSite editions = last_edition(evaluation.project(), snapshot.as_of);
  editions.since_last = changes_since_last(evaluation, editions, snapshot);
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

enum class OwnCharts
{
  made,
  /// Those that pages show are made when they are rendered.
  when_asked_for
};

// The charts of one language, and what is wrong in its texts.
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

// What is wrong with the texts, the theme and what the numbers come to; warnings when nothing stops
// us.
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

// The theme is made again only when one of its files changed.
Result<const render::Theme*> kept_theme(const Project& project, const BuildFolders& folders,
                                        PageKeeper& keeper, Files& files)
{
  if (!keeper.theme || keeper.theme_files != project.theme_files ||
      keeper.theme_documents != project.theme_documents) {
    const std::optional<render::Theme> earlier = std::exchange(keeper.theme, std::nullopt);
    TRY_ASSIGN(render::Theme theme,
               whole_theme_for(project, folders, files, earlier ? &*earlier : nullptr));
    keeper.theme_files = project.theme_files;
    keeper.theme_documents = project.theme_documents;
    keeper.theme.emplace(std::move(theme));
  }
  if (Diagnostics mistakes = unspoken_languages(project, *keeper.theme); !mistakes.empty())
    return mistakes;
  return &*keeper.theme;
}

// The project and what it comes to: as it was, but for the texts and the theme, when no data
// changed.
Result<KnownProject*> known_project(const BuildOptions& options, const Sources& sources,
                                    PageKeeper& keeper)
{
  if (keeper.known && !has_errors(sources.mistakes)) {
    Diagnostics mistakes;
    check::check_texts_and_theme(sources, keeper.known->project, mistakes);
    return has_errors(mistakes) ? Result<KnownProject*>(sorted(std::move(mistakes)))
                                : keeper.known.get();
  }
  keeper.forget_data();
  TRY_ASSIGN(Project project, check_all_sources(sources));
  keeper.known = std::make_unique<KnownProject>(std::move(project), options.as_of);
  return keeper.known.get();
}

// Who saves looks at the same pages, so their charts can be drawn while other work is done. The
// artist keeps them at hand; what cannot be drawn is told when a page asks for it.
std::future<void> start_drawing(const KnownProject& known,
                                const std::vector<render::LanguageSite>& languages,
                                PageKeeper& keeper)
{
  return std::async(std::launch::async, [&known, &languages, &keeper] {
    for (const render::LanguageSite& one : languages)
      for (const render::ChartPlan& plan :
           render::plan_charts_of(known.project, known.snapshot, one.words)) {
        if (!keeper.shown_drawings.contains(render::drawing_of(plan.id, one.words)))
          continue;
        if (const std::optional<render::Chart> chart = plan.make())
          static_cast<void>(keeper.artist.draw({chart->drawing, chart->spec, chart->at}));
      }
    keeper.shown_drawings.clear();
  });
}

// Works out what changed since the last frozen edition, beside what else is to be done; nothing to
// wait for when that is known. Neither changes what it looks at until it is done.
std::future<std::vector<ItemChange>> start_comparing(const KnownProject& known,
                                                     const render::EditionsSite& editions,
                                                     const PageKeeper& keeper)
{
  if (keeper.since_last)
    return {};
  return std::async(std::launch::async, [&known, &editions] {
    return changes_since_last(known.evaluation, editions, known.snapshot);
  });
}

// Draws while pages are rendered; what cannot be drawn is left out and told.
render::Drawer drawer_of(PageKeeper& keeper, Diagnostics& found)
{
  return [&keeper, &found](const render::Chart& chart) -> std::optional<std::string> {
    keeper.shown_drawings.insert(chart.drawing);
    Result<std::string> svg = keeper.artist.draw({chart.drawing, chart.spec, chart.at});
    if (svg.ok())
      return std::move(svg).value();
    add(found, svg.mistakes());
    return std::nullopt;
  };
}

std::vector<std::string> ids_of(const std::vector<Edition>& editions)
{
  std::vector<std::string> ids;
  for (const Edition& one : editions)
    ids.push_back(one.id.value);
  return ids;
}

Diagnostic unknown_edition(const Project& project, std::string_view id)
{
  const auto near = suggest(id, ids_of(project.editions));
  return error_at({}, say("onbekende editie '{}'", "unknown edition '{}'", id),
                  near ? say("bedoelt u '{}'?", "did you mean '{}'?", *near)
                       : say("de edities staan in data/edities.yaml",
                             "the editions stand in data/edities.yaml"));
}

// The names and bytes of all data and texts but the editions themselves: the same inputs give the
// same digest, wherever the project stands.
std::string digest_of_inputs(const Sources& sources)
{
  std::string all;
  for (const auto& [name, bytes] : sources.bytes_by_file)
    if ((name.starts_with("data/") || name.starts_with("content/")) &&
        !name.starts_with("data/edities/"))
      all += name + " " + sha256(bytes) + "\n";
  return sha256(all);
}

std::vector<const Edition*> frozen_in(const render::EditionsSite& editions)
{
  std::vector<const Edition*> frozen;
  for (const render::EditionSite& one : editions.shown)
    if (one.frozen)
      frozen.push_back(one.edition);
  return frozen;
}

// An edition with its data beside it; one that is frozen is as it was.
Result<std::vector<OutputFile>>
make_edition_files(const Project& project, const Ready& ready, const render::EditionSite& edition,
                   const std::map<std::string, std::string>& svg_by_drawing)
{
  if (edition.edition->is_frozen())
    return edition.edition->files;
  TRY_ASSIGN(std::vector<OutputFile> files,
             render::render_edition(project, ready.theme, ready.languages.front().words, edition,
                                    svg_by_drawing));
  add(files, publish_edition_data(project, edition.snapshot, *edition.edition));
  return files;
}

// Pages, data and editions.
Result<std::vector<OutputFile>>
files_of_site(const Project& project, const Snapshot& snapshot, const Ready& ready,
              const std::map<std::string, std::string>& svg_by_drawing)
{
  TRY_ASSIGN(PublishedData data, publish_data(project, snapshot, frozen_in(ready.editions)));
  TRY_ASSIGN(std::vector<OutputFile> files,
             render::render_site(project, snapshot, ready.theme, ready.languages, ready.editions,
                                 data.listing, svg_by_drawing));
  add(files, std::move(data.files));
  for (const render::EditionSite& one : ready.editions.shown) {
    TRY_ASSIGN(std::vector<OutputFile> edition,
               make_edition_files(project, ready, one, svg_by_drawing));
    add(files, std::move(edition));
  }
  return files;
}

// One edition alone, as it stands in the whole site.
Result<std::vector<OutputFile>>
files_of_edition(const Project& project, const Ready& ready, const std::string& id,
                 const std::map<std::string, std::string>& svg_by_drawing)
{
  for (const render::EditionSite& one : ready.editions.shown)
    if (one.edition->id.value == id)
      return make_edition_files(project, ready, one, svg_by_drawing);
  if (project.find_edition(id) == nullptr)
    return unknown_edition(project, id);
  return error_at({},
                  say("editie '{}' is er op de peildatum nog niet",
                      "edition '{}' is not there yet at the as-of date", id),
                  say("kies met --as-of een latere peildatum", "choose a later date with --as-of"));
}

// Files and notices of packages: what stands in those is public already.
std::vector<std::string_view> words_of_others(const Project& project, const render::Theme& theme)
{
  std::vector<std::string_view> words;
  for (const Package& one : theme.packages)
    words.push_back(one.notice);
  for (const PackageFile& file : project.theme_manifest.files)
    for (const OutputFile& asset : theme.assets)
      if (asset.path == file.target)
        words.push_back(asset.bytes);
  return words;
}

// What must not leave, as draft warnings. Looking takes as long as building the rest, so a draft is
// not looked at.
Diagnostics look_through(const Project& project, const Sources& sources, const render::Theme& theme,
                         const std::vector<OutputFile>& output, bool is_whole_site)
{
  return gate::inspect_output({project, sources, words_of_others(project, theme), is_whole_site},
                              output);
}

std::size_t count_pages(const std::vector<OutputFile>& output)
{
  return static_cast<std::size_t>(
      std::count_if(output.begin(), output.end(),
                    [](const OutputFile& file) { return file.path.ends_with(".html"); }));
}

} // namespace

Result<MadeSite> make_site(const BuildOptions& options, const Sources& sources, Files& files,
                           draw::Artist* artist)
{
  TRY_ASSIGN(const Project project, check_all_sources(sources));

  const compute::Evaluation evaluation(project);
  const Date as_of = options.as_of.value_or(project.plan.as_of);
  Snapshot snapshot = compute::compute_snapshot(evaluation, as_of);

  TRY_ASSIGN(Ready ready, judge(project, evaluation, snapshot, options, files));
  TRY_ASSIGN(const draw::Drawings drawings, draw_all(ready, options.folders.drawing, artist));
  TRY_ASSIGN(std::vector<OutputFile> output,
             options.edition.empty()
                 ? files_of_site(project, snapshot, ready, drawings.svg_by_id)
                 : files_of_edition(project, ready, options.edition, drawings.svg_by_id));
  if (Diagnostics mistakes = gate::check_markup(output, project.theme_files); !mistakes.empty())
    return mistakes;
  if (options.purpose == Purpose::publish) {
    const bool is_whole_site = options.edition.empty() && as_of == project.plan.as_of;
    Diagnostics leaks = look_through(project, sources, ready.theme, output, is_whole_site);
    if (!leaks.empty())
      return leaks;
  }
  return MadeSite{std::move(output), drawings.drawn, drawings.from_cache, as_of,
                  std::move(ready.warnings.list)};
}

KnownProject::KnownProject(Project checked, std::optional<Date> as_of)
    : project(std::move(checked)), evaluation(project),
      snapshot(compute::compute_snapshot(evaluation, as_of.value_or(project.plan.as_of)))
{
}

void PageKeeper::forget_data()
{
  since_last.reset();
  // Somebody who keeps saving must not fill the memory.
  constexpr std::size_t most = 4;
  if (outdated.size() == most)
    outdated.clear();
  if (known)
    outdated.push_back(std::move(known));
}

Result<std::vector<OutputFile>> make_pages(const BuildOptions& options, const Sources& sources,
                                           const std::set<std::string>& paths, PageKeeper& keeper,
                                           Files& files)
{
  TRY_ASSIGN(auto* known, known_project(options, sources, keeper));
  const Project& project = known->project;
  render::EditionsSite editions = last_edition(project, known->snapshot.as_of);
  auto since_last = start_comparing(*known, editions, keeper);
  Diagnostics found = project.warnings;
  add(found, compute::check_outcome(known->evaluation, known->snapshot));
  add(found, check::check_publishing(project, known->snapshot));
  const Result<const render::Theme*> theme = kept_theme(project, options.folders, keeper, files);
  if (!theme.ok())
    return theme.mistakes();
  std::vector<render::LanguageSite> languages;
  for (const render::Words& words : render::languages_of(project, *theme.value()))
    languages.push_back({words, {}});
  std::future<void> drawing = start_drawing(*known, languages, keeper);
  for (render::LanguageSite& one : languages)
    if (render::has_page_in(one.words, paths))
      one.charts =
          judge_language(project, known->snapshot, one.words, OwnCharts::when_asked_for, found);
  if (has_errors(found, options.purpose))
    return sorted(std::move(found));
  drawing.get();
  if (since_last.valid())
    keeper.since_last = since_last.get();
  editions.since_last = *keeper.since_last;
  set_states(known->evaluation, editions.since_last, known->snapshot);
  Diagnostics undrawn;
  TRY_ASSIGN(std::vector<OutputFile> pages,
             render::render_pages(project, known->snapshot, *theme.value(), languages, editions,
                                  drawer_of(keeper, undrawn), paths));
  add(undrawn, gate::check_markup(pages, project.theme_files));
  if (!undrawn.empty())
    return sorted(std::move(undrawn));
  return pages;
}

Result<BuildReport> build_site(const BuildOptions& options, Files& files)
{
  const Sources sources = read::read_sources(files, options.folders.sources);
  TRY_ASSIGN(MadeSite made, make_site(options, sources, files));
  const write::Target target{options.folders.output, {options.folders.sources.project}};
  TRY_ASSIGN(const write::WriteReport written, write::write_output(made.files, target));
  return BuildReport{
      written,    made.charts_drawn,       made.charts_from_cache, count_pages(made.files),
      made.as_of, std::move(made.warnings)};
}

Result<Warnings> check_project(const BuildOptions& options, Files& files)
{
  const Sources sources = read::read_sources(files, options.folders.sources);
  TRY_ASSIGN(const Project project, check_all_sources(sources));
  const compute::Evaluation evaluation(project);
  Snapshot snapshot =
      compute::compute_snapshot(evaluation, options.as_of.value_or(project.plan.as_of));
  TRY_ASSIGN(Ready ready, judge(project, evaluation, snapshot, options, files));
  // What the gate finds shows only in what would be written.
  if (options.purpose == Purpose::publish) {
    TRY_ASSIGN(const MadeSite made, make_site(options, sources, files));
  }
  // Worth a look by those who keep the data; a build does not repeat it each time.
  add(ready.warnings.list, compute::check_plausible(evaluation, snapshot));
  add(ready.warnings.list, render::check_typed_numbers(project, snapshot));
  ready.warnings.list = sorted(std::move(ready.warnings.list));
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
  const auto index = static_cast<std::size_t>(found - ids.begin());
  return render::explanation_text(project, snapshot,
                                  render::Words(*theme.find_language(project.plan.language)), index,
                                  evaluation.value_on(index, snapshot.as_of));
}

Result<FreezeReport> freeze_edition(const BuildOptions& options, std::string_view id, Files& files)
{
  const Sources sources = read::read_sources(files, options.folders.sources);
  TRY_ASSIGN(const Project project, check_all_sources(sources));
  const Edition* edition = project.find_edition(id);
  if (edition == nullptr)
    return unknown_edition(project, id);
  const Date as_of = options.as_of.value_or(project.plan.as_of);
  const compute::Evaluation evaluation(project);
  Snapshot snapshot = compute::compute_snapshot(evaluation, edition->as_of);
  Diagnostics owed = check::missing_explanations(project, snapshot);
  add(owed, compute::check_open_changes(evaluation));
  if (Diagnostics refusals = check::check_freezing(project, *edition, as_of, std::move(owed));
      !refusals.empty())
    return refusals;
  BuildOptions at_its_date = options;
  at_its_date.as_of = edition->as_of;
  TRY_ASSIGN(const Ready ready, judge(project, evaluation, snapshot, at_its_date, files));

  Diagnostics found;
  const render::Words& words = ready.languages.front().words;
  render::EditionSite site = make_edition(evaluation, *edition, words, found);
  site.frozen = true;
  std::vector<draw::ChartRequest> requests;
  request(site.charts, requests);
  TRY_ASSIGN(const draw::Drawings drawings, draw::draw_charts(requests, options.folders.drawing));
  TRY_ASSIGN(const std::vector<OutputFile> output,
             make_edition_files(project, ready, site, drawings.svg_by_id));
  EditionRecord record =
      compute::make_record(evaluation, site.snapshot, *edition, std::move(site.changes));
  record.inputs = digest_of_inputs(sources);
  if (Diagnostics leaks = look_through(project, sources, ready.theme, output, false);
      !leaks.empty())
    return leaks;
  for (const OutputFile& file : output)
    record.files.push_back({file.path, sha256(file.bytes)});
  TRY_ASSIGN(const std::filesystem::path folder,
             write::write_frozen(record, output, options.folders.sources.project));
  return FreezeReport{edition->title, folder, record.figures.size(), record.changes.size()};
}

} // namespace peil
