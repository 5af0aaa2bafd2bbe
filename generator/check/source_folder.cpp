#include "check/source_folder.hpp"

#include <algorithm>

namespace peil::check {

std::vector<std::string> unreadable_files(const Sources& sources, std::string_view folder)
{
  std::vector<std::string> files;
  for (const Diagnostic& mistake : sources.mistakes)
    if (mistake.severity != Severity::warning && mistake.at.file.str().starts_with(folder))
      files.push_back(mistake.at.file.str());
  std::sort(files.begin(), files.end());
  files.erase(std::unique(files.begin(), files.end()), files.end());
  return files;
}

bool is_deeper(const FileName& file, std::string_view folder)
{
  return file.str().starts_with(folder) && file.str().find('/', folder.size()) != std::string::npos;
}

Diagnostic already_there(Position at, Sentence message, Position first, Sentence hint)
{
  Diagnostic mistake = error_at(at, std::move(message), std::move(hint));
  mistake.notes.push_back({first, say("eerder hier", "first here")});
  return mistake;
}

} // namespace peil::check
