#pragma once

#include "base/diagnostic.hpp"

#include <filesystem>
#include <string>
#include <vector>

/// One folder is one mistake an author can make: `project/` is laid over the valid project
/// `_basis/` (files named in `zonder.txt` are left out), and `expected.txt` holds the exact words
/// that they will read, `expected.en.txt` sometimes the English ones.
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

/// The project with the mistake, put together in `scratch`.
void lay_over_basis(const MistakeFolder& mistake, const std::filesystem::path& scratch);

/// Everything that `peil check` prints about a project, in this language.
std::string checked_text(const std::filesystem::path& project, Language language);

std::string read_text_file(const std::filesystem::path& file);
void write_text_file(const std::filesystem::path& file, const std::string& text);

} // namespace peil::tests
