#pragma once

#include "base/result.hpp"
#include "model/project.hpp"
#include "render/chart.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace peil::render {

/// A narrative as HTML, with the headings for a table of contents.
struct NarrativeHtml
{
  std::string title;
  std::string summary;
  std::string html;
  struct Heading
  {
    int level = 2;
    std::string text;
    std::string id;
  };
  std::vector<Heading> headings;
};

/// A chapter of an edition.
struct Chapter
{
  /// The word in its file name.
  std::string word;
  int order = 0;
  NarrativeHtml text;
};

/// The texts of a project, ready for their pages.
class Narratives
{
public:
  void add(const Narrative& narrative, NarrativeHtml html);

  /// The text that belongs to this thing, or null. `about` is empty for home, method and glossary.
  const NarrativeHtml* find(Narrative::Kind kind, std::string_view about = {},
                            std::string_view register_name = {}) const;

  /// The chapters of the edition that these texts are for, in their order.
  std::vector<Chapter> chapters() const;

private:
  std::vector<Chapter> m_chapters;
  std::map<std::tuple<Narrative::Kind, std::string, std::string>, NarrativeHtml> m_by_place;
};

} // namespace peil::render
