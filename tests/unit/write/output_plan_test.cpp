#include "write/output_plan.hpp"

#include <doctest/doctest.h>
#include <vector>

namespace peil::write {
namespace {

std::vector<OutputFile> with_paths(const std::vector<std::string>& paths)
{
  std::vector<OutputFile> output;
  for (const std::string& path : paths)
    output.push_back({path, "bytes"});
  return output;
}

std::string messages(const std::vector<std::string>& paths)
{
  const std::vector<OutputFile> output = with_paths(paths);
  const Result<Plan> plan = plan_output(output);
  std::string text;
  if (!plan.ok())
    for (const Diagnostic& mistake : plan.mistakes())
      text += mistake.message.nl + "\n";
  return text;
}

} // namespace

TEST_CASE("plan: a path is relative, well-formed and stays inside the site")
{
  struct Row
  {
    const char* name;
    std::string path;
    /// What the message says of the path; "" when it is fine.
    std::string expected;
  };
  const std::vector<Row> rows{
      {"a file", "index.html", ""},
      {"a file in folders", "pijlers/p1/index.html", ""},
      {"a hidden file", ".nojekyll", ""},
      {"letters with accents", "bijlagen/één.pdf", ""},
      {"spaces", "bijlagen/nota 1.pdf", ""},
      {"three dots", "a/.../b", ""},
      {"the marker's name in a folder", "a/.peil", ""},
      {"the longest name", std::string(255, 'a'), ""},
      {"nothing", "", "het pad '' van een uitvoerbestand is leeg"},
      {"a leading slash", "/index.html", "'/index.html' van een uitvoerbestand begint met '/'"},
      {"two slashes", "a//b", "heeft een leeg deel"},
      {"a folder only", "a/", "heeft een leeg deel"},
      {"the folder above", "../index.html", "bevat '.' of '..'"},
      {"the folder above, further on", "a/../../b", "bevat '.' of '..'"},
      {"ending above", "a/..", "bevat '.' of '..'"},
      {"the folder itself", "./a", "bevat '.' of '..'"},
      {"a backslash", "a\\b", "bevat een '\\'"},
      {"a line end", "a\nb", "het pad 'a\\x0Ab' van een uitvoerbestand bevat een stuurteken"},
      {"a tab", "a\tb", "bevat een stuurteken"},
      {"a zero", std::string("a\0b", 3), "'a\\x00b' van een uitvoerbestand bevat een stuurteken"},
      {"delete", "a\x7F", "bevat een stuurteken"},
      {"Latin-1",
       "\xE9"
       "en",
       "het pad '\\xE9en' van een uitvoerbestand is geen UTF-8"},
      {"an overlong slash",
       "a\xC0\xAF"
       "b",
       "is geen UTF-8"},
      {"a name too long", std::string(256, 'a'), "heeft een deel van meer dan 255 bytes"},
      {"the marker", ".peil", "is de naam van peils eigen merkteken"},
      {"the marker in capitals", ".Peil", "verschillen alleen in hoofdletters"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const std::string found = messages({"style.css", row.path});
    CAPTURE(found);
    CHECK(found.empty() == row.expected.empty());
    CHECK(found.find(row.expected) != std::string::npos);
  }
}

TEST_CASE("plan: two files cannot have one place")
{
  struct Row
  {
    const char* name;
    std::vector<std::string> paths;
    std::string expected;
  };
  const std::vector<Row> rows{
      {"the same path",
       {"a/b.html", "c", "a/b.html"},
       "twee uitvoerbestanden hebben hetzelfde pad 'a/b.html'\n"},
      {"a file and a folder", {"a/b", "a"}, "'a' zou tegelijk een bestand en een map zijn\n"},
      {"a file and a folder, deeper",
       {"x/a", "x/a-b", "x/a/b/c"},
       "'x/a' zou tegelijk een bestand en een map zijn\n"},
      {"letter case",
       {"a/B", "a/b"},
       "de paden 'a/B' en 'a/b' verschillen alleen in hoofdletters\n"},
      {"letter case of folders",
       {"a/x", "A/y", "A/z"},
       "de paden 'A' en 'a' verschillen alleen in hoofdletters\n"},
      {"letter case of a file and a folder",
       {"Data", "data/x"},
       "de paden 'Data' en 'data' verschillen alleen in hoofdletters\n"},
      {"accents", {"Één", "één"}, "de paden 'Één' en 'één' verschillen alleen in hoofdletters\n"},
      {"names that only begin the same", {"a", "a-b", "ab", "a.b"}, ""},
      {"case in other folders", {"a/X", "b/x"}, ""},
      {"times and divided by", {"×", "÷"}, ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(messages(row.paths) == row.expected);
  }
}

TEST_CASE("plan: all mistakes are reported at once")
{
  CHECK(messages({"/a", "b/", "c"}) == "het pad '/a' van een uitvoerbestand begint met '/'\n"
                                       "het pad 'b/' van een uitvoerbestand heeft een leeg deel\n");
  CHECK(messages({"a", "a", "b", "B"}) ==
        "twee uitvoerbestanden hebben hetzelfde pad 'a'\n"
        "de paden 'B' en 'b' verschillen alleen in hoofdletters\n");
}

TEST_CASE("plan: parents come before what is in them and files stand folder by folder")
{
  const std::vector<OutputFile> output = with_paths({"b/c/d", "b-a/e", "a", "b/f", "b/c/a"});
  const Result<Plan> planned = plan_output(output);
  REQUIRE(planned.ok());
  const Plan& plan = planned.value();
  std::vector<std::string> folders;
  for (const PlannedFolder& folder : plan.folders)
    folders.push_back(folder.path);
  CHECK(folders == std::vector<std::string>{"", "b", "b-a", "b/c"});
  std::vector<std::string> files;
  for (const PlannedFile& file : plan.files)
    files.push_back(file.file->path);
  CHECK(files == std::vector<std::string>{".peil", "a", "b/f", "b-a/e", "b/c/a", "b/c/d"});
  CHECK(plan.folder_of_file == std::vector<std::size_t>{0, 0, 1, 2, 3, 3});
  CHECK(plan.has_file(plan.folders[3], "d"));
  CHECK_FALSE(plan.has_file(plan.folders[3], "f"));
  CHECK(plan.has_subfolder(plan.folders[0], "b-a"));
  CHECK_FALSE(plan.has_subfolder(plan.folders[0], "c"));
  CHECK(plan.find_folder("b/c") == 3);
  CHECK(plan.find_folder("x") == plan.folders.size());
}

TEST_CASE("plan: a site without a single page still has its marker")
{
  const Result<Plan> plan = plan_output({});
  REQUIRE(plan.ok());
  CHECK(plan.value().files.size() == 1);
  CHECK(plan.value().folders.size() == 1);
}

} // namespace peil::write
