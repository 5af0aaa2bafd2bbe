#include "mistake_folder.hpp"

#include <fmt/core.h>

// Writes what is told about every mistake over what was expected: for the desk, after a change
// that is meant. The difference in git is then reviewed like code.

using namespace peil;
using namespace peil::tests;

namespace {

void refresh(const MistakeFolder& mistake, Language language, const std::filesystem::path& project)
{
  const std::filesystem::path file = mistake.expected_file(language);
  const std::string text = checked_text(project, language);
  if (std::filesystem::exists(file) && read_text_file(file) == text)
    return;
  write_text_file(file, text);
  fmt::print("{}\n", file.string());
}

} // namespace

int main()
{
  const std::filesystem::path root = std::filesystem::path(PEIL_SOURCE_DIR) / "tests/mistakes";
  const std::filesystem::path scratch = std::filesystem::path(PEIL_BINARY_DIR) / "mistakes";
  for (const MistakeFolder& mistake : find_mistake_folders(root)) {
    const std::filesystem::path project = scratch / mistake.name / "project";
    lay_over_basis(mistake, project);
    refresh(mistake, Language::dutch, project);
    if (std::filesystem::exists(mistake.expected_file(Language::english)))
      refresh(mistake, Language::english, project);
  }
}
