#include "compute/compared_facts.hpp"

#include <functional>

namespace peil::compute {
namespace {

using FactsByRecord = std::map<RecordKey, const std::vector<std::string>*>;

FactsByRecord by_record(const std::vector<FrozenFacts>& facts)
{
  FactsByRecord found;
  for (const FrozenFacts& one : facts)
    found[{one.group, one.id}] = &one.facts;
  return found;
}

// Every record that names another, and the ones it names: a contact of a company, the voucher of a
// contact.
std::map<RecordKey, std::set<RecordKey>> neighbours_of(const Project& project)
{
  std::map<RecordKey, std::set<RecordKey>> neighbours;
  const std::function<void(const RecordKey&, const Item&, const std::vector<Field>&)> visit =
      [&](const RecordKey& from, const Item& item, const std::vector<Field>& fields) {
        const auto link = [&](const Cell& cell, const Field& field) {
          if (const Reference* to = cell.as<Reference>()) {
            const RecordKey other{project.registers[field.register_index].name, to->id};
            neighbours[from].insert(other);
            neighbours[other].insert(from);
          }
        };
        for (std::size_t i = 0; i < fields.size(); ++i) {
          link(item.cells[i], fields[i]);
          if (const auto* many = item.cells[i].as<Cell::Many>())
            for (const Cell& one : *many)
              link(one, fields[i]);
          if (const auto* items = item.cells[i].as<std::vector<Item>>())
            for (const Item& one : *items)
              visit(from, one, fields[i].fields);
        }
      };
  for (const Register& of : project.registers)
    for (const Record& record : of.records)
      visit({of.name, record.id.value}, record.item, of.fields);
  return neighbours;
}

} // namespace

FactsCompared::FactsCompared(const Project& project, const EditionRecord& before)
    : m_now(facts_on(project, before.as_of)), m_then_by_record(by_record(before.facts)),
      m_now_by_record(by_record(m_now)), m_neighbours(neighbours_of(project))
{
}

} // namespace peil::compute
