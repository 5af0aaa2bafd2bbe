#pragma once

#include "base/diagnostic.hpp"
#include "model/project.hpp"
#include "render/chart.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace peil::render {

/// What a narrative may name.
struct Nameable
{
  const std::map<std::string, std::string>& references;
  /// The ids of the charts, for ```grafiek and ```tabel.
  std::vector<std::string> charts;
  /// The ids of the indicators, for ```indicator.
  std::vector<std::string> indicators;
  /// The addresses of all pages.
  const std::set<std::string, std::less<>>& addresses;
  /// The ids of the figures that the chapter of an edition may not name.
  std::set<std::string, std::less<>> not_in_editions;
};

/// Sums over a private register: the difference of two printed ones could be the amount of a single
/// company (domain.md §10.6, R70), and an edition is never taken back.
std::set<std::string, std::less<>> private_sums(const Project& project);

/// The words that begin a block: grafiek, tabel, indicator, vega-lite.
const std::vector<std::string>& block_words();

/// The charts that the texts in this language ask for, by id.
std::set<std::string> named_charts(const Project& project, std::string_view language);

/// The ids of the charts that the chapters of an edition ask for.
std::set<std::string> charts_named_in(const Project& project, const Edition& edition);

/// What is wrong in the body of a text whatever the project holds: raw HTML, dangerous links,
/// blocks that do not end.
Diagnostics check_wording(const TextFile& text);

/// The same for the public texts in records, where references have no meaning.
Diagnostics check_record_texts(const Project& project);

/// Everything an author can have done wrong in the body of one text: raw HTML, dangerous links,
/// unknown references and blocks with a suggestion, links to pages that do not exist.
Diagnostics check_narrative(const Narrative& narrative, const Nameable& nameable);

} // namespace peil::render
