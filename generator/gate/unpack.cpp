#include "gate/unpack.hpp"

#include <memory>
#include <zip.h>

namespace peil::gate {
namespace {

constexpr int k_deepest = 3;
constexpr std::size_t k_most_bytes = 400'000'000;

struct Discard
{
  void operator()(zip_t* archive) const { zip_discard(archive); }
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

Diagnostic closed(const OutputFile& archive)
{
  return error_at({FileName(archive.path), 0, 0, 1},
                  say("dit archief is niet te openen, dus niet na te kijken",
                      "this archive cannot be opened, and so not looked into"),
                  say("maak het opnieuw, zonder wachtwoord", "make it anew, without a password"));
}

std::unique_ptr<zip_t, Discard> opened(const OutputFile& archive)
{
  zip_source_t* source =
      zip_source_buffer_create(archive.bytes.data(), archive.bytes.size(), 0, nullptr);
  if (source == nullptr)
    return nullptr;
  zip_t* handle = zip_open_from_source(source, ZIP_RDONLY, nullptr);
  if (handle == nullptr)
    zip_source_free(source);
  return std::unique_ptr<zip_t, Discard>(handle);
}

bool read_member(zip_t* archive, zip_uint64_t index, std::size_t& room, OutputFile& member)
{
  zip_stat_t stat;
  if (zip_stat_index(archive, index, 0, &stat) != 0 || (stat.valid & ZIP_STAT_SIZE) == 0 ||
      stat.size > room)
    return false;
  const std::unique_ptr<zip_file_t, Discard> file(zip_fopen_index(archive, index, 0));
  if (!file)
    return false;
  member.bytes.resize(stat.size);
  const zip_int64_t read = zip_fread(file.get(), member.bytes.data(), stat.size);
  room -= stat.size;
  return read >= 0 && static_cast<zip_uint64_t>(read) == stat.size;
}

bool unpack(const OutputFile& archive, int depth, std::size_t& room, std::vector<OutputFile>& files)
{
  const auto handle = opened(archive);
  if (!handle || depth > k_deepest)
    return false;
  const zip_int64_t count = zip_get_num_entries(handle.get(), 0);
  if (const char* remark = zip_get_archive_comment(handle.get(), nullptr, 0); remark != nullptr)
    files.push_back({archive.path + " » opmerking", remark});
  for (zip_int64_t i = 0; i < count; ++i) {
    const auto index = static_cast<zip_uint64_t>(i);
    const char* name = zip_get_name(handle.get(), index, 0);
    OutputFile member{archive.path + " » " + (name == nullptr ? "?" : name), {}};
    if (!read_member(handle.get(), index, room, member))
      return false;
    if (is_archive(member.bytes) && !unpack(member, depth + 1, room, files))
      return false;
    if (!is_archive(member.bytes))
      files.push_back(std::move(member));
  }
  return true;
}

} // namespace

bool is_archive(std::string_view bytes)
{
  return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06");
}

Result<std::vector<OutputFile>> unpacked(const OutputFile& archive)
{
  std::vector<OutputFile> files;
  std::size_t room = k_most_bytes;
  if (!unpack(archive, 0, room, files))
    return closed(archive);
  return files;
}

} // namespace peil::gate
