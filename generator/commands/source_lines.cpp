#include "commands/source_lines.hpp"

#include "base/disk_files.hpp"
#include "base/text.hpp"
#include "read/characters.hpp"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace peil::commands {
namespace {

namespace fs = std::filesystem;

// A line that is longer is not written by people, and looking in it for many mistakes takes long.
constexpr std::size_t k_longest_line = 100'000;

class SourceReader
{
public:
  SourceReader(fs::path project, const fs::path& default_theme)
      : m_project(std::move(project)), m_theme_parent(default_theme.parent_path().parent_path())
  {
  }

  std::optional<std::string> line(const FileName& file, std::uint32_t number)
  {
    const std::vector<std::string_view>& lines = text_of(file.str()).lines;
    if (number == 0 || number > lines.size() || lines[number - 1].size() > k_longest_line)
      return std::nullopt;
    return std::string(lines[number - 1]);
  }

private:
  struct Text
  {
    std::string bytes;
    std::vector<std::string_view> lines;
  };

  const Text& text_of(const std::string& file)
  {
    const auto [entry, is_new] = m_texts.try_emplace(file);
    if (is_new)
      for (const fs::path& folder : {m_project, m_theme_parent}) {
        const Result<std::string> bytes = m_files.read(folder / file);
        if (!bytes.ok())
          continue;
        entry->second.bytes = read::printable_text(bytes.value());
        entry->second.lines = split_lines(entry->second.bytes);
        break;
      }
    return entry->second;
  }

  fs::path m_project;
  fs::path m_theme_parent;
  DiskFiles m_files;
  std::map<std::string, Text> m_texts;
};

} // namespace

SourceLines source_lines(const fs::path& project, const fs::path& default_theme)
{
  const auto reader = std::make_shared<SourceReader>(project, default_theme);
  return
      [reader](const FileName& file, std::uint32_t number) { return reader->line(file, number); };
}

} // namespace peil::commands
