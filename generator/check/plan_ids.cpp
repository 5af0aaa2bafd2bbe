#include "check/plan_ids.hpp"

#include "check/find_source.hpp"
#include "check/scalars.hpp"
#include "check/source_folder.hpp"

#include <algorithm>
#include <array>

namespace peil::check {
namespace {

constexpr std::string_view k_pillars = "data/pijlers.yaml";
constexpr std::array<std::string_view, 2> k_indicators{"data/indicatoren/", "data/kengetallen/"};

std::optional<std::vector<std::string>> pillar_ids(const Sources& sources)
{
  if (!unreadable_files(sources, k_pillars).empty())
    return std::nullopt;
  std::vector<std::string> ids;
  if (const Document* document = find_document(sources, k_pillars))
    for (const Value& item : document->root.items)
      if (const Value* id = item.find("id"); id != nullptr && id->is_scalar())
        ids.push_back(id->text);
  return ids;
}

std::optional<std::vector<std::string>> indicator_ids(const Sources& sources)
{
  std::vector<std::string> ids;
  for (const std::string_view folder : k_indicators) {
    for (const std::string& file : unreadable_files(sources, folder))
      ids.emplace_back(stem_of(FileName(file)));
    for (const Document* document : documents_in(sources, folder))
      ids.emplace_back(stem_of(document->file));
  }
  return ids;
}

} // namespace

PlanIds read_plan_ids(const Sources& sources)
{
  return {pillar_ids(sources), indicator_ids(sources)};
}

void check_plan_id(const Located<std::string>& name,
                   const std::optional<std::vector<std::string>>& known, const Sentence& what,
                   Diagnostics& mistakes)
{
  if (name.value.empty() || !known ||
      std::find(known->begin(), known->end(), name.value) != known->end())
    return;
  mistakes.push_back(error_at(
      name.at, say("er is geen {0} '{2}'", "there is no {1} '{2}'", what.nl, what.en, name.value),
      expected_one_of(name.value, *known)));
}

} // namespace peil::check
