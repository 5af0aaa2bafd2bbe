#pragma once

#include "build_site.hpp"

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string_view>

namespace peil {

/// Whether a workbook may take the place of a file that is there: someone may have worked in it.
enum class Export
{
  keep,
  replace
};

/// Writes a register as an Excel workbook (docs/excel.md); gives the number of records in it.
/// Reports an unknown register, all mistakes in the data, and a file that is there and not to be
/// replaced.
Result<std::size_t> export_register(const BuildOptions& options, std::string_view name,
                                    const std::filesystem::path& file, Export mode, Files& files);

/// Whether the changes happen or are only shown.
enum class Import
{
  show,
  write
};

struct ImportReport
{
  /// What changes, record by record, for people and for programs.
  Sentence changes;
  nlohmann::ordered_json data;
  bool any = false;
  std::vector<std::string> written;
  /// Of the checks, about cells that change something.
  Diagnostics warnings;
};

/// Brings the rows of a workbook or CSV file into the records of a register. First the project as
/// it would be is checked as `peil check` does; what that finds is reported at the cell it came
/// from, and with any mistake nothing is written. Files are edited in place, and all or none are
/// replaced.
Result<ImportReport> import_register(const BuildOptions& options, std::string_view name,
                                     const std::filesystem::path& file, Import mode, Files& files);

} // namespace peil
