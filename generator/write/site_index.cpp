#include "write/site_index.hpp"

#include "base/text.hpp"
#include "write/descriptor.hpp"

#include <charconv>
#include <fcntl.h>
#include <fmt/format.h>
#include <iterator>
#include <optional>
#include <string>
#include <unistd.h>

namespace peil::write {
namespace {

// Lines: the heading and the two trees; then for every folder `m`, its two stamps and its path, and
// for each of its files `b`, the inode and the name; the last line is `einde`.
constexpr const char* k_index_name = "index";
constexpr const char* k_new_index_name = "index.nieuw";
constexpr std::string_view k_end = "einde";

std::string heading(const TreePair& trees)
{
  return fmt::format("peil-index 1 {} {}", trees.site, trees.spare);
}

std::optional<std::string> read_text(int folder, const char* name)
{
  const Descriptor file(openat(folder, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
  struct stat found
  {
  };
  if (!file.is_open() || fstat(file.number(), &found) != 0)
    return std::nullopt;
  std::string text(static_cast<std::size_t>(found.st_size), '\0');
  std::size_t size = 0;
  while (size < text.size()) {
    const ssize_t part = read(file.number(), text.data() + size, text.size() - size);
    if (part <= 0)
      return std::nullopt;
    size += static_cast<std::size_t>(part);
  }
  return text;
}

/// Takes numbers and the rest from a line.
class LineReader
{
public:
  explicit LineReader(std::string_view line) : m_rest(line) {}

  template <typename Number>
  Number take()
  {
    Number number = 0;
    const auto [end, error] = std::from_chars(m_rest.data(), m_rest.data() + m_rest.size(), number);
    m_rest.remove_prefix(static_cast<std::size_t>(end - m_rest.data()));
    if (m_rest.starts_with(' '))
      m_rest.remove_prefix(1);
    return error == std::errc() ? number : 0;
  }
  std::string_view rest() const { return m_rest; }

private:
  std::string_view m_rest;
};

/// Lays the lines of an old index along a new plan; both are in the same order.
class IndexReader
{
public:
  explicit IndexReader(const Plan& plan) : m_plan(plan), m_index(empty_index(plan)) {}

  void read_line(std::string_view line)
  {
    const std::string_view content = line.substr(std::min<std::size_t>(2, line.size()));
    if (line.starts_with("m "))
      read_folder(LineReader(content));
    else if (line.starts_with("b "))
      read_file(LineReader(content));
  }

  SiteIndex finish()
  {
    leave_folder();
    pass_folders_until(std::nullopt);
    for (const std::size_t folder : m_changed)
      m_index.site[folder] = m_index.spare[folder] = {};
    return std::move(m_index);
  }

private:
  void read_folder(LineReader line)
  {
    leave_folder();
    const Stamp site{line.take<std::uint64_t>(), line.take<std::int64_t>()};
    const Stamp spare{line.take<std::uint64_t>(), line.take<std::int64_t>()};
    pass_folders_until(line.rest());
    m_inside =
        m_next_folder < m_plan.folders.size() && m_plan.folders[m_next_folder].path == line.rest();
    if (!m_inside) {
      note_parent_of(line.rest());
      return;
    }
    m_index.site[m_next_folder] = site;
    m_index.spare[m_next_folder] = spare;
    m_next_file = m_plan.folders[m_next_folder].first_file;
  }

  void read_file(LineReader line)
  {
    if (!m_inside)
      return;
    const auto inode = line.take<ino_t>();
    const std::size_t file = m_plan.find_file(m_plan.folders[m_next_folder], line.rest());
    if (file != m_next_file)
      m_changed.push_back(m_next_folder);
    if (file == m_plan.files.size())
      return;
    m_index.shared_inodes[file] = inode;
    m_next_file = file + 1;
  }

  void leave_folder()
  {
    if (!m_inside)
      return;
    if (m_next_file != m_plan.folders[m_next_folder].end_file)
      m_changed.push_back(m_next_folder);
    ++m_next_folder;
    m_inside = false;
  }

  // Folders the old site did not have: their parents have other entries now.
  void pass_folders_until(std::optional<std::string_view> path)
  {
    while (m_next_folder < m_plan.folders.size() &&
           (!path || m_plan.folders[m_next_folder].path < *path))
      m_changed.push_back(m_plan.folders[m_next_folder++].parent);
  }

  // A folder the new site does not have.
  void note_parent_of(std::string_view path)
  {
    const std::size_t slash = path.rfind('/');
    const std::size_t parent =
        m_plan.find_folder(path.substr(0, slash == std::string_view::npos ? 0 : slash));
    if (parent < m_plan.folders.size())
      m_changed.push_back(parent);
  }

  const Plan& m_plan;
  SiteIndex m_index;
  std::vector<std::size_t> m_changed;
  std::size_t m_next_folder = 0;
  std::size_t m_next_file = 0;
  bool m_inside = false;
};

std::string to_text(const Plan& plan, const TreePair& trees, const SiteIndex& index)
{
  fmt::memory_buffer text;
  const auto out = std::back_inserter(text);
  fmt::format_to(out, "{}\n", heading(trees));
  for (std::size_t i = 0; i < plan.folders.size(); ++i) {
    const PlannedFolder& folder = plan.folders[i];
    const Stamp& site = index.site[i];
    const Stamp& spare = index.spare[i];
    fmt::format_to(out, "m {} {} {} {} {}\n", site.inode, site.changed_at, spare.inode,
                   spare.changed_at, folder.path);
    for (std::size_t file = folder.first_file; file < folder.end_file; ++file)
      fmt::format_to(out, "b {} {}\n", index.shared_inodes[file], plan.files[file].name);
  }
  fmt::format_to(out, "{}\n", k_end);
  return fmt::to_string(text);
}

} // namespace

SiteIndex empty_index(const Plan& plan)
{
  return {std::vector<Stamp>(plan.folders.size()), std::vector<Stamp>(plan.folders.size()),
          std::vector<ino_t>(plan.files.size()), false};
}

SiteIndex read_index(const Plan& plan, int work_folder, const TreePair& trees)
{
  const std::optional<std::string> text = read_text(work_folder, k_index_name);
  if (!text)
    return empty_index(plan);
  const std::vector<std::string_view> lines = split_lines(*text);
  if (lines.size() < 2 || lines.front() != heading(trees) || lines.back() != k_end)
    return empty_index(plan);
  IndexReader reader(plan);
  for (const std::string_view line : lines)
    reader.read_line(line);
  SiteIndex index = reader.finish();
  index.is_known = true;
  return index;
}

void write_index(const Plan& plan, int work_folder, const TreePair& trees, const SiteIndex& index)
{
  remove_entry(work_folder, k_new_index_name);
  Descriptor file(openat(work_folder, k_new_index_name,
                         O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666));
  const bool written = file.is_open() &&
                       write_bytes(file.number(), to_text(plan, trees, index)) == 0 &&
                       file.close() == 0;
  if (!written || renameat(work_folder, k_new_index_name, work_folder, k_index_name) != 0)
    remove_entry(work_folder, k_new_index_name);
}

void remove_index(int work_folder)
{
  remove_entry(work_folder, k_index_name);
}

} // namespace peil::write
