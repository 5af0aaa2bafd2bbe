#include "check/references.hpp"

#include "base/suggestion.hpp"
#include "check/scalars.hpp"

#include <algorithm>

namespace peil::check {
namespace {

bool is_in(std::string_view name, std::span<const std::string> names)
{
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::vector<std::string> ids_of(const Register& in)
{
  std::vector<std::string> ids;
  for (const Record& record : in.records)
    ids.push_back(record.id.value);
  return ids;
}

Diagnostic unknown_record(const std::string& id, Position at, const Register& in)
{
  const Sentence message =
      say("'{}' bestaat niet in register {}", "'{}' does not exist in register {}", id, in.name);
  if (in.records.empty())
    return error_at(at, message,
                    say("dat register heeft nog geen records", "that register has no records yet"));
  const Sentence hint = expected_one_of(id, ids_of(in));
  if (!hint.empty())
    return error_at(at, message, hint);
  return error_at(at, message,
                  say("kijk in data/registers/{} welke id's er zijn, of voeg het record daar toe",
                      "look in data/registers/{} which ids exist, or add the record there",
                      in.name));
}

// Calls `visit(cell, field)` for every single reference in an item, at any depth.
template <typename Visit>
void visit_references(auto& item, const std::vector<Field>& fields, const Visit& visit)
{
  for (std::size_t i = 0; i < item.cells.size(); ++i) {
    auto& cell = item.cells[i];
    if (auto* items = std::get_if<std::vector<Item>>(&cell.value))
      for (auto& one : *items)
        visit_references(one, fields[i].fields, visit);
    if (auto* many = std::get_if<Cell::Many>(&cell.value))
      for (auto& one : *many)
        if (std::holds_alternative<Reference>(one.value))
          visit(one, fields[i]);
    if (std::holds_alternative<Reference>(cell.value))
      visit(cell, fields[i]);
  }
}

void resolve(Cell& cell, const Field& field, const std::vector<Register>& registers,
             std::span<const std::string> incomplete, Diagnostics& mistakes)
{
  const Register& target = registers[field.register_index];
  if (target.name != field.register_name.value)
    return;
  Reference& reference = std::get<Reference>(cell.value);
  const auto found = target.index_by_id.find(reference.id);
  if (found != target.index_by_id.end())
    reference.index = found->second;
  else if (!is_in(target.name, incomplete))
    mistakes.push_back(unknown_record(reference.id, cell.at, target));
}

// One reference to a record of the same register.
struct Link
{
  std::size_t to = 0;
  Position at;
};
using Links = std::vector<std::vector<Link>>;

Links links_through(const Field& wanted, const Register& in)
{
  Links links(in.records.size());
  for (std::size_t from = 0; from < in.records.size(); ++from)
    visit_references(in.records[from].item, in.fields, [&](const Cell& cell, const Field& field) {
      const Reference& reference = std::get<Reference>(cell.value);
      const bool exists = in.index_by_id.contains(reference.id);
      if (&field == &wanted && exists)
        links[from].push_back({reference.index, cell.at});
    });
  return links;
}

// Walks depth first, without recursion: a chain may be as long as the register.
class CircleFinder
{
public:
  CircleFinder(const Register& in, const Links& links)
      : m_register(in), m_links(links), m_state(links.size(), State::unseen)
  {
  }

  void find_from(std::size_t start, const Field& field, Diagnostics& mistakes)
  {
    if (m_state[start] != State::unseen)
      return;
    enter(start);
    while (!m_path.empty()) {
      Step& step = m_path.back();
      if (step.next == m_links[step.record].size()) {
        m_state[step.record] = State::done;
        m_path.pop_back();
        continue;
      }
      const Link& link = m_links[step.record][step.next++];
      if (m_state[link.to] == State::on_path)
        mistakes.push_back(circle(link, field));
      else if (m_state[link.to] == State::unseen)
        enter(link.to);
    }
  }

private:
  enum class State
  {
    unseen,
    on_path,
    done
  };
  struct Step
  {
    std::size_t record;
    std::size_t next;
  };

  void enter(std::size_t record)
  {
    m_state[record] = State::on_path;
    m_path.push_back({record, 0});
  }

  Diagnostic circle(const Link& closing, const Field& field) const
  {
    auto step = std::find_if(m_path.begin(), m_path.end(),
                             [&](const Step& one) { return one.record == closing.to; });
    std::string around;
    for (; step != m_path.end(); ++step)
      around += m_register.records[step->record].id.value + " → ";
    around += m_register.records[closing.to].id.value;
    return error_at(
        closing.at,
        say("'{}' loopt in een kring: {}", "'{}' runs in a circle: {}", field.name.value, around),
        say("haal een van deze verwijzingen weg", "remove one of these references"));
  }

  const Register& m_register;
  const Links& m_links;
  std::vector<State> m_state;
  std::vector<Step> m_path;
};

void check_circles_in(const Register& in, const std::vector<Field>& fields, Diagnostics& mistakes)
{
  for (const Field& field : fields) {
    check_circles_in(in, field.fields, mistakes);
    if (field.type != FieldType::reference || field.register_name.value != in.name)
      continue;
    const Links links = links_through(field, in);
    CircleFinder finder(in, links);
    for (std::size_t start = 0; start < links.size(); ++start)
      finder.find_from(start, field, mistakes);
  }
}

} // namespace

void resolve_references(std::vector<Register>& registers, std::span<const std::string> incomplete,
                        Diagnostics& mistakes)
{
  for (Register& one : registers)
    for (Record& record : one.records)
      visit_references(record.item, one.fields, [&](Cell& cell, const Field& field) {
        resolve(cell, field, registers, incomplete, mistakes);
      });
}

void check_named_ids(const std::vector<NamedId>& ids, const std::vector<Register>& registers,
                     std::span<const std::string> incomplete, Diagnostics& mistakes)
{
  for (const NamedId& named : ids)
    for (const Register& one : registers)
      if (one.name == named.register_name && !is_in(one.name, incomplete) &&
          !one.index_by_id.contains(named.id.value))
        mistakes.push_back(unknown_record(named.id.value, named.id.at, one));
}

void check_circles(const std::vector<Register>& registers, Diagnostics& mistakes)
{
  for (const Register& one : registers)
    check_circles_in(one, one.fields, mistakes);
}

} // namespace peil::check
