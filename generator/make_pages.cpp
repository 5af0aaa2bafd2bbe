#include "make_pages.hpp"

#include "check/check_sources.hpp"
#include "check/publishing.hpp"
#include "compute/plausibility.hpp"
#include "compute/snapshot.hpp"
#include "gate/check_markup.hpp"
#include "judge_project.hpp"
#include "read/packages.hpp"
#include "render/charts.hpp"
#include "render/site.hpp"

#include <future>

namespace peil {
namespace {

Result<ShippedPackages> kept_packages(const Project& project, const BuildFolders& folders,
                                      PageKeeper& keeper, Files& files)
{
  if (!keeper.packages || keeper.manifest != project.theme_manifest) {
    TRY_ASSIGN(keeper.packages,
               read::read_packages(files, folders.packages, project.theme_manifest));
    keeper.manifest = project.theme_manifest;
  }
  return *keeper.packages;
}

// The theme is made again only when one of its files changed.
Result<const render::Theme*> kept_theme(const Project& project, const BuildFolders& folders,
                                        PageKeeper& keeper, Files& files)
{
  if (!keeper.theme || keeper.theme_files != project.theme_files ||
      keeper.theme_documents != project.theme_documents) {
    const std::optional<render::Theme> earlier = std::exchange(keeper.theme, std::nullopt);
    TRY_ASSIGN(render::Theme own, theme_for(project, earlier ? &*earlier : nullptr));
    TRY_ASSIGN(ShippedPackages shipped, kept_packages(project, folders, keeper, files));
    TRY_ASSIGN(render::Theme theme,
               render::with_packages(std::move(own), project.theme_manifest, std::move(shipped)));
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
  if (!keeper.editions)
    keeper.editions = check::check_editions(sources);
  TRY_ASSIGN(Project project, check_all_sources(sources, &*keeper.editions));
  keeper.known = std::make_unique<KnownProject>(std::move(project), options.as_of);
  return keeper.known.get();
}

// Who saves looks at the same pages, so their charts can be drawn while other work is done. The
// artist keeps them at hand; what cannot be drawn is told when a page asks for it.
std::future<void> start_drawing(const KnownProject& known,
                                const std::vector<render::LanguageSite>& languages,
                                const std::set<std::string>& paths, PageKeeper& keeper)
{
  std::vector<render::ChartPlan> wanted;
  for (const render::LanguageSite& one : languages)
    if (render::has_page_in(one.words, paths))
      for (render::ChartPlan& plan :
           render::plan_charts_of(known.project, known.snapshot, one.words))
        if (keeper.shown_drawings.contains(render::drawing_of(plan.id, one.words)))
          wanted.push_back(std::move(plan));
  keeper.shown_drawings.clear();
  return std::async(std::launch::async, [wanted = std::move(wanted), &keeper] {
    for (const render::ChartPlan& plan : wanted)
      if (const std::optional<render::Chart> chart = plan.make())
        static_cast<void>(keeper.artist.draw({chart->drawing, chart->spec, chart->at}));
  });
}

// Draws while pages are rendered, once what was begun earlier is done; what cannot be drawn is left
// out and told.
render::Drawer drawer_of(PageKeeper& keeper, const std::future<void>& begun, Diagnostics& found)
{
  return [&keeper, &begun, &found](const render::Chart& chart) -> std::optional<std::string> {
    begun.wait();
    keeper.shown_drawings.insert(chart.drawing);
    Result<std::string> svg = keeper.artist.draw({chart.drawing, chart.spec, chart.at});
    if (svg.ok())
      return std::move(svg).value();
    add(found, svg.mistakes());
    return std::nullopt;
  };
}

} // namespace

namespace {

std::optional<compute::FactsCompared> compare_facts(const KnownProject& known)
{
  const Edition* last = known.editions.last_frozen;
  if (last == nullptr)
    return std::nullopt;
  return compute::FactsCompared(known.project, *last->record);
}

std::vector<ItemChange> compare(KnownProject& known)
{
  const std::optional<compute::FactsCompared> facts = known.facts.get();
  if (!facts)
    return {};
  return changes_between(known.evaluation, *known.editions.last_frozen->record, *facts,
                         known.snapshot);
}

} // namespace

// Each part is begun as soon as those it needs are there.
KnownProject::KnownProject(Project checked, std::optional<Date> as_of)
    : project(std::move(checked)),
      editions(last_edition(project, as_of.value_or(project.plan.as_of))),
      facts(std::async(std::launch::async, [this] { return compare_facts(*this); })),
      evaluation(project),
      snapshot(compute::compute_snapshot(evaluation, as_of.value_or(project.plan.as_of))),
      since_last(std::async(std::launch::async, [this] { return compare(*this); }))
{
}

void KnownProject::know_since_last()
{
  if (!since_last.valid())
    return;
  editions.since_last = since_last.get();
  set_states(evaluation, editions.since_last, snapshot);
}

void PageKeeper::forget_data()
{
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
  Diagnostics found = project.warnings;
  add(found, compute::check_outcome(known->evaluation, known->snapshot));
  add(found, check::check_publishing(project, known->snapshot));
  const Result<const render::Theme*> theme = kept_theme(project, options.folders, keeper, files);
  if (!theme.ok())
    return theme.mistakes();
  std::vector<render::LanguageSite> languages;
  for (const render::Words& words : render::languages_of(project, *theme.value()))
    languages.push_back({words, {}});
  std::future<void> drawing = start_drawing(*known, languages, paths, keeper);
  for (render::LanguageSite& one : languages)
    if (render::has_page_in(one.words, paths))
      one.charts =
          judge_language(project, known->snapshot, one.words, OwnCharts::when_asked_for, found);
  if (has_errors(found, options.purpose))
    return sorted(std::move(found));
  known->know_since_last();
  Diagnostics undrawn;
  TRY_ASSIGN(std::vector<OutputFile> pages,
             render::render_pages(project, known->snapshot, *theme.value(), languages,
                                  known->editions, drawer_of(keeper, drawing, undrawn), paths));
  drawing.get();
  add(undrawn, gate::check_markup(pages, project.theme_files));
  if (!undrawn.empty())
    return sorted(std::move(undrawn));
  return pages;
}

} // namespace peil
