#include "commands/run.hpp"

#include "base/disk_files.hpp"
#include "base/dutch.hpp"
#include "build_site.hpp"
#include "commands/installation.hpp"
#include "commands/report.hpp"
#include "commands/serve.hpp"
#include "commands/source_lines.hpp"

#include <algorithm>
#include <cstdio>
#include <fmt/core.h>
#include <system_error>

namespace peil::commands {
namespace {

namespace fs = std::filesystem;

BuildOptions options_for(const CommonOptions& common, const fs::path& output)
{
  const Installation installed = find_installation();
  BuildOptions options;
  options.folders.sources = {common.project, installed.default_theme};
  options.folders.output = output.empty() ? common.project / "site" : output;
  options.folders.packages = installed.packages;
  options.folders.drawing.worker = installed.chart_worker;
  options.folders.drawing.engine_files = installed.chart_engine;
  options.folders.drawing.cache_folder = common.project / ".peil" / "grafieken";
  options.as_of = common.as_of;
  options.purpose = common.purpose;
  return options;
}

void print(std::FILE* where, const std::string& text)
{
  fmt::print(where, "{}", text);
}

void print_diagnostics(const Diagnostics& diagnostics, const CommonOptions& common)
{
  if (common.json) {
    print(stdout, report_json(diagnostics, common.language, common.purpose));
    return;
  }
  const SourceLines lines = source_lines(common.project, find_installation().default_theme);
  print(stderr, report_text(diagnostics, common.language, common.purpose, lines));
}

ExitCode failed(const Diagnostics& mistakes, const CommonOptions& common)
{
  print_diagnostics(mistakes, common);
  const bool machine = std::any_of(mistakes.begin(), mistakes.end(), [](const Diagnostic& one) {
    return one.severity == Severity::machine;
  });
  return machine ? ExitCode::machine_failed : ExitCode::mistakes_in_sources;
}

// Sample data and missing judgements are known in a draft; they are counted, not listed each time.
Diagnostics worth_listing(const Diagnostics& warnings)
{
  Diagnostics listed;
  for (const Diagnostic& one : warnings)
    if (one.severity != Severity::draft)
      listed.push_back(one);
  return listed;
}

ExitCode run_build(const BuildCommand& command)
{
  DiskFiles files;
  BuildOptions options = options_for(command.common, command.output);
  options.edition = command.edition;
  const Result<BuildReport> result = build_site(options, files);
  if (!result.ok())
    return failed(result.mistakes(), command.common);
  const BuildReport& report = result.value();
  const Diagnostics listed = worth_listing(report.warnings);
  if (command.common.json || !listed.empty())
    print_diagnostics(command.common.json ? report.warnings : listed, command.common);
  const auto open_ends = report.warnings.size() - listed.size();
  const Sentence summary = say(
      "{0}: {1} pagina's, {2} bestanden gewijzigd, {3} gelijk, {4} weg; {5} grafieken getekend, "
      "{6} "
      "uit voorraad; peildatum {7}\n",
      "{0}: {1} pages, {2} files changed, {3} the same, {4} removed; {5} charts drawn, {6} from "
      "cache; as-of date {8}\n",
      options.folders.output.lexically_normal().string(), report.pages, report.written.changed,
      report.written.unchanged, report.written.removed, report.charts_drawn,
      report.charts_from_cache, dutch::long_date(report.as_of), report.as_of.to_iso());
  if (!command.common.json)
    print(stdout, summary.in(command.common.language));
  if (!command.common.json && open_ends > 0)
    print(stdout, say("nog niet openbaar te maken: {} open punten; peil check --publish noemt ze\n",
                      "not fit for publishing yet: {} open ends; peil check --publish lists them\n",
                      open_ends)
                      .in(command.common.language));
  return ExitCode::done;
}

ExitCode run_check(const CheckCommand& command)
{
  DiskFiles files;
  const Result<Warnings> result = check_project(options_for(command.common, {}), files);
  if (!result.ok())
    return failed(result.mistakes(), command.common);
  print_diagnostics(result.value().list, command.common);
  return ExitCode::done;
}

ExitCode run_serve(const ServeCommand& command)
{
  ServeCommand absolute = command;
  // The folder we are in may be deleted and made again; then its name is all that stays.
  absolute.common.project = fs::absolute(command.common.project).lexically_normal();
  const Diagnostics refused = serve(absolute, options_for(absolute.common, {}));
  return refused.empty() ? ExitCode::done : failed(refused, absolute.common);
}

ExitCode run_explain(const ExplainCommand& command)
{
  DiskFiles files;
  const Result<std::string> result =
      explain_indicator(options_for(command.common, {}), command.indicator, files);
  if (!result.ok())
    return failed(result.mistakes(), command.common);
  print(stdout, result.value());
  return ExitCode::done;
}

ExitCode run_freeze(const FreezeCommand& command)
{
  DiskFiles files;
  const Result<FreezeReport> result =
      freeze_edition(options_for(command.common, {}), command.edition, files);
  if (!result.ok())
    return failed(result.mistakes(), command.common);
  const FreezeReport& report = result.value();
  print(stdout,
        say("{0} is vastgesteld: {1} cijfers, {2} wijzigingen sinds de vorige editie; zie "
            "{3}. Bewaar die map in het archief en in versiebeheer.\n",
            "{0} is frozen: {1} figures, {2} changes since the previous edition; see {3}. "
            "Keep that folder in the archive and under version control.\n",
            report.title, report.figures, report.changes, report.folder.lexically_normal().string())
            .in(command.common.language));
  return ExitCode::done;
}

struct Run
{
  ExitCode operator()(const BuildCommand& command) const { return run_build(command); }
  ExitCode operator()(const CheckCommand& command) const { return run_check(command); }
  ExitCode operator()(const ServeCommand& command) const { return run_serve(command); }
  ExitCode operator()(const ExplainCommand& command) const { return run_explain(command); }
  ExitCode operator()(const FreezeCommand& command) const { return run_freeze(command); }
  ExitCode operator()(const PrintCommand& command) const
  {
    print(command.understood ? stdout : stderr, command.text);
    return command.understood ? ExitCode::done : ExitCode::command_line_not_understood;
  }
};

} // namespace

ExitCode run(const Command& command)
{
  return std::visit(Run(), command);
}

} // namespace peil::commands
