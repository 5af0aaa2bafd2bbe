#include "render/theme.hpp"

#include <string_view>

namespace peil::render {
namespace {

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

} // namespace

Result<Theme> load_theme(const std::vector<RawFile>& files)
{
  std::vector<template_engine::TemplateSource> sources;
  std::vector<OutputFile> assets;
  for (const RawFile& file : files) {
    const std::string_view name = file.file.str();
    if (const std::string_view inside = behind(name, "/sjablonen/"); !inside.empty())
      sources.push_back({file.file, std::string(inside), file.bytes});
    else if (const std::string_view style = behind(name, "/stijl/"); !style.empty())
      assets.push_back({"stijl/" + std::string(style), file.bytes});
  }
  TRY_ASSIGN(template_engine::TemplateSet templates,
             template_engine::TemplateSet::load(sources, {}));
  const std::string folder = files.empty() ? std::string("themes") : theme_folder(files.front());
  return Theme{folder, std::move(templates), std::move(assets)};
}

} // namespace peil::render
