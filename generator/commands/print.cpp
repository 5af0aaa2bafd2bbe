#include "commands/print.hpp"

#include "commands/installation.hpp"
#include "commands/report.hpp"
#include "commands/source_lines.hpp"

#include <algorithm>

namespace peil::commands {

void print_diagnostics(const Diagnostics& diagnostics, const CommonOptions& common)
{
  if (common.json) {
    print(stdout, report_json(diagnostics, common.language, common.purpose));
    return;
  }
  const SourceLines lines = source_lines(common.project, find_installation().default_theme);
  print(stderr, report_text(diagnostics, common.language, common.purpose, lines));
}

ExitCode code_of(const Diagnostics& mistakes)
{
  const bool machine = std::any_of(mistakes.begin(), mistakes.end(), [](const Diagnostic& one) {
    return one.severity == Severity::machine;
  });
  return machine ? ExitCode::machine_failed : ExitCode::mistakes_in_sources;
}

ExitCode failed(const Diagnostics& mistakes, const CommonOptions& common)
{
  print_diagnostics(mistakes, common);
  return code_of(mistakes);
}

} // namespace peil::commands
