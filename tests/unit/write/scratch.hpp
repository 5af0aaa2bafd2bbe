#pragma once

#include "model/output_file.hpp"
#include "write/write_output.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace peil::write {

/// Most tests leave the disk alone: a memory disk is a real file system too.
enum class Medium
{
  memory,
  disk
};

/// A real folder of its own, gone at the end of the test.
class ScratchFolder
{
public:
  explicit ScratchFolder(Medium medium = Medium::memory);
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  const std::filesystem::path& path() const { return m_path; }
  std::filesystem::path operator/(std::string_view name) const { return m_path / name; }

private:
  std::filesystem::path m_path;
};

/// What tells one file from another that has the same bytes.
struct Identity
{
  std::uint64_t inode = 0;
  std::int64_t modified_at = 0;
  std::int64_t changed_at = 0;
  std::uint32_t mode = 0;

  bool operator==(const Identity&) const = default;
};

Identity identity_of(const std::filesystem::path& path);
/// Of everything in a folder and the folder itself, with the paths from there.
std::map<std::string, Identity> identities_in(const std::filesystem::path& folder);

void put_file(const std::filesystem::path& path, std::string_view bytes);
std::string bytes_of(const std::filesystem::path& path);

using Content = std::map<std::string, std::string>;

/// The files of a site without the marker; whatever is no regular file or folder has "?" for bytes.
Content content_of(const std::filesystem::path& folder);
Content content_of(const std::vector<OutputFile>& output);

/// Change times come from a clock that ticks every few milliseconds.
void wait_for_another_time();

/// The Dutch text of all mistakes, "" when it went well.
std::string mistakes_of(const Result<WriteReport>& result);

/// Runs in a process of its own, whose exit code it returns, or the negative number of the signal
/// that ended it.
int exit_code_of(const std::function<int()>& work);

/// Rights do not stop root, so a test of them goes on as someone without, who gets this folder. For
/// a process of its own; someone who is not root stays who he is.
void become_nobody(const std::filesystem::path& owned);

/// A memory disk of this size, mounted on a folder for as long as it lives.
class SmallDisk
{
public:
  SmallDisk(std::filesystem::path folder, const std::string& size);
  ~SmallDisk();
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

  bool is_mounted() const { return m_mounted; }
  bool make_read_only() const;

private:
  std::filesystem::path m_folder;
  bool m_mounted = false;
};

} // namespace peil::write
