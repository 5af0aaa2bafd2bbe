#pragma once

#include <filesystem>
#include <vector>

namespace peil::commands {

/// What the program needs beside a project. It stands where the program was built: the theme in the
/// checkout, the chart engine in `node_modules/`, the chart worker beside the program itself.
struct Installation
{
  std::filesystem::path default_theme;
  std::filesystem::path chart_worker;
  std::vector<std::filesystem::path> chart_engine;
  /// The npm packages of which a theme may ship files.
  std::filesystem::path packages;
  /// The files that `peil init` copies.
  std::filesystem::path begin_project;
};

Installation find_installation();

} // namespace peil::commands
