#include "base/disk_files.hpp"

#include <cstdlib>
#include <doctest/doctest.h>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

using peil::DiskFiles;
using peil::Files;
namespace fs = std::filesystem;

namespace {

// A folder of its own that is gone afterwards.
class ScratchFolder
{
public:
  ScratchFolder()
  {
    std::string name = (fs::temp_directory_path() / "peil-test-XXXXXX").string();
    m_path = ::mkdtemp(name.data());
  }
  ~ScratchFolder()
  {
    std::error_code ignored;
    fs::remove_all(m_path, ignored);
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  fs::path operator/(const std::string& name) const { return m_path / name; }
  const fs::path& path() const { return m_path; }
  void write(const std::string& name, const std::string& bytes) const
  {
    fs::create_directories((m_path / name).parent_path());
    std::ofstream(m_path / name, std::ios::binary) << bytes;
  }

private:
  fs::path m_path;
};

std::string listing(const fs::path& folder)
{
  const auto listed = DiskFiles().list(folder);
  REQUIRE(listed.ok());
  std::string text;
  for (const Files::Entry& entry : listed.value()) {
    text += entry.path;
    text += entry.kind == Files::Kind::folder ? "/" : entry.kind == Files::Kind::other ? "@" : "";
    text += entry.kind == Files::Kind::regular ? ":" + std::to_string(entry.size) + " " : " ";
  }
  return text;
}

std::string failure_of(const fs::path& file)
{
  const auto read = DiskFiles().read(file);
  REQUIRE_FALSE(read.ok());
  CHECK(read.mistakes().front().severity == peil::Severity::machine);
  return read.mistakes().front().message.en;
}

} // namespace

TEST_CASE("disk files: a folder is listed whole, in byte order, with the size of every file")
{
  const ScratchFolder folder;
  folder.write("b/x.yaml", "12345");
  folder.write("b/sub/y.yaml", "");
  folder.write("b-c.yaml", "1");
  folder.write("B.yaml", "12");
  CHECK(listing(folder.path()) == "B.yaml:2 b/ b-c.yaml:1 b/sub/ b/sub/y.yaml:0 b/x.yaml:5 ");
}

TEST_CASE("disk files: a folder that is not there holds nothing")
{
  const ScratchFolder folder;
  CHECK(listing(folder / "data") == "");
}

TEST_CASE("disk files: links and devices are listed as what they are and not entered")
{
  const ScratchFolder folder;
  folder.write("real/a.yaml", "1");
  fs::create_directory_symlink(folder / "real", folder / "link");
  fs::create_symlink(folder / "real/a.yaml", folder / "file-link");
  fs::create_symlink(folder / "nowhere", folder / "broken-link");
  fs::create_directory_symlink(folder.path(), folder / "loop");
  REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
  CHECK(listing(folder.path()) == "broken-link@ file-link@ link@ loop@ pipe@ real/ real/a.yaml:1 ");
}

TEST_CASE("disk files: a folder that is itself a link or a file is a failure")
{
  const ScratchFolder folder;
  folder.write("real/a.yaml", "1");
  fs::create_directory_symlink(folder / "real", folder / "link");
  CHECK_FALSE(DiskFiles().list(folder / "link").ok());
  CHECK_FALSE(DiskFiles().list(folder / "real/a.yaml").ok());
}

TEST_CASE("disk files: a file is read to the last byte")
{
  const ScratchFolder folder;
  std::string bytes(200'000, 'x');
  bytes[1000] = '\0';
  folder.write("large", bytes);
  folder.write("empty", "");
  CHECK(DiskFiles().read(folder / "large").value() == bytes);
  CHECK(DiskFiles().read(folder / "empty").value() == "");
  // Such files say that they are empty.
  CHECK_FALSE(DiskFiles().read("/proc/self/status").value().empty());
}

TEST_CASE("disk files: what is no regular file is not read, and a pipe does not make us wait")
{
  const ScratchFolder folder;
  folder.write("real", "1");
  fs::create_symlink(folder / "real", folder / "link");
  REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
  CHECK(failure_of(folder / "link").find("links are not followed") != std::string::npos);
  CHECK(failure_of(folder / "pipe").find("not a regular file") != std::string::npos);
  CHECK(failure_of(folder.path()).find("not a regular file") != std::string::npos);
  CHECK(failure_of("/dev/null").find("not a regular file") != std::string::npos);
  CHECK(failure_of(folder / "missing").find("it does not exist") != std::string::npos);
  const auto missing = DiskFiles().read(folder / "missing");
  CHECK(missing.mistakes().front().message.nl.ends_with("niet lezen: het bestaat niet"));
}

TEST_CASE("disk files: the stamp of a file tells whether it changed, once it is at rest")
{
  const ScratchFolder folder;
  folder.write("new.yaml", "1");
  const auto stamp_of = [](const fs::path& where, const std::string& name) {
    const auto listed = DiskFiles().list(where);
    for (const Files::Entry& entry : listed.value())
      if (entry.path == name)
        return entry.stamp;
    return std::optional<Files::Stamp>();
  };
  CHECK_FALSE(stamp_of(folder.path(), "new.yaml"));
  // A file of the system, for nobody can say of his own when it changed.
  const auto first = stamp_of("/usr/share/common-licenses", "GPL-3");
  REQUIRE(first);
  CHECK(first == stamp_of("/usr/share/common-licenses", "GPL-3"));
  CHECK_FALSE(first == stamp_of("/usr/share/common-licenses", "LGPL-3"));
}
