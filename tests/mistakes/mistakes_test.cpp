#include "mistake_folder.hpp"

#include <doctest/doctest.h>

using namespace peil;
using namespace peil::tests;

namespace {

const std::filesystem::path k_root = std::filesystem::path(PEIL_SOURCE_DIR) / "tests/mistakes";
const std::filesystem::path k_scratch = std::filesystem::path(PEIL_BINARY_DIR) / "mistakes";

std::filesystem::path scratch_of(const MistakeFolder& mistake)
{
  return k_scratch / mistake.name;
}

void compare(const MistakeFolder& mistake, Language language)
{
  const std::filesystem::path expected = mistake.expected_file(language);
  if (!std::filesystem::exists(expected))
    return;
  const std::string actual = checked_text(scratch_of(mistake) / "project", language);
  if (actual == read_text_file(expected))
    return;
  const std::string name = language == Language::dutch ? "actual.txt" : "actual.en.txt";
  write_text_file(scratch_of(mistake) / name, actual);
  CHECK_MESSAGE(actual == read_text_file(expected), "see ", (scratch_of(mistake) / name).string());
}

} // namespace

TEST_CASE("the valid project below all mistakes has none")
{
  CHECK(checked_text(k_root / "_basis", Language::dutch) == "");
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
  for (const MistakeFolder& mistake : find_mistake_folders(k_root)) {
    CAPTURE(mistake.name);
    lay_over_basis(mistake, scratch_of(mistake) / "project");
    compare(mistake, Language::dutch);
    compare(mistake, Language::english);
  }
}
