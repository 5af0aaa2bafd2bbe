#include "exchange_register.hpp"

#include "base/overlay_files.hpp"
#include "base/suggestion.hpp"
#include "base/text.hpp"
#include "check/check_sources.hpp"
#include "edit/apply_changes.hpp"
#include "read/csv.hpp"
#include "read/project_files.hpp"
#include "tables/change_data.hpp"
#include "tables/change_report.hpp"
#include "tables/compare.hpp"
#include "tables/layout.hpp"
#include "workbook/read_workbook.hpp"
#include "workbook/write_workbook.hpp"
#include "write/replace_files.hpp"

#include <algorithm>
#include <tuple>

namespace peil {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t k_largest_file = 50'000'000;

Diagnostic unknown_register(const Project& project, std::string_view name)
{
  std::vector<std::string> names;
  for (const Register& one : project.registers)
    names.push_back(one.name);
  const std::optional<std::string> near = suggest(name, names);
  return error_at({}, say("er is geen register '{}'", "there is no register '{}'", name),
                  near ? say("bedoelt u '{}'?", "did you mean '{}'?", *near)
                       : say("een register heet naar zijn map in data/registers",
                             "a register is named after its folder in data/registers"));
}

// A table in CSV as the one sheet of a workbook that shows nothing but text.
Worksheet as_worksheet(const Table& table)
{
  Worksheet sheet{table.file, "", {}};
  const auto cell = [](std::size_t column, const std::string& text, Position at) {
    return SheetCell{SheetCell::Kind::text, static_cast<std::uint32_t>(column), text, at};
  };
  sheet.rows.push_back({table.headings.front().at.line, {}});
  for (std::size_t i = 0; i < table.headings.size(); ++i)
    sheet.rows.back().cells.push_back(cell(i, table.headings[i].value, table.headings[i].at));
  for (const Value& row : table.rows) {
    sheet.rows.push_back({row.at.line, {}});
    for (std::size_t i = 0; i < row.members.size(); ++i)
      sheet.rows.back().cells.push_back(
          cell(i, row.members[i].value.text, row.members[i].value.at));
  }
  return sheet;
}

Result<std::vector<Worksheet>> read_sheets(const fs::path& path, Files& files)
{
  const FileName name(path.lexically_normal().string());
  TRY_ASSIGN(const std::string bytes, files.read(path));
  if (bytes.size() > k_largest_file)
    return error_at({name, 0, 0, 1},
                    say("dit bestand is te groot: {} MB", "this file is too large: {} MB",
                        bytes.size() / 1'000'000),
                    say("een bestand mag {} MB zijn; verdeel de rijen over meer bestanden",
                        "a file may be {} MB; divide the rows over several files",
                        k_largest_file / 1'000'000));
  if (path.extension() != ".csv")
    return workbook::read_workbook(name, bytes);
  TRY_ASSIGN(const Table table, read::parse_csv(name, bytes));
  return std::vector<Worksheet>{as_worksheet(table)};
}

// The files of records of a register, as they are on disk.
Result<std::vector<edit::RecordFile>> record_files(const Sources& sources, const Register& of,
                                                   const fs::path& project, Files& files)
{
  const std::string folder = fmt::format("data/registers/{}/", of.name);
  std::vector<edit::RecordFile> found;
  for (const Document& document : sources.documents)
    if (document.file.str().starts_with(folder) && document.file.str() != folder + "register.yaml")
      found.push_back({document.file, "", &document, nullptr});
  for (const Table& table : sources.tables)
    if (table.file.str().starts_with(folder))
      found.push_back({table.file, "", nullptr, &table});
  for (edit::RecordFile& file : found) {
    TRY_ASSIGN(file.bytes, files.read(project / file.file.str()));
  }
  return found;
}

const edit::EditedFile* edited_file(const std::vector<edit::EditedFile>& edited, FileName file)
{
  for (const edit::EditedFile& one : edited)
    if (one.file == file)
      return &one;
  return nullptr;
}

/// The project as it would be, to find the cell that a mistake in it comes from.
struct Outcome
{
  const std::vector<edit::EditedFile>& edited;
  const RecordChanges& changes;
  const Sources& sources;
};

const std::vector<Value>* records_in(const Sources& sources, FileName file)
{
  for (const Document& document : sources.documents)
    if (document.file == file)
      return &document.root.items;
  for (const Table& table : sources.tables)
    if (table.file == file)
      return &table.rows;
  return nullptr;
}

std::string id_of(const Value& record)
{
  for (const Value::Member& member : record.members)
    if (member.key.value == "id")
      return member.value.text;
  return {};
}

// The row of the record in which a mistake stands that no cell of the table gave: something that
// another value asks for.
const CellPlace* place_of_record(const Outcome& outcome, const Position& at)
{
  const std::vector<Value>* records = records_in(outcome.sources, at.file);
  std::string id;
  if (records != nullptr)
    for (const Value& record : *records)
      if (record.at.line <= at.line)
        id = id_of(record);
  for (const RecordChange& change : outcome.changes.records)
    if (change.id == id && change.place.sheet != nullptr)
      return &change.place;
  return nullptr;
}

// The cell that a mistake in an edited file comes from, or null.
const CellPlace* cell_of(const Diagnostic& mistake, const Outcome& outcome)
{
  const edit::EditedFile* file = edited_file(outcome.edited, mistake.at.file);
  if (file == nullptr || mistake.at.line == 0)
    return nullptr;
  const CellPlace* place = file->place_of(mistake.at);
  return place != nullptr ? place : place_of_record(outcome, mistake.at);
}

// The lines of a file that is not written yet cannot be shown, only the cell.
Diagnostic at_its_cell(Diagnostic mistake, const CellPlace* place, const Outcome& outcome)
{
  for (Note& note : mistake.notes)
    if (edited_file(outcome.edited, note.at.file) != nullptr)
      note.at = {note.at.file, 0, 0, 1};
  if (place == nullptr) {
    if (edited_file(outcome.edited, mistake.at.file) != nullptr)
      mistake.at = {mistake.at.file, 0, 0, 1};
    return mistake;
  }
  Diagnostic moved = error_in_cell(*place, mistake.message, mistake.hint);
  moved.severity = mistake.severity;
  moved.notes = std::move(mistake.notes);
  return moved;
}

// In the order in which someone goes through the table; what is in no cell comes last.
Diagnostics at_their_cells(const Diagnostics& mistakes, const Outcome& outcome)
{
  std::vector<std::pair<const CellPlace*, const Diagnostic*>> placed;
  for (const Diagnostic& one : mistakes)
    placed.emplace_back(cell_of(one, outcome), &one);
  std::stable_sort(placed.begin(), placed.end(), [](const auto& a, const auto& b) {
    if (a.first == nullptr || b.first == nullptr)
      return a.first != nullptr;
    return std::tie(a.first->sheet, a.first->row, a.first->column) <
           std::tie(b.first->sheet, b.first->row, b.first->column);
  });
  Diagnostics moved;
  for (const auto& [place, mistake] : placed)
    moved.push_back(at_its_cell(*mistake, place, outcome));
  return moved;
}

// Warnings about the rest of the project are for `peil check`.
Diagnostics warnings_of_cells(const Diagnostics& warnings, const Outcome& outcome)
{
  Diagnostics found;
  for (const Diagnostic& one : warnings) {
    const edit::EditedFile* file = edited_file(outcome.edited, one.at.file);
    if (file != nullptr && one.at.line != 0 && one.severity == Severity::warning &&
        file->place_of(one.at) != nullptr)
      found.push_back(at_its_cell(one, cell_of(one, outcome), outcome));
  }
  return found;
}

// Checks the project as it would be, and that it says what the table says.
Result<Warnings> check_result(const BuildOptions& options, const RecordChanges& changes,
                              const std::string& register_name,
                              const std::vector<edit::EditedFile>& edited, Files& files)
{
  std::map<std::string, std::string> bytes_by_path;
  for (const edit::EditedFile& file : edited)
    bytes_by_path[(options.folders.sources.project / file.file.str()).string()] = file.bytes();
  OverlayFiles overlay(files, std::move(bytes_by_path));
  const Result<Warnings> checked = check_project(options, overlay);
  const Sources sources = read::read_sources(overlay, options.folders.sources);
  const Outcome outcome{edited, changes, sources};
  if (!checked.ok())
    return at_their_cells(checked.mistakes(), outcome);
  TRY_ASSIGN(const Project after, check::check_sources(sources));
  const Register& changed = *after.find_register(register_name);
  Diagnostics lost = tables::check_outcome(changes, changed, tables::shapes_of(changed));
  if (!lost.empty())
    return lost;
  return Warnings{warnings_of_cells(checked.value().list, outcome)};
}

Result<std::vector<std::string>> write_all(const fs::path& project,
                                           const std::vector<edit::EditedFile>& edited,
                                           const std::vector<edit::RecordFile>& originals)
{
  std::vector<write::Replacement> replacements;
  std::vector<std::string> names;
  for (const edit::EditedFile& file : edited) {
    std::string before;
    for (const edit::RecordFile& original : originals)
      if (original.file == file.file)
        before = original.bytes;
    replacements.push_back({project / file.file.str(), file.bytes(), std::move(before), false});
    names.push_back(file.file.str());
  }
  TRY_ASSIGN([[maybe_unused]] const std::size_t count, write::replace_files(replacements));
  return names;
}

} // namespace

Result<std::size_t> export_register(const BuildOptions& options, std::string_view name,
                                    const fs::path& file, Export mode, Files& files)
{
  TRY_ASSIGN(const Project project,
             check::check_sources(read::read_sources(files, options.folders.sources)));
  const Register* of = project.find_register(name);
  if (of == nullptr)
    return unknown_register(project, name);
  TRY_ASSIGN(const WorkbookLayout layout, tables::layout_of(project, *of));
  TRY_ASSIGN(std::string bytes, workbook::write_workbook(layout));
  TRY_ASSIGN([[maybe_unused]] const std::size_t count,
             write::replace_files({{file, std::move(bytes), std::nullopt, mode == Export::keep}}));
  return of->records.size();
}

Result<ImportReport> import_register(const BuildOptions& options, std::string_view name,
                                     const fs::path& file, Import mode, Files& files)
{
  const fs::path& folder = options.folders.sources.project;
  const Sources sources = read::read_sources(files, options.folders.sources);
  TRY_ASSIGN(const Project project, check::check_sources(sources));
  const Register* of = project.find_register(name);
  if (of == nullptr)
    return unknown_register(project, name);
  const tables::Shapes shapes = tables::shapes_of(*of);
  TRY_ASSIGN(const std::vector<Worksheet> sheets, read_sheets(file, files));
  TRY_ASSIGN(const tables::ImportedTables tables, tables::read_tables(sheets, *of, shapes));
  const RecordChanges changes = tables::compare(tables, *of, shapes);
  ImportReport report{
      tables::change_report(changes), tables::change_data(changes), !changes.empty(), {}, {}};
  if (changes.empty())
    return report;

  TRY_ASSIGN(const std::vector<edit::RecordFile> originals,
             record_files(sources, *of, folder, files));
  TRY_ASSIGN(const std::vector<edit::EditedFile> edited,
             edit::apply_changes(changes, *of, originals));
  TRY_ASSIGN(Warnings warnings, check_result(options, changes, of->name, edited, files));
  report.warnings = std::move(warnings.list);
  if (mode == Import::write) {
    TRY_ASSIGN(report.written, write_all(folder, edited, originals));
  }
  return report;
}

} // namespace peil
