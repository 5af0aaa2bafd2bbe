#include "scratch.hpp"

#include <cstdlib>
#include <fcntl.h>
#include <fmt/format.h>
#include <fstream>
#include <grp.h>
#include <sstream>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace peil::write {
namespace {

namespace fs = std::filesystem;

constexpr unsigned k_nobody = 65534;

std::int64_t to_nanoseconds(const timespec& time)
{
  return time.tv_sec * 1'000'000'000 + time.tv_nsec;
}

} // namespace

ScratchFolder::ScratchFolder(Medium medium)
{
  const fs::path memory = "/dev/shm";
  const bool has_memory = access(memory.c_str(), W_OK) == 0;
  const fs::path parent =
      medium == Medium::memory && has_memory ? memory : fs::temp_directory_path();
  std::string name = (parent / "peil-write-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr)
    std::abort();
  m_path = fs::canonical(name);
}

ScratchFolder::~ScratchFolder()
{
  std::error_code ignored;
  fs::remove_all(m_path, ignored);
}

Identity identity_of(const fs::path& path)
{
  struct stat found
  {
  };
  if (lstat(path.c_str(), &found) != 0)
    return {};
  return {found.st_ino, to_nanoseconds(found.st_mtim), to_nanoseconds(found.st_ctim),
          found.st_mode};
}

std::map<std::string, Identity> identities_in(const fs::path& folder)
{
  std::map<std::string, Identity> identities{{".", identity_of(folder)}};
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    identities[entry.path().lexically_relative(folder).string()] = identity_of(entry.path());
  return identities;
}

void put_file(const fs::path& path, std::string_view bytes)
{
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
}

std::string bytes_of(const fs::path& path)
{
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

Content content_of(const fs::path& folder)
{
  Content content;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string path = entry.path().lexically_relative(folder).string();
    if (entry.symlink_status().type() == fs::file_type::directory || path == ".peil")
      continue;
    const bool regular = entry.symlink_status().type() == fs::file_type::regular;
    content[path] = regular ? bytes_of(entry.path()) : "?";
  }
  return content;
}

Content content_of(const std::vector<OutputFile>& output)
{
  Content content;
  for (const OutputFile& file : output)
    content[file.path] = file.bytes;
  return content;
}

void wait_for_another_time()
{
  std::this_thread::sleep_for(std::chrono::milliseconds(30));
}

std::string mistakes_of(const Result<WriteReport>& result)
{
  std::string text;
  if (!result.ok())
    for (const Diagnostic& mistake : result.mistakes())
      text += to_text(mistake, Language::dutch, {});
  return text;
}

int exit_code_of(const std::function<int()>& work)
{
  const pid_t child = fork();
  if (child == 0)
    _exit(work());
  int status = 0;
  waitpid(child, &status, 0);
  return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

void become_nobody(const fs::path& owned)
{
  if (geteuid() != 0)
    return;
  for (const auto& entry : fs::recursive_directory_iterator(owned))
    if (lchown(entry.path().c_str(), k_nobody, k_nobody) != 0)
      std::abort();
  const bool done = chown(owned.c_str(), k_nobody, k_nobody) == 0 && setgroups(0, nullptr) == 0 &&
                    setgid(k_nobody) == 0 && setuid(k_nobody) == 0;
  if (!done)
    std::abort();
}

SmallDisk::SmallDisk(fs::path folder, const std::string& size) : m_folder(std::move(folder))
{
  fs::create_directories(m_folder);
  const std::string options = fmt::format("size={},mode=0755", size);
  m_mounted = mount("peil-test", m_folder.c_str(), "tmpfs", 0, options.c_str()) == 0;
}

SmallDisk::~SmallDisk()
{
  if (m_mounted)
    umount2(m_folder.c_str(), MNT_DETACH);
}

bool SmallDisk::make_read_only() const
{
  return mount("", m_folder.c_str(), "", MS_REMOUNT | MS_RDONLY, "") == 0;
}

} // namespace peil::write
