#pragma once

#include "base/diagnostic.hpp"
#include "model/sources.hpp"

#include <string>
#include <vector>

namespace peil::check {

/// What stands in one folder of data/registers.
struct RegisterFolder
{
  std::string name;
  const Document* description = nullptr;
  std::vector<const Document*> documents;
  std::vector<const Table*> tables;
  /// Reading gave up on some of its files, so an id that is not found may stand there.
  bool has_unreadable_files = false;
};

/// The registers of which the register.yaml itself could not be read.
std::vector<std::string> unreadable_registers(const Sources& sources);

/// The folders in data/registers with a register.yaml, in order of name. Reports folders without
/// one, folders whose name is no address, and files that belong to no register.
std::vector<RegisterFolder> find_register_folders(const Sources& sources, Diagnostics& mistakes);

/// The registers whose description has mistakes, of all that was reported so far.
std::vector<std::string> faulty_registers(const Diagnostics& mistakes);

} // namespace peil::check
