#include "model/goal_tree.hpp"

#include <algorithm>

namespace peil {

const Pillar* find_pillar(const std::vector<Pillar>& pillars, std::string_view id)
{
  const auto found = std::find_if(pillars.begin(), pillars.end(),
                                  [id](const Pillar& one) { return one.id.value == id; });
  return found == pillars.end() ? nullptr : &*found;
}

std::vector<const Pillar*> pillars_above(const std::vector<Pillar>& pillars, const Pillar& pillar)
{
  std::vector<const Pillar*> above;
  for (const Pillar* one = find_pillar(pillars, pillar.parent); one != nullptr;
       one = find_pillar(pillars, one->parent))
    above.insert(above.begin(), one);
  return above;
}

std::vector<const Pillar*> pillars_below(const std::vector<Pillar>& pillars, const Pillar& pillar)
{
  std::vector<const Pillar*> below;
  for (const Pillar& one : pillars)
    if (one.parent == pillar.id.value)
      below.push_back(&one);
  return below;
}

bool is_within(const std::vector<Pillar>& pillars, std::string_view id, const Pillar& pillar)
{
  if (id == pillar.id.value)
    return true;
  const Pillar* named = find_pillar(pillars, id);
  if (named == nullptr)
    return false;
  const std::vector<const Pillar*> above = pillars_above(pillars, *named);
  return std::any_of(above.begin(), above.end(),
                     [&](const Pillar* one) { return one->id.value == pillar.id.value; });
}

std::vector<Pillar> in_tree_order(std::vector<Pillar> pillars)
{
  std::vector<Pillar> ordered;
  for (Pillar& pillar : pillars) {
    // After the last one under the same parent, which all stand together behind it.
    auto place = ordered.end();
    if (const Pillar* parent = find_pillar(ordered, pillar.parent)) {
      place = ordered.begin() + (parent - ordered.data()) + 1;
      while (place != ordered.end() && is_within(ordered, place->id.value, *parent))
        ++place;
    }
    ordered.insert(place, std::move(pillar));
  }
  return ordered;
}

} // namespace peil
