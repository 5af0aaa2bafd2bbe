#include "base/diagnostic.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <tuple>

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

constexpr std::size_t k_widest_excerpt = 120;
constexpr std::size_t k_shown_before = 40;

// `count` characters of well-formed UTF-8, from character `first` on.
std::string characters(std::string_view text, std::size_t first, std::size_t count)
{
  std::string found;
  std::size_t seen = 0;
  for (const char byte : text) {
    const bool begins_character = (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
    seen += begins_character ? 1 : 0;
    if (seen > first && seen <= first + count)
      found += byte;
  }
  return found;
}

// A line as shown, and the column in it at which the caret stands.
struct Excerpt
{
  std::string text;
  std::size_t column;
};

// Of a line too long for a screen only the surroundings of the mistake are shown.
Excerpt shortened(const std::string& line, std::size_t column)
{
  const std::size_t width = count_characters(line);
  if (width <= k_widest_excerpt)
    return {line, column};
  const std::size_t left_out = column > k_shown_before + 1 ? column - k_shown_before - 1 : 0;
  const bool goes_on = left_out + k_widest_excerpt < width;
  return {fmt::format("{}{}{}", left_out > 0 ? "…" : "",
                      characters(line, left_out, k_widest_excerpt), goes_on ? "…" : ""),
          column - left_out + (left_out > 0 ? 1 : 0)};
}

std::string source_excerpt(const Position& at, const SourceLines& lines)
{
  if (at.line == 0 || !lines)
    return {};
  const std::optional<std::string> line = lines(at.file, at.line);
  if (!line)
    return {};
  const Excerpt shown = shortened(*line, std::max<std::size_t>(1, at.column));
  const std::size_t width = count_characters(shown.text);
  const std::size_t room = width >= shown.column ? width - shown.column + 1 : 1;
  const std::size_t length = std::clamp<std::size_t>(at.length, 1, room);
  return fmt::format("{:>5} | {}\n{:>5} | {:{}}^{:~>{}}\n", at.line, without_tabs(shown.text), "",
                     "", shown.column - 1, "", length - 1);
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

std::string to_text(const Diagnostic& diagnostic, Language language, const SourceLines& all_lines,
                    Purpose purpose)
{
  const SourceLines lines = diagnostic.shows_line ? all_lines : SourceLines();
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
