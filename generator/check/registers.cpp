#include "check/registers.hpp"

#include "base/share_work.hpp"
#include "check/public_paths.hpp"
#include "check/records.hpp"
#include "check/references.hpp"
#include "check/register_description.hpp"

namespace peil::check {
namespace {

bool has_new_errors(const Diagnostics& mistakes, std::size_t before)
{
  return has_errors(
      Diagnostics(mistakes.begin() + static_cast<std::ptrdiff_t>(before), mistakes.end()));
}

std::vector<std::string> incomplete_registers(const std::vector<RegisterFolder>& folders)
{
  std::vector<std::string> names;
  for (const RegisterFolder& folder : folders)
    if (folder.has_unreadable_files)
      names.push_back(folder.name);
  return names;
}

// Two threads share the registers, for these are most of what there is to read; every register has
// its own mistakes, so the order is theirs.
void read_all_records(const std::vector<RegisterFolder>& folders, const std::vector<Fields>& usable,
                      std::vector<Register>& registers, Period plan_period, Diagnostics& mistakes)
{
  std::vector<Diagnostics> found(folders.size());
  share_work(folders.size(), [&](std::size_t i) {
    read_records(folders[i], usable[i], registers[i], {plan_period, found[i]});
  });
  for (const Diagnostics& some : found)
    mistakes.insert(mistakes.end(), some.begin(), some.end());
}

} // namespace

std::vector<Register> check_registers(const Sources& sources, Period plan_period,
                                      Diagnostics& mistakes)
{
  const CodeLists lists = read_code_lists(sources, mistakes);
  const std::vector<RegisterFolder> folders = find_register_folders(sources, mistakes);
  const PlanIds plan_ids = read_plan_ids(sources);
  std::vector<Register> registers;
  std::vector<Fields> usable;
  std::vector<NamedId> named_ids;
  for (const RegisterFolder& folder : folders) {
    const std::size_t before = mistakes.size();
    registers.push_back(read_description(folder, lists, plan_ids, named_ids, mistakes));
    usable.push_back(has_new_errors(mistakes, before) ? Fields::unusable : Fields::usable);
  }
  connect_registers(registers, unreadable_registers(sources), mistakes);
  read_all_records(folders, usable, registers, plan_period, mistakes);

  const std::vector<std::string> incomplete = incomplete_registers(folders);
  resolve_references(registers, incomplete, mistakes);
  check_named_ids(named_ids, registers, incomplete, mistakes);
  check_circles(registers, mistakes);
  check_references_are_public(registers, mistakes);
  return registers;
}

} // namespace peil::check
