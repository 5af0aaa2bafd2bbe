#pragma once

#include "base/position.hpp"

#include <fmt/core.h>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace peil {

enum class Language
{
  dutch,
  english
};

/// One sentence in both languages of the program. Data and pages are Dutch; `--lang en` shows the
/// other half. Kept together so that a message and its translation are written in one place.
struct Sentence
{
  std::string nl;
  std::string en;

  bool empty() const { return nl.empty(); }
  const std::string& in(Language language) const { return language == Language::dutch ? nl : en; }
  bool operator==(const Sentence&) const = default;
};

/// Formats the same arguments into a Dutch and an English pattern (fmt syntax, `{}`; `{0}` to
/// change the order).
template <typename... Args>
Sentence say(std::string_view nl, std::string_view en, const Args&... args)
{
  return {fmt::format(fmt::runtime(nl), args...), fmt::format(fmt::runtime(en), args...)};
}

/// What kind of trouble a diagnostic reports: an `error` stops the build, a `warning` does not,
/// a `draft` warning becomes an error with --publish, `machine` means that we and not the sources
/// failed (disk full, no permission, missing program).
enum class Severity
{
  error,
  warning,
  draft,
  machine
};

/// A second place that helps to understand the first ("eerder hier").
struct Note
{
  Position at;
  Sentence message;

  bool operator==(const Note&) const = default;
};

/// One mistake as a value: where, what was found, what was expected and what to do (`hint`).
/// Messages are lower case, quote the value, have no full stop.
struct Diagnostic
{
  Severity severity = Severity::error;
  Position at;
  Sentence message;
  Sentence hint;
  std::vector<Note> notes;
  /// Whether the line may be shown; not when what stands there is secret.
  bool shows_line = true;

  bool operator==(const Diagnostic&) const = default;
};

using Diagnostics = std::vector<Diagnostic>;

Diagnostic error_at(Position at, Sentence message, Sentence hint = {});
Diagnostic warning_at(Position at, Sentence message, Sentence hint = {});
Diagnostic machine_failure(Sentence message, Sentence hint = {});

/// Whether any of them stops a build; a draft warning does so only when publishing.
enum class Purpose
{
  draft,
  publish
};
bool has_errors(const Diagnostics& diagnostics, Purpose purpose = Purpose::draft);

/// Sorted by file, line and column; what is the same to the letter is kept once.
Diagnostics sorted(Diagnostics diagnostics);

/// Gives the text of one line (from 1) of a source file, without its line end, or nothing.
using SourceLines =
    std::function<std::optional<std::string>(const FileName& file, std::uint32_t line)>;

/// The text an author reads:
///   data/x.yaml:14:9: fout: onbekende fase 'opschalling'
///      14 |   fase: opschalling
///         |         ^~~~~~~~~~~
///      verwacht verkenning of pilot; bedoelt u 'opschaling'?
std::string to_text(const Diagnostic& diagnostic, Language language, const SourceLines& lines,
                    Purpose purpose = Purpose::draft);

} // namespace peil
