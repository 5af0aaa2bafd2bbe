#include "render/theme.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace peil;
using namespace peil::render;

namespace {

RawFile raw(const char* name, const char* bytes)
{
  return {FileName(name), bytes};
}

std::string bytes_of(const Theme& theme, std::string_view path)
{
  const auto found = std::find_if(theme.assets.begin(), theme.assets.end(),
                                  [path](const OutputFile& file) { return file.path == path; });
  return found == theme.assets.end() ? "absent" : found->bytes;
}

PackageFile package_file(PackageFile::Use use, const char* target)
{
  PackageFile file;
  file.use = use;
  file.target = target;
  return file;
}

} // namespace

TEST_CASE("theme: files go where a site expects them, style sheets become one")
{
  const Result<Theme> theme = load_theme(
      {raw("themes/a/hosting/_headers", "h"), raw("themes/a/hosting/htaccess", "ht"),
       raw("themes/a/hosting/nginx.conf", "n"), raw("themes/a/script/site.js", "s"),
       raw("themes/a/stijl/10-basis.css", "a{}\n"), raw("themes/a/stijl/20-delen.css", "b{}\n"),
       raw("themes/a/stijl/letter.woff2", "w"), raw("themes/a/thema.yaml", "script: []")},
      {});
  REQUIRE(theme.ok());
  CHECK(bytes_of(theme.value(), "_headers") == "h");
  CHECK(bytes_of(theme.value(), ".htaccess") == "ht");
  CHECK(bytes_of(theme.value(), "script/site.js") == "s");
  CHECK(bytes_of(theme.value(), "stijl/letter.woff2") == "w");
  CHECK(theme.value().assets.size() == 4);
  CHECK(theme.value().style == "a{}\nb{}\n");
}

TEST_CASE("theme: of two themes the names inside give the order of the styles")
{
  const Result<Theme> theme = load_theme({raw("themes/a/stijl/20-delen.css", "own{}\n"),
                                          raw("themes/standaard/stijl/10-basis.css", "default{}\n"),
                                          raw("themes/standaard/stijl/30-papier.css", "paper{}\n")},
                                         {});
  REQUIRE(theme.ok());
  CHECK(theme.value().style == "default{}\nown{}\npaper{}\n");
  CHECK(theme.value().folder == "themes/a");
}

TEST_CASE("theme: files of packages join, their styles come first")
{
  Result<Theme> theme = load_theme({raw("themes/a/stijl/site.css", "own{}\n")}, {});
  REQUIRE(theme.ok());
  ThemeManifest manifest;
  manifest.files = {package_file(PackageFile::Use::script, "script/x.js"),
                    package_file(PackageFile::Use::style, ""),
                    package_file(PackageFile::Use::style, ""),
                    package_file(PackageFile::Use::asset, "stijl/files/letter.woff2")};
  const Result<Theme> whole =
      with_packages(std::move(theme).value(), manifest,
                    {{"x", "one{}", "two{}", "w"}, {{"pakket", "1.0.0", "MIT", "text", ""}}});
  REQUIRE(whole.ok());
  CHECK(bytes_of(whole.value(), "script/x.js") == "x");
  CHECK(bytes_of(whole.value(), "stijl/files/letter.woff2") == "w");
  CHECK(whole.value().style == "one{}\ntwo{}\nown{}\n");
  CHECK(whole.value().packages.size() == 1);
}

TEST_CASE("theme: a module that cannot be a plain script is a mistake at its place")
{
  Result<Theme> theme = load_theme({}, {});
  REQUIRE(theme.ok());
  ThemeManifest manifest;
  manifest.files = {package_file(PackageFile::Use::script, "script/x.js")};
  manifest.files[0].module_global = "x";
  manifest.files[0].file = {"x.mjs", {FileName("themes/a/thema.yaml"), 4, 14, 5}};
  const Result<Theme> whole =
      with_packages(std::move(theme).value(), manifest, {{"export default 1;\n"}, {}});
  REQUIRE_FALSE(whole.ok());
  CHECK(whole.mistakes().front().at.line == 4);
}
