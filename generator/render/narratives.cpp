#include "render/narratives.hpp"

#include <algorithm>

namespace peil::render {

void Narratives::add(const Narrative& narrative, NarrativeHtml html)
{
  if (narrative.kind == Narrative::Kind::edition) {
    m_chapters.push_back({narrative.chapter, narrative.order, std::move(html)});
    return;
  }
  m_by_place[{narrative.kind, narrative.about, narrative.register_name}] = std::move(html);
}

const NarrativeHtml* Narratives::find(Narrative::Kind kind, std::string_view about,
                                      std::string_view register_name) const
{
  const auto found = m_by_place.find({kind, std::string(about), std::string(register_name)});
  return found == m_by_place.end() ? nullptr : &found->second;
}

std::vector<Chapter> Narratives::chapters() const
{
  std::vector<Chapter> sorted = m_chapters;
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Chapter& a, const Chapter& b) { return a.order < b.order; });
  return sorted;
}

} // namespace peil::render
