#include "base/diagnostic.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace peil {
namespace {

std::string severity_word(Severity severity, Language language, Purpose purpose)
{
  const bool dutch = language == Language::dutch;
  if (severity == Severity::draft)
    severity = purpose == Purpose::publish ? Severity::error : Severity::warning;
  switch (severity) {
  case Severity::error:
    return dutch ? "fout" : "error";
  case Severity::warning:
    return dutch ? "waarschuwing" : "warning";
  case Severity::machine:
    return dutch ? "mislukt" : "failed";
  case Severity::draft:
    break;
  }
  return {};
}

std::string place(const Position& at)
{
  if (at.file.empty())
    return {};
  if (at.line == 0)
    return fmt::format("{}: ", at.file.str());
  return fmt::format("{}:{}:{}: ", at.file.str(), at.line, at.column);
}

// A tab would shift the caret; one space for each keeps columns and characters the same.
std::string without_tabs(std::string line)
{
  std::replace(line.begin(), line.end(), '\t', ' ');
  return line;
}

std::string source_excerpt(const Position& at, const SourceLines& lines)
{
  if (at.line == 0 || !lines)
    return {};
  const std::optional<std::string> line = lines(at.file, at.line);
  if (!line)
    return {};
  const std::size_t width = count_characters(*line);
  const std::size_t column = at.column == 0 ? 1 : at.column;
  const std::size_t room = width >= column ? width - column + 1 : 1;
  const std::size_t length = std::clamp<std::size_t>(at.length, 1, room);
  return fmt::format("{:>5} | {}\n{:>5} | {:{}}^{:~>{}}\n", at.line, without_tabs(*line), "", "",
                     column - 1, "", length - 1);
}

} // namespace

Diagnostic error_at(Position at, Sentence message, Sentence hint)
{
  return {Severity::error, at, std::move(message), std::move(hint), {}};
}

Diagnostic warning_at(Position at, Sentence message, Sentence hint)
{
  return {Severity::warning, at, std::move(message), std::move(hint), {}};
}

Diagnostic machine_failure(Sentence message, Sentence hint)
{
  return {Severity::machine, {}, std::move(message), std::move(hint), {}};
}

bool has_errors(const Diagnostics& diagnostics, Purpose purpose)
{
  return std::any_of(diagnostics.begin(), diagnostics.end(), [purpose](const Diagnostic& one) {
    return one.severity == Severity::error || one.severity == Severity::machine ||
           (one.severity == Severity::draft && purpose == Purpose::publish);
  });
}

Diagnostics sorted(Diagnostics diagnostics)
{
  std::stable_sort(diagnostics.begin(), diagnostics.end(),
                   [](const Diagnostic& a, const Diagnostic& b) {
                     return std::tie(a.at, a.message.nl) < std::tie(b.at, b.message.nl);
                   });
  diagnostics.erase(std::unique(diagnostics.begin(), diagnostics.end()), diagnostics.end());
  return diagnostics;
}

std::string to_text(const Diagnostic& diagnostic, Language language, const SourceLines& lines,
                    Purpose purpose)
{
  std::string text = fmt::format(
      "{}{}: {}\n{}", place(diagnostic.at), severity_word(diagnostic.severity, language, purpose),
      diagnostic.message.in(language), source_excerpt(diagnostic.at, lines));
  if (!diagnostic.hint.empty())
    text += fmt::format("   {}\n", diagnostic.hint.in(language));
  for (const Note& note : diagnostic.notes)
    text += fmt::format("{}{}: {}\n{}", place(note.at),
                        language == Language::dutch ? "zie ook" : "note", note.message.in(language),
                        source_excerpt(note.at, lines));
  return text;
}

} // namespace peil
