#include "compute/registers.hpp"

#include "model/record_facts.hpp"

#include <map>

namespace peil::compute {
namespace {

using Moves = std::map<std::pair<std::string, std::string>, std::size_t>;

/// The moves of the plan period so far, and those of the last day that had any.
struct MovesSoFar
{
  Moves in_plan;
  std::optional<Date> last_day;
  Moves on_last_day;

  void set_last(Date day, const std::string& from, const std::string& to);
};

void MovesSoFar::set_last(Date day, const std::string& from, const std::string& to)
{
  if (last_day && day < *last_day)
    return;
  if (day != last_day)
    on_last_day.clear();
  last_day = day;
  ++on_last_day[{from, to}];
}

std::vector<PhaseMove> listed(const Moves& moves)
{
  std::vector<PhaseMove> list;
  for (const auto& [between, count] : moves)
    list.push_back({between.first, between.second, count});
  return list;
}

const std::string& phase_of(const Item& entry)
{
  static const std::string k_none;
  const std::string* phase = entry.cells[k_history_value].as<std::string>();
  return phase == nullptr ? k_none : *phase;
}

void count_moves(const Cell& history, const Period& plan_period, Date as_of, MovesSoFar& moves)
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
      ++moves.in_plan[{before, phase_of(entry)}];
    if (before != phase_of(entry))
      moves.set_last(*date, before, phase_of(entry));
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
  MovesSoFar moves;
  for (std::size_t i = 0; i < of.records.size(); ++i) {
    const std::optional<Date> first = first_fact(of.records[i], of);
    if (!of.exists_always && first && *first > as_of)
      continue;
    result.records.push_back(state_of(of, i, as_of));
    if (of.phase_field)
      count_moves(of.records[i].item.cells[*of.phase_field], plan_period, as_of, moves);
  }
  result.moves = listed(moves.in_plan);
  result.last_moved = moves.last_day;
  result.last_moves = listed(moves.on_last_day);
  return result;
}

} // namespace peil::compute
