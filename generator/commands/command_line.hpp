#pragma once

#include "base/date.hpp"
#include "base/diagnostic.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <variant>

namespace peil::commands {

/// What every command shares.
struct CommonOptions
{
  std::filesystem::path project = ".";
  Language language = Language::dutch;
  bool json = false;
  std::optional<Date> as_of;
  Purpose purpose = Purpose::draft;
};

struct BuildCommand
{
  CommonOptions common;
  /// Empty: `site/` in the project.
  std::filesystem::path output;
  /// Empty: the whole site.
  std::string edition;
};

struct FreezeCommand
{
  CommonOptions common;
  std::string edition;
};

/// A register as a workbook.
struct ExportCommand
{
  CommonOptions common;
  std::string register_name;
  std::filesystem::path file;
  /// Replace a file that is there.
  bool force = false;
};

/// A workbook or CSV file into a register.
struct ImportCommand
{
  CommonOptions common;
  std::string register_name;
  std::filesystem::path file;
  bool write = false;
};

struct CheckCommand
{
  CommonOptions common;
};

struct ExplainCommand
{
  CommonOptions common;
  std::string indicator;
};

struct ServeCommand
{
  CommonOptions common;
  /// 0: any that is free.
  int port = 0;
};

struct SchemaCommand
{
  CommonOptions common;
  /// Empty: `.peil/schema/` in the project.
  std::filesystem::path output;
};

struct NewCommand
{
  CommonOptions common;
  std::string register_name;
};

struct InitCommand
{
  CommonOptions common;
  std::filesystem::path folder;
};

/// Text to print and nothing more to do: help, version, or a command line not understood.
struct PrintCommand
{
  std::string text;
  bool understood = true;
};

using Command = std::variant<BuildCommand, CheckCommand, ServeCommand, ExplainCommand,
                             ExportCommand, FreezeCommand, ImportCommand, SchemaCommand, NewCommand,
                             InitCommand, PrintCommand>;

/// Understands the command line (design.md §3). Never fails: what is not understood comes back as a
/// PrintCommand that says so.
Command parse_command_line(int argc, const char* const* argv);

} // namespace peil::commands
