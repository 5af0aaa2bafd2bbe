#include "check/plan_ids.hpp"

#include "base/text.hpp"
#include "check/find_source.hpp"
#include "check/source_folder.hpp"

#include <algorithm>

namespace peil::check {
namespace {

constexpr std::string_view k_pillars = "data/pijlers.yaml";
constexpr std::string_view k_milestones = "data/mijlpalen.yaml";
constexpr std::string_view k_budget = "data/begroting.yaml";
constexpr std::string_view k_decisions = "data/besluiten.yaml";
constexpr std::string_view k_targets = "data/indicatoren/";
constexpr std::string_view k_helpers = "data/kengetallen/";
constexpr std::string_view k_registers = "data/registers/";

const Value k_empty_list = [] {
  Value list;
  list.kind = Value::Kind::list;
  return list;
}();

// Nothing when one of the items has no id to know it by.
KnownNames ids_in(const Value* list)
{
  if (list == nullptr || !list->is_list())
    return std::nullopt;
  std::vector<std::string> ids;
  for (const Value& item : list->items) {
    const Value* id = item.find("id");
    if (id == nullptr || !id->is_scalar() || !is_address_word(id->text))
      return std::nullopt;
    ids.push_back(id->text);
  }
  return ids;
}

// The value at the top of a file; nothing when it cannot be read, an empty list when it is absent.
const Value* root_of(const Sources& sources, std::string_view file)
{
  if (!unreadable_files(sources, file).empty())
    return nullptr;
  const Document* document = find_document(sources, file);
  return document == nullptr || document->root.is_empty() ? &k_empty_list : &document->root;
}

KnownNames end_state_ids(const Value* pillars)
{
  if (pillars == nullptr || !pillars->is_list())
    return std::nullopt;
  KnownNames ids = std::vector<std::string>();
  for (const Value& pillar : pillars->items)
    if (const Value* list = pillar.find("eindbeelden"); list != nullptr && !list->is_empty())
      ids = joined(ids, ids_in(list));
  return ids;
}

void add_parts(const Value* milestones, PlanIds& ids)
{
  if (milestones == nullptr)
    return;
  for (const Value& milestone : milestones->items)
    if (const Value* id = milestone.find("id"); id != nullptr && id->is_scalar()) {
      const KnownNames parts = ids_in(milestone.find("onderdelen"));
      const auto [entry, is_new] = ids.parts_by_milestone.emplace(id->text, parts);
      if (!is_new)
        entry->second = joined(entry->second, parts);
    }
}

KnownNames years_in(const Value* list)
{
  if (list == nullptr || !list->is_list())
    return std::nullopt;
  std::vector<std::string> years;
  for (const Value& item : list->items) {
    Diagnostics told_elsewhere;
    if (!item.is_scalar() || !read_whole(item, told_elsewhere))
      return std::nullopt;
    years.push_back(item.text);
  }
  return years;
}

void add_budget(const Value* budget, PlanIds& ids)
{
  if (budget == &k_empty_list) {
    ids.budget_lines.emplace();
    ids.budget_years.emplace();
  } else if (budget != nullptr) {
    ids.budget_lines = ids_in(budget->find("regels"));
    ids.budget_years = years_in(budget->find("jaren"));
  }
}

KnownNames decision_ids(const Value* file)
{
  if (file == nullptr || file == &k_empty_list)
    return file == nullptr ? KnownNames() : KnownNames(std::vector<std::string>());
  const Value* list = file->find("besluiten");
  return list != nullptr && list->is_empty() ? KnownNames(std::vector<std::string>())
                                             : ids_in(list);
}

std::vector<std::string> stems_in(const Sources& sources, std::string_view folder)
{
  std::vector<std::string> stems;
  for (const std::string& file : unreadable_files(sources, folder))
    stems.emplace_back(stem_of(FileName(file)));
  for (const Document* document : documents_in(sources, folder))
    stems.emplace_back(stem_of(document->file));
  return stems;
}

// Every folder that holds something; those without a description are reported as such.
std::vector<std::string> register_names(const Sources& sources)
{
  std::vector<std::string> names;
  const auto add = [&names](const std::string& file) {
    if (!file.starts_with(k_registers))
      return;
    const std::vector<std::string_view> parts =
        split(std::string_view(file).substr(k_registers.size()), '/');
    if (parts.size() == 2)
      names.emplace_back(parts.front());
  };
  for (const Document& document : sources.documents)
    add(document.file.str());
  for (const Table& table : sources.tables)
    add(table.file.str());
  for (const std::string& file : unreadable_files(sources, k_registers))
    add(file);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

} // namespace

PlanIds read_plan_ids(const Sources& sources)
{
  PlanIds ids;
  const Value* pillars = root_of(sources, k_pillars);
  ids.pillars = ids_in(pillars);
  ids.end_states = end_state_ids(pillars);
  ids.targets = stems_in(sources, k_targets);
  ids.indicators = joined(ids.targets, stems_in(sources, k_helpers));
  const Value* milestones = root_of(sources, k_milestones);
  ids.milestones = ids_in(milestones);
  add_parts(milestones, ids);
  add_budget(root_of(sources, k_budget), ids);
  ids.decisions = decision_ids(root_of(sources, k_decisions));
  ids.registers = register_names(sources);
  return ids;
}

KnownNames joined(const KnownNames& first, const KnownNames& second)
{
  if (!first || !second)
    return std::nullopt;
  std::vector<std::string> both = *first;
  both.insert(both.end(), second->begin(), second->end());
  return both;
}

void check_plan_id(const Located<std::string>& name, const KnownNames& known, const Sentence& what,
                   Diagnostics& mistakes)
{
  if (!name.value.empty() && known &&
      std::find(known->begin(), known->end(), name.value) == known->end())
    report_unknown(name.value, name.at, *known, what, mistakes);
}

} // namespace peil::check
