#include "commands/run_for_authors.hpp"

#include "base/disk_files.hpp"
#include "commands/installation.hpp"
#include "commands/print.hpp"
#include "help_authors.hpp"

namespace peil::commands {
namespace {

namespace fs = std::filesystem;

Sentence about_settings(SchemaReport::Settings settings)
{
  switch (settings) {
  case SchemaReport::Settings::changed:
    return say("; .vscode/settings.json is bijgewerkt",
               "; .vscode/settings.json is up to date again");
  case SchemaReport::Settings::not_understood:
    return say("; neem zelf de regels uit index.json over in .vscode/settings.json: dat bestand is "
               "geen gewone JSON",
               "; copy the rows of index.json to .vscode/settings.json yourself: that file is no "
               "plain JSON");
  case SchemaReport::Settings::none:
  case SchemaReport::Settings::up_to_date:
    break;
  }
  return {};
}

} // namespace

ExitCode run_schema(const SchemaCommand& command)
{
  DiskFiles files;
  const fs::path& project = command.common.project;
  const fs::path output = command.output.empty() ? project / ".peil" / "schema" : command.output;
  const Result<SchemaReport> result =
      write_schemas(files, {project, find_installation().default_theme}, output);
  if (!result.ok())
    return failed(result.mistakes(), command.common);
  const Sentence settings = about_settings(result.value().settings);
  print(stdout,
        say("{0}: {1} schema's{2}\n", "{0}: {1} schemas{3}\n", output.lexically_normal().string(),
            result.value().schemas, settings.nl, settings.en)
            .in(command.common.language));
  return ExitCode::done;
}

ExitCode run_new(const NewCommand& command)
{
  DiskFiles files;
  const Result<std::string> result = new_record(
      files, {command.common.project, find_installation().default_theme}, command.register_name);
  if (!result.ok())
    return failed(result.mistakes(), command.common);
  print(stdout, result.value());
  return ExitCode::done;
}

ExitCode run_init(const InitCommand& command)
{
  DiskFiles files;
  const Installation installed = find_installation();
  const Result<NewProject> result =
      start_project(files, installed.begin_project, {command.folder, installed.default_theme});
  if (!result.ok())
    return failed(result.mistakes(), command.common);
  const std::string folder = result.value().folder.lexically_normal().string();
  print(stdout, say("{0}: een project met {1} bestanden. Begin met {0}/LEESMIJ.md; zo maakt u de "
                    "site: peil build -C {0}\n",
                    "{0}: a project of {1} files. Begin with {0}/LEESMIJ.md; this writes the site: "
                    "peil build -C {0}\n",
                    folder, result.value().files)
                    .in(command.common.language));
  return ExitCode::done;
}

} // namespace peil::commands
