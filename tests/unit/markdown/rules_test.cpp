#include "base/text.hpp"
#include "markdown/escape.hpp"
#include "markdown_help.hpp"

#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

using namespace peil;
using namespace peil::markdown;
namespace fs = std::filesystem;

namespace {

const fs::path k_cases = fs::path(PEIL_SOURCE_DIR) / "tests/rules/markdown";
const fs::path k_actual = fs::path(PEIL_BINARY_DIR) / "actual/markdown";

std::string read(const fs::path& file)
{
  std::ostringstream bytes;
  bytes << std::ifstream(file, std::ios::binary).rdbuf();
  return bytes.str();
}

void write(const fs::path& file, const std::string& bytes)
{
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << bytes;
}

// The names in the one and not in the other, as one text.
std::string names_only_in(const std::set<std::string>& one, const std::set<std::string>& other)
{
  std::string names;
  for (const std::string& name : one)
    if (!other.contains(name))
      names += name + " ";
  return names;
}

std::set<std::string> file_names(const fs::path& folder)
{
  std::set<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder))
    names.insert(entry.path().filename().string());
  return names;
}

Resolver make_resolver()
{
  Resolver resolver;
  resolver.value = [](const Reference& reference) {
    return reference.format.empty() ? "‹" + reference.path + "›"
                                    : "‹" + reference.path + " als " + reference.format + "›";
  };
  resolver.block_html = [](const Block& block) {
    return fmt::format("<figure>{}: {}</figure>", block.kind, escaped_text(block.argument));
  };
  resolver.link_address = [](std::string_view target) {
    return (target.starts_with('/') ? "../.." : "") + std::string(target);
  };
  return resolver;
}

// The messages as an author reads them, with the line they are about.
std::string messages_of(const Inspection& found, const std::string& body)
{
  const std::vector<std::string_view> lines = split_lines(body);
  const SourceLines line_of = [&](const FileName&,
                                  std::uint32_t line) -> std::optional<std::string> {
    if (line < 1 || line > lines.size())
      return std::nullopt;
    return std::string(lines[line - 1]);
  };
  std::string text;
  for (const Diagnostic& mistake : found.mistakes)
    text += to_text(mistake, Language::dutch, line_of);
  return text;
}

/// The files that a case comes to: its HTML, and its messages when there are any.
std::map<std::string, std::string> results_of(const fs::path& file)
{
  const std::string body = read(file);
  Source source = source_of(body);
  source.file = FileName(file.filename().string());
  const std::string name = file.stem().string();
  std::map<std::string, std::string> results;
  results[name + ".html"] = to_html(source, k_block_words, make_resolver()).html;
  if (std::string text = messages_of(inspect(source, k_block_words), body); !text.empty())
    results[name + ".txt"] = std::move(text);
  return results;
}

} // namespace

// To refresh after a change that is meant: PEIL_REFRESH=1 ./unit_markdown -tc='rules:*'
TEST_CASE("rules: every text in tests/rules/markdown gives its HTML and its messages")
{
  std::map<std::string, std::string> actual;
  std::set<std::string> actual_names;
  for (const std::string& name : file_names(k_cases))
    if (name.ends_with(".md")) {
      actual_names.insert(name);
      for (auto& [result, bytes] : results_of(k_cases / name)) {
        actual_names.insert(result);
        actual[result] = std::move(bytes);
      }
    }

  fs::remove_all(k_actual);
  const bool refresh = std::getenv("PEIL_REFRESH") != nullptr;
  for (const auto& [name, bytes] : actual)
    write((refresh ? k_cases : k_actual) / name, bytes);

  REQUIRE(actual.size() >= 12);
  const std::string missing = names_only_in(actual_names, file_names(k_cases));
  const std::string unexpected = names_only_in(file_names(k_cases), actual_names);
  CHECK(missing == "");
  CHECK(unexpected == "");
  for (const auto& [name, bytes] : actual) {
    CAPTURE(name);
    CAPTURE(k_actual.string());
    CHECK(read(k_cases / name) == bytes);
  }
}
