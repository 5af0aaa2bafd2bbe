#include "author/vocabulary.hpp"

#include "check/find_source.hpp"
#include "check/register_folders.hpp"
#include "check/registers.hpp"
#include "check/source_folder.hpp"

#include <algorithm>

namespace peil::author {
namespace {

using check::KnownNames;
using check::Names;

using Titles = std::map<std::string, std::string, std::less<>>;

std::string text_at(const Value& map, std::string_view key)
{
  const Value* value = map.find(key);
  return value == nullptr ? std::string() : value->text;
}

void add_titles(const Value* list, Titles& titles)
{
  if (list == nullptr)
    return;
  for (const Value& item : list->items)
    titles.emplace(text_at(item, "id"), text_at(item, "titel"));
}

// The list under a key of a file, or at its top when there is no key.
const Value* list_in(const Sources& sources, std::string_view file, std::string_view key)
{
  const Document* document = check::find_document(sources, file);
  if (document == nullptr)
    return nullptr;
  return key.empty() ? &document->root : document->root.find(key);
}

Titles titles_in(const Sources& sources, std::string_view file, std::string_view key)
{
  Titles titles;
  add_titles(list_in(sources, file, key), titles);
  return titles;
}

Titles titles_of_files(const Sources& sources, std::string_view folder)
{
  Titles titles;
  for (const Document* document : check::documents_in(sources, folder))
    titles.emplace(check::stem_of(document->file), text_at(document->root, "titel"));
  return titles;
}

Titles titles_of_registers(const std::vector<Register>& registers)
{
  Titles titles;
  for (const Register& one : registers)
    titles.emplace(one.name, one.title);
  return titles;
}

Titles end_states(const Sources& sources)
{
  Titles titles;
  if (const Value* pillars = list_in(sources, "data/pijlers.yaml", {}))
    for (const Value& pillar : pillars->items)
      if (const Value* list = pillar.find("eindbeelden"))
        for (const Value& item : list->items)
          titles.emplace(text_at(item, "id"), text_at(item, "citaat"));
  return titles;
}

Titles milestone_parts(const Sources& sources)
{
  Titles titles;
  if (const Value* milestones = list_in(sources, "data/mijlpalen.yaml", {}))
    for (const Value& milestone : milestones->items)
      add_titles(milestone.find("onderdelen"), titles);
  return titles;
}

NamedThings with_titles(const KnownNames& ids, const Titles& titles)
{
  if (!ids)
    return std::nullopt;
  NamedThings things(std::in_place);
  for (const std::string& id : *ids) {
    const auto title = titles.find(id);
    things->push_back({id, title == titles.end() ? std::string() : title->second});
  }
  return things;
}

NamedThings together(std::initializer_list<NamedThings> parts)
{
  NamedThings all(std::in_place);
  for (const NamedThings& part : parts) {
    if (!part)
      return std::nullopt;
    all->insert(all->end(), part->begin(), part->end());
  }
  return all;
}

KnownNames ids_of(const Value* list)
{
  KnownNames ids(std::in_place);
  if (list != nullptr)
    for (const Value& item : list->items)
      ids->push_back(text_at(item, "id"));
  return ids;
}

KnownNames all_parts(const check::PlanIds& known)
{
  KnownNames all(std::in_place);
  for (const auto& [milestone, parts] : known.parts_by_milestone)
    all = check::joined(all, parts);
  if (!known.milestones)
    return std::nullopt;
  if (all) {
    std::sort(all->begin(), all->end());
    all->erase(std::unique(all->begin(), all->end()), all->end());
  }
  return all;
}

KnownNames edition_ids(const Sources& sources)
{
  if (!check::unreadable_files(sources, "data/edities.yaml").empty())
    return std::nullopt;
  return ids_of(list_in(sources, "data/edities.yaml", "edities"));
}

KnownNames code_list_names(const Sources& sources)
{
  KnownNames names(std::in_place);
  for (const Document* document : check::documents_in(sources, "data/lijsten/"))
    names->emplace_back(check::stem_of(document->file));
  if (!check::unreadable_files(sources, "data/lijsten/").empty())
    return std::nullopt;
  return names;
}

// Wide enough for every date: what lies outside the plan is for `peil check` to say.
constexpr Period k_always{Date(1900, 1, 1), Date(2999, 12, 31)};

} // namespace

Vocabulary::Vocabulary(const Sources& sources)
{
  Diagnostics told_by_check;
  m_registers = check::check_registers(sources, k_always, told_by_check);
  for (const Register& one : m_registers)
    if (!check::unreadable_files(sources, "data/registers/" + one.name + "/").empty())
      m_incomplete.push_back(one.name);

  const check::PlanIds known = check::read_plan_ids(sources);
  Titles indicators = titles_of_files(sources, "data/indicatoren/");
  indicators.merge(titles_of_files(sources, "data/kengetallen/"));
  const auto put = [this](Names names, NamedThings things) { m_things[names] = std::move(things); };
  put(Names::pillars, with_titles(known.pillars, titles_in(sources, "data/pijlers.yaml", {})));
  put(Names::end_states, with_titles(known.end_states, end_states(sources)));
  put(Names::indicators, with_titles(known.indicators, indicators));
  put(Names::targets, with_titles(known.targets, indicators));
  put(Names::milestones,
      with_titles(known.milestones, titles_in(sources, "data/mijlpalen.yaml", {})));
  put(Names::milestone_parts, with_titles(all_parts(known), milestone_parts(sources)));
  put(Names::budget_lines,
      with_titles(known.budget_lines, titles_in(sources, "data/begroting.yaml", "regels")));
  put(Names::budget_years, with_titles(known.budget_years, {}));
  put(Names::decisions,
      with_titles(known.decisions, titles_in(sources, "data/besluiten.yaml", "besluiten")));
  put(Names::registers, with_titles(known.registers, titles_of_registers(m_registers)));
  put(Names::editions,
      with_titles(edition_ids(sources), titles_in(sources, "data/edities.yaml", "edities")));
  put(Names::code_lists,
      with_titles(code_list_names(sources), titles_of_files(sources, "data/lijsten/")));
  put(Names::targets_and_end_states, together({things(Names::targets), things(Names::end_states)}));
  put(Names::things_that_differ,
      together({things(Names::budget_lines), things(Names::pillars), things(Names::indicators)}));
  put(Names::things_decided,
      together({things(Names::things_that_differ), things(Names::milestones)}));
}

NamedThings Vocabulary::things(check::Names names) const
{
  const auto found = m_things.find(names);
  return found == m_things.end() ? std::nullopt : found->second;
}

bool Vocabulary::has_all_records(const Register& one) const
{
  return std::find(m_incomplete.begin(), m_incomplete.end(), one.name) == m_incomplete.end();
}

} // namespace peil::author
