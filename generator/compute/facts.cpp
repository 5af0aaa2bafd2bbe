#include "compute/facts.hpp"

#include <algorithm>

namespace peil::compute {
namespace {

bool is_later(const Cell& cell, const Field& field, Date as_of)
{
  const Date* date = cell.as<Date>();
  return date != nullptr && peil::is_later(field, *date, as_of);
}

const Item* single_item(const Cell& cell, const Field& field, Date as_of)
{
  const auto* items = cell.as<std::vector<Item>>();
  if (items == nullptr || items->empty() || !item_exists(items->front(), field.fields, as_of))
    return nullptr;
  return &items->front();
}

const Item* root_item(const Path& path, const Subject& subject, const Place& place)
{
  switch (path.root) {
  case Path::Root::record:
    return &subject.record.item;
  case Path::Root::previous:
    return place.previous;
  case Path::Root::pick: {
    const PickedRow& pick = subject.picks[path.pick];
    return path.previous_of_pick ? pick.previous : pick.row;
  }
  case Path::Root::item:
    break;
  }
  return place.item != nullptr ? place.item : &subject.record.item;
}

// The small record or record behind one step, or null when it is not there.
const Item* step_into(const Cell& cell, const Field& field, const Subject& subject, Date on_date)
{
  switch (field.type) {
  case FieldType::reference: {
    const Reference* reference = cell.as<Reference>();
    if (reference == nullptr)
      return nullptr;
    return &subject.project.registers[field.register_index].records[reference->index].item;
  }
  case FieldType::group:
  case FieldType::evidence:
    return single_item(cell, field, subject.as_of);
  case FieldType::history:
    return entry_at(cell, on_date);
  default:
    return nullptr;
  }
}

Found last_value(const Cell& cell, const Field& field, const Subject& subject, Date on_date)
{
  if (cell.empty() || is_later(cell, field, subject.as_of))
    return {};
  if (field.type == FieldType::history) {
    const Item* entry = entry_at(cell, on_date);
    if (entry == nullptr)
      return {};
    return {&entry->cells[k_history_value], &field.fields[k_history_value]};
  }
  const bool one_small_record = field.type == FieldType::group || field.type == FieldType::evidence;
  if (one_small_record && single_item(cell, field, subject.as_of) == nullptr)
    return {};
  return {&cell, &field};
}

// Walks all but the last step; gives the item that should hold the last one.
const Item* item_before_last(const Path& path, const Subject& subject, const Place& place,
                             Date on_date)
{
  const Item* item = root_item(path, subject, place);
  for (std::size_t i = 0; item != nullptr && i + 1 < path.steps.size(); ++i)
    item = step_into(item->cells[path.steps[i]], *path.fields[i], subject, on_date);
  return item;
}

} // namespace

Found find_value(const Path& path, const Subject& subject, const Place& place,
                 std::optional<Date> on_date)
{
  const Date date = std::min(on_date.value_or(subject.as_of), subject.as_of);
  const Item* item = item_before_last(path, subject, place, date);
  if (item == nullptr)
    return {};
  // A pick by itself (`aanwezig` of a row): its date stands for it.
  if (path.steps.empty())
    return item->cells.empty() ? Found{} : Found{&item->cells.front(), nullptr};
  return last_value(item->cells[path.steps.back()], *path.fields.back(), subject, date);
}

Found find_value(const Paths& paths, const Subject& subject, const Place& place,
                 std::optional<Date> on_date)
{
  for (const Path& path : paths)
    if (const Found found = find_value(path, subject, place, on_date); found.cell != nullptr)
      return found;
  return {};
}

std::optional<Date> find_date(const Paths& paths, const Subject& subject, const Place& place)
{
  const Found found = find_value(paths, subject, place);
  const Date* date = found.cell == nullptr ? nullptr : found.cell->as<Date>();
  return date == nullptr ? std::nullopt : std::optional(*date);
}

std::vector<const Item*> find_items(const Path& path, const Subject& subject, const Place& place)
{
  std::vector<const Item*> existing;
  const Item* item = item_before_last(path, subject, place, subject.as_of);
  if (item == nullptr || path.steps.empty())
    return existing;
  const Field& field = *path.fields.back();
  const auto* items = item->cells[path.steps.back()].as<std::vector<Item>>();
  if (items == nullptr)
    return existing;
  for (const Item& one : *items)
    if (item_exists(one, field.fields, subject.as_of))
      existing.push_back(&one);
  std::stable_sort(existing.begin(), existing.end(), [&](const Item* a, const Item* b) {
    return begin_of(*a, field.fields) < begin_of(*b, field.fields);
  });
  return existing;
}

} // namespace peil::compute
