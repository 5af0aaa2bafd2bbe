#pragma once

#include "base/diagnostic.hpp"

#include <filesystem>
#include <string>
#include <vector>

/// One folder is one mistake an author can make: `project/` is laid over the valid project
/// `_basis/` (files named in `zonder.txt` are left out), and `expected.txt` holds the exact words
/// that they will read, `expected.en.txt` sometimes the English ones. A mistake in a theme is laid
/// over the standard theme.
namespace peil::tests {

struct MistakeFolder
{
  std::filesystem::path folder;
  std::string name;

  std::filesystem::path expected_file(Language language) const;
};

/// All folders beside `_basis`, in order of name.
std::vector<MistakeFolder> find_mistake_folders(const std::filesystem::path& root);

/// What stands in a mistake folder and should not, or should and does not; empty when all is well.
std::string wrong_contents(const MistakeFolder& mistake);

/// The valid project itself.
void copy_basis(const std::filesystem::path& root, const std::filesystem::path& scratch);

/// The project with the mistake, put together in `scratch`.
void lay_over_basis(const MistakeFolder& mistake, const std::filesystem::path& scratch);

/// What `peil check` finds in a project. Where that is nothing the site is built too: some mistakes
/// only show when a chart is drawn or a template meets the data.
Diagnostics find_mistakes(const std::filesystem::path& project);

/// How `peil` prints them.
std::string told_text(const Diagnostics& mistakes, const std::filesystem::path& project,
                      Language language);

std::string read_text_file(const std::filesystem::path& file);
void write_text_file(const std::filesystem::path& file, const std::string& text);

} // namespace peil::tests
