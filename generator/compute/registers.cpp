#include "compute/registers.hpp"

#include "model/record_facts.hpp"

#include <map>

namespace peil::compute {
namespace {

using Moves = std::map<std::pair<std::string, std::string>, std::size_t>;

const std::string& phase_of(const Item& entry)
{
  static const std::string k_none;
  const std::string* phase = entry.cells[k_history_value].as<std::string>();
  return phase == nullptr ? k_none : *phase;
}

void count_moves(const Cell& history, const Period& plan_period, Date as_of, Moves& moves)
{
  const auto* entries = history.as<std::vector<Item>>();
  if (entries == nullptr)
    return;
  std::string before;
  for (const Item& entry : *entries) {
    const Date* date = entry.cells[k_history_date].as<Date>();
    if (date == nullptr || *date > as_of)
      return;
    if (plan_period.contains(*date))
      ++moves[{before, phase_of(entry)}];
    before = phase_of(entry);
  }
}

RecordState state_of(const Register& of, std::size_t index, Date as_of)
{
  RecordState state;
  state.record_index = index;
  if (!of.phase_field)
    return state;
  if (const Item* entry = entry_at(of.records[index].item.cells[*of.phase_field], as_of)) {
    state.phase = phase_of(*entry);
    state.phase_since = *entry->cells[k_history_date].as<Date>();
  }
  return state;
}

} // namespace

RegisterResult compute_register(const Register& of, const Period& plan_period, Date as_of)
{
  RegisterResult result;
  Moves moves;
  for (std::size_t i = 0; i < of.records.size(); ++i) {
    const std::optional<Date> first = first_fact(of.records[i], of);
    if (!of.exists_always && first && *first > as_of)
      continue;
    result.records.push_back(state_of(of, i, as_of));
    if (of.phase_field)
      count_moves(of.records[i].item.cells[*of.phase_field], plan_period, as_of, moves);
  }
  for (const auto& [between, count] : moves)
    result.moves.push_back({between.first, between.second, count});
  return result;
}

} // namespace peil::compute
