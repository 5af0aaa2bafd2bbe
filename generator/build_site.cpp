#include "build_site.hpp"

#include "base/sha256.hpp"
#include "base/suggestion.hpp"
#include "check/editions.hpp"
#include "check/publishing.hpp"
#include "compute/changes.hpp"
#include "compute/open_changes.hpp"
#include "compute/plausibility.hpp"
#include "compute/snapshot.hpp"
#include "draw/draw_charts.hpp"
#include "gate/check_markup.hpp"
#include "gate/inspect_output.hpp"
#include "judge_project.hpp"
#include "publish_data.hpp"
#include "render/explanation.hpp"
#include "render/site.hpp"
#include "render/typed_numbers.hpp"
#include "write/frozen_files.hpp"

#include <algorithm>

namespace peil {
namespace {

void add(std::vector<OutputFile>& files, std::vector<OutputFile> more)
{
  std::move(more.begin(), more.end(), std::back_inserter(files));
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
    return *edition.edition->files;
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
  for (const Package& one : theme.packages) {
    words.push_back(one.notice);
    words.push_back(one.credits);
  }
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

  // What must not go public is told at the end, with what the gate finds.
  BuildOptions as_draft = options;
  as_draft.purpose = Purpose::draft;
  TRY_ASSIGN(Ready ready, judge(project, evaluation, snapshot, as_draft, files));
  TRY_ASSIGN(const draw::Drawings drawings, draw_all(ready, options.folders.drawing, artist));
  TRY_ASSIGN(std::vector<OutputFile> output,
             options.edition.empty()
                 ? files_of_site(project, snapshot, ready, drawings.svg_by_id)
                 : files_of_edition(project, ready, options.edition, drawings.svg_by_id));
  if (Diagnostics mistakes = gate::check_markup(output, project.theme_files); !mistakes.empty())
    return mistakes;
  Diagnostics found = std::move(ready.warnings.list);
  if (options.purpose == Purpose::publish) {
    const bool is_whole_site = options.edition.empty() && as_of == project.plan.as_of;
    const Diagnostics leaks = look_through(project, sources, ready.theme, output, is_whole_site);
    found.insert(found.end(), leaks.begin(), leaks.end());
    found = sorted(std::move(found));
  }
  if (has_errors(found, options.purpose))
    return found;
  return MadeSite{std::move(output), drawings.drawn, drawings.from_cache, as_of, std::move(found)};
}

Result<BuildReport> build_site(const BuildOptions& options, Files& files)
{
  const Sources sources = read::read_sources(files, options.folders.sources);
  TRY_ASSIGN(MadeSite made, make_site(options, sources, files));
  const std::filesystem::path& project = options.folders.sources.project;
  const write::Target target{options.folders.output, {project}, read::source_folders(project)};
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
  // What the gate finds shows only in what would be written.
  if (options.purpose == Purpose::publish) {
    TRY_ASSIGN(const MadeSite made, make_site(options, sources, files));
  }
  TRY_ASSIGN(Ready ready, judge(project, evaluation, snapshot, options, files));
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
  Diagnostics leaks = look_through(project, sources, ready.theme, output, false);
  if (!leaks.empty()) {
    // For good: what a draft may hold, an edition may not.
    for (Diagnostic& leak : leaks)
      leak.severity = Severity::error;
    return leaks;
  }
  for (const OutputFile& file : output)
    record.files.push_back({file.path, sha256(file.bytes)});
  TRY_ASSIGN(const std::filesystem::path folder,
             write::write_frozen(record, output, options.folders.sources.project));
  return FreezeReport{edition->title, folder, record.figures.size(), record.changes.size()};
}

} // namespace peil
