#pragma once

#include "base/files.hpp"
#include "model/sources.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace peil::read {

struct ProjectFolders
{
  /// Holds data/, content/ and, if it has a theme of its own, themes/.
  std::filesystem::path project;
  /// The folder of the theme that stands in when the project has none; its last name is the name
  /// of the theme.
  std::filesystem::path default_theme;
};

/// The folders of a project of which every file is read.
std::vector<std::filesystem::path> source_folders(const std::filesystem::path& project);

/// Everything in a project folder, parsed, in path order; file names in it are relative to the
/// project (`data/plan.yaml`, `themes/standaard/pagina.html`). What the project's theme does not
/// have comes from the default theme; words that it says differently stand beside those of the
/// default theme, `peil/teksten/nl.yaml`. What cannot be read becomes a mistake in the result and
/// the rest goes on. Hidden files, backups (`x~`) and README files do not count; links are not
/// followed. Calls `files.read` from two threads at once.
Sources read_sources(Files& files, const ProjectFolders& folders);

/// A file, and what we made of it.
struct ReadFile
{
  std::string name;
  /// As they were when we did; nothing when it could not be read.
  std::optional<std::string> bytes;
  std::optional<Files::Stamp> stamp;
  Sources made;
  /// Parsed in the last reading, or not readable in it.
  bool is_new = false;
};

/// Sources that stay from one reading to the next: what `read` gives is what read_sources would,
/// but only files whose stamp changed are read again, and only those whose bytes changed are parsed
/// again. Parsing is half the work of a build.
class KeptSources
{
public:
  KeptSources() = default;
  KeptSources(const KeptSources&) = delete;
  KeptSources& operator=(const KeptSources&) = delete;

  /// Holds until the next call.
  const Sources& read(Files& files, const ProjectFolders& folders);

  /// Whether files below this folder (`data/`) came, went or changed between the last two readings.
  bool changed_below(std::string_view folder) const;

private:
  Sources m_sources;
  std::map<std::string, ReadFile> m_files;
  /// The files in the order in which m_sources has what they are made of.
  std::vector<ReadFile*> m_order;
  /// Their names.
  std::vector<std::string> m_changed;
};

} // namespace peil::read
