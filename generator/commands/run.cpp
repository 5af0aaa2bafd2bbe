#include "commands/run.hpp"

#include "base/disk_files.hpp"
#include "base/dutch.hpp"
#include "build_site.hpp"
#include "commands/installation.hpp"
#include "commands/print.hpp"
#include "commands/report.hpp"
#include "commands/run_for_authors.hpp"
#include "commands/serve.hpp"
#include "exchange_register.hpp"

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

ExitCode run_export(const ExportCommand& command)
{
  DiskFiles files;
  const Result<std::size_t> result =
      export_register(options_for(command.common, {}), command.register_name, command.file,
                      command.force ? Export::replace : Export::keep, files);
  if (!result.ok())
    return failed(result.mistakes(), command.common);
  print(stdout,
        say("{0}: {1} records; bewerk de werkmap en haal haar terug met peil import {2} {0}\n",
            "{0}: {1} records; edit the workbook and bring it back with peil import {2} {0}\n",
            command.file.string(), result.value(), command.register_name)
            .in(command.common.language));
  return ExitCode::done;
}

Sentence import_outcome(const ImportReport& report)
{
  if (!report.any)
    return say("er verandert niets\n", "nothing changes\n");
  if (report.written.empty())
    return say("er is niets geschreven; voeg --write toe om dit door te voeren\n",
               "nothing was written; add --write to make it so\n");
  std::string names;
  for (const std::string& name : report.written)
    names += (names.empty() ? "" : ", ") + name;
  return say("geschreven: {}\n", "written: {}\n", names);
}

// One shape for all outcomes; with a mistake there are only the diagnostics.
void print_import_data(const Diagnostics& diagnostics, nlohmann::ordered_json data,
                       const CommonOptions& common)
{
  data["meldingen"] = diagnostics_data(diagnostics, common.language, common.purpose);
  print(stdout, data.dump(2) + "\n");
}

ExitCode run_import(const ImportCommand& command)
{
  DiskFiles files;
  const Result<ImportReport> result =
      import_register(options_for(command.common, {}), command.register_name, command.file,
                      command.write ? Import::write : Import::show, files);
  if (!result.ok() && command.common.json) {
    print_import_data(result.mistakes(), nlohmann::ordered_json::object(), command.common);
    return code_of(result.mistakes());
  }
  if (!result.ok())
    return failed(result.mistakes(), command.common);
  const ImportReport& report = result.value();
  if (command.common.json) {
    nlohmann::ordered_json data = report.data;
    data["geschreven"] = report.written;
    print_import_data(report.warnings, std::move(data), command.common);
    return ExitCode::done;
  }
  if (!report.warnings.empty())
    print_diagnostics(report.warnings, command.common);
  print(stdout, report.changes.in(command.common.language) +
                    import_outcome(report).in(command.common.language));
  return ExitCode::done;
}

struct Run
{
  ExitCode operator()(const BuildCommand& command) const { return run_build(command); }
  ExitCode operator()(const CheckCommand& command) const { return run_check(command); }
  ExitCode operator()(const ServeCommand& command) const { return run_serve(command); }
  ExitCode operator()(const ExplainCommand& command) const { return run_explain(command); }
  ExitCode operator()(const ExportCommand& command) const { return run_export(command); }
  ExitCode operator()(const ImportCommand& command) const { return run_import(command); }
  ExitCode operator()(const FreezeCommand& command) const { return run_freeze(command); }
  ExitCode operator()(const SchemaCommand& command) const { return run_schema(command); }
  ExitCode operator()(const NewCommand& command) const { return run_new(command); }
  ExitCode operator()(const InitCommand& command) const { return run_init(command); }
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
