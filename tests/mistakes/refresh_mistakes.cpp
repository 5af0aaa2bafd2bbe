#include "mistake_folder.hpp"

#include <fmt/core.h>

// Writes what is told about every mistake over what was expected: for the desk, after a change
// that is meant. The difference in git is then reviewed like code.

using namespace peil;
using namespace peil::tests;

namespace {

void refresh(const MistakeFolder& mistake, Language language, const std::string& text)
{
  const std::filesystem::path file = mistake.expected_file(language);
  if (std::filesystem::exists(file) && read_text_file(file) == text)
    return;
  write_text_file(file, text);
  fmt::print("{}\n", file.string());
}

} // namespace

int main()
{
  const std::filesystem::path root = std::filesystem::path(PEIL_SOURCE_DIR) / "tests/mistakes";
  const std::filesystem::path scratch =
      std::filesystem::path(PEIL_BINARY_DIR) / "mistakes_refreshed";
  for (const MistakeFolder& mistake : find_mistake_folders(root)) {
    const std::filesystem::path project = scratch / mistake.name / "project";
    lay_over_basis(mistake, project);
    const Diagnostics found = find_mistakes(project);
    refresh(mistake, Language::dutch, told_text(found, project, Language::dutch));
    if (std::filesystem::exists(mistake.expected_file(Language::english)))
      refresh(mistake, Language::english, told_text(found, project, Language::english));
  }
}
