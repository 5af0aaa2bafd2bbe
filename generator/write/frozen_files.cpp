#include "write/frozen_files.hpp"

#include "write/edition_record_text.hpp"
#include "write/plain_file.hpp"
#include "write/spare_folder.hpp"

#include <system_error>

namespace peil::write {
namespace {

namespace fs = std::filesystem;

Problem write_all(const EditionRecord& record, std::span<const OutputFile> files,
                  const fs::path& folder)
{
  if (Problem problem = write_plain_file(folder / "vastgesteld.yaml", edition_record_text(record)))
    return problem;
  const std::string place = "edities/" + record.edition + "/";
  for (const OutputFile& file : files)
    if (Problem problem =
            write_plain_file(folder / "pagina" / file.path.substr(place.size()), file.bytes))
      return problem;
  return std::nullopt;
}

} // namespace

Result<fs::path> write_frozen(const EditionRecord& record, std::span<const OutputFile> files,
                              const fs::path& project)
{
  const fs::path editions = project / "data" / "edities";
  const fs::path folder = editions / record.edition;
  std::error_code error;
  if (fs::exists(folder, error))
    return error_at({}, say("{} bestaat al", "{} exists already", folder.string()),
                    say("wat is vastgesteld, verandert niet; een fout herstelt u met een erratum",
                        "what is frozen does not change; a mistake is mended by an erratum"));
  // Hidden, so that whoever reads the project meanwhile does not see half an edition.
  TRY_ASSIGN(SpareFolder spare, SpareFolder::claim(editions / ("." + record.edition + ".nieuw")));
  if (Problem problem = write_all(record, files, spare.path()))
    return *problem;
  fs::rename(spare.path(), folder, error);
  if (error)
    return file_problem(Action::write, folder.string(), error.value());
  spare.was_moved();
  return folder;
}

} // namespace peil::write
