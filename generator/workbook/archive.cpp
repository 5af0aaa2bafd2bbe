#include "workbook/archive.hpp"

#include <array>
#include <zip.h>

namespace peil::workbook {
namespace {

constexpr std::size_t k_most_unpacked = 100'000'000;

// How a workbook of before 2007 begins, and one with a password.
constexpr std::string_view k_compound_file = "\xD0\xCF\x11\xE0";

Position whole(FileName file)
{
  return {file, 0, 0, 1};
}

Diagnostic no_workbook(FileName file, std::string_view bytes)
{
  if (bytes.starts_with(k_compound_file))
    return error_at(whole(file),
                    say("dit is een oude werkmap (.xls) of een werkmap met een wachtwoord",
                        "this is an old workbook (.xls) or one with a password"),
                    say("bewaar hem in Excel als 'Excel-werkmap (*.xlsx)', zonder wachtwoord",
                        "save it in Excel as 'Excel Workbook (*.xlsx)', without a password"));
  return error_at(whole(file), say("dit is geen Excel-werkmap", "this is no Excel workbook"),
                  say("bewaar het bestand in Excel als 'Excel-werkmap (*.xlsx)'",
                      "save the file in Excel as 'Excel Workbook (*.xlsx)'"));
}

Diagnostic broken_part(FileName file, const std::string& part)
{
  return error_at(
      whole(file),
      say("de werkmap is beschadigd: {} is niet uit te pakken",
          "the workbook is damaged: {} cannot be unpacked", part),
      say("open hem in Excel en bewaar hem opnieuw", "open it in Excel and save it again"));
}

Diagnostic too_large(FileName file)
{
  return error_at(
      whole(file),
      say("de werkmap is uitgepakt groter dan {} MB", "the workbook is larger than {} MB unpacked",
          k_most_unpacked / 1'000'000),
      say("haal weg wat niet bij de gegevens hoort, of verdeel de rijen over meer bestanden",
          "remove what is no data, or divide the rows over several files"));
}

struct CloseFile
{
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

} // namespace

struct Archive::Handle
{
  zip_t* archive = nullptr;
};

void Archive::Close::operator()(Handle* handle) const
{
  zip_discard(handle->archive);
  delete handle;
}

Result<Archive> Archive::open(FileName file, std::string_view bytes)
{
  // libzip takes nothing at all for an archive without files.
  if (!bytes.starts_with("PK"))
    return no_workbook(file, bytes);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
  zip_t* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, nullptr);
  if (archive == nullptr) {
    zip_source_free(source);
    return no_workbook(file, bytes);
  }
  return Archive(file, std::unique_ptr<Handle, Close>(new Handle{archive}));
}

Result<std::optional<std::string>> Archive::read(const std::string& part)
{
  const zip_int64_t index = zip_name_locate(m_handle->archive, part.c_str(), 0);
  if (index < 0)
    return std::optional<std::string>();
  const std::unique_ptr<zip_file_t, CloseFile> opened(
      zip_fopen_index(m_handle->archive, static_cast<zip_uint64_t>(index), 0));
  if (!opened)
    return broken_part(m_file, part);
  // What the archive says of a size is not to be trusted, so what comes out is counted.
  std::string content;
  std::array<char, 65536> chunk{};
  for (;;) {
    const zip_int64_t got = zip_fread(opened.get(), chunk.data(), chunk.size());
    if (got < 0)
      return broken_part(m_file, part);
    if (got == 0)
      return std::optional(std::move(content));
    m_unpacked += static_cast<std::size_t>(got);
    if (m_unpacked > k_most_unpacked)
      return too_large(m_file);
    content.append(chunk.data(), static_cast<std::size_t>(got));
  }
}

} // namespace peil::workbook
