#include "read/packages.hpp"
#include "support/fake_files.hpp"

#include <doctest/doctest.h>

using namespace peil;
using namespace peil::read;
using tests::FakeFiles;

namespace {

ThemeManifest manifest_of(const char* package, const char* file)
{
  ThemeManifest manifest;
  PackageFile one;
  one.package = {package, {FileName("themes/a/thema.yaml"), 2, 13, 4}};
  one.file = {file, {FileName("themes/a/thema.yaml"), 3, 14, 4}};
  manifest.files.push_back(one);
  return manifest;
}

FakeFiles installed()
{
  return {
      {"m/kaart/package.json",
       R"({"version": "2.0.1", "license": "MIT", "dependencies": {"lijn": "^1", "praat": "*"}})"},
      {"m/kaart/LICENSE", "MIT, van K."},
      {"m/kaart/bouw/kaart.js", "kaart()"},
      {"m/kaart/node_modules/lijn/package.json", R"({"version": "1.9.0", "license": "ISC"})"},
      {"m/kaart/node_modules/lijn/LICENSE.md", "ISC, van L."},
      {"m/lijn/package.json", R"({"version": "3.0.0", "license": "ISC"})"},
      {"m/praat/package.json", R"({"version": "1.0.0"})"}};
}

ThemeManifest with_credit(const char* package, const char* file)
{
  ThemeManifest manifest = manifest_of("kaart", "bouw/kaart.js");
  PackageCredit credit;
  credit.package = {package, {FileName("themes/a/thema.yaml"), 5, 13, 4}};
  credit.file = {file, {FileName("themes/a/thema.yaml"), 6, 14, 4}};
  manifest.credits.push_back(credit);
  return manifest;
}

} // namespace

TEST_CASE("packages: a file comes with its package and all that this depends on")
{
  FakeFiles files = installed();
  const auto shipped = read_packages(files, "m", manifest_of("kaart", "bouw/kaart.js"));
  REQUIRE(shipped.ok());
  CHECK(shipped.value().contents == std::vector<std::string>{"kaart()"});
  const std::vector<Package> expected{{"kaart", "2.0.1", "MIT", "MIT, van K.", ""},
                                      {"lijn", "1.9.0", "ISC", "ISC, van L.", ""},
                                      {"praat", "1.0.0", "", "", ""}};
  CHECK(shipped.value().packages == expected);
}

TEST_CASE("packages: one that npm installed twice is named once, with its first licence file")
{
  FakeFiles files{{"m/a/package.json", R"({"version": "1", "dependencies": {"c": "*"}})"},
                  {"m/a/a.js", "a()"},
                  {"m/a/node_modules/c/package.json", R"({"version": "2"})"},
                  {"m/a/node_modules/c/LICENSE", "first"},
                  {"m/a/node_modules/c/LICENSE.md", "second"},
                  {"m/b/package.json", R"({"version": "1", "dependencies": {"c": "*"}})"},
                  {"m/b/a.js", "b()"},
                  {"m/c/package.json", R"({"version": "2"})"},
                  {"m/c/LICENSE", "first"},
                  {"m/c/LICENSE.md", "second"}};
  ThemeManifest manifest = manifest_of("a", "a.js");
  manifest.files.push_back(manifest_of("b", "a.js").files.front());
  const auto shipped = read_packages(files, "m", manifest);
  REQUIRE(shipped.ok());
  const std::vector<Package> expected{
      {"a", "1", "", "", ""}, {"b", "1", "", "", ""}, {"c", "2", "", "first", ""}};
  CHECK(shipped.value().packages == expected);
}

TEST_CASE("packages: what the manifest leaves out is not looked at")
{
  FakeFiles files = installed();
  ThemeManifest manifest = manifest_of("kaart", "bouw/kaart.js");
  manifest.left_out = {"lijn", "praat"};
  const auto shipped = read_packages(files, "m", manifest);
  REQUIRE(shipped.ok());
  CHECK(shipped.value().packages.size() == 1);
}

TEST_CASE("packages: what is missing is a mistake at its place in the manifest")
{
  FakeFiles files = installed();
  const auto no_package = read_packages(files, "m", manifest_of("kaarten", "x.js"));
  REQUIRE_FALSE(no_package.ok());
  CHECK(no_package.mistakes().front().at.line == 2);
  CHECK(no_package.mistakes().front().message.nl == "pakket 'kaarten' is niet geïnstalleerd");
  FakeFiles without_praat{{"m/kaart/package.json", R"({"dependencies": {"praat": "*"}})"},
                          {"m/kaart/bouw/kaart.js", "kaart()"}};
  const auto no_dependency =
      read_packages(without_praat, "m", manifest_of("kaart", "bouw/kaart.js"));
  REQUIRE_FALSE(no_dependency.ok());
  CHECK(no_dependency.mistakes().front().message.nl == "pakket 'praat' is niet geïnstalleerd");
  const auto no_file = read_packages(files, "m", manifest_of("kaart", "bouw/kart.js"));
  REQUIRE_FALSE(no_file.ok());
  CHECK(no_file.mistakes().front().at.line == 3);
  CHECK(no_file.mistakes().front().message.nl ==
        "pakket 'kaart' heeft geen bestand 'bouw/kart.js'");
}

TEST_CASE("packages: notices beside the licence are passed on with it")
{
  FakeFiles files{{"m/kaart/package.json", R"({"version": "1"})"},
                  {"m/kaart/bouw/kaart.js", "kaart()"},
                  {"m/kaart/LICENSE", "MIT, van K.\n"},
                  {"m/kaart/NOTICE", "Met dank aan M.\n"}};
  const auto shipped = read_packages(files, "m", manifest_of("kaart", "bouw/kaart.js"));
  REQUIRE(shipped.ok());
  CHECK(shipped.value().packages.front().notice == "MIT, van K.\n\nMet dank aan M.\n");
}

TEST_CASE("packages: what files say of whose work they hold comes with their package")
{
  FakeFiles files{{"m/kaart/package.json", R"({"version": "1"})"},
                  {"m/kaart/bouw/kaart.js", "kaart()"},
                  {"m/kaart/bron.js", "// Adapted from M\nkaart()\n"},
                  {"m/kaart/bron2.js", "/* Copyright N */\n"}};
  ThemeManifest manifest = with_credit("kaart", "bron.js");
  manifest.credits.push_back(with_credit("kaart", "bron2.js").credits.front());
  const auto shipped = read_packages(files, "m", manifest);
  REQUIRE(shipped.ok());
  CHECK(shipped.value().packages.front().credits == "Adapted from M\n\nCopyright N");
}

TEST_CASE("packages: credits of what does not ship, is not there or says nothing are mistakes")
{
  struct Row
  {
    const char* package;
    const char* file;
    std::size_t line;
    const char* message;
  };
  const Row rows[] = {
      {"kaarten", "x.js", 5, "van pakket 'kaarten' gaat niets mee"},
      {"kaart", "x.js", 6, "pakket 'kaart' heeft geen bestand 'x.js'"},
      {"kaart", "bouw/kaart.js", 6,
       "in 'bouw/kaart.js' van pakket 'kaart' staat niet van wie het werk is"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.file);
    FakeFiles files = installed();
    const auto found = read_packages(files, "m", with_credit(row.package, row.file));
    REQUIRE_FALSE(found.ok());
    CHECK(found.mistakes().size() == 1);
    CHECK(found.mistakes().front().at.line == row.line);
    CHECK(found.mistakes().front().message.nl == row.message);
  }
}
