#include "commands/command_line.hpp"

#include <CLI/CLI.hpp>
#include <charconv>
#include <fmt/core.h>

namespace peil::commands {
namespace {

/// The words of the command line before they are understood.
struct Words
{
  std::string project = ".";
  std::string language = "nl";
  std::string format = "text";
  std::string as_of;
  std::string output;
  std::string indicator;
  std::string edition;
  std::string port = "8000";
  std::string register_name;
  std::string file;
  bool write = false;
  bool force = false;
  std::string folder;
  bool publish = false;
};

// The language must be known before the help texts are made.
Language language_in(int argc, const char* const* argv)
{
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--lang=en" ||
        (word == "--lang" && i + 1 < argc && std::string_view(argv[i + 1]) == "en"))
      return Language::english;
  }
  return Language::dutch;
}

/// The command line as CLI11 sees it, with Dutch or English texts.
class Parser
{
public:
  explicit Parser(Language language)
      : m_language(language),
        m_app(text("Peil maakt van de bestanden van monitoringmedewerkers een rapportagesite.",
                   "Peil turns the files of monitoring staff into a reporting site."),
              "peil")
  {
    m_app.set_help_flag("-h,--help", text("toon deze hulp", "show this help"));
    m_app.set_version_flag("--version", "peil " PEIL_VERSION,
                           text("toon de versie", "show the version"));
    m_app.require_subcommand(1);
    m_build = add("build", "maak de site", "write the site");
    m_check = add("check", "zoek fouten en schrijf niets", "find mistakes and write nothing");
    m_serve = add("serve", "toon de site in de browser en ververs haar bij elke wijziging",
                  "show the site in the browser and refresh it at every change");
    m_explain = add("explain", "leg een cijfer uit, record voor record",
                    "explain a figure, record by record");
    m_freeze = add("freeze", "stel een editie vast, voor altijd", "freeze an edition, for good");
    m_export = add("export", "maak een Excel-werkmap van een register",
                   "make an Excel workbook of a register");
    m_import = add("import", "haal een Excel-werkmap of CSV-bestand terug in een register",
                   "bring an Excel workbook or CSV file back into a register");
    for (CLI::App* command : {m_build, m_check})
      command->add_flag("--publish", m_words.publish,
                        text("keur af wat niet openbaar mag: voorbeeldgegevens en open punten",
                             "refuse what must not be public: sample data and open ends"));
    m_build->add_option("-o,--output", m_words.output,
                        text("map voor de site (standaard: site/ in het project)",
                             "folder for the site (default: site/ in the project)"));
    m_build->add_option("--edition", m_words.edition,
                        text("maak alleen deze editie", "make this edition alone"));
    m_serve->add_option("--port", m_words.port,
                        text("poort op deze computer (standaard: 8000; 0: een die vrij is)",
                             "port on this machine (default: 8000; 0: one that is free)"));
    m_freeze->add_option("EDITIE", m_words.edition, text("id van de editie", "id of the edition"))
        ->required();
    add_exchange_options();
    m_explain
        ->add_option(
            "INDICATOR", m_words.indicator,
            text("id van een indicator of kengetal", "id of an indicator or helping figure"))
        ->required();
    m_schema = add("schema", "schrijf schema's, zodat een editor aanvult en nakijkt",
                   "write schemas, so that an editor completes and checks");
    m_schema->add_option("-o,--output", m_words.output,
                         text("map voor de schema's (standaard: .peil/schema/ in het project)",
                              "folder for the schemas (default: .peil/schema/ in the project)"));
    m_new = add("new", "toon een record om in te vullen", "show a record to fill in");
    m_new
        ->add_option("REGISTER", m_words.register_name,
                     text("map in data/registers", "folder in data/registers"))
        ->required();
    m_init = add("init", "begin een nieuw project", "begin a new project");
    m_init
        ->add_option("MAP", m_words.folder, text("een nieuwe of lege map", "a new or empty folder"))
        ->required();
    translate_labels();
  }

  Command parse(int argc, const char* const* argv)
  {
    try {
      m_app.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
      return PrintCommand{help(), true};
    } catch (const CLI::CallForVersion&) {
      return PrintCommand{"peil " PEIL_VERSION "\n", true};
    } catch (const CLI::ParseError& error) {
      return not_understood(message_of(error));
    }
    return understood();
  }

private:
  std::string text(const char* nl, const char* en) const
  {
    return m_language == Language::dutch ? nl : en;
  }

  CLI::App* add(const char* name, const char* nl, const char* en)
  {
    CLI::App* command = m_app.add_subcommand(name, text(nl, en));
    command->set_help_flag("-h,--help", text("toon deze hulp", "show this help"));
    command->add_option("-C,--project", m_words.project,
                        text("map van het project (standaard: de huidige map)",
                             "folder of the project (default: the current folder)"));
    command->add_option("--as-of", m_words.as_of,
                        text("peildatum, JJJJ-MM-DD (standaard: die van het plan)",
                             "as-of date, YYYY-MM-DD (default: that of the plan)"));
    command->add_option("--lang", m_words.language, text("nl of en", "nl or en"));
    command->add_option(
        "--format", m_words.format,
        text("text of json: hoe fouten worden getoond", "text or json: how mistakes are shown"));
    return command;
  }

  void add_exchange_options()
  {
    for (CLI::App* command : {m_export, m_import})
      command
          ->add_option(
              "REGISTER", m_words.register_name,
              text("naam van de map in data/registers", "name of the folder in data/registers"))
          ->required();
    m_export
        ->add_option("BESTAND", m_words.file, text("de werkmap (.xlsx)", "the workbook (.xlsx)"))
        ->required();
    m_export->add_flag("--force", m_words.force,
                       text("vervang het bestand als het er al is", "replace the file if it is "
                                                                    "there already"));
    m_import
        ->add_option(
            "BESTAND", m_words.file,
            text("de werkmap (.xlsx) of tabel (.csv)", "the workbook (.xlsx) or table (.csv)"))
        ->required();
    m_import->add_flag("--write", m_words.write,
                       text("schrijf de wijzigingen; zonder deze optie ziet u ze alleen",
                            "write the changes; without this option they are only shown"));
  }

  std::vector<CLI::App*> commands() const
  {
    return {m_build,  m_check,  m_serve,  m_explain, m_freeze,
            m_export, m_import, m_schema, m_new,     m_init};
  }

  std::vector<CLI::App*> all_apps()
  {
    std::vector<CLI::App*> apps = commands();
    apps.insert(apps.begin(), &m_app);
    return apps;
  }

  void translate_labels()
  {
    if (m_language != Language::dutch)
      return;
    for (CLI::App* app : all_apps()) {
      app->get_formatter()->label("Usage", "Gebruik");
      app->get_formatter()->label("OPTIONS", "OPTIES");
      app->get_formatter()->label("SUBCOMMAND", "OPDRACHT");
      app->get_formatter()->label("REQUIRED", "VERPLICHT");
      app->get_formatter()->label("TEXT", "WAARDE");
      app->get_formatter()->label("Positionals", "Argumenten");
      for (CLI::Option* option : app->get_options())
        if (!option->get_positional())
          option->group("Opties");
    }
    for (CLI::App* command : commands())
      command->group("Opdrachten");
  }

  std::string help() const
  {
    for (const CLI::App* command : commands())
      if (command->parsed())
        return command->help("peil");
    return m_app.help();
  }

  // A first word that is no command, as in `peil bluid`.
  std::string unknown_command() const
  {
    const std::vector<std::string> words = m_app.remaining(true);
    const bool is_word = !words.empty() && !words.front().starts_with('-');
    return is_word && m_app.get_subcommands().empty() ? words.front() : "";
  }

  std::string message_of(const CLI::ParseError& error) const
  {
    if (const std::string command = unknown_command(); !command.empty())
      return fmt::format("{} '{}'", text("onbekende opdracht", "unknown command"), command);
    if (m_language == Language::english)
      return error.what();
    if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
      std::string extras;
      for (const std::string& word : m_app.remaining(true))
        extras += (extras.empty() ? "" : " ") + word;
      return fmt::format("onbekend op de opdrachtregel: {}", extras);
    }
    if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr)
      return missing_word();
    if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr)
      return "bij een van de opties ontbreekt een waarde";
    return error.what();
  }

  std::string missing_word() const
  {
    if (m_explain->parsed())
      return "noem een indicator, bijvoorbeeld: peil explain ketenprojecten";
    if (m_freeze->parsed())
      return "noem een editie, bijvoorbeeld: peil freeze voortgangsrapport-2026";
    if (m_export->parsed())
      return "noem een register en een bestand, bijvoorbeeld: peil export partners partners.xlsx";
    if (m_import->parsed())
      return "noem een register en een bestand, bijvoorbeeld: peil import partners partners.xlsx";
    if (m_new->parsed())
      return "noem een register, bijvoorbeeld: peil new ketenprojecten";
    if (m_init->parsed())
      return "noem een map, bijvoorbeeld: peil init mijn-plan";
    return "noem een opdracht, bijvoorbeeld: peil check";
  }

  PrintCommand not_understood(const std::string& message) const
  {
    return {
        fmt::format("peil: {}\n{}\n", message,
                    text("peil --help laat zien wat kan", "peil --help shows what is possible")),
        false};
  }

  Command understood() const
  {
    CommonOptions common;
    common.project = m_words.project;
    common.purpose = m_words.publish ? Purpose::publish : Purpose::draft;
    if (m_words.language != "nl" && m_words.language != "en")
      return not_understood(text("--lang is nl of en", "--lang is nl or en"));
    common.language = m_language;
    if (m_words.format != "text" && m_words.format != "json")
      return not_understood(text("--format is text of json", "--format is text or json"));
    common.json = m_words.format == "json";
    if (!m_words.as_of.empty()) {
      common.as_of = Date::parse(m_words.as_of);
      if (!common.as_of)
        return not_understood(fmt::format("{} '{}'",
                                          text("--as-of is geen datum als 2026-12-31:",
                                               "--as-of is not a date such as 2026-12-31:"),
                                          m_words.as_of));
    }
    if (m_build->parsed())
      return BuildCommand{common, m_words.output, m_words.edition};
    if (m_serve->parsed())
      return serve_command(common);
    if (m_explain->parsed())
      return ExplainCommand{common, m_words.indicator};
    if (m_freeze->parsed())
      return FreezeCommand{common, m_words.edition};
    if (m_export->parsed() || m_import->parsed())
      return exchange(common);
    if (m_schema->parsed())
      return SchemaCommand{common, m_words.output};
    if (m_new->parsed())
      return NewCommand{common, m_words.register_name};
    if (m_init->parsed())
      return InitCommand{common, m_words.folder};
    return CheckCommand{common};
  }

  Command serve_command(const CommonOptions& common) const
  {
    constexpr int highest = 65535;
    int port = 0;
    const char* end = m_words.port.data() + m_words.port.size();
    const auto [stopped, problem] = std::from_chars(m_words.port.data(), end, port);
    if (problem != std::errc() || stopped != end || port < 0 || port > highest)
      return not_understood(fmt::format("{} '{}'",
                                        text("--port is geen getal van 0 tot en met 65535:",
                                             "--port is not a number from 0 to 65535:"),
                                        m_words.port));
    return ServeCommand{common, port};
  }

  Command exchange(const CommonOptions& common) const
  {
    const std::filesystem::path file = m_words.file;
    const bool is_workbook = file.extension() == ".xlsx";
    if (m_export->parsed() && !is_workbook)
      return not_understood(fmt::format(
          "{} '{}'", text("geen bestand dat eindigt op .xlsx:", "no file that ends in .xlsx:"),
          m_words.file));
    if (!is_workbook && file.extension() != ".csv")
      return not_understood(fmt::format(
          "{} '{}'; {}",
          text("geen bestand dat eindigt op .xlsx of .csv:", "no file that ends in .xlsx or .csv:"),
          m_words.file,
          text("bewaar het in Excel of LibreOffice als .xlsx",
               "save it as .xlsx in Excel or LibreOffice")));
    if (m_export->parsed())
      return ExportCommand{common, m_words.register_name, file, m_words.force};
    return ImportCommand{common, m_words.register_name, file, m_words.write};
  }

  Language m_language;
  CLI::App m_app;
  Words m_words;
  CLI::App* m_build = nullptr;
  CLI::App* m_check = nullptr;
  CLI::App* m_serve = nullptr;
  CLI::App* m_explain = nullptr;
  CLI::App* m_freeze = nullptr;
  CLI::App* m_export = nullptr;
  CLI::App* m_import = nullptr;
  CLI::App* m_schema = nullptr;
  CLI::App* m_new = nullptr;
  CLI::App* m_init = nullptr;
};

} // namespace

Command parse_command_line(int argc, const char* const* argv)
{
  return Parser(language_in(argc, argv)).parse(argc, argv);
}

} // namespace peil::commands
