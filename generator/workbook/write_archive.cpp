#include "workbook/write_archive.hpp"

#include <array>
#include <memory>
#include <zip.h>

namespace peil::workbook {
namespace {

// 1 January 2000, 12:00: a time of day that was there in every time zone, for libzip goes by way of
// the clock of this machine.
constexpr zip_uint16_t k_date = ((2000 - 1980) << 9) | (1 << 5) | 1;
constexpr zip_uint16_t k_time = 12 << 11;

Diagnostic not_packed(const char* why)
{
  return machine_failure(
      say("het zipbestand is niet te maken: {}", "cannot make the zip file: {}", why),
      say("kijk of er geheugen vrij is", "see whether there is memory to spare"));
}

struct FreeSource
{
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};

bool add(zip_t* archive, const OutputFile& file)
{
  zip_source_t* source = zip_source_buffer(archive, file.bytes.data(), file.bytes.size(), 0);
  if (source == nullptr)
    return false;
  const zip_int64_t index =
      zip_file_add(archive, file.path.c_str(), source, ZIP_FL_ENC_UTF_8 | ZIP_FL_OVERWRITE);
  if (index < 0) {
    zip_source_free(source);
    return false;
  }
  const auto at = static_cast<zip_uint64_t>(index);
  const bool is_packed = file.path.ends_with(".xlsx");
  return zip_file_set_dostime(archive, at, k_time, k_date, 0) == 0 &&
         zip_set_file_compression(archive, at, is_packed ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0) == 0;
}

std::string bytes_of(zip_source_t* source)
{
  std::string all;
  if (zip_source_open(source) != 0)
    return all;
  std::array<char, 65536> chunk{};
  for (zip_int64_t got = 0; (got = zip_source_read(source, chunk.data(), chunk.size())) > 0;)
    all.append(chunk.data(), static_cast<std::size_t>(got));
  zip_source_close(source);
  return all;
}

} // namespace

Result<std::string> write_archive(std::span<const OutputFile> files)
{
  zip_error_t error;
  zip_error_init(&error);
  const std::unique_ptr<zip_source_t, FreeSource> target(
      zip_source_buffer_create(nullptr, 0, 0, &error));
  if (!target)
    return not_packed("zip_source_buffer_create");
  zip_t* archive = zip_open_from_source(target.get(), ZIP_TRUNCATE, &error);
  if (archive == nullptr)
    return not_packed("zip_open_from_source");
  // The archive lets go of it when it is closed.
  zip_source_keep(target.get());
  for (const OutputFile& file : files)
    if (!add(archive, file)) {
      zip_discard(archive);
      return not_packed("zip_file_add");
    }
  if (zip_close(archive) != 0) {
    zip_discard(archive);
    return not_packed("zip_close");
  }
  std::string bytes = bytes_of(target.get());
  if (bytes.empty())
    return not_packed("zip_source_read");
  return bytes;
}

} // namespace peil::workbook
