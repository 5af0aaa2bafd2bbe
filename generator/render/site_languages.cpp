#include "render/site_languages.hpp"

#include "language/read_language.hpp"

#include <algorithm>

namespace peil::render {
namespace {

using language::SiteLanguage;

constexpr std::string_view k_words_folder = "/teksten/";
/// Where read/ puts the words of the default theme when the project has a theme of its own.
constexpr std::string_view k_own_words = "peil/";
constexpr std::string_view k_measure = "nl.yaml";

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
    if (document.file.str().find(k_words_folder) != std::string::npos)
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

} // namespace peil::render
