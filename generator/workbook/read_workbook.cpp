#include "workbook/read_workbook.hpp"

#include "workbook/archive.hpp"
#include "workbook/parts.hpp"
#include "workbook/sheet_part.hpp"

namespace peil::workbook {
namespace {

Position whole(FileName file)
{
  return {file, 0, 0, 1};
}

Diagnostic damaged(FileName file, std::string_view part)
{
  return error_at(
      whole(file),
      say("de werkmap is beschadigd: {} is onleesbaar",
          "the workbook is damaged: {} cannot be read", part),
      say("open hem in Excel en bewaar hem opnieuw", "open it in Excel and save it again"));
}

Diagnostic too_many_cells(FileName file, const std::string& sheet)
{
  return error_at(
      whole(file),
      say("werkblad '{}' heeft te veel cellen", "sheet '{}' has too many cells", sheet),
      say("haal weg wat niet bij de gegevens hoort, of verdeel de rijen over meer bestanden",
          "remove what is no data, or divide the rows over several files"));
}

// The workbook part is whatever the relations of the whole say it is.
std::string main_part(const Relations& relations)
{
  for (const auto& [id, relation] : relations)
    if (relation.type.ends_with("/officeDocument"))
      return relation.target;
  return {};
}

std::string part_of_type(const Relations& relations, std::string_view type)
{
  for (const auto& [id, relation] : relations)
    if (relation.type.ends_with(type))
      return relation.target;
  return {};
}

class Reader
{
public:
  Reader(FileName file, Archive archive) : m_file(file), m_archive(std::move(archive)) {}

  Result<std::vector<Worksheet>> sheets()
  {
    TRY_ASSIGN(const Relations top, relations_of({}));
    const std::string main = main_part(top);
    if (main.empty())
      return damaged(m_file, "_rels/.rels");
    TRY_ASSIGN(const std::string text, required(main));
    const std::optional<WorkbookPart> workbook = read_workbook_part(text);
    if (!workbook)
      return damaged(m_file, main);
    TRY_ASSIGN(const Relations relations, relations_of(main));
    TRY_ASSIGN(const CellContext context, context_of(relations, workbook->epoch));
    return all_sheets(*workbook, relations, context);
  }

private:
  Result<std::string> required(const std::string& part)
  {
    TRY_ASSIGN(std::optional<std::string> text, m_archive.read(part));
    if (!text)
      return damaged(m_file, part);
    return std::move(*text);
  }

  Result<Relations> relations_of(const std::string& part)
  {
    const std::string name = relations_part(part);
    TRY_ASSIGN(const std::string text, required(name));
    std::optional<Relations> relations = read_relations(text, part);
    if (!relations)
      return damaged(m_file, name);
    return std::move(*relations);
  }

  // Both parts may be absent: a workbook without texts, or without looks.
  Result<CellContext> context_of(const Relations& relations, Epoch epoch)
  {
    CellContext context;
    context.epoch = epoch;
    const std::string strings = part_of_type(relations, "/sharedStrings");
    TRY_ASSIGN(const std::optional<std::string> string_part, m_archive.read(strings));
    if (string_part) {
      std::optional<std::vector<std::string>> read = read_shared_strings(*string_part);
      if (!read)
        return damaged(m_file, strings);
      context.shared_strings = std::move(*read);
    }
    const std::string styles = part_of_type(relations, "/styles");
    TRY_ASSIGN(const std::optional<std::string> style_part, m_archive.read(styles));
    if (style_part) {
      const std::optional<std::vector<bool>> read = read_date_styles(*style_part);
      if (!read)
        return damaged(m_file, styles);
      context.date_styles = *read;
    }
    return context;
  }

  Result<std::vector<Worksheet>> all_sheets(const WorkbookPart& workbook,
                                            const Relations& relations, const CellContext& context)
  {
    std::vector<Worksheet> sheets;
    Room room;
    for (const SheetEntry& entry : workbook.sheets) {
      const auto relation = relations.find(entry.relation);
      if (relation == relations.end())
        return damaged(m_file, entry.name);
      if (!relation->second.type.ends_with("/worksheet"))
        continue; // a sheet that is one chart
      TRY_ASSIGN(const std::string text, required(relation->second.target));
      Worksheet sheet{m_file, entry.name, {}};
      const SheetOutcome outcome = read_sheet_part(text, context, room, sheet.rows);
      if (outcome == SheetOutcome::damaged)
        return damaged(m_file, relation->second.target);
      if (outcome == SheetOutcome::too_large)
        return too_many_cells(m_file, entry.name);
      sheets.push_back(std::move(sheet));
    }
    return sheets;
  }

  FileName m_file;
  Archive m_archive;
};

} // namespace

Result<std::vector<Worksheet>> read_workbook(FileName file, std::string_view bytes)
{
  TRY_ASSIGN(Archive archive, Archive::open(file, bytes));
  return Reader(file, std::move(archive)).sheets();
}

} // namespace peil::workbook
