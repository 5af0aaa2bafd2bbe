#pragma once

#include "base/result.hpp"
#include "model/edition.hpp"
#include "model/output_file.hpp"
#include "model/project.hpp"
#include "model/snapshot.hpp"
#include "render/author_charts.hpp"
#include "render/chart.hpp"
#include "render/theme.hpp"
#include "render/words.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace peil::render {

/// An edition as the site shows it. A frozen one has its own files and needs no more than the
/// changes that were frozen with it.
struct EditionSite
{
  const Edition* edition = nullptr;
  /// At the as-of date of the edition.
  Snapshot snapshot;
  std::vector<Chart> charts;
  std::vector<ItemChange> changes;
  /// Whether the page says "vastgesteld" or "concept".
  bool frozen = false;
  /// Earlier editions whose page is not there yet (frozen, published later): nothing links to them.
  std::set<std::string, std::less<>> hidden;
};

/// What the site knows of its editions.
struct EditionsSite
{
  /// Those that are there on the as-of date, in order of theirs.
  std::vector<EditionSite> shown;
  /// The last frozen one, and what changed since.
  const Edition* last_frozen = nullptr;
  std::vector<ItemChange> since_last;
};

/// The short reference of an indicator in every edition, by its place in the plan: "I-03".
std::string indicator_number(const Project& project, std::string_view id);

/// The charts of one edition, at home on its page and each drawn for its own as-of date; and what
/// is wrong with those that its authors wrote themselves.
AuthorCharts make_edition_charts(const Project& project, const Snapshot& snapshot,
                                 const Words& words, const Edition& edition);

/// The files of one edition, all in `edities/ID/`: the page, its style sheet, its figures and the
/// specifications of its charts. Nothing in them depends on the rest of the site, so that they can
/// be frozen. Reports what is wrong in its chapters and what the templates cannot show.
Result<std::vector<OutputFile>>
render_edition(const Project& project, const Theme& theme, const Words& words,
               const EditionSite& edition,
               const std::map<std::string, std::string>& svg_by_drawing);

} // namespace peil::render
