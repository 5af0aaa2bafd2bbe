#include "mistake_folder.hpp"

#include <atomic>
#include <doctest/doctest.h>
#include <thread>
#include <vector>

using namespace peil;
using namespace peil::tests;

namespace {

const std::filesystem::path k_root = std::filesystem::path(PEIL_SOURCE_DIR) / "tests/mistakes";
const std::filesystem::path k_scratch = std::filesystem::path(PEIL_BINARY_DIR) / "mistakes";

std::filesystem::path scratch_of(const MistakeFolder& mistake)
{
  return k_scratch / mistake.name;
}

// Two threads share the folders, for hostile charts spend their time waiting.
std::vector<Diagnostics> find_all_mistakes(const std::vector<MistakeFolder>& folders)
{
  std::vector<Diagnostics> found(folders.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < folders.size(); i = next++) {
      lay_over_basis(folders[i], scratch_of(folders[i]) / "project");
      found[i] = find_mistakes(scratch_of(folders[i]) / "project");
    }
  };
  std::thread helper(work);
  work();
  helper.join();
  return found;
}

void compare(const MistakeFolder& mistake, const Diagnostics& found, Language language)
{
  const std::filesystem::path expected = mistake.expected_file(language);
  if (!std::filesystem::exists(expected))
    return;
  const std::string actual = told_text(found, scratch_of(mistake) / "project", language);
  if (actual == read_text_file(expected))
    return;
  const std::string name = language == Language::dutch ? "actual.txt" : "actual.en.txt";
  write_text_file(scratch_of(mistake) / name, actual);
  CHECK_MESSAGE(actual == read_text_file(expected), "see ", (scratch_of(mistake) / name).string());
}

} // namespace

TEST_CASE("the valid project below all mistakes has none")
{
  const std::filesystem::path project = k_scratch / "_basis" / "project";
  copy_basis(k_root, project);
  CHECK(told_text(find_mistakes(project), project, Language::dutch) == "");
}

TEST_CASE("every mistake folder holds a mistake and the words about it, nothing else")
{
  for (const MistakeFolder& mistake : find_mistake_folders(k_root)) {
    CAPTURE(mistake.name);
    CHECK(wrong_contents(mistake) == "");
    CHECK(read_text_file(mistake.expected_file(Language::dutch)) != "");
  }
}

TEST_CASE("every mistake is told in exactly these words")
{
  const std::vector<MistakeFolder> folders = find_mistake_folders(k_root);
  const std::vector<Diagnostics> found = find_all_mistakes(folders);
  for (std::size_t i = 0; i < folders.size(); ++i) {
    CAPTURE(folders[i].name);
    compare(folders[i], found[i], Language::dutch);
    compare(folders[i], found[i], Language::english);
  }
}
