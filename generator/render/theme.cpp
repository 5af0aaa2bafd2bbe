#include "render/theme.hpp"

#include "render/classic_script.hpp"
#include "render/site_languages.hpp"
#include "render/text_filter.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

namespace peil::render {
namespace {

using language::SiteLanguage;

// themes/standaard/sjablonen/delen/kop.html -> delen/kop.html
std::string_view behind(std::string_view file, std::string_view folder)
{
  const std::size_t at = file.find(folder);
  return at == std::string_view::npos ? std::string_view() : file.substr(at + folder.size());
}

// themes/standaard/sjablonen/delen/kop.html -> themes/standaard
std::string theme_folder(const RawFile& file)
{
  const std::string& name = file.file.str();
  return name.substr(0, name.find('/', name.find('/') + 1));
}

// How the files that tell a web server its headers are called in the site; a theme keeps no hidden
// files. Others in hosting/ are for the server's own configuration and stay out.
struct HostingFile
{
  std::string_view in_theme;
  std::string_view in_site;
};
constexpr std::array k_hosting{HostingFile{"_headers", "_headers"},
                               HostingFile{"htaccess", ".htaccess"}};

void add_hosting(std::string_view name, const std::string& bytes, std::vector<OutputFile>& assets)
{
  for (const HostingFile& file : k_hosting)
    if (file.in_theme == name)
      assets.push_back({std::string(file.in_site), bytes});
}

void add(Diagnostics& mistakes, const Diagnostics& more)
{
  mistakes.insert(mistakes.end(), more.begin(), more.end());
}

Diagnostic no_classic_script(const PackageFile& file)
{
  return error_at(file.file.at,
                  say("van module '{}' is geen gewoon script te maken",
                      "module '{}' cannot become a plain script", file.file.value),
                  say("kies een bestand dat alleen `import {{…}}` en `export {{…}}` op een regel "
                      "gebruikt, en noem bij invoer_uit waar die namen vandaan komen",
                      "choose a file that uses no more than `import {{…}}` and `export {{…}}` on "
                      "one line, and name under invoer_uit where those names come from"));
}

} // namespace

const SiteLanguage* Theme::find_language(std::string_view id) const
{
  const auto found = std::find_if(languages.begin(), languages.end(),
                                  [&](const auto& one) { return one.id == id; });
  return found == languages.end() ? nullptr : &*found;
}

Result<Theme> load_theme(const std::vector<RawFile>& files, const std::vector<Document>& documents,
                         const Theme* earlier)
{
  std::vector<template_engine::TemplateSource> sources;
  std::vector<OutputFile> assets;
  // The files of two themes may stand mixed; the names inside a theme give the order.
  std::map<std::string, std::string, std::less<>> styles;
  for (const RawFile& file : files) {
    const std::string_view name = file.file.str();
    if (const std::string_view inside = behind(name, "/sjablonen/"); !inside.empty())
      sources.push_back({file.file, std::string(inside), file.bytes});
    else if (const std::string_view style = behind(name, "/stijl/"); style.ends_with(".css"))
      styles.emplace(style, file.bytes);
    else if (!style.empty())
      assets.push_back({"stijl/" + std::string(style), file.bytes});
    else if (const std::string_view script = behind(name, "/script/"); !script.empty())
      assets.push_back({"script/" + std::string(script), file.bytes});
    else
      add_hosting(behind(name, "/hosting/"), file.bytes, assets);
  }
  Result<template_engine::TemplateSet> templates = template_engine::TemplateSet::load(
      sources, {{"vul", text_filter()}}, earlier == nullptr ? nullptr : &earlier->templates);
  Result<std::vector<SiteLanguage>> languages = load_languages(documents);
  Diagnostics mistakes;
  if (!templates.ok())
    add(mistakes, templates.mistakes());
  if (!languages.ok())
    add(mistakes, languages.mistakes());
  if (!mistakes.empty())
    return sorted(std::move(mistakes));
  std::string own_style;
  for (const auto& [name, bytes] : styles)
    own_style += bytes;
  const std::string folder = files.empty() ? std::string("themes") : theme_folder(files.front());
  return Theme{folder,
               std::move(templates).value(),
               std::move(languages).value(),
               std::move(assets),
               std::move(own_style),
               {}};
}

Result<Theme> with_packages(Theme theme, const ThemeManifest& manifest, ShippedPackages shipped)
{
  std::string style;
  for (std::size_t i = 0; i < manifest.files.size(); ++i) {
    const PackageFile& file = manifest.files[i];
    std::string& bytes = shipped.contents[i];
    if (file.use == PackageFile::Use::style) {
      style += bytes + "\n";
      continue;
    }
    if (!file.module_global.empty()) {
      std::optional<std::string> script =
          to_classic_script(bytes, file.module_global, file.imports_from);
      if (!script)
        return no_classic_script(file);
      bytes = std::move(*script);
    }
    theme.assets.push_back({file.target, std::move(bytes)});
  }
  theme.style = style + theme.style;
  theme.packages = std::move(shipped.packages);
  return theme;
}

} // namespace peil::render
