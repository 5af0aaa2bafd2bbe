#include "commands/report.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace peil::commands {
namespace {

bool stops(const Diagnostic& diagnostic, Purpose purpose)
{
  return has_errors({diagnostic}, purpose);
}

nlohmann::ordered_json place_json(const Position& at)
{
  return {
      {"bestand", at.file.str()}, {"regel", at.line}, {"kolom", at.column}, {"lengte", at.length}};
}

} // namespace

std::string count_text(const Diagnostics& diagnostics, Language language, Purpose purpose)
{
  const auto mistakes =
      std::count_if(diagnostics.begin(), diagnostics.end(),
                    [purpose](const Diagnostic& one) { return stops(one, purpose); });
  const auto warnings = static_cast<std::ptrdiff_t>(diagnostics.size()) - mistakes;
  const bool dutch = language == Language::dutch;
  const auto counted = [](std::ptrdiff_t number, const char* one, const char* more) {
    return fmt::format("{} {}", number, number == 1 ? one : more);
  };
  const std::string first =
      dutch ? counted(mistakes, "fout", "fouten") : counted(mistakes, "mistake", "mistakes");
  const std::string second = dutch ? counted(warnings, "waarschuwing", "waarschuwingen")
                                   : counted(warnings, "warning", "warnings");
  return fmt::format("{}, {}", first, second);
}

std::string report_text(const Diagnostics& diagnostics, Language language, Purpose purpose,
                        const SourceLines& lines)
{
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics)
    text += to_text(diagnostic, language, lines, purpose);
  return text + count_text(diagnostics, language, purpose) + "\n";
}

std::string report_json(const Diagnostics& diagnostics, Language language, Purpose purpose)
{
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const Diagnostic& diagnostic : diagnostics) {
    nlohmann::ordered_json one = place_json(diagnostic.at);
    one["ernst"] = stops(diagnostic, purpose) ? "fout" : "waarschuwing";
    one["melding"] = diagnostic.message.in(language);
    one["advies"] = diagnostic.hint.in(language);
    for (const Note& note : diagnostic.notes) {
      nlohmann::ordered_json other = place_json(note.at);
      other["melding"] = note.message.in(language);
      one["zie_ook"].push_back(std::move(other));
    }
    list.push_back(std::move(one));
  }
  return list.dump(2) + "\n";
}

} // namespace peil::commands
