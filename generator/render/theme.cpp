#include "render/theme.hpp"

#include "language/read_language.hpp"
#include "render/text_filter.hpp"

#include <algorithm>

namespace peil::render {
namespace {

using language::SiteLanguage;

constexpr std::string_view k_words_folder = "/teksten/";
/// Where read/ puts the words of the default theme when the project has a theme of its own.
constexpr std::string_view k_own_words = "peil/";
constexpr std::string_view k_measure = "nl.yaml";

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

/// The files of words: the whole ones, Dutch first, and those that go over them.
struct WordFiles
{
  std::vector<const Document*> whole;
  std::vector<const Document*> over;
};

WordFiles word_files(const std::vector<Document>& documents)
{
  const auto is_own = [](const Document* one) { return one->file.str().starts_with(k_own_words); };
  WordFiles files;
  for (const Document& document : documents)
    if (!behind(document.file.str(), k_words_folder).empty())
      files.whole.push_back(&document);
  if (std::any_of(files.whole.begin(), files.whole.end(), is_own)) {
    const auto theirs = std::stable_partition(files.whole.begin(), files.whole.end(), is_own);
    files.over.assign(theirs, files.whole.end());
    files.whole.erase(theirs, files.whole.end());
  }
  std::stable_partition(files.whole.begin(), files.whole.end(),
                        [](const Document* one) { return one->file.str().ends_with(k_measure); });
  return files;
}

void add(Diagnostics& mistakes, const Diagnostics& more)
{
  mistakes.insert(mistakes.end(), more.begin(), more.end());
}

SiteLanguage* find_in(std::vector<SiteLanguage>& languages, const FileName& file)
{
  for (SiteLanguage& one : languages)
    if (file.str().ends_with("/" + one.id + ".yaml"))
      return &one;
  return nullptr;
}

} // namespace

const SiteLanguage* Theme::find_language(std::string_view id) const
{
  const auto found = std::find_if(languages.begin(), languages.end(),
                                  [&](const auto& one) { return one.id == id; });
  return found == languages.end() ? nullptr : &*found;
}

Result<std::vector<SiteLanguage>> load_languages(const std::vector<Document>& documents)
{
  std::vector<SiteLanguage> languages;
  Diagnostics mistakes;
  const WordFiles files = word_files(documents);
  for (const Document* document : files.whole) {
    Result<SiteLanguage> read =
        language::read_language(*document, languages.empty() ? nullptr : &languages.front());
    if (read.ok())
      languages.push_back(std::move(read).value());
    else
      add(mistakes, read.mistakes());
  }
  for (const Document* document : files.over)
    if (SiteLanguage* under = find_in(languages, document->file))
      add(mistakes, language::put_over(*under, *document));
    else if (Result<SiteLanguage> read = language::read_language(
                 *document, languages.empty() ? nullptr : &languages.front());
             read.ok())
      languages.push_back(std::move(read).value());
    else
      add(mistakes, read.mistakes());
  if (!mistakes.empty())
    return sorted(std::move(mistakes));
  std::sort(languages.begin(), languages.end(),
            [](const SiteLanguage& a, const SiteLanguage& b) { return a.id < b.id; });
  return languages;
}

Result<Theme> load_theme(const std::vector<RawFile>& files, const std::vector<Document>& documents)
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
  Result<template_engine::TemplateSet> templates =
      template_engine::TemplateSet::load(sources, {{"vul", text_filter()}});
  Result<std::vector<SiteLanguage>> languages = load_languages(documents);
  Diagnostics mistakes;
  if (!templates.ok())
    add(mistakes, templates.mistakes());
  if (!languages.ok())
    add(mistakes, languages.mistakes());
  if (!mistakes.empty())
    return sorted(std::move(mistakes));
  const std::string folder = files.empty() ? std::string("themes") : theme_folder(files.front());
  return Theme{folder, std::move(templates).value(), std::move(languages).value(),
               std::move(assets)};
}

} // namespace peil::render
