#include "render/narratives.hpp"

namespace peil::render {

void Narratives::add(const Narrative& narrative, NarrativeHtml html)
{
  m_by_place[{narrative.kind, narrative.about, narrative.register_name}] = std::move(html);
}

const NarrativeHtml* Narratives::find(Narrative::Kind kind, std::string_view about,
                                      std::string_view register_name) const
{
  const auto found = m_by_place.find({kind, std::string(about), std::string(register_name)});
  return found == m_by_place.end() ? nullptr : &found->second;
}

} // namespace peil::render
