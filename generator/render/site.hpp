#pragma once

#include "base/result.hpp"
#include "model/open_data.hpp"
#include "model/output_file.hpp"
#include "model/project.hpp"
#include "model/snapshot.hpp"
#include "render/chart.hpp"
#include "render/chart_views.hpp"
#include "render/editions.hpp"
#include "render/theme.hpp"
#include "render/words.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace peil::render {

/// The site in one language: its words, and the charts that its pages show.
struct LanguageSite
{
  Words words;
  std::vector<Chart> charts;
};

/// The words of every language of the site: that of the plan, then those that the data is
/// translated into. The theme must have them all.
std::vector<Words> languages_of(const Project& project, const Theme& theme);

/// The pages of the site and what they need; the editions and the data are files of their own,
/// which pages tell of. `svg_by_drawing` holds the drawing of every chart. Reports what is wrong in
/// narratives and what templates cannot show.
Result<std::vector<OutputFile>>
render_site(const Project& project, const Snapshot& snapshot, const Theme& theme,
            const std::vector<LanguageSite>& languages, const EditionsSite& editions,
            const DataListing& data, const std::map<std::string, std::string>& svg_by_drawing);

/// Whether the page at this path can be rendered without the rest of the site: not one that tells
/// of editions, of data or of everything.
bool can_render_alone(std::string_view path);

/// Whether any of these paths is that of a page in this language, going by its first folder.
bool has_page_in(const Words& words, const std::set<std::string>& paths);

/// Those pages of the site that stand at these paths, with the style sheet and what the theme ships
/// as it is: to the byte what render_site makes of them, without the work for the others. Charts
/// are made and asked for as pages show them; a language need have no more than those of authors.
/// For a path that cannot be rendered alone, or that has no page, there is nothing.
Result<std::vector<OutputFile>> render_pages(const Project& project, const Snapshot& snapshot,
                                             const Theme& theme,
                                             const std::vector<LanguageSite>& languages,
                                             const EditionsSite& editions, const Drawer& draw,
                                             const std::set<std::string>& paths);

/// The mistakes in all narratives of this language, without rendering anything.
Diagnostics check_narratives(const Project& project, const Snapshot& snapshot, const Words& words);

} // namespace peil::render
