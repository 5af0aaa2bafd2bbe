#pragma once

#include "base/files.hpp"
#include "base/result.hpp"
#include "build_site.hpp"
#include "check/editions.hpp"
#include "compute/compared_facts.hpp"
#include "compute/evaluation.hpp"
#include "model/snapshot.hpp"
#include "render/chart.hpp"
#include "render/editions.hpp"
#include "render/site.hpp"
#include "render/theme.hpp"
#include "render/words.hpp"

#include <string>
#include <vector>

/// The middle of the story, for whoever tells it: what stops a build and, when nothing does, what
/// is to be shown.
namespace peil {

void add(Diagnostics& mistakes, const Diagnostics& more);

/// The project, or all mistakes. With mistakes in the data the wording of texts and the theme are
/// judged all the same, so that one run shows as much as possible. Takes `known_editions` for what
/// check_editions says of these sources.
Result<Project> check_all_sources(const Sources& sources,
                                  const check::CheckedEditions* known_editions = nullptr);

/// What does not speak the language of the plan or of a translation.
Diagnostics unspoken_languages(const Project& project, const render::Theme& theme);

/// The theme, if it speaks the language of the plan and those that the data is translated into.
Result<render::Theme> theme_for(const Project& project, const render::Theme* earlier = nullptr);

/// The same, with the files of other people's packages in it.
Result<render::Theme> whole_theme_for(const Project& project, const BuildFolders& folders,
                                      Files& files);

/// The last edition that will not change any more: what pages tell of that are not about editions.
render::EditionsSite last_edition(const Project& project, Date as_of);

/// What changed between the edition and the snapshot, and what lies behind it.
std::vector<ItemChange> changes_between(const compute::Evaluation& evaluation,
                                        const EditionRecord& before,
                                        const compute::FactsCompared& facts, const Snapshot& now);

/// Whether each figure is provisional, final or revised.
void set_states(const compute::Evaluation& evaluation, const std::vector<ItemChange>& changes,
                Snapshot& snapshot);

/// An edition as it reads now; what is wrong in it goes to `found`.
render::EditionSite make_edition(const compute::Evaluation& evaluation, const Edition& edition,
                                 const render::Words& words, Diagnostics& found);

enum class OwnCharts
{
  made,
  /// Those that pages show are made when they are rendered.
  when_asked_for
};

/// The charts of one language; what is wrong in its texts goes to `found`.
std::vector<render::Chart> judge_language(const Project& project, const Snapshot& snapshot,
                                          const render::Words& words, OwnCharts own,
                                          Diagnostics& found);

/// What a build draws and shows, once nothing stops it.
struct Ready
{
  render::Theme theme;
  std::vector<render::LanguageSite> languages;
  render::EditionsSite editions;
  Warnings warnings;
};

/// What is wrong with the texts, the theme and what the numbers come to; warnings when nothing
/// stops us. Sets the states of the figures in the snapshot.
Result<Ready> judge(const Project& project, const compute::Evaluation& evaluation,
                    Snapshot& snapshot, const BuildOptions& options, Files& files);

} // namespace peil
